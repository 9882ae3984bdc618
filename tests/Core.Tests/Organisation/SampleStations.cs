using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Organisation;

/// <summary>Fictitious stations with all that happens to stations: mergers, one after another, a move between areas, an end.</summary>
internal static class SampleStations
{
    public static readonly StationId Kept = new("401");
    public static readonly StationId Merged = new("491");
    public static readonly StationId MergedEarlier = new("492");
    public static readonly StationId Moved = new("299");
    public static readonly StationId Direct = new("101");
    public static readonly StationId Closed = new("599");

    public static readonly PoliceBoxId Koban = new("B1");
    public static readonly PoliceBoxId Chuzaisho = new("B2");
    public static readonly PoliceBoxId StationBeat = new("B3");
    public static readonly PoliceBoxId Forgotten = new("B4");

    public static readonly DateOnly Start = new(1995, 4, 1);
    public static readonly DateOnly LastOfMarch = new(2026, 3, 31);
    public static readonly DateOnly FirstOfApril = new(2026, 4, 1);

    public static StationIndex Stations { get; } =
        new([
            new Station(
                Kept,
                "青柳警察署",
                [new StationPeriod("青柳警察署", Area.Kushiro, From(Start))],
                PoliceBoxes:
                [
                    BoxOfMergedStation,
                    new PoliceBox(Chuzaisho, "沢端駐在所", PoliceBoxKind.Chuzaisho, [new PoliceBoxPeriod(Kept, From(Start))]),
                    new PoliceBox(StationBeat, "青柳署所管区", PoliceBoxKind.StationBeat, [new PoliceBoxPeriod(Kept, From(Start))]),
                ]
            ),
            new Station(
                Merged,
                "古浜警察署",
                [new StationPeriod("古浜警察署", Area.Kushiro, new DayRange(Start, LastOfMarch))],
                Kept,
                [
                    BoxOfMergedStation,
                    new PoliceBox(Forgotten, "古浜駐在所", PoliceBoxKind.Chuzaisho, [new PoliceBoxPeriod(Merged, From(Start))]),
                ]
            ),
            new Station(
                MergedEarlier,
                "奥沢警察署",
                [new StationPeriod("奥沢警察署", Area.Kushiro, new DayRange(Start, new DateOnly(2020, 3, 31)))],
                Merged
            ),
            new Station(
                Moved,
                "岬警察署",
                [
                    new StationPeriod("岬警察署", Area.Hakodate, new DayRange(Start, new DateOnly(2027, 3, 31))),
                    new StationPeriod("新岬警察署", Area.Sapporo, From(new DateOnly(2027, 4, 1))),
                ]
            ),
            new Station(Direct, "桜台警察署", [new StationPeriod("桜台警察署", Area.Sapporo, From(Start))]),
            new Station(Closed, "玉石警察署", [new StationPeriod("玉石警察署", Area.Kitami, new DayRange(Start, LastOfMarch))]),
        ]);

    // The box stays where it is and comes under the other station.
    private static PoliceBox BoxOfMergedStation =>
        new(
            Koban,
            "古浜交番",
            PoliceBoxKind.Koban,
            [new PoliceBoxPeriod(Merged, new DayRange(Start, LastOfMarch)), new PoliceBoxPeriod(Kept, From(FirstOfApril))]
        );

    private static DayRange From(DateOnly day) => new(day, null);
}
