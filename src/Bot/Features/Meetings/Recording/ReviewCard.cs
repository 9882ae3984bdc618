using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Step 7: the whole record in short, every finding with its clause, and what becomes due.</summary>
internal static class ReviewCard
{
    private const string ReturnSection = "return";

    public static AdaptiveCard Render(ReviewView view)
    {
        var frame = view.Frame;
        var hard = view.Review.Findings.Count(f => f.Finding.Level == FindingLevel.Hard);
        return new AdaptiveCard
        {
            Speak =
                hard > 0
                    ? $"内容の確認。確定できない点が{hard}件あります"
                    : $"会議を記録。{frame.Progress.Of}段階中{frame.Progress.Number}、内容の確認。指摘{view.Review.Findings.Count}件",
            Refresh = frame.Buttons.Refresh(RecordVerbs.Refresh, (RecordVerbs.StepKey, nameof(RecordStep.Review))),
            Body =
            [
                .. Shapes.Heading("内容の確認", frame.About, $"{frame.Progress.Number}／{frame.Progress.Of}"),
                .. frame.NoteBox(),
                .. RevisionShapes.Draw(view),
                .. ReviewRows.Draw(view),
                .. view.Review.Findings.Select(f => FindingBox.Draw(f.Finding, Repair(frame, f))),
                .. Reason(view),
                .. Duties(view),
                new AdaptiveActionSet([frame.Button("第5号様式を表示", RecordVerbs.Sheet)]),
                .. WhoConfirms(view),
                .. ReturnForm(view),
            ],
            Actions = [.. Actions(view)],
        };
    }

    private static AdaptiveExecuteAction? Repair(RecordFrame frame, ReviewFinding finding) =>
        finding switch
        {
            { Recorded: { } recorded } => new Buttons(frame.Drawing, frame.Council, recorded.Value).Button(
                "既にある記録を見る",
                MeetingVerbs.Show,
                withoutInputs: true
            ),
            { Finding.Level: FindingLevel.Hard, At: { } at } => frame.Button(
                finding.Finding.Code switch
                {
                    "record.kind" => "区分を選択",
                    "record.end-before-start" => "時刻を修正",
                    "record.unread-input" => $"{MeetingWords.Of(at)}の入力を確認",
                    "record.listed-twice" => "出席者の重複を修正",
                    "record.not-a-member" => "委員の出欠を修正",
                    "record.not-on-roster" => "警察側の出席者を修正",
                    _ => "開催日を修正",
                },
                RecordVerbs.GoTo,
                more: (RecordVerbs.ToKey, at.ToString())
            ),
            _ => null,
        };

    private static IEnumerable<AdaptiveElement> Reason(ReviewView view) =>
        view.Review.Findings.Any(f => f.Finding.Level == FindingLevel.WarnPlus)
            ? MeetingFields.Remarks.Draw(view.Frame.Form, view.Content)
            : [];

    private static IEnumerable<AdaptiveElement> Duties(ReviewView view) =>
        view.Review.Blocked
            ? []
            :
            [
                Shapes.Section("確定後の対応"),
                .. view.Review.Duties.Select(d => Shapes.Small($"{d.Sentence}　{d.Clauses}") with { Spacing = "Small" }),
            ];

    private static IEnumerable<AdaptiveElement> WhoConfirms(ReviewView view) =>
        view.Reviewer switch
        {
            Reviewer.Officer => [Shapes.Small($"確定は運営責任者（{view.LeadTitle}）が行います。")],
            Reviewer.Section =>
            [
                Shapes.Small("運営責任者が指定されていないため、地域課が代わりに確定します。このことは記録に残ります。要綱 第4-4"),
            ],
            Reviewer.OfficerOfVacantPost => [Shapes.Small("運営責任者が指定されていないため、確定は署の地域課が行います。要綱 第4-4")],
            _ => [],
        };

    private static IEnumerable<AdaptiveElement> ReturnForm(ReviewView view)
    {
        if (view is not { AwaitingLead: true, Reviewer: Reviewer.Lead or Reviewer.Section })
        {
            yield break;
        }

        yield return new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([ReturnSection]) { Title = "差し戻し" }]);
        yield return new AdaptiveContainer([
            .. view.Frame.Form.Field(
                LimitedText.Lines(
                    ReviewForm.ReturnReason,
                    "差し戻しの理由（必須）",
                    ReviewForm.ReasonLength,
                    view.Frame.Form.Value(ReviewForm.ReturnReason, null)
                )
            ),
            new AdaptiveChoiceSetInput
            {
                Id = ReviewForm.ReturnTo,
                Label = "修正する箇所（任意）",
                Choices =
                [
                    .. view.Steps.Where(s => s != RecordStep.Review).Select(s => new AdaptiveChoice(MeetingWords.Of(s), s.ToString())),
                ],
                Value = view.Frame.Form.Value(ReviewForm.ReturnTo, null),
            },
            new AdaptiveActionSet([view.Frame.Button("理由を付けて差し戻す", RecordVerbs.Return)]),
        ])
        {
            Id = ReturnSection,
            IsVisible = view.Frame.Form.Errors.ContainsKey(ReviewForm.ReturnReason),
            Style = "emphasis",
        };
    }

    private static IEnumerable<AdaptiveAction> Actions(ReviewView view)
    {
        var frame = view.Frame;
        if (!view.Review.Blocked && view.Reviewer is (Reviewer.Lead or Reviewer.Section))
        {
            yield return frame.Button(frame.Revises is null ? "確定して報告" : "訂正を確定", RecordVerbs.Confirm, style: "positive");
        }
        else if (view is { Reviewer: Reviewer.Officer or Reviewer.OfficerOfVacantPost, AwaitingLead: false })
        {
            yield return frame.Button("確認を依頼", RecordVerbs.HandOver, style: "positive");
        }

        yield return frame.Button("戻る", RecordVerbs.Back);
        yield return frame.Button("保存して閉じる", RecordVerbs.Park, secondary: !view.Review.Blocked);
        yield return frame.Cancel();
    }
}
