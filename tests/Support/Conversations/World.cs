using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Storage;

namespace KobanBot.Support.Conversations;

/// <summary>
/// A small fictitious station for conversation tests: 中央交番 with its council (ten members, a plan with two topics for 20 November 2026),
/// 東駐在所 whose council has no lead officer and one open request, and people of every role.
/// </summary>
internal static class World
{
    public static readonly CouncilId Central = new("C1");
    public static readonly CouncilId East = new("C2");

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Start = new(2024, 4, 1);
    private static readonly CouncilLink[] CentralLink = [new(Central, "中央交番連絡協議会")];
    private static readonly CouncilLink[] EastLink = [new(East, "東駐在所連絡協議会")];
    private static readonly CouncilLink[] BothLinks = [.. CentralLink, .. EastLink];

    public static Officer Lead { get; } = Person("P1", "試験 一郎", "巡査部長", Role.OperatingOfficer, "K1", "中央交番", CentralLink);

    public static Officer Second { get; } = Person("P2", "試験 二郎", "巡査", Role.OperatingOfficer, "K1", "中央交番", CentralLink);

    public static Officer EastOfficer { get; } = Person("P3", "試験 三郎", "巡査", Role.OperatingOfficer, "K2", "東駐在所", EastLink);

    public static Officer Section { get; } =
        Person("P4", "試験 四郎", "巡査部長", Role.CommunityPoliceSection, "S1", "中央警察署", BothLinks);

    public static Officer SectionChief { get; } = Person("P5", "試験 五郎", "警部", Role.SectionChief, "S1", "中央警察署", BothLinks);

    public static Officer StationChief { get; } = Person("P6", "試験 六郎", "警視", Role.StationChief, "S1", "中央警察署", BothLinks);

    public static Officer OtherStation { get; } = Person("P7", "試験 七郎", "警部", Role.SectionChief, "S2", "北警察署", []);

    public static Officer AreaOfficer { get; } =
        Person("P8", "試験 八郎", "警部", Role.AreaHeadquarters, nameof(Area.Kushiro), "釧路方面本部", []);

    public static Officer HqOfficer { get; } = Person("P9", "試験 九郎", "警部", Role.Headquarters, "HQ", "警察本部地域企画課", []);

    /// <summary>Was at 中央交番 until the end of October.</summary>
    public static Officer Transferred { get; } =
        Person("P10", "試験 十郎", "巡査", Role.OperatingOfficer, "K1", "中央交番", CentralLink, until: new DateOnly(2026, 10, 31));

    public static IReadOnlyList<Officer> Everyone { get; } =
    [Lead, Second, EastOfficer, Section, SectionChief, StationChief, OtherStation, AreaOfficer, HqOfficer, Transferred];

    public static IReadOnlyList<string> MemberNames { get; } =
    ["阿寒 一", "石狩 二葉", "渡島 三郎", "檜山 四郎", "後志 五月", "空知 六輔", "上川 七海", "留萌 八郎", "宗谷 九美", "日高 十和子"];

    /// <summary>What the store would load of the central council on the first day.</summary>
    public static CouncilFacts CentralFacts => Facts(CentralCouncil);

    /// <summary>The central council under another id, for tests that want many.</summary>
    public static CouncilImport CentralAs(CouncilId id) => CentralCouncil with { Council = CentralCouncil.Council with { Id = id } };

    public static CouncilFacts EastFacts => Facts(EastCouncil);

    private static CouncilFacts Facts(CouncilImport import) =>
        new()
        {
            Council = import.Council,
            Members = import.Members,
            Roster = import.Roster,
            Plans = import.Plans,
            Feedback = import.Feedback,
        };

    public static IReadOnlyList<Station> Stations { get; } =
    [
        Station("S1", "中央警察署", Area.Kushiro, ("K1", "中央交番", PoliceBoxKind.Koban), ("K2", "東駐在所", PoliceBoxKind.Chuzaisho)),
        Station("S2", "北警察署", Area.Kushiro),
    ];

    private static readonly Lazy<Task<MemoryStorage>> Filled = new(async () =>
    {
        var storage = new MemoryStorage();
        await FillAsync(storage);
        return storage;
    });

    /// <summary>A storage of one's own that was filled once for all.</summary>
    public static async Task<MemoryStorage> CopyAsync() => (await Filled.Value).Copy();

    public static async Task FillAsync(MemoryStorage storage)
    {
        await FillAsync(storage.ImportStore);
        await storage.SummaryProjection.RebuildAsync(CancellationToken.None);
    }

