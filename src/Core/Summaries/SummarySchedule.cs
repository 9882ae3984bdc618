using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

public enum SummaryOccasion
{
    /// <summary>毎月.</summary>
    Monthly,

    /// <summary>半期, when the submissions were due.</summary>
    HalfYearly,

    /// <summary>年度.</summary>
    Yearly,
}

/// <summary>One summary that is sent by itself.</summary>
/// <param name="Period">What it covers.</param>
public sealed record ScheduledSummary(SummaryOccasion Occasion, SummaryPeriod Period)
{
    /// <summary>The same for the same sending, by which it is claimed once.</summary>
    public string Key => $"summary|{Occasion}|{Period.Code}";
}

/// <summary>
/// When summaries go out by themselves. The guideline says nothing of it, so every day is INFERRED: monthly on the first working day, half-yearly
/// on the first one after the day of the submission (記 第2-7(2)), yearly on the first one of the new fiscal year, in place of that month's.
/// </summary>
public static class SummarySchedule
{
    /// <summary>Who gets them: 警察本部地域企画課, 方面本部地域課, and of a station 地域課長 and 署長.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.Headquarters, Role.AreaHeadquarters, Role.SectionChief, Role.StationChief];

    /// <summary>What is sent on a day; usually nothing.</summary>
    public static IReadOnlyList<ScheduledSummary> Of(DateOnly day, ObligationRules rules)
    {
        var due = new List<ScheduledSummary>();
        var calendar = rules.Calendar;
        var first = new DateOnly(day.Year, day.Month, 1);
        if (day == calendar.OnOrAfter(first))
        {
            var over = FiscalYear.Of(first.AddDays(-1));
            due.Add(
                first.Month == 4
                    ? new ScheduledSummary(SummaryOccasion.Yearly, SummaryPeriod.Of(over))
                    : new ScheduledSummary(SummaryOccasion.Monthly, SummaryPeriod.Of(FiscalYear.Of(day)))
            );
        }

        var half = HalfYear.Of(first.AddDays(-1), rules.Guideline.HalfYears);
        if (half.Last.AddDays(1) == first && day == calendar.OnOrAfter(half.FollowingMonth(rules.Guideline.SubmissionDay).AddDays(1)))
        {
            due.Add(new ScheduledSummary(SummaryOccasion.HalfYearly, SummaryPeriod.Of(half)));
        }

        return due;
    }

    /// <summary>The scopes that a reader is sent: those of the reading posts of the day, none below the station.</summary>
    public static IReadOnlyList<SummaryScope> ScopesOf(Officer officer, DateOnly day) =>
        SummaryAccess.Of(officer with { Assignments = [.. officer.Assignments.Where(a => Readers.Contains(a.Role))] }, day).Scopes;
}
