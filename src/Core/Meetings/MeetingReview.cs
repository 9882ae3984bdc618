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
        var sheet = SheetOf(facts, draft, author, settings);
        var findings = new List<ReviewFinding>();
        List<ReviewFinding> doubts = [.. MeetingDoubts.Of(facts, draft, today, time)];
        findings.AddRange(doubts);
        findings.AddRange(Unread(facts, draft));
        findings.AddRange(Basics(facts, draft, settings));
        findings.AddRange(People(facts, content, settings));
        findings.AddRange(Discussion(content));
        if (content.Date < settings.InForceSince)
        {
            findings.RemoveAll(f => f.Finding.Level != FindingLevel.Hard && !doubts.Contains(f));
        }

        return new MeetingReview([.. findings.OrderByDescending(f => f.Finding.Level)], [.. DutiesOf(content, sheet)], sheet);
    }

    /// <summary>What was typed and could not be read is not in the record; nobody confirms it away.</summary>
    private static IEnumerable<ReviewFinding> Unread(CouncilFacts facts, MeetingDraft draft) =>
        RecordMeeting
            .StepsOf(facts, draft)
            .Where(step => step != RecordStep.Review && draft.Typed.Any(t => t.Step == step))
            .Select(step =>
                Hard(
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
            yield return Hard("record.kind", "会議の区分（定期会議・臨時会議）が未選択です。", "要綱 第6-1", RecordStep.Basics);
        }

        if (content.Date is not { } date)
        {
            yield return Hard("record.date-missing", "開催日が未記入です。", "記 第2-3(4)イ", RecordStep.Basics);
            yield break;
        }

        if (Missing(content) is { Length: > 0 } missing)
        {
            yield return Plus("record.time-and-place", $"{missing}が未記入です。", "記 第2-3(4)イ", RecordStep.Basics);
        }

        if (content.Kind == MeetingKind.Regular && facts.PlanFor(FiscalYear.Of(date)) is null)
        {
            yield return Plus("record.no-plan", $"{FiscalYear.Of(date)}の開催計画が未策定です。", "記 第2-5(1)", RecordStep.Basics);
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
            yield return Warn("record.notice", "会議の周知について、済みの入力がありません。", "記 第2-3(4)イ");
        }
    }

    private static string Missing(MeetingContent content) =>
        string.Join(
            "及び",
            new[] { content.Start is null ? "開始時刻" : "", content.Place.Length == 0 ? "場所" : "" }.Where(m => m.Length > 0)
        );

    private static IEnumerable<ReviewFinding> People(CouncilFacts facts, MeetingContent content, GuidelineSettings settings)
    {
        if (content.Date is not { } date)
        {
            yield break;
        }

        var members = facts.MembersOn(date).ToList();
        var attendance = content.Attendance;
        if (attendance.Absent.Any(id => members.TrueForAll(m => m.Id != id)))
        {
            yield return Hard(
                "record.not-a-member",
                "開催日に在任していない委員が欠席者に含まれています。",
                "記 第2-6(6)",
                RecordStep.Attendance
            );
        }

        var police = facts.OperatingOn(date).Concat(facts.SupervisorsOn(date, settings)).Select(r => r.Officer).ToHashSet();
        if ((attendance.Officers ?? []).Concat(attendance.Supervisors).Any(o => !police.Contains(o)))
        {
            yield return Hard(
                "record.not-on-roster",
                "開催日に配置されていない警察職員が出席者に含まれています。",
                "要綱 第4-3",
                RecordStep.Attendance
            );
        }

        if ((Doubled(attendance.Guests) ?? Doubled(attendance.OtherDivisions)) is { } twice)
        {
            yield return Hard(
                "record.listed-twice",
                $"「{twice}」が出席者に2回記入されています。別の方の場合は、役職等を書き添えてください。",
                "記 第2-3(4)イ",
                RecordStep.Attendance
            );
        }

        var counted = facts.MembersOn(date, settings).Count();
        if (counted < settings.FewestMembers)
        {
            yield return Plus(
                "record.under-five",
                $"開催日の委員が{counted}人です。{settings.FewestMembers}人以上の確保が求められています。",
                "記 第2-3(2)"
            );
        }

        if (members.Count > 0 && members.Count == attendance.Absent.Count)
        {
            yield return Plus("record.nobody-present", "出席した委員がいません。", "要綱 第4-1", RecordStep.Attendance);
        }

        if (facts.LeadOn(date) is null)
        {
            yield return Plus("record.lead-vacant", $"開催日に、{LeadReview.Vacancy(facts, date)}", "要綱 第4-4");
        }

        if (attendance.Guests.Count > 0 && attendance.Consultation != GuestConsultation.Done)
        {
            yield return Warn(
                "record.guest-consultation",
                attendance.Consultation == GuestConsultation.NotDone
                    ? "委員以外の参加者について、人選の事前検討が未実施です。"
                    : "委員以外の参加者について、人選の事前検討を実施したか不明です。",
                "記 第2-5(3)",
                RecordStep.Attendance
            );
        }

        if (attendance.Guests.Count > 0 && attendance.ConsultedOn > date)
        {
            yield return Warn("record.consulted-late", "人選の検討日が開催日より後です。", "記 第2-5(3)", RecordStep.Attendance);
        }
    }

    private static IEnumerable<ReviewFinding> Discussion(MeetingContent content)
    {
        if (content.Topics.Count == 0)
        {
            yield return Plus("record.no-topic", "議題が記入されていません。", "記 第2-6(2)", RecordStep.Topics);
        }
        else if (content.Topics.All(t => t.Result.Length == 0) && content.ProblemSolving.Length == 0)
        {
            yield return Warn(
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
                yield return Plus("record.occasion", "臨時会議の契機が未記入です。", "要綱 第6-3", RecordStep.Basics);
            }

            if (part.Information.Length == 0 || part.EmergencyContact.Length == 0 || part.Cooperation.Length == 0)
            {
                yield return Warn(
                    "record.extraordinary-headings",
                    "情報の伝達、連絡方法、協力要請のうち未記入の項目があります。",
                    "記 第2-5(2)",
                    RecordStep.Closing
                );
            }
        }

        if (AllTexts(content).Any(t => t.Contains("はまなす活動", StringComparison.Ordinal)))
        {
            yield return Warn(
                "record.old-term",
                "「はまなす活動」は「犯罪被害抑止等に向けた取組（問題解決）」に改められています。",
                "記 第1",
                RecordStep.Topics
            );
        }
    }

    private static IEnumerable<Finding> DutiesOf(MeetingContent content, MeetingSheet sheet)
    {
        yield return new Finding(FindingLevel.Info, "duty.report", "警察署長までの報告が必要です。", "要綱 第8");
        if (sheet.Absent.Count > 0)
        {
            yield return new Finding(
                FindingLevel.Info,
                "duty.absentees",
                $"欠席者{sheet.Absent.Count}人への結果連絡が必要です。",
                "記 第2-6(6)"
            );
        }

        var requests = content.Feedback.Count(f => f.Kind == FeedbackKind.Request);
        if (requests > 0)
        {
            yield return new Finding(
                FindingLevel.Info,
                "duty.measures",
                $"要望{requests}件の措置状況を参加者に速やかに連絡してください。",
                "記 第2-6(4)"
            );
        }

        if (content.Kind == MeetingKind.Extraordinary)
        {
            yield return new Finding(
                FindingLevel.Info,
                "duty.reflection",
                "検討・協議の結果を所管区活動に反映させてください。",
                "記 第2-5(2)"
            );
        }
    }

    private static MeetingSheet SheetOf(CouncilFacts facts, MeetingDraft draft, string author, GuidelineSettings settings)
    {
        var content = draft.Content;
        var date = content.Date ?? JapanTime.DayOf(draft.ChangedAt);
        var absent = content.Attendance.Absent.ToHashSet();
        var members = facts.MembersOn(date).ToList();
        var operating = facts.OperatingOn(date);
        var officers = content.Attendance.Officers is { } chosen ? operating.Where(o => chosen.Contains(o.Officer)) : operating;
        return new MeetingSheet
        {
            CouncilName = facts.Council.Name,
            StationName = facts.Council.StationOn(date)?.Name ?? "",
            Present = [.. members.Where(m => !absent.Contains(m.Id)).Select(m => m.Name)],
            Absent = [.. members.Where(m => absent.Contains(m.Id)).Select(m => m.Name)],
            Officers = [.. officers.Select(o => o.Title)],
            Supervisors =
            [
                .. facts.SupervisorsOn(date, settings).Where(s => content.Attendance.Supervisors.Contains(s.Officer)).Select(s => s.Title),
            ],
            EarlierFeedback =
            [
                .. RecordMeeting
                    .Earlier(facts, draft)
                    .Select(e => new EarlierFeedbackLine(e.Feedback.Entry.Text, e.Update.Status, e.Update.Measure, e.Update.Told)),
            ],
            Author = author,
        };
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

    private static string? Doubled(IReadOnlyList<string> lines) =>
        lines
            .GroupBy(l => l.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal))
            .FirstOrDefault(g => g.Count() > 1)
            ?.First();

    private static ReviewFinding Hard(string code, string sentence, string clauses, RecordStep? at = null) =>
        new(new Finding(FindingLevel.Hard, code, sentence, clauses), at);

    private static ReviewFinding Plus(string code, string sentence, string clauses, RecordStep? at = null) =>
        new(new Finding(FindingLevel.WarnPlus, code, sentence, clauses), at);

    private static ReviewFinding Warn(string code, string sentence, string clauses, RecordStep? at = null) =>
        new(new Finding(FindingLevel.Warn, code, sentence, clauses), at);
}

/// <summary>A finding with the step where it can be mended.</summary>
public sealed record ReviewFinding(Finding Finding, RecordStep? At)
{
    /// <summary>The record that the finding speaks of, to be opened instead.</summary>
    public MeetingId? Recorded { get; init; }
}
