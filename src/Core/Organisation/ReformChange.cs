using KobanBot.Core.Time;

namespace KobanBot.Core.Organisation;

/// <summary>組織の変更, as headquarters register it (RULES 3.3).</summary>
public enum ReformKind
{
    /// <summary>警察署の統合.</summary>
    MergeStation,

    /// <summary>警察署の方面の変更.</summary>
    MoveStation,

    /// <summary>交番等の移管, to another station.</summary>
    MoveBox,

    /// <summary>交番等の新設.</summary>
    OpenBox,

    /// <summary>交番等の廃止.</summary>
    CloseBox,
}

/// <summary>A station under its name and area of the day.</summary>
public sealed record ReformStation(StationId Id, string Name, Area Area);

/// <summary>One change, from a day on, and the way back from it.</summary>
/// <param name="From">Which is merged, changes its area, or owns the police boxes until then; of a new one the owner.</param>
/// <param name="Into">The station of 統合 and 移管; of a change of area the same station in its new one.</param>
/// <param name="Boxes">The police boxes that pass over, are opened or closed, as they are before.</param>
public sealed record ReformChange(ReformKind Kind, DateOnly Day, ReformStation From, ReformStation Into, IReadOnlyList<PoliceBox> Boxes)
{
    /// <summary>The councils that come into the list of the other station with it; of police boxes that are closed those that lose them.</summary>
    public IReadOnlyList<CouncilLink> Councils { get; init; } = [];

    /// <summary>Of 統合: the stations that become predecessors of the other one.</summary>
    public IReadOnlyList<StationId> Predecessors { get; init; } = [];

    public DateOnly Last => Day.AddDays(-1);

    /// <summary>Police boxes and councils pass to another station.</summary>
    public bool Passes => Kind is ReformKind.MergeStation or ReformKind.MoveBox;

    /// <summary>The units that are no more from the day on.</summary>
    public IReadOnlyList<string> EndedUnits =>
        Kind switch
        {
            ReformKind.MergeStation => [From.Id.Value],
            ReformKind.CloseBox => [.. Boxes.Select(b => b.Id.Value)],
            _ => [],
        };

    /// <summary>The station is one of the two, or lists one of the police boxes, as every station does to which a box ever belonged.</summary>
    public bool Concerns(Station station) =>
        station.Id == From.Id || station.Id == Into.Id || (station.PoliceBoxes ?? []).Any(b => IsOfIt(b.Id));

    public bool IsOfIt(PoliceBoxId box) => Boxes.Any(b => b.Id == box);

    /// <summary>The station as it is with the change.</summary>
    public Station Apply(Station station)
    {
        var changed = Kind switch
        {
            ReformKind.MergeStation when station.Id == From.Id => station with
            {
                Periods = [.. station.Periods.Select(p => p with { Days = Cut(p.Days) })],
                MergedInto = Into.Id,
            },
            ReformKind.MoveStation when station.Id == From.Id => station with { Periods = [.. station.Periods.SelectMany(Moved)] },
            _ => station,
        };
        var listed = station.PoliceBoxes ?? [];
        var comes = (Passes || Kind == ReformKind.OpenBox) && station.Id == Into.Id;
        return Listing(changed, [.. listed.Select(Apply), .. comes ? Boxes.Where(b => listed.All(l => l.Id != b.Id)).Select(Apply) : []]);
    }

    /// <summary>A police box as it is with the change.</summary>
    public PoliceBox Apply(PoliceBox box) =>
        !IsOfIt(box.Id) || Kind == ReformKind.OpenBox
            ? box
            : box with
            {
                Periods =
                [
                    .. box.Periods.Select(p => p with { Days = Cut(p.Days) }),
                    .. Passes ? [new PoliceBoxPeriod(Into.Id, new DayRange(Day, null))] : Array.Empty<PoliceBoxPeriod>(),
                ],
            };

    /// <summary>The station as if the change had not been; only before its day, while nothing later is registered.</summary>
    public Station TakeBack(Station station)
    {
        var changed = Kind switch
        {
            ReformKind.MergeStation when station.Id == From.Id => station with
            {
                Periods = [.. station.Periods.Select(p => p with { Days = Reopened(p.Days) })],
                MergedInto = null,
            },
            ReformKind.MoveStation when station.Id == From.Id => station with
            {
                Periods = [.. station.Periods.Where(p => p.Days.From != Day).Select(p => p with { Days = Reopened(p.Days) })],
            },
            _ => station,
        };
        var gone = Kind == ReformKind.OpenBox || (Passes && station.Id == Into.Id);
        return Listing(
            changed,
            [
                .. (station.PoliceBoxes ?? [])
                    .Select(TakeBack)
                    .Where(b => !gone || !IsOfIt(b.Id) || (Passes && b.Periods.Any(p => p.Station == station.Id))),
            ]
        );
    }

    /// <summary>Days that contain the day of the change end with the day before.</summary>
    public DayRange Cut(DayRange days) => days.Contains(Day) && days.From < Day ? new DayRange(days.From, Last) : days;

    /// <summary>Days that end with the day before go on: nothing that has an end is changed by a reform.</summary>
    private DayRange Reopened(DayRange days) => days.To == Last ? new DayRange(days.From, null) : days;

    private PoliceBox TakeBack(PoliceBox box) =>
        !IsOfIt(box.Id) || Kind == ReformKind.OpenBox
            ? box
            : box with
            {
                Periods = [.. box.Periods.Where(p => !Passes || p.Days.From != Day).Select(p => p with { Days = Reopened(p.Days) })],
            };

    private IEnumerable<StationPeriod> Moved(StationPeriod period) =>
        period.Days.Contains(Day)
            ? [period with { Days = Cut(period.Days) }, new StationPeriod(period.Name, Into.Area, new DayRange(Day, null))]
            : [period];

    private static Station Listing(Station station, IReadOnlyList<PoliceBox> boxes) =>
        boxes.Count == 0 && station.PoliceBoxes is null ? station : station with { PoliceBoxes = boxes };
}
