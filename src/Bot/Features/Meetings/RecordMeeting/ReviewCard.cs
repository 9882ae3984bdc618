using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>Who looks at the review: that decides the one positive button.</summary>
internal enum Reviewer
{
    /// <summary>Confirms: 確定して報告.</summary>
    Lead,

    /// <summary>Asks the lead officer.</summary>
    Officer,

    /// <summary>The section, while the lead officer's post is vacant.</summary>
    Section,

    /// <summary>An officer while the post is vacant: the section confirms.</summary>
    OfficerOfVacantPost,
}

/// <param name="LeadTitle">Rank and name of today's lead officer.</param>
internal sealed record ReviewView(
    RecordFrame Frame,
    MeetingContent Content,
    MeetingReview Review,
    Reviewer Reviewer,
    bool AwaitingLead,
    string? LeadTitle
);

/// <summary>Step 7: the whole record in short, every finding with its clause, and what becomes due.</summary>
internal static class ReviewCard
{
    public const string Remarks = "remarks";
    public const string ReturnReason = "returnReason";
    public const int ReasonLength = 300;

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
                    : $"会議を記録。7段階中7、内容の確認。指摘{view.Review.Findings.Count}件",
            Refresh = frame.Buttons.Refresh(RecordVerbs.Refresh, (RecordVerbs.StepKey, nameof(RecordStep.Review))),
            Body =
            [
                .. Shapes.Heading("内容の確認", frame.About, "7／7"),
                .. frame.NoteBox(),
                .. Facts(view),
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

    private static IEnumerable<AdaptiveElement> Facts(ReviewView view)
    {
        var (content, sheet) = (view.Content, view.Review.Sheet);
        yield return Shapes.Fact("会議", RecordSheet.When(content));
        yield return Shapes.Fact("出席", Attendance(content, sheet));
        if (sheet.Absent.Count > 0)
        {
            yield return Shapes.Fact("欠席", string.Join('、', sheet.Absent));
        }

        if (sheet.EarlierFeedback.Count > 0)
        {
            var counts = sheet
                .EarlierFeedback.GroupBy(e => e.Status)
                .OrderByDescending(g => g.Key)
                .Select(g => $"{MeetingWords.Of(g.Key)} {g.Count()}件");
            yield return Shapes.Fact("前回までの要望等", string.Join('、', counts));
        }

        if (content.Kind == MeetingKind.Extraordinary)
        {
            yield return Shapes.Fact(
                "契機",
                content.Extraordinary.Occasion is { Length: > 0 } occasion ? Shapes.Short(occasion, 60) : "未記入"
            );
            foreach (var (label, text) in Headings(content.Extraordinary).Where(h => h.Text.Length > 0))
            {
                yield return Shapes.Fact(label, Shapes.Short(text, 60));
            }
        }

        yield return Shapes.Fact("議題", Listed(content.Topics.Select(t => t.Title)));
        yield return Shapes.Fact("意見・要望等", Listed(content.Feedback.Select(f => f.Text)));
    }

    private static IEnumerable<(string Label, string Text)> Headings(ExtraordinaryPart part) =>
        [
            ("情報の正確な伝達", part.Information),
            ("緊急時における連絡方法の確立", part.EmergencyContact),
            ("必要な協力要請", part.Cooperation),
            ("所管区活動への反映", part.Reflection),
        ];

    private static string Listed(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count == 0
            ? "なし"
            : $"{list.Count}件（{string.Join('、', list.Take(3).Select(i => Shapes.Short(i, 16)))}{(list.Count > 3 ? " ほか" : "")}）";
    }

    private static string Attendance(MeetingContent content, MeetingSheet sheet)
    {
        var parts = new List<string>
        {
            $"委員 {sheet.Present.Count}人（開催日現在{sheet.Present.Count + sheet.Absent.Count}人）",
            $"運営担当者 {sheet.Officers.Count}人",
        };
        Add("地域警察幹部", sheet.Supervisors.Count);
        Add("関係部門", content.Attendance.OtherDivisions.Count);
        Add("委員以外", content.Attendance.Guests.Count);
        return string.Join('、', parts);

        void Add(string what, int count)
        {
            if (count > 0)
            {
                parts.Add($"{what} {count}人");
            }
        }
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
            ? view.Frame.Form.Field(
                LimitedText.Line(
                    Remarks,
                    "理由（空欄でも確定できます）",
                    ReasonLength,
                    view.Frame.Form.Value(Remarks, view.Content.Remarks)
                )
            )
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
                LimitedText.Lines(ReturnReason, "差し戻しの理由（必須）", ReasonLength, view.Frame.Form.Value(ReturnReason, null))
            ),
            new AdaptiveActionSet([view.Frame.Button("理由を付けて差し戻す", RecordVerbs.Return)]),
        ])
        {
            Id = ReturnSection,
            IsVisible = view.Frame.Form.Errors.ContainsKey(ReturnReason),
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
