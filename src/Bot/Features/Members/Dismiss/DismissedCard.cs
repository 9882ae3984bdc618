using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>解嘱 that has been entered: its notice, its letter, and what follows.</summary>
internal static class DismissedCard
{
    public static AdaptiveCard Render(DismissedView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Member.Id.Value);
        var day = (DismissFlow.DayKey, view.Dismissal.Day.ToString("O"));
        var dismissal = view.Dismissal;
        return new AdaptiveCard
        {
            Speak = $"解嘱の手続。{view.Note ?? DismissWords.State(dismissal)}",
            Refresh = buttons.Refresh(DismissFlow.Show, day),
            Body =
            [
                .. Shapes.Heading("解嘱の手続", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                new AdaptiveTextBlock($"**{Shapes.Plain(view.Member.Name)}**"),
                Shapes.Fact("解嘱日", JapaneseDate.Long(dismissal.Day)),
                Shapes.Fact("解嘱事由", $"{DismissWords.Of(dismissal.Reason)}（{DismissalWording.Of(dismissal.Reason).Clauses}）"),
                .. dismissal.Grounds?.Text is { } text ? [Shapes.Fact("事由の内容", text)] : Array.Empty<AdaptiveElement>(),
                Shapes.Fact("通知", Notice(dismissal, view.NotifiedBy)),
                Shapes.Fact("委嘱状", Letter(dismissal)),
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                .. view.Duties.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Section("解嘱後の対応") },
                .. view.Duties.SelectMany(Duty),
                .. EntersNotice(view) ? NoticeEntry(view, buttons, day) : Array.Empty<AdaptiveElement>(),
                .. view.MayWrite && !dismissal.LetterSettled ? LetterEntry(view, buttons, day) : Array.Empty<AdaptiveElement>(),
                .. CanWithdraw(view)
                    ? [Shapes.Small("取消しは、解嘱を通知していない間に限りできます。入力の記録は残ります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                .. view is { MayWrite: true, IsVacant: true }
                    ?
                    [
                        new Buttons(view.Drawing, view.Council).Button(
                            "後任を補充",
                            MemberVerbs.Commission,
                            withoutInputs: true,
                            more: (MemberVerbs.PredecessorKey, view.Member.Id.Value)
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                .. view.MayWrite
                    ? [buttons.Button("解嘱の一覧", DismissFlow.Open, secondary: view.IsVacant, withoutInputs: true)]
                    : Array.Empty<AdaptiveAction>(),
                .. view is { MayWrite: true, Dismissal.Notice: not null } && !EntersNotice(view)
                    ?
                    [
                        buttons.Button(
                            "通知を訂正",
                            DismissFlow.Show,
                            secondary: true,
                            withoutInputs: true,
                            more: [day, (DismissFlow.CorrectKey, "notice")]
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                .. view is { MayWrite: true, Dismissal: { Notice: null, Reason: not DismissalReason.Death } }
                    ?
                    [
                        new Buttons(view.Drawing, view.Council).Button(
                            "解嘱通知を印刷",
                            FormVerbs.Make,
                            secondary: true,
                            withoutInputs: true,
                            more: [(FormVerbs.FormKey, nameof(FormKind.DismissalNotice)), (FormVerbs.MemberKey, view.Member.Id.Value)]
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                .. CanWithdraw(view)
                    ? [buttons.Button("取り消す", DismissFlow.Undo, secondary: true, withoutInputs: true, more: day)]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    /// <summary>Before the notice is entered, when it is to be corrected, and as long as what was entered of it leaves something to say.</summary>
    private static bool EntersNotice(DismissedView view) =>
        view.MayWrite && (view.Dismissal.Notice is null || view.CorrectsNotice || DismissalReview.OfNotice(view.Dismissal).Any());

    private static bool CanWithdraw(DismissedView view) => view is { MayWrite: true, Dismissal: { Notice: null, Grounds: not null } };

    private static string Notice(Dismissal dismissal, string? by) =>
        dismissal.Notice is not { } notice
            ? "未記入"
            : $"{JapaneseDate.Long(notice.Day)}　{DismissWords.Of(notice.Recipient)}{(notice.Relation is { } relation ? $"（{relation}）" : "")}に{DismissWords.Of(notice.Method)}で通知"
                + (by is null ? "" : $"（入力者 {by}）");

    private static string Letter(Dismissal dismissal) =>
        DismissWords.Of(dismissal.Letter)
        + (dismissal.LetterReturnedOn is { } on ? $"（{JapaneseDate.Short(on)}）" : "")
        + (dismissal.LetterNote is { } note ? $"　{note}" : "")
        + (dismissal.MisuseFeared ? "　悪用のおそれあり" : "");

    private static IEnumerable<AdaptiveElement> Duty(Obligation duty)
    {
        yield return new AdaptiveTextBlock(duty.Sentence) { Spacing = "Small" };
        yield return Shapes.Small(duty.IsGuideValue ? $"{duty.Clauses}　署の目安 {JapaneseDate.Short(duty.Target)}" : duty.Clauses);
    }

    private static IEnumerable<AdaptiveElement> NoticeEntry(DismissedView view, Buttons buttons, (string, string) day)
    {
        var (form, stored) = (view.Form, view.Dismissal.Notice);
        yield return Shapes.Section(stored is null ? "通知の入力" : "通知の訂正");
        yield return new AdaptiveContainer([
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = DismissalNoticeForm.Day,
                    Label = "通知した日",
                    Value = form.Value(DismissalNoticeForm.Day, (stored?.Day ?? view.Today).ToString("O")),
                }
            ),
            new AdaptiveChoiceSetInput
            {
                Id = DismissalNoticeForm.Recipient,
                Label = "相手",
                Choices = [.. Enum.GetValues<NoticeRecipient>().Select(r => new AdaptiveChoice(DismissWords.Of(r), $"{r}"))],
                Value = form.Value(
                    DismissalNoticeForm.Recipient,
                    $"{stored?.Recipient ?? (view.Dismissal.Reason == DismissalReason.Death ? NoticeRecipient.Substitute : NoticeRecipient.Member)}"
                ),
            },
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = DismissalNoticeForm.Relation,
                    Label = "続柄（これに代わる者の場合）",
                    MaxLength = LimitedText.Room(DismissalNoticeForm.RelationLength),
                    Value = form.Value(DismissalNoticeForm.Relation, stored?.Relation),
                }
            ),
            new AdaptiveChoiceSetInput
            {
                Id = DismissalNoticeForm.Method,
                Label = "方法",
                Choices = [.. Enum.GetValues<NoticeMethod>().Select(m => new AdaptiveChoice(DismissWords.Of(m), $"{m}"))],
                Value = form.Value(DismissalNoticeForm.Method, $"{stored?.Method ?? NoticeMethod.Oral}"),
            },
            new AdaptiveActionSet([
                buttons.Button(stored is null ? "通知を記録" : "訂正を保存", DismissFlow.Notify, style: "positive", more: day),
            ]),
        ])
        {
            Style = "emphasis",
            Spacing = "Small",
        };
    }

    private static IEnumerable<AdaptiveElement> LetterEntry(DismissedView view, Buttons buttons, (string, string) day)
    {
        var form = view.Form;
        yield return Shapes.Section("委嘱状の入力");
        yield return new AdaptiveContainer([
            new AdaptiveChoiceSetInput
            {
                Id = LetterForm.Choice,
                Label = "返納・回収",
                Choices = [.. Enum.GetValues<LetterReturn>().Select(l => new AdaptiveChoice(DismissWords.Of(l), $"{l}"))],
                Value = form.Value(LetterForm.Choice, $"{view.Dismissal.Letter}"),
            },
            .. form.Field(
                new AdaptiveDateInput
                {
                    Id = LetterForm.Day,
                    Label = "返納・回収の日",
                    Value = form.Value(LetterForm.Day, view.Dismissal.LetterReturnedOn?.ToString("O")),
                }
            ),
            .. form.Field(
                new AdaptiveTextInput
                {
                    Id = LetterForm.Reason,
                    Label = "回収できない場合の理由",
                    MaxLength = LimitedText.Room(LetterForm.ReasonLength),
                    Value = form.Value(LetterForm.Reason, view.Dismissal.LetterNote),
                }
            ),
            new AdaptiveActionSet([buttons.Button("委嘱状を記録", DismissFlow.Letter, more: day)]),
        ])
        {
            Style = "emphasis",
            Spacing = "Small",
        };
    }
}
