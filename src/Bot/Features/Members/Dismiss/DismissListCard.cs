using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>解嘱: choose a member, or go on with one that is not settled. The product never proposes anybody.</summary>
internal static class DismissListCard
{
    private const int MostRows = 10;

    public static AdaptiveCard Render(DismissListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"解嘱。在任{view.InOffice.Count}人、手続中{view.Unsettled.Count}人",
            Refresh = buttons.Refresh(DismissFlow.Open),
            Body =
            [
                .. Shapes.Heading("解嘱", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Unsettled.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section($"手続中（{view.Unsettled.Count}）") },
                .. view.Unsettled.Take(MostRows).Select(u => Row(buttons, u.Member, u.Dismissal)),
                .. view.Unsettled.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Unsettled.Count - MostRows}件あります。手続を終えると、続きを表示します。")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Considered.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section($"検討中（{view.Considered.Count}）") },
                .. view.Considered.Take(MostRows).Select(c => Row(buttons, c.Member, c.Since)),
                Shapes.Section("解嘱の入力"),
                .. view.InOffice.Count == 0
                    ? [new AdaptiveTextBlock("在任中の委員はいません。")]
                    : new AdaptiveElement[]
                    {
                        new AdaptiveChoiceSetInput
                        {
                            Id = DismissFlow.MemberKey,
                            Label = $"委員（在任{view.InOffice.Count}人）",
                            Choices = [.. view.InOffice.Select(m => new AdaptiveChoice(m.Name, m.Id.Value))],
                        },
                        Shapes.Small("任期満了による退任は、解嘱ではありません（「任期」と送信してください）。要綱 第5-3"),
                    },
            ],
            Actions =
            [
                .. view.InOffice.Count == 0 ? [] : new[] { buttons.Button("次へ", DismissFlow.Enter, style: "positive") },
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveColumnSet Row(Buttons buttons, Member member, DateOnly since) =>
        Shapes.Row(
            member.Name,
            DismissWords.Considered(since),
            "",
            (buttons with { Flow = member.Id.Value }).Button($"{member.Name}の検討中の内容", DismissFlow.Enter, withoutInputs: true)
        );

    private static AdaptiveColumnSet Row(Buttons buttons, Member member, Dismissal dismissal) =>
        Shapes.Row(
            member.Name,
            $"{JapaneseDate.WithoutWeekday(dismissal.Day)}　{DismissWords.State(dismissal)}",
            "",
            (buttons with { Flow = member.Id.Value }).Button(
                $"{member.Name}の手続",
                DismissFlow.Show,
                withoutInputs: true,
                more: (DismissFlow.DayKey, dismissal.Day.ToString("O"))
            )
        );
}
