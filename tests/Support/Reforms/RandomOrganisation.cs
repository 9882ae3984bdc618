using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Time;

namespace KobanBot.Support.Reforms;

/// <summary>
/// A fictitious part of a prefecture, the same for the same seed: stations with police boxes, councils of every kind (some ended, some to come,
/// some without lead or with too few members), officers with posts that begin and end at odd days.
/// </summary>
internal sealed class RandomOrganisation
{
    public static readonly DateOnly Today = new(2026, 2, 16);
    public static readonly DateOnly Day = new(2026, 4, 1);

    private static readonly DateOnly Long = new(2020, 4, 1);
    private static readonly Area[] Areas = Enum.GetValues<Area>();

    private readonly Random _random;
    private readonly List<Station> _stations = [];
    private readonly List<Officer> _people = [];
    private readonly List<CouncilFacts> _councils = [];

    public RandomOrganisation(int seed, int stations = 0, int boxes = 0)
    {
        _random = new Random(seed);
        var count = stations > 0 ? stations : _random.Next(2, 5);
        for (var s = 0; s < count; s++)
        {
            AddStation(s, boxes > 0 ? boxes : _random.Next(1, 4));
        }

        State = new ReformState(Offices(), _councils, _people);
    }

    public ReformState State { get; }

    public static OfficeFacts Headquarters { get; } =
        new() { Directory = new OfficeDirectory(Office.Headquarters.Unit, OfficeKind.Headquarters, null, [], [], []) };

    /// <summary>What headquarters might enter: as a rule possible, now and then not.</summary>
    public PlanReform Plan()
    {
        var kind = Chosen(Enum.GetValues<ReformKind>());
        return new PlanReform(
            "R",
            kind,
            Day,
            [.. Enumerable.Range(0, _random.Next(1, 3)).Select(n => Line(kind, n)).DistinctBy(l => l.What)]
        );
    }

    /// <summary>Officers' names by which a line can name them.</summary>
    public static string NameOf(int station) => $"試験{station}警察署";

    private ReformLine Line(ReformKind kind, int number)
    {
        var (one, other) = (Chosen(_stations), Chosen(_stations));
        var box = one.PoliceBoxes is { Count: > 0 } boxes ? Chosen(boxes).Name : "";
        return kind switch
        {
            ReformKind.MergeStation => new ReformLine(one.Name, other.Name, "", default),
            ReformKind.MoveStation => new ReformLine(one.Name, Chosen(Areas).Japanese(), "", default),
            ReformKind.MoveBox => new ReformLine(box, other.Name, "", default),
            ReformKind.OpenBox => new ReformLine($"新設{number}駐在所", one.Name, "", new PoliceBoxId($"N{number}")),
            _ => new ReformLine(box, "", "", default),
        };
    }

    private void AddStation(int s, int boxes)
    {
        var (id, name) = (new StationId($"S{s:00}"), NameOf(s));
        var area = Chosen(Areas);
        List<PoliceBox> own =
        [
            .. Enumerable
                .Range(0, boxes)
                .Select(b => new PoliceBox(
                    new PoliceBoxId($"K{s:00}{b}"),
                    $"試験{s}-{b}交番",
                    PoliceBoxKind.Koban,
                    [new PoliceBoxPeriod(id, new DayRange(Long, null))]
                )),
        ];
        _stations.Add(new Station(id, name, [new StationPeriod(name, area, new DayRange(Long, null))], PoliceBoxes: own));
        var link = new StationLink(id, name, area, new DayRange(Long, null));
        List<Council> councils = [];
        for (var b = 0; b < own.Count; b++)
        {
            if (_random.Next(8) != 0)
            {
                councils.Add(CouncilOf($"C{s:00}{b}", CouncilKind.Beat, [own[b]], link));
            }
        }

        if (own.Count > 1 && _random.Next(3) == 0)
        {
            councils.Add(CouncilOf($"U{s:00}", CouncilKind.Merged, [own[0], own[1]], link));
        }

        List<Officer> people = [.. own.SelectMany(b => Posted(b, councils)), .. AtStation(s, name, councils)];
        _people.AddRange(people);
        _councils.AddRange(councils.Select(c => FactsOf(c, people)));
    }

