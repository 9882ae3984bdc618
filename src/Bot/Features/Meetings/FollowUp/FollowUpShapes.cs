using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>Below a confirmed record: 訂正 for those who may edit, 署長報告済 and 補足を依頼 for the section. Folded until asked for.</summary>
internal static class FollowUpShapes
{
    private const string ReviseSection = "revise";
    private const string ReportSection = "report";
    private const string CorrectSection = "correct-report";
    private const string AskSection = "ask";
    private const string ExampleSection = "example-fold";

    public static IEnumerable<AdaptiveElement> Draw(RecordDetailView view, Buttons buttons)
    {
        var reports = view.Access.Section && view.Record.State == RecordState.Confirmed;
        var corrects = view.Access.Section && view.Record.State == RecordState.ReportedToChief;
        var folded = new List<AdaptiveAction>();
        if (reports)
        {
            folded.Add(Toggle("署長報告日", ReportSection));
            folded.Add(Toggle("補足を依頼", AskSection));
        }

        if (corrects)
        {
            folded.Add(Toggle("報告日を訂正", CorrectSection));
        }

        if (view.Access.Edit)
        {
            folded.Add(Toggle("訂正", ReviseSection));
        }

        if (view.Access.Section)
        {
            folded.Add(Toggle("好事例", ExampleSection, secondary: folded.Count > 2));
        }

        // Where 訂正 is all that this reader may do, it is one press less.
        var isOnly = view.Access.Edit && folded.Count == 1;
        if (folded.Count > 0 && !isOnly)
        {
            yield return new AdaptiveActionSet(folded);
        }

        if (reports)
        {
            yield return Report(view, buttons);
            yield return Ask(view, buttons);
        }

        if (corrects)
        {
            yield return Correct(view, buttons);
        }

        if (view.Access.Edit)
        {
            var fold = Revise(view, buttons);
            yield return isOnly ? fold with { IsVisible = null } : fold;
        }

        if (view.Access.Section)
        {
            yield return Example(view, buttons);
        }
    }

    private static AdaptiveContainer Example(RecordDetailView view, Buttons buttons) =>
        Fold(
            ExampleSection,
            view,
            FollowUpForm.Example,
            [
                .. view.Form.Field(
                    LimitedText.Lines(
                        FollowUpForm.Example,
                        "好事例の内容（必須、氏名を含めない）",
                        FollowUpForm.TextLength,
                        view.Form.Value(FollowUpForm.Example, view.Record.Example?.Text)
                    )
                ),
                .. view.Question is { } question ? Asked(view, question, buttons) : [],
                Shapes.Small("この内容は、会議の日時、出席者数等とともに、警察本部及び方面本部に表示されます。"),
                new AdaptiveActionSet([
                    buttons.Button("好事例に登録", FollowUpFlow.MarkExample, style: "positive"),
                    .. view.Record.Example is null
                        ? []
                        : new AdaptiveAction[] { buttons.Button("登録を取消し", FollowUpFlow.WithdrawExample, withoutInputs: true) },
                ]),
            ]
        );

    /// <summary>What looks personal, what the headquarters will read, and the button that publishes just this text.</summary>
    private static IEnumerable<AdaptiveElement> Asked(RecordDetailView view, ExampleQuestion question, Buttons buttons) =>
        [
            Shapes.Note(
                $"個人に関する内容が含まれていないか確かめてください：{string.Join('、', question.Doubts.Select(d => $"「{Shapes.Short(d.Words, 20)}」（{MeetingWords.Of(d.Kind)}）"))}",
                "warning"
            ),
            Shapes.Fact(
                $"警察本部及び方面本部での表示　{MeetingWords.Of(view.Record.Kind)}　{JapaneseDate.WithoutWeekday(view.Record.Date)}",
                question.Text
            ),
            new AdaptiveActionSet([buttons.Button("このまま登録", FollowUpFlow.MarkExample, more: (FollowUpForm.SeenKey, question.Text))]),
            Shapes.Small("書き直す場合は、上の欄を訂正して「好事例に登録」を押してください。"),
        ];

