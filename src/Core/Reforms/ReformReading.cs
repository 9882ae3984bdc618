using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reforms;

/// <summary>Reads the lines of a 組織の変更: names to stations and police boxes of its day, and what cannot be.</summary>
internal sealed class ReformReading(ReformState state, DateOnly day)
{
    public Outcome<ReformChange> ChangeOf(ReformKind kind, ReformLine line) =>
        kind switch
        {
            ReformKind.MergeStation => Merged(line),
            ReformKind.MoveStation => Moved(line),
            ReformKind.OpenBox => Opened(line),
            ReformKind.MoveBox or ReformKind.CloseBox => BoxChanged(kind, line),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private Outcome<ReformChange> Merged(ReformLine line)
    {
        if (Found(line.What) is not { } station)
        {
            return new Refusal("reform.unknown-station", line.What);
        }

        if (Found(line.To) is not { } into || into.Id == station.Id)
        {
            return new Refusal("reform.unknown-station", line.To);
        }

        List<PoliceBox> boxes = [.. BoxesOf(station)];
        if (IsDatedLater(station) || IsDatedLater(into) || boxes.Exists(IsDatedLater))
        {
            return new Refusal("reform.later-change", line.What);
        }

        var known = state.Office(into.Id)!.Directory; // Found above.
        var former = state.Office(station.Id)!.Directory.Predecessors;
        return new ReformChange(ReformKind.MergeStation, day, OnDay(station), OnDay(into), boxes)
        {
            Councils = Coming(known, c => c.Council.Stations.Any(s => s.Station == station.Id && !(s.Days.To < day))),
            Predecessors = [.. former.Prepend(station.Id).Where(p => !known.Predecessors.Contains(p))],
        };
    }

    private Outcome<ReformChange> Moved(ReformLine line)
    {
        if (Found(line.What) is not { } station)
        {
            return new Refusal("reform.unknown-station", line.What);
        }

        var now = OnDay(station);
        Area? area = Enum.GetValues<Area>().Where(a => a.Japanese() == line.To).Cast<Area?>().FirstOrDefault();
        return area is not { } to ? new Refusal("reform.unknown-area", line.To)
            : now.Area == to ? new Refusal("reform.same-area", line.What)
            : IsDatedLater(station) ? new Refusal("reform.later-change", line.What)
            : new ReformChange(ReformKind.MoveStation, day, now, now with { Area = to }, []);
    }

    private Outcome<ReformChange> Opened(ReformLine line)
    {
        if (Found(line.To) is not { } into)
        {
            return new Refusal("reform.unknown-station", line.To);
        }

        if ((into.PoliceBoxes ?? []).Any(b => b.Name == line.What && b.Periods.Any(p => p.Station == into.Id && !(p.Days.To < day))))
        {
            return new Refusal("reform.box-exists", line.What);
        }

        var kind = line.What.EndsWith("駐在所", StringComparison.Ordinal) ? PoliceBoxKind.Chuzaisho : PoliceBoxKind.Koban;
        var box = new PoliceBox(line.NewId, line.What, kind, [new PoliceBoxPeriod(into.Id, new DayRange(day, null))]);
        return new ReformChange(ReformKind.OpenBox, day, OnDay(into), OnDay(into), [box]);
    }

    private Outcome<ReformChange> BoxChanged(ReformKind kind, ReformLine line)
    {
        List<(PoliceBox Box, Station Station)> named = [.. Stations.SelectMany(s => Named(s, line).Select(b => (b, s)))];
        if (named is not [var (box, station)])
        {
            return named.Count == 0 ? new Refusal("reform.unknown-box", line.What) : new Refusal("reform.many-boxes", line.What);
        }

        var into = kind == ReformKind.CloseBox ? station : Found(line.To);
        if (into is null || (kind == ReformKind.MoveBox && into.Id == station.Id))
        {
            return new Refusal("reform.unknown-station", line.To);
        }

        List<CouncilFacts> councils =
        [
            .. state.Councils.Where(c => c.Council.PoliceBoxes.Any(b => b.PoliceBox == box.Id && !(b.Days.To < day))),
        ];
        if (
            IsDatedLater(box)
            || IsDatedLater(into)
            || councils.Exists(c => c.Council.PoliceBoxes.Any(b => b.PoliceBox == box.Id && b.Days.To >= day))
        )
        {
            return new Refusal("reform.later-change", line.What);
        }

        // It would begin without its beat.
        if (
            kind == ReformKind.CloseBox
            && councils.Find(c => c.Council.PoliceBoxes.Any(b => b.PoliceBox == box.Id && b.Days.From >= day)) is { } coming
        )
        {
            return new Refusal("reform.council-coming", line.What, coming.Council.Name);
        }

        // A council of two stations would have two chiefs.
        if (kind == ReformKind.MoveBox && councils.Find(c => !(c.Council.Abolished < day) && IsShared(c.Council, box)) is { } spans)
        {
            return new Refusal("reform.council-spans", line.What, spans.Council.Name);
        }

        return new ReformChange(kind, day, OnDay(station), OnDay(into), [box])
        {
            Councils =
                kind == ReformKind.CloseBox
                    ? LinksOf(councils.Where(c => c.Council.PoliceBoxes.Any(b => b.PoliceBox == box.Id && b.Days.From < day)))
                    : Coming(state.Office(into.Id)!.Directory, councils.Contains), // It is one of the offices.
        };
    }

    private bool IsShared(Council council, PoliceBox box) => council.PoliceBoxes.Any(b => b.PoliceBox != box.Id && !(b.Days.To < day));

    private IEnumerable<Station> Stations => state.Offices.Select(o => o.Station).OfType<Station>();

    /// <summary>By the whole name, or without 警察署.</summary>
    private Station? Found(string name) =>
        Stations.FirstOrDefault(s => s.PeriodOn(day)?.Name is { } own && (own == name || own == $"{name}警察署"));

    private IEnumerable<PoliceBox> Named(Station station, ReformLine line) =>
        line.Of.Length == 0 || Found(line.Of)?.Id == station.Id ? BoxesOf(station).Where(b => b.Name == line.What) : [];

    private IEnumerable<PoliceBox> BoxesOf(Station station) => (station.PoliceBoxes ?? []).Where(b => b.StationOn(day) == station.Id);

    private ReformStation OnDay(Station station) => new(station.Id, station.PeriodOn(day)!.Name, station.PeriodOn(day)!.Area); // Found by it.

    /// <summary>Something else is registered for that day or a later one: the way back would not lead to where it began.</summary>
    private bool IsDatedLater(Station station) =>
        station.MergedInto is not null || station.Periods.Any(p => p.Days.From >= day || p.Days.To >= day);

    private bool IsDatedLater(PoliceBox box) => box.Periods.Any(p => p.Days.From >= day || p.Days.To >= day);

    private IReadOnlyList<CouncilLink> Coming(OfficeDirectory known, Func<CouncilFacts, bool> comes) =>
        LinksOf(state.Councils.Where(c => comes(c) && known.Councils.All(k => k.Id != c.Council.Id)));

    private static IReadOnlyList<CouncilLink> LinksOf(IEnumerable<CouncilFacts> councils) =>
        [.. councils.Select(c => new CouncilLink(c.Council.Id, c.Council.Name)).OrderBy(c => c.Id.Value, StringComparer.Ordinal)];
}
