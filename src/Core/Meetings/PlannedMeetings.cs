using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>Which record belongs to which planned meeting: one was started from the plan, or was held on its day or near it.</summary>
public static class PlannedMeetings
{
    /// <summary>The record that was started from that planned day or held on it; null when there is none.</summary>
    public static MeetingRecord? RecordOf(CouncilFacts facts, DateOnly planned)
    {
        foreach (var record in facts.Meetings)
        {
            if (IsOf(record, planned))
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>
    /// The planned days up to <paramref name="day"/> whose meeting has no record. Regular records that belong to no planned day by
    /// themselves answer the nearest one within <paramref name="nearest"/> days, past or to come, each at most one: so a day that was
    /// answered stays answered when another one comes.
    /// </summary>
    public static IReadOnlyList<DateOnly> WithoutRecord(CouncilFacts facts, DateOnly day, int nearest)
    {
        List<DateOnly>? open = null;
        foreach (var plan in facts.Plans)
        {
            foreach (var meeting in plan.Meetings)
            {
                if (RecordOf(facts, meeting.Date) is null)
                {
                    (open ??= []).Add(meeting.Date);
                }
            }
        }

        if (open is null || open.TrueForAll(d => d > day))
        {
            return [];
        }

        var loose = facts.Meetings.Where(m => m.Kind == MeetingKind.Regular && m.Date <= day && !IsPlanned(facts, m)).ToList();
        var pairs =
            from date in open
            from record in loose
            let distance = Math.Abs(record.Date.DayNumber - date.DayNumber)
            where distance <= nearest && FiscalYear.Of(record.Date) == FiscalYear.Of(date)
            orderby distance, date, record.Id.Value
            select (date, record.Id);
        var taken = new HashSet<MeetingId>();
        foreach (var (date, record) in pairs.ToList())
        {
            if (open.Contains(date) && taken.Add(record))
            {
                open.Remove(date);
            }
        }

        open.RemoveAll(d => d > day);
        return open;
    }

    /// <summary>Of those the days that nobody has settled otherwise: 開催しなかった旨 was not entered (要綱 第8).</summary>
    public static IEnumerable<DateOnly> Unsettled(CouncilFacts facts, DateOnly day, int nearest) =>
        WithoutRecord(facts, day, nearest)
            .Where(planned => !facts.IsMarked(ObligationKind.MeetingRecord, Obligation.DaySubject(planned), day));

    private static bool IsOf(MeetingRecord record, DateOnly planned) =>
        record.Kind == MeetingKind.Regular && (record.PlannedFor ?? record.Date) == planned;

    private static bool IsPlanned(CouncilFacts facts, MeetingRecord record) =>
        facts.Plans.Any(p => p.Meetings.Any(m => IsOf(record, m.Date)));
}
