using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Summaries;

/// <summary>
/// Whose figures an officer may see: the headquarters all, an area its own, a station its own and what was merged into it, an operating
/// officer the councils of the posting. From today's stored assignments alone; everything not granted is denied.
/// </summary>
public sealed record SummaryAccess(IReadOnlyList<SummaryScope> Scopes)
{
    /// <summary>The widest first; an officer of two units has both.</summary>
    public static SummaryAccess Of(Officer officer, DateOnly today) =>
        new([.. officer.On(today).SelectMany(ScopesOf).Distinct().OrderBy(s => s.Level).ThenBy(s => s.Unit, StringComparer.Ordinal)]);

    /// <summary>Whether what is asked for is one of the officer's scopes, or lies below one.</summary>
    /// <param name="data">Data that holds the asked scope.</param>
    /// <param name="asOf">The day of the card: a council belongs to whom it belonged then.</param>
    public bool Allows(SummaryScope asked, SummaryData data, DateOnly asOf, DateOnly today) =>
        Scopes.Any(own => own == asked || Contains(own, asked, data, asOf, today));

    private static IEnumerable<SummaryScope> ScopesOf(Assignment assignment) =>
        assignment.Role switch
        {
            Role.Headquarters when assignment.Unit == Office.Headquarters.Unit => [SummaryScope.Prefecture],
            Role.AreaHeadquarters when Areas.Find(assignment.Unit) is { } area => [SummaryScope.Of(area)],
            Role.CommunityPoliceSupervisor or Role.CommunityPoliceSection or Role.SectionChief or Role.StationChief =>
            [
                SummaryScope.Of(new StationId(assignment.Unit)),
            ],
            Role.OperatingOfficer => assignment.Councils.Select(c => SummaryScope.Of(c.Id)),
            _ => [],
        };

    private static bool Contains(SummaryScope own, SummaryScope asked, SummaryData data, DateOnly asOf, DateOnly today) =>
        own.Level switch
        {
            ScopeLevel.Prefecture => true,
            ScopeLevel.Area => asked.Level switch
            {
                ScopeLevel.Station => AreaOf(asked.Station, data, asOf)?.ToString() == own.Unit,
                ScopeLevel.Council => StandingOf(asked.Council, data, asOf)?.Area.ToString() == own.Unit,
                _ => false,
            },
            ScopeLevel.Station => asked.Level switch
            {
                ScopeLevel.Station => data.Index.Successor(asked.Station, today)?.Id == own.Station,
                ScopeLevel.Council => StandingOf(asked.Council, data, asOf) is { } standing
                    && (standing.Station == own.Station || data.Index.Successor(standing.Station, today)?.Id == own.Station),
                _ => false,
            },
            _ => false,
        };

    private static Area? AreaOf(StationId station, SummaryData data, DateOnly asOf) =>
        data.Index.Find(station) is { Periods: { Count: > 0 } periods } found
            ? (found.PeriodOn(asOf) ?? periods.Where(p => p.Days.From <= asOf).MaxBy(p => p.Days.From) ?? periods[0]).Area
            : null;

    private static StationLink? StandingOf(CouncilId council, SummaryData data, DateOnly asOf) =>
        data.Councils.FirstOrDefault(c => c.Council.Id == council) is { } facts ? Standing.On(facts.Council, asOf) : null;
}
