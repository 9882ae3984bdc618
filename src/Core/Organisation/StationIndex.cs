namespace KobanBot.Core.Organisation;

/// <summary>
/// All stations by id, and which of them answers on a day. Stations are merged and move between areas, and what arose under one of them
/// stays where it was written: only this look-up says who deals with it now.
/// </summary>
public sealed class StationIndex
{
    private readonly Dictionary<StationId, Station> _stations;

    private readonly Dictionary<PoliceBoxId, PoliceBox> _boxes;

    private readonly ILookup<StationId, Station> _merged;

    // Station after station is asked for the same day, and each look at all boxes would cost as much as all stations together.
    private Answers? _answers;

    public StationIndex(IEnumerable<Station> stations)
    {
        _stations = stations.ToDictionary(s => s.Id);

        _merged = _stations.Values.Where(s => s.MergedInto is not null).ToLookup(s => s.MergedInto!.Value);

        // A police box is listed with every station that it ever belonged to.
        _boxes = _stations.Values.SelectMany(s => s.PoliceBoxes ?? []).DistinctBy(b => b.Id).ToDictionary(b => b.Id);
    }

    public Station? Find(StationId id) => _stations.GetValueOrDefault(id);

    public PoliceBox? Find(PoliceBoxId id) => _boxes.GetValueOrDefault(id);

    /// <summary>
    /// The station that answers on a day for what arose under a station: itself while it exists, then the one that it was merged into,
    /// and so on. Null before it opens, and after it has closed without a successor.
    /// </summary>
    public Station? Answering(StationId station, DateOnly day)
    {
        var seen = new HashSet<StationId>();
        StationId? next = station;

        // Data with a circle of mergers must not hang the bot.
        while (next is { } id && seen.Add(id) && Find(id) is { } found)
        {
            if (found.PeriodOn(day) is not null)
            {
                return found;
            }

            next = found.ClosedBefore(day) ? found.MergedInto : null;
        }

        return null;
    }

    /// <summary>The station into which a closed one has been merged by a day, over several mergers; null while it needs none.</summary>
    public Station? Successor(StationId station, DateOnly day) =>
        Answering(station, day) is { } answering && answering.Id != station ? answering : null;

    /// <summary>The stations that were merged into this one, directly or by steps: it owes what they still owe.</summary>
    public IReadOnlyList<Station> Predecessors(StationId station)
    {
        var (found, seen, open) = (new List<Station>(), new HashSet<StationId> { station }, new Queue<StationId>([station]));
        while (open.TryDequeue(out var next))
        {
            foreach (var merged in _merged[next].Where(m => seen.Add(m.Id)))
            {
                found.Add(merged);
                open.Enqueue(merged.Id);
            }
        }

        return found;
    }

    /// <summary>地域企画課長等 for a station on a day (記 第2-1(2)). Derived, never entered.</summary>
    public ConsultationCounterpart? CounterpartOf(StationId station, DateOnly day) =>
        Answering(station, day)?.PeriodOn(day) is { } period ? ConsultationCounterpart.Of(period.Area) : null;

    /// <summary>The way of a station's documents on a day (記 第2-2(5), 第2-7(2)). Derived, never entered.</summary>
    public Route? RouteOf(StationId station, DateOnly day) =>
        Answering(station, day) is { } answering && answering.PeriodOn(day) is { } period
            ? Route.From(Office.Of(answering.Id, period.Name), period.Area)
            : null;

    /// <summary>The police boxes for which a station answers on a day, those of a merged station included.</summary>
    public IReadOnlyList<PoliceBox> PoliceBoxesOf(StationId station, DateOnly day)
    {
        var answers = _answers;
        if (answers is null || answers.Day != day)
        {
            _answers = answers = new Answers(day, BoxesByStation(day));
        }

        return [.. answers.Boxes[station]];
    }

    private ILookup<StationId, PoliceBox> BoxesByStation(DateOnly day) =>
        _boxes
            .Values.OrderBy(b => b.Id.Value, StringComparer.Ordinal)
            .Select(b => (Box: b, Station: b.StationOn(day) is { } of ? Answering(of, day)?.Id : null))
            .Where(b => b.Station is not null)
            .ToLookup(b => b.Station!.Value, b => b.Box);

    private sealed record Answers(DateOnly Day, ILookup<StationId, PoliceBox> Boxes);
}