    private Council CouncilOf(string id, CouncilKind kind, IReadOnlyList<PoliceBox> boxes, StationLink station)
    {
        var established = _random.Next(10) == 0 ? Day.AddDays(_random.Next(0, 40)) : Long;
        return new Council
        {
            Id = new CouncilId(id),
            Name = $"{boxes[0].Name}連絡協議会{id}",
            Kind = kind,
            Established = established,
            Abolished =
                _random.Next(10) == 0
                    ? Day.AddDays(_random.Next(-200, 60)) is var last && last > established
                        ? last
                        : null
                    : null,
            PoliceBoxes = [.. boxes.Select(b => new PoliceBoxLink(b.Id, b.Name, new DayRange(established, null)))],
            Stations = [station with { Days = new DayRange(established, null) }],
            Leads = _random.Next(5) == 0 ? [] : [new LeadDesignation(new OfficerId($"{boxes[0].Id}0"), new DayRange(Long, null))],
        };
    }

    private IEnumerable<Officer> Posted(PoliceBox box, IReadOnlyList<Council> councils) =>
        Enumerable
            .Range(0, _random.Next(1, 4))
            .Select(n =>
                Person(
                    $"{box.Id}{n}",
                    new Assignment(Role.OperatingOfficer, box.Id.Value, box.Name, OddDays())
                    {
                        Councils = LinksOf(councils.Where(c => c.PoliceBoxes.Any(b => b.PoliceBox == box.Id))),
                    }
                )
            );

    private IEnumerable<Officer> AtStation(int s, string name, IReadOnlyList<Council> councils)
    {
        Role[] roles = [Role.CommunityPoliceSection, Role.CommunityPoliceSupervisor, Role.SectionChief, Role.StationChief];
        return roles.Select(
            (role, n) => Person($"P{s:00}{n}", new Assignment(role, $"S{s:00}", name, OddDays()) { Councils = LinksOf(councils) })
        );
    }

    /// <summary>Most posts go on; some end with the year, some later, some are still to begin.</summary>
    private DayRange OddDays() =>
        _random.Next(8) switch
        {
            0 => new DayRange(Long, Day.AddDays(-1)),
            1 => new DayRange(Long, Day.AddDays(_random.Next(0, 90))),
            2 => new DayRange(Day, null),
            _ => new DayRange(Long, null),
        };

    private CouncilFacts FactsOf(Council council, IReadOnlyList<Officer> people)
    {
        var bare = new CouncilFacts
        {
            Council = council,
            Members =
            [
                .. Enumerable
                    .Range(0, _random.Next(3, 11))
                    .Select(n => new Member
                    {
                        Id = new MemberId($"M{council.Id}{n}"),
                        Name = $"試験 {n}",
                        Commissions =
                        [
                            new Commission(
                                CommissionKind.New,
                                new CommissionTerm(Day.AddYears(-2), _random.Next(3) == 0 ? Day.AddDays(-1) : Day.AddYears(1).AddDays(-1))
                            ),
                        ],
                    }),
            ],
        };
        return Rosters.Writes(bare, people).Aggregate(bare, (f, w) => w.After(f));
    }

    private IReadOnlyList<OfficeFacts> Offices()
    {
        var directories = OfficeDirectories.Of(_stations, [.. _councils.Select(c => c.Council)], _people);
        return [.. _stations.Select(s => new OfficeFacts { Directory = directories.First(d => d.Unit == s.Id.Value), Station = s })];
    }

    private static Officer Person(string id, Assignment post) =>
        new()
        {
            Id = new OfficerId(id),
            Name = $"試験 {id}",
            Rank = "巡査部長",
            UserPrincipalName = $"{id.ToLowerInvariant()}@koban.example",
            Assignments = [post],
        };

    private static IReadOnlyList<CouncilLink> LinksOf(IEnumerable<Council> councils) =>
        [.. councils.Select(c => new CouncilLink(c.Id, c.Name))];

    private T Chosen<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
