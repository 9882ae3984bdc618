using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>What stands between a draft and its confirmation, what follows from it, and how it will print.</summary>
/// <param name="Findings">Most weighty first.</param>
/// <param name="Duties">確定後の対応: what becomes due by confirming, with the clause.</param>
public sealed record MeetingReview(IReadOnlyList<ReviewFinding> Findings, IReadOnlyList<Finding> Duties, MeetingSheet Sheet)
{
    public bool Blocked => Findings.Any(f => f.Finding.Level == FindingLevel.Hard);

    /// <summary>
    /// Looks at a draft on the day of its meeting: members, roster and lead officer are those of that day, the calendar is today's. Of a
    /// meeting before the guideline came into force only what is impossible, or no fact at all, is said (R003).
    /// </summary>
    /// <param name="time">Time of day in Japan, to tell a meeting that is yet to begin today.</param>
    public static MeetingReview Of(
        CouncilFacts facts,
        MeetingDraft draft,
        string author,
        DateOnly today,
        GuidelineSettings settings,
        TimeOnly? time = null
    )
    {
        var content = draft.Content;
        var sheet = MeetingSheets.Of(facts, draft, author, settings);
        var findings = new List<ReviewFinding>();
        List<ReviewFinding> doubts = [.. MeetingDoubts.Of(facts, draft, today, time)];
        findings.AddRange(doubts);
        findings.AddRange(Unread(facts, draft));
        findings.AddRange(Basics(facts, draft, settings));
        findings.AddRange(AttendanceReview.Of(facts, content, settings));
        findings.AddRange(Discussion(content));
        if (content.Date < settings.InForceSince)
        {
            findings.RemoveAll(f => f.Finding.Level != FindingLevel.Hard && !doubts.Contains(f));
        }

        return new MeetingReview([.. findings.OrderByDescending(f => f.Finding.Level)], [.. MeetingDuties.Of(content, sheet)], sheet);
    }

    /// <summary>What was typed and could not be read is not in the record; nobody confirms it away.</summary>
    private static IEnumerable<ReviewFinding> Unread(CouncilFacts facts, MeetingDraft draft) =>
        RecordMeeting
            .StepsOf(facts, draft)
            .Where(step => step != RecordStep.Review && draft.Typed.Any(t => t.Step == step))
            .Select(step =>
                ReviewFinding.Hard(
                    "record.unread-input",
                    "入力したままで、記録に入っていない内容があります。修正するか、空欄にしてください。",
                    "要綱 第8",
                    step
                )
            );

    private static IEnumerable<ReviewFinding> Basics(CouncilFacts facts, MeetingDraft draft, GuidelineSettings settings)
    {
        var content = draft.Content;
        if (content.Kind is null)
        {
            yield return ReviewFinding.Hard(
                "record.kind",
                "会議の区分（定期会議・臨時会議）が未選択です。",
                "要綱 第6-1",
                RecordStep.Basics
            );
        }

        if (content.Date is not { } date)
        {
            yield return ReviewFinding.Hard("record.date-missing", "開催日が未記入です。", "記 第2-3(4)イ", RecordStep.Basics);
            yield break;
        }

        if (Missing(content) is { Length: > 0 } missing)
        {
            yield return ReviewFinding.Plus("record.time-and-place", $"{missing}が未記入です。", "記 第2-3(4)イ", RecordStep.Basics);
        }

        if (content.Kind == MeetingKind.Regular && facts.PlanFor(FiscalYear.Of(date)) is null)
        {
            yield return ReviewFinding.Plus(
                "record.no-plan",
                $"{FiscalYear.Of(date)}の開催計画が未策定です。",
                "記 第2-5(1)",
                RecordStep.Basics
            );
        }

        if (content.Kind == MeetingKind.Regular && !settings.Counts(content.Form))
        {
            yield return new ReviewFinding(
                new Finding(
                    FindingLevel.Warn,
                    "record.form",
                    "この開催方法の会議は、年度1回以上の定期会議に算入されません。",
                    "要綱 第6-2",
                    "開催方法は要綱に定めがなく、設定による扱いです。"
                ),
                RecordStep.Basics
            );
        }

        // あらかじめ委員、運営担当者等に周知, by the day for which it was planned.
        if (
            draft is { FromPlan: { } planned, Revises: null }
            && !facts.IsMarked(ObligationKind.MeetingNotice, Obligation.DaySubject(planned))
        )
        {
            yield return ReviewFinding.Warn("record.notice", "会議の周知について、済みの入力がありません。", "記 第2-3(4)イ");
        }
    }

    private static string Missing(MeetingContent content) =>
        string.Join(
            "及び",
            new[] { content.Start is null ? "開始時刻" : "", content.Place.Length == 0 ? "場所" : "" }.Where(m => m.Length > 0)
        );

    private static IEnumerable<ReviewFinding> Discussion(MeetingContent content)
    {
        if (content.Topics.Count == 0)
        {
            yield return ReviewFinding.Plus("record.no-topic", "議題が記入されていません。", "記 第2-6(2)", RecordStep.Topics);
        }
        else if (content.Topics.All(t => t.Result.Length == 0) && content.ProblemSolving.Length == 0)
        {
            yield return ReviewFinding.Warn(
                "record.only-notices",
                "検討・協議の結果が未記入です。連絡や聴取のみに終わっていなければ、結果を記入してください。",
                "記 第2-6(1)",
                RecordStep.Topics
            );
        }

        if (content.Kind == MeetingKind.Extraordinary)
        {
            var part = content.Extraordinary;
            if (part.Occasion.Length == 0)
            {
                yield return ReviewFinding.Plus("record.occasion", "臨時会議の契機が未記入です。", "要綱 第6-3", RecordStep.Basics);
            }

            if (part.Information.Length == 0 || part.EmergencyContact.Length == 0 || part.Cooperation.Length == 0)
            {
                yield return ReviewFinding.Warn(
                    "record.extraordinary-headings",
                    "情報の伝達、連絡方法、協力要請のうち未記入の項目があります。",
                    "記 第2-5(2)",
                    RecordStep.Closing
                );
            }
        }

        if (AllTexts(content).Any(t => t.Contains("はまなす活動", StringComparison.Ordinal)))
        {
            yield return ReviewFinding.Warn(
                "record.old-term",
                "「はまなす活動」は「犯罪被害抑止等に向けた取組（問題解決）」に改められています。",
                "記 第1",
                RecordStep.Topics
            );
        }
    }

    private static IEnumerable<string> AllTexts(MeetingContent content) =>
        content
            .Topics.SelectMany(t => new[] { t.Title, t.Result })
            .Concat(content.Feedback.SelectMany(f => new[] { f.Text, f.Measure }))
            .Concat([content.Notices, content.ProblemSolving, content.OtherMaterials])
            .Concat([
                content.Extraordinary.Occasion,
                content.Extraordinary.Information,
                content.Extraordinary.EmergencyContact,
                content.Extraordinary.Cooperation,
                content.Extraordinary.Reflection,
            ]);
}