    private static AdaptiveContainer Report(RecordDetailView view, Buttons buttons) =>
        Fold(
            ReportSection,
            view,
            FollowUpForm.ReportedOn,
            [
                .. view.Form.Field(
                    new AdaptiveDateInput
                    {
                        Id = FollowUpForm.ReportedOn,
                        Label = "署長に報告した日（必須）",
                        Value = view.Form.Value(FollowUpForm.ReportedOn, view.Today.ToString("O")),
                    }
                ),
                new AdaptiveActionSet([buttons.Button("署長報告済にする", FollowUpFlow.Report, style: "positive")]),
            ]
        );

    private static AdaptiveContainer Correct(RecordDetailView view, Buttons buttons) =>
        new([
            .. view.Form.Field(
                new AdaptiveDateInput
                {
                    Id = FollowUpForm.CorrectedOn,
                    Label = "署長に報告した日（必須）",
                    Value = view.Form.Value(FollowUpForm.CorrectedOn, view.Record.ReportedOn?.ToString("O")),
                }
            ),
            .. view.Form.Field(
                LimitedText.Line(
                    FollowUpForm.CorrectionReason,
                    "訂正の理由（必須）",
                    FollowUpForm.TextLength,
                    view.Form.Value(FollowUpForm.CorrectionReason, null)
                )
            ),
            Shapes.Small("訂正前の日と理由は、操作の記録に残ります。"),
            new AdaptiveActionSet([buttons.Button("報告日の訂正を保存", FollowUpFlow.CorrectReport)]),
        ])
        {
            Id = CorrectSection,
            IsVisible =
                view.Form.Errors.ContainsKey(FollowUpForm.CorrectedOn) || view.Form.Errors.ContainsKey(FollowUpForm.CorrectionReason),
            Style = "emphasis",
        };

    private static AdaptiveContainer Ask(RecordDetailView view, Buttons buttons) =>
        Fold(
            AskSection,
            view,
            FollowUpForm.Question,
            [
                .. view.Form.Field(
                    LimitedText.Lines(
                        FollowUpForm.Question,
                        "補足してほしい内容（必須）",
                        FollowUpForm.TextLength,
                        view.Form.Value(FollowUpForm.Question, null)
                    )
                ),
                new AdaptiveActionSet([buttons.Button("依頼を送る", FollowUpFlow.Ask)]),
            ]
        );

    private static AdaptiveContainer Revise(RecordDetailView view, Buttons buttons) =>
        Fold(
            ReviseSection,
            view,
            FollowUpForm.OtherReason,
            [
                Shapes.Section("訂正"),
                new AdaptiveChoiceSetInput
                {
                    Id = FollowUpForm.Reason,
                    Label = "訂正の理由",
                    Choices = [.. FollowUpForm.Reasons.Select(r => new AdaptiveChoice(r, r))],
                    Value = view.Form.Value(FollowUpForm.Reason, FollowUpForm.Reasons[0]),
                },
                .. view.Form.Field(
                    LimitedText.Line(
                        FollowUpForm.OtherReason,
                        "理由の詳細（「その他」の場合は必須）",
                        FollowUpForm.TextLength,
                        view.Form.Value(FollowUpForm.OtherReason, null)
                    )
                ),
                Shapes.Small("訂正すると新しい版になります。この版も閲覧できます。"),
                new AdaptiveActionSet([buttons.Button("訂正を始める", FollowUpFlow.Revise)]),
            ]
        );

    private static AdaptiveContainer Fold(string id, RecordDetailView view, string field, IReadOnlyList<AdaptiveElement> items) =>
        new(items)
        {
            Id = id,
            IsVisible = view.Form.Errors.ContainsKey(field) || (id == ExampleSection && view.Question is not null),
            Style = "emphasis",
        };

    private static AdaptiveToggleVisibilityAction Toggle(string title, string target, bool secondary = false) =>
        new([target]) { Title = title, Mode = secondary ? "secondary" : null };
}
