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
        facts.Meetings.Any(m => m.Date <= until && Counts(m, facts.Council.Id, settings) && YearOf(m, settings) == year);

    /// <summary>A regular meeting, of a form that counts (A12), of this council or a joint one that counts for it (A14).</summary>
    public static bool Counts(MeetingRecord record, CouncilId council, GuidelineSettings settings) =>
        record.Kind == MeetingKind.Regular
        && settings.Counts(record.Form)
        && (settings.JointMeeting == JointMeeting.CountsForEach || record.JointHost is null || record.JointHost == council);

    /// <summary>The year in which it was held; by setting the year in whose plan it stood (A11).</summary>
    public static FiscalYear YearOf(MeetingRecord record, GuidelineSettings settings) =>
        FiscalYear.Of(settings.PostponedMeeting == PostponedMeeting.YearPlanned ? record.PlannedFor ?? record.Date : record.Date);
}
