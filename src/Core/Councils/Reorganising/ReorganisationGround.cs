using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Reorganising;

/// <summary>What is known of a station when it plans 設置, 統合 or 分割.</summary>
/// <param name="Station">With its police boxes, past and coming ones too.</param>
/// <param name="Successor">The station into which it is going to be merged; null as a rule.</param>
/// <param name="Councils">Of the station, those that have ended and those that are prepared included.</param>
/// <param name="People">Whoever is, was or will be posted at the station or at one of the police boxes.</param>
public sealed record ReorganisationGround(
    Station Station,
    Station? Successor,
    IReadOnlyList<CouncilFacts> Councils,
    IReadOnlyList<Officer> People
)
{
    /// <summary>The police boxes of the station on a day.</summary>
    public IReadOnlyList<PoliceBox> BoxesOn(DateOnly day) =>
        [.. (Station.PoliceBoxes ?? []).Where(b => b.StationOn(day) == Station.Id).OrderBy(b => b.Id.Value, StringComparer.Ordinal)];

    public PoliceBox? Box(PoliceBoxId id) => (Station.PoliceBoxes ?? []).FirstOrDefault(b => b.Id == id);

    public CouncilFacts? Council(CouncilId id) => Councils.FirstOrDefault(c => c.Council.Id == id);

    public StationIndex Stations => new(Successor is null ? [Station] : [Station, Successor]);

    /// <summary>A council's way through the stations, from its first day on, as that of its police box.</summary>
    public IReadOnlyList<StationLink> StationsFrom(PoliceBox box, DateOnly day) =>
        [
            .. from station in Successor is null ? [Station] : new[] { Station, Successor }
            from period in station.Periods
            from at in box.Periods
            where at.Station == station.Id
            let common = period.Days.Common(at.Days)?.Common(new DayRange(day, null))
            where common is not null
            orderby common.From
            select new StationLink(station.Id, period.Name, period.Area, common),
        ];

    /// <summary>From the first day of a council to the last of the police box.</summary>
    public static PoliceBoxLink LinkFrom(PoliceBox box, DateOnly day) =>
        new(box.Id, box.Name, new DayRange(day, box.Periods.Any(p => p.Days.To is null) ? null : box.Periods.Max(p => p.Days.To)));
}
