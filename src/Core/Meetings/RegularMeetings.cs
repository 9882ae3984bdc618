using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>Which records count as the regular meeting of a fiscal year (要綱 第6-2); extraordinary ones never do.</summary>
public static class RegularMeetings
{
    /// <summary>True when the council has held a regular meeting of that year, by the records up to <paramref name="until"/>.</summary>
    public static bool Held(CouncilFacts facts, FiscalYear year, DateOnly until, GuidelineSettings settings) =>
        facts.Meetings.Any(m =>
            m.Date <= until && Counts(m, facts.Council.Id, settings, IsAccepted(facts, m)) && YearOf(m, settings) == year
        );

    /// <summary>
    /// A regular meeting of that year that counts only where the station says so (A12), and of which it has said nothing yet; null where there
    /// is none.
    /// </summary>
    public static MeetingRecord? Uncounted(CouncilFacts facts, FiscalYear year, DateOnly until, GuidelineSettings settings) =>
        facts
            .Meetings.Where(m =>
                m.Date <= until
                && !settings.Counts(m.Form)
                && Counts(m, facts.Council.Id, settings, isAccepted: true)
                && YearOf(m, settings) == year
            )
            .MinBy(m => m.Date);

    /// <summary>
    /// The council ended in the last month of that year, be it on its last day, and had not met by then: it stays in the list of the year, and
    /// the station may give a reason.
    /// </summary>
    public static bool EndedOwing(CouncilFacts facts, FiscalYear year, DateOnly until, GuidelineSettings settings) =>
        facts.Council.Abolished is { } last
        && last >= year.Last.AddDays(1).AddMonths(-1)
        && last <= year.Last
        && last < until
        && !Held(facts, year, until, settings);

    /// <summary>The station has said that this meeting counts although it was not held in one place (A12).</summary>
    private static bool IsAccepted(CouncilFacts facts, MeetingRecord record) =>
        record.Form != MeetingForm.InPerson
        && facts.Fulfilments.Any(f => !f.Withdrawn && f.Kind == ObligationKind.RegularMeeting && f.Subject == record.Id.Value);

    /// <summary>A regular meeting, of a form that counts (A12), of this council or a joint one that counts for it (A14).</summary>
    public static bool Counts(MeetingRecord record, CouncilId council, GuidelineSettings settings, bool isAccepted = false) =>
        record.Kind == MeetingKind.Regular
        && (isAccepted || settings.Counts(record.Form))
        && (settings.JointMeeting == JointMeeting.CountsForEach || record.JointHost is null || record.JointHost == council);

    /// <summary>The year in which it was held; by setting the year in whose plan it stood (A11).</summary>
    public static FiscalYear YearOf(MeetingRecord record, GuidelineSettings settings) =>
        FiscalYear.Of(settings.PostponedMeeting == PostponedMeeting.YearPlanned ? record.PlannedFor ?? record.Date : record.Date);
}
