using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>
/// A fictitious prefecture of four stations: 99 was merged into 01 on 1 April 2026, 03 passed from 函館方面 to 札幌方面 on 1 October 2026.
/// </summary>
internal static class Prefecture
{
    public static readonly StationId First = new("01");
    public static readonly StationId Second = new("02");
    public static readonly StationId Moving = new("03");
    public static readonly StationId Merged = new("99");

    public static readonly DateOnly Start = new(2015, 4, 1);
    public static readonly DateOnly Merger = new(2026, 4, 1);
    public static readonly DateOnly Move = new(2026, 10, 1);
    public static readonly DateOnly Today = new(2026, 11, 25);

    public static readonly SummaryPeriod ThisYear = SummaryPeriod.Of(new FiscalYear(2026));
    public static readonly SummaryPeriod LastYear = SummaryPeriod.Of(new FiscalYear(2025));

    private static readonly StationLink AtFirst = Link(First, Area.Kushiro, Start, null);
    private static readonly StationLink AtSecond = Link(Second, Area.Kushiro, Start, null);

    private static readonly IReadOnlyList<Station> Stations =
    [
        new(
            First,
            "署01",
            [new StationPeriod("署01", Area.Kushiro, new DayRange(Start, null))],
            PoliceBoxes: [Box("B1", First), Box("B9", Merged, First)]
        ),
        new(
            Second,
            "署02",
            [new StationPeriod("署02", Area.Kushiro, new DayRange(Start, null))],
            PoliceBoxes: [Box("B2", Second), Box("B3", Second)]
        ),
        new(
            Moving,
            "署03",
            [
                new StationPeriod("署03", Area.Hakodate, new DayRange(Start, Move.AddDays(-1))),
                new StationPeriod("署03", Area.Sapporo, new DayRange(Move, null)),
            ]
        ),
        new(
            Merged,
            "署99",
            [new StationPeriod("署99", Area.Kushiro, new DayRange(Start, Merger.AddDays(-1)))],
            First,
            [Box("B9", Merged, First)]
        ),
    ];

    public static CouncilFacts Quiet01 { get; } = Council("C1", AtFirst);

    public static CouncilFacts Quiet02 { get; } = Council("C2", AtSecond);

    public static CouncilFacts OfMerged { get; } =
        Council("C9", Link(Merged, Area.Kushiro, Start, Merger.AddDays(-1)), Link(First, Area.Kushiro, Merger, null));

    public static CouncilFacts OfMoving { get; } =
        Council("C3", Link(Moving, Area.Hakodate, Start, Move.AddDays(-1)), Link(Moving, Area.Sapporo, Move, null));

    public static SummaryData Of(params CouncilFacts[] councils) => new([.. councils.Select(c => CouncilExtract.Of(c, []))], Stations);

    public static SummaryCase Case(SummaryScope? scope, SummaryPeriod period, params CouncilFacts[] councils) =>
        new(Of(councils), scope ?? SummaryScope.Prefecture, period, Today, ObligationRules.Default);

    public static int Count(this SummaryCase at, FigureKind kind, string part = "") => Figures.Of(at, new FigureKey(kind, part)).Count;

    public static Feedback Request(string id, DateOnly day, FeedbackStatus status = FeedbackStatus.NotStarted, DateOnly? told = null) =>
        Quiet.Request(id, day, status) with
        {
            ToldOn = told,
        };

    private static CouncilFacts Council(string id, params StationLink[] links) =>
        Quiet.Base with
        {
            Council = Quiet.Base.Council with
            {
                Id = new CouncilId(id),
                Name = $"{id}連絡協議会",
                Stations = links,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId($"B{id[1..]}"), "交番", new DayRange(Start, null))],
            },
        };

    private static StationLink Link(StationId station, Area area, DateOnly from, DateOnly? to) =>
        new(station, $"署{station}", area, new DayRange(from, to));

    private static PoliceBox Box(string id, StationId station, StationId? after = null) =>
        new(
            new PoliceBoxId(id),
            $"{id}交番",
            PoliceBoxKind.Koban,
            after is { } successor
                ?
                [
                    new PoliceBoxPeriod(station, new DayRange(Start, Merger.AddDays(-1))),
                    new PoliceBoxPeriod(successor, new DayRange(Merger, null)),
                ]
                : [new PoliceBoxPeriod(station, new DayRange(Start, null))]
        );
}