    public static async Task FillAsync(IImportStore import)
    {
        foreach (var station in Stations)
        {
            await import.PutStationAsync(station, CancellationToken.None);
        }

        await import.PutCouncilAsync(CentralCouncil, CancellationToken.None);
        await import.PutCouncilAsync(EastCouncil, CancellationToken.None);
        foreach (var officer in Everyone)
        {
            await import.PutOfficerAsync(officer, CancellationToken.None);
        }

        foreach (var directory in OfficeDirectories.Of(Stations, [CentralCouncil.Council, EastCouncil.Council], Everyone))
        {
            await import.PutDirectoryAsync(directory, CancellationToken.None);
        }
    }

    private static Station Station(string id, string name, Area area, params (string Id, string Name, PoliceBoxKind Kind)[] boxes) =>
        new(
            new StationId(id),
            name,
            [new StationPeriod(name, area, new DayRange(Start, null))],
            PoliceBoxes:
            [
                .. boxes.Select(b => new PoliceBox(
                    new PoliceBoxId(b.Id),
                    b.Name,
                    b.Kind,
                    [new PoliceBoxPeriod(new StationId(id), new DayRange(Start, null))]
                )),
            ]
        );

    private static CouncilImport CentralCouncil =>
        new()
        {
            Council = Council(Central, "中央交番連絡協議会", "K1", "中央交番") with
            {
                Leads = [new LeadDesignation(Lead.Id, new DayRange(Start, null))],
            },
            Members = [.. MemberNames.Select((name, i) => Member($"M{i}", name))],
            Roster = [.. Everyone.Where(o => o.Assignments[0].Unit is "K1" or "S1").Select(Entry)],
            Plans =
            [
                new MeetingPlan
                {
                    Year = new FiscalYear(2026),
                    Version = 1,
                    Priorities = "特殊詐欺の被害防止",
                    Events = "町内清掃",
                    Meetings =
                    [
                        new PlannedMeeting
                        {
                            Date = new DateOnly(2026, 11, 20),
                            Start = new TimeOnly(14, 0),
                            Place = "中央町内会館",
                            Topics =
                            [
                                new PlannedTopic(TopicCategory.PoliceActivity, "秋の夜間パトロール"),
                                new PlannedTopic(TopicCategory.CommunityIssues, "通学路の街路灯"),
                            ],
                        },
                    ],
                },
            ],
        };

    private static CouncilImport EastCouncil =>
        new()
        {
            Council = Council(East, "東駐在所連絡協議会", "K2", "東駐在所"),
            Members = [.. MemberNames.Take(5).Select((name, i) => Member($"E{i}", name))],
            Roster = [.. Everyone.Where(o => o.Assignments[0].Unit is "K2" or "S1").Select(Entry)],
            Feedback =
            [
                new Feedback
                {
                    Entry = new FeedbackEntry
                    {
                        Id = "old-1",
                        Kind = FeedbackKind.Request,
                        Text = "通学路に街路灯を設置してほしい",
                    },
                    Meeting = new MeetingId("old"),
                    MeetingDate = new DateOnly(2026, 6, 12),
                    ChangedBy = new MeetingId("old"),
                },
            ],
        };

    private static Council Council(CouncilId id, string name, string box, string boxName) =>
        new()
        {
            Id = id,
            Name = name,
            Kind = CouncilKind.Beat,
            Established = new DateOnly(2010, 4, 1),
            PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId(box), boxName, new DayRange(Start, null))],
            Stations = [new StationLink(new StationId("S1"), "中央警察署", Area.Kushiro, new DayRange(Start, null))],
        };

    private static Member Member(string id, string name) =>
        new()
        {
            Id = new MemberId(id),
            Name = name,
            Categories = [SelectionCategory.NeighbourhoodAssociation],
            Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2025))],
        };

    private static RosterEntry Entry(Officer officer) =>
        new(
            officer.Id,
            officer.Name,
            officer.Rank,
            officer.Assignments[0].Role,
            officer.Assignments[0].UnitName,
            officer.Assignments[0].Days
        );

    private static Officer Person(
        string id,
        string name,
        string rank,
        Role role,
        string unit,
        string unitName,
        IReadOnlyList<CouncilLink> councils,
        DateOnly? until = null
    ) =>
        new()
        {
            Id = new OfficerId(id),
            Name = name,
            Rank = rank,
            UserPrincipalName = $"{id.ToLowerInvariant()}@koban.example",
            Assignments = [new Assignment(role, unit, unitName, new DayRange(Start, until)) { Councils = councils }],
        };
}
