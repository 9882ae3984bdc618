using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <summary>委嘱 that has been entered: its term, what follows, and the way back while it has had no effect.</summary>
internal static class CommissionedCard
{
    public static AdaptiveCard Render(CommissionedView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var commission = view.Commission;
        return new AdaptiveCard
        {
            Speak = "委嘱を記録しました",
            Body =
            [
                .. Shapes.Heading("委嘱の記録", view.CouncilName),
                Shapes.Note($"{MemberWords.Of(commission.Kind)}の委嘱を記録しました。", "good"),
                Shapes.Fact("任期", MemberWords.Of(commission.Term)),
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                Shapes.Section("委嘱後の対応"),
                new AdaptiveTextBlock("委嘱状（第3号様式）の交付"),
                Shapes.Small("要綱 第5-1"),
                .. view.Duties.SelectMany(Duty),
                Shapes.Small("取消しは、委嘱状を交付しておらず、任期中に会議を開催していない間に限りできます。"),
            ],
            Actions =
            [
                buttons.Button("委嘱状の交付", MemberVerbs.Letters, withoutInputs: true),
                buttons.Button("委員名簿", MemberVerbs.List, withoutInputs: true),
                (buttons with { Flow = view.Member.Value }).Button(
                    "取り消す",
                    CommissionFlow.Undo,
                    secondary: true,
                    withoutInputs: true,
                    more: (CommissionFlow.FirstKey, commission.Term.First.ToString("O"))
                ),
                new Buttons(view.Drawing).Button("本日の対応", Reminders.ReminderVerbs.Show, secondary: true, withoutInputs: true),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Duty(Obligation duty)
    {
        yield return new AdaptiveTextBlock(duty.Sentence) { Spacing = "Small" };
        yield return Shapes.Small($"{duty.Clauses}　署の目安 {JapaneseDate.Short(duty.Target)}");
    }
}
