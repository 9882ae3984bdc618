using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Reforms;

/// <summary>What a 組織の変更 makes of one station on its day.</summary>
/// <param name="Name">With the change; of a station that is no more its last one.</param>
/// <param name="Successor">The station that answers for it from then on; null while it exists.</param>
public sealed record StationEffect(StationId Station, string Name, string? Successor)
{
    /// <summary>The way of its documents, where it becomes another.</summary>
    public Route? Route { get; init; }

    /// <summary>Police boxes that come to it, and that leave it.</summary>
    public IReadOnlyList<string> Comes { get; init; } = [];

    public IReadOnlyList<string> Leaves { get; init; } = [];

    /// <summary>What the station itself owes: 半期の送付, 第2号様式.</summary>
    public required DutyChanges Duties { get; init; }

    public bool IsChanged => Successor is not null || Route is not null || Comes.Count > 0 || Leaves.Count > 0 || !Duties.IsEmpty;

    public static StationEffect Of(ReformState without, ReformState with, StationId station, DateOnly day, ReminderRules rules)
    {
        var (before, after) = (Index(without), Index(with));
        var (route, former) = (after.RouteOf(station, day), before.RouteOf(station, day));
        var isOpen = with.Office(station)?.Station?.PeriodOn(day) is not null;
        var (boxes, were) = (NamesOf(with, station, day), NamesOf(without, station, day));
        return new StationEffect(
            station,
            with.Office(station)?.Station?.PeriodOn(day)?.Name ?? with.Office(station)?.Station?.Name ?? station.Value,
            isOpen ? null : after.Answering(station, day)?.PeriodOn(day)?.Name
        )
        {
            Route = route is null || (former is not null && former.IsSameAs(route)) ? null : route,
            Comes = [.. boxes.Except(were)],
            Leaves = [.. were.Except(boxes)],
            Duties = DutyChanges.Of(Facts(without, station), Facts(with, station), day, rules),
        };
    }

    private static StationIndex Index(ReformState state) => new(state.Offices.Select(o => o.Station).OfType<Station>());

    private static List<string> NamesOf(ReformState state, StationId station, DateOnly day) =>
        [
            .. (state.Office(station)?.Station?.PoliceBoxes ?? [])
                .Where(b => b.StationOn(day) == station)
                .Select(b => b.Name)
                .Order(StringComparer.Ordinal),
        ];

    private static (StationFacts Facts, IReadOnlyList<RosterEntry> Roster)? Facts(ReformState state, StationId station)
    {
        if (state.Office(station) is not { } office)
        {
            return null;
        }

        List<OfficeFacts> predecessors = [.. office.Directory.Predecessors.Select(state.Office).OfType<OfficeFacts>()];
        var listed = office.Directory.Councils.Select(l => state.Council(l.Id)?.Council).OfType<Council>();
        return StationFacts.Of(office, predecessors, [.. listed]) is { } facts ? (facts, office.Directory.Roster) : null;
    }
}
