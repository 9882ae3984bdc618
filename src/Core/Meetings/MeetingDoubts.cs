using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Meetings;

/// <summary>
/// What is doubtful about day and time of a meeting, impossible or not: said where it is entered, and again at the review. Only H5 blocks,
/// and only 確定.
/// </summary>
public static class MeetingDoubts
{
    /// <param name="time">Time of day in Japan; null where a meeting of today cannot be yet to come.</param>
    public static IEnumerable<ReviewFinding> Of(CouncilFacts facts, MeetingDraft draft, DateOnly today, TimeOnly? time)
    {
        var content = draft.Content;
        if (content.Date > today)
        {
            yield return Of(FindingLevel.Hard, "record.date-in-future", "開催日が将来の日付です。開催後に確定してください。", "要綱 第8");
        }

        if (content.Date is { } date && !facts.Council.ExistsOn(date))
        {
            // No hard error: the day of 設置 may be what is wrong, and nobody who records a meeting can put that right.
            yield return Of(
                FindingLevel.WarnPlus,
                "record.date-outside-council",
                "開催日に、この連絡協議会は設置されていません。",
                "要綱 第3"
            );
        }

        if (content.End < content.Start)
        {
            yield return Of(FindingLevel.Hard, "record.end-before-start", "終了時刻が開始時刻より前です。", "記 第2-3(4)イ");
        }

        if (SameDay(facts, draft) is { } recorded)
        {
            var kind = recorded.Kind == MeetingKind.Regular ? "定期会議" : "臨時会議";
            var state = recorded.State == RecordState.ReportedToChief ? "署長報告済" : "確定";
            yield return Of(
                FindingLevel.WarnPlus,
                "record.same-day",
                $"同じ日の{kind}の記録（{state}）が既にあります。訂正する場合は、その記録を開いてください。",
                "要綱 第8"
            ) with
            {
                Recorded = recorded.Id,
            };
        }

        if (OtherDraft(facts, draft) is { } other)
        {
            var kind = other.Content.Kind == MeetingKind.Regular ? "定期会議" : "臨時会議";
            yield return Of(
                FindingLevel.Warn,
                "record.same-day-draft",
                $"同じ日の{kind}の{(other.State == DraftState.AwaitingLead ? "確認待ちの記録" : "下書き")}がほかにあります。同じ会議でないか確認してください。",
                "要綱 第8"
            );
        }

        if (content.Date == today && content.Start > time)
        {
            yield return Of(
                FindingLevel.Warn,
                "record.starts-later",
                $"開始時刻（{content.Start:H:mm}）になっていません。開催後の記録か確認してください。",
                "要綱 第8"
            );
        }
    }

    /// <summary>The record of another meeting of that kind on that day: most often the same meeting, recorded before.</summary>
    private static MeetingRecord? SameDay(CouncilFacts facts, MeetingDraft draft) =>
        facts.Meetings.FirstOrDefault(m => m.Id != draft.Id && m.Date == draft.Content.Date && m.Kind == draft.Content.Kind);

    /// <summary>Another draft of that kind and day: two officers record the same meeting. What nobody has entered yet is none.</summary>
    private static MeetingDraft? OtherDraft(CouncilFacts facts, MeetingDraft draft) =>
        facts.Drafts.FirstOrDefault(d =>
            d.IsBegun
            && d.Id != draft.Id
            && d.Content.Date is not null
            && d.Content.Date == draft.Content.Date
            && d.Content.Kind == draft.Content.Kind
        );

    private static ReviewFinding Of(FindingLevel level, string code, string sentence, string clauses) =>
        new(new Finding(level, code, sentence, clauses), RecordStep.Basics);
}
