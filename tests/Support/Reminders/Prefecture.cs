using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Support.Reminders;

/// <summary>
/// A fictitious prefecture of any size, the same for the same numbers: ten members and three officers a council, six officers a station,
/// two at each office above. Every council but each third has held its meeting; of each fifth the record is missing. With fewer than five
/// members everybody who leads or stands above hears of it on any first morning.
/// </summary>
internal sealed class Prefecture(int councils, int perStation, int members = 10, Func<string, string>? reference = null)
{
    private static readonly DateOnly Long = new(2015, 4, 1);
    private static readonly Area[] Areas = Enum.GetValues<Area>();

    public int Stations => (councils + perStation - 1) / perStation;

    public int People => (councils * 3) + (Stations * 6) + (Areas.Length * 2);

    /// <summary>Who hears of a council with too few members, once days enough have passed: all but the other officers and supervisors.</summary>
    public IReadOnlyList<string> Readers =>
        [
            .. Enumerable.Range(0, councils).Select(c => $"B{c:00000}0"),
            .. Enumerable.Range(0, Stations).SelectMany(s => new[] { 0, 1, 4, 5 }.Select(n => $"S{s:0000}{n}")),
            .. Areas.SelectMany((a, i) => Above(a, i)).Select(o => o.Id.Value),
        ];

    /// <summary>The ids of all officers.</summary>
    public IReadOnlyList<string> Everyone =>
        [
            .. Enumerable.Range(0, councils).SelectMany(BoxOfficers).Select(o => o.Id.Value),
            .. Enumerable.Range(0, Stations).SelectMany(s => OfficersOf(s, [])).Select(o => o.Id.Value),
            .. Areas.SelectMany((a, i) => Above(a, i)).Select(o => o.Id.Value),
        ];

    /// <summary>Everybody has opened the bot.</summary>
    public async Task FillAsync(StorageTables tables, int atOnce, CancellationToken cancellation)
    {
        var (import, people) = (new ImportStore(tables, TimeProvider.System), new PersonStore(tables));
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(
            0,
            Stations,
            options,
            async (s, token) =>
            {
                var station = StationOf(s);
                var boxes = Enumerable.Range(s * perStation, Math.Min(perStation, councils - (s * perStation))).ToList();
                var own = OfficersOf(s, boxes).ToList();
                await import.PutStationAsync(station, token);
                var facts = boxes.Select(c => CouncilOf(c, s, own)).ToList();
                foreach (var council in facts)
                {
                    await import.PutCouncilAsync(council, token);
                }

                foreach (var officer in own.Concat(boxes.SelectMany(BoxOfficers)))
                {
                    await PutAsync(import, people, officer, token);
                }

                foreach (var directory in OfficeDirectories.Of([station], [.. facts.Select(f => f.Council)], own))
                {
                    await import.PutDirectoryAsync(directory, token);
                }
            }
        );
        List<Officer> above = [.. Areas.SelectMany((a, i) => Above(a, i))];
        foreach (var officer in above)
        {
            await PutAsync(import, people, officer, cancellation);
        }

        foreach (var directory in OfficeDirectories.Of([], [], above))
        {
            await import.PutDirectoryAsync(directory, cancellation);
        }
    }

    private async Task PutAsync(ImportStore import, PersonStore people, Officer officer, CancellationToken cancellation)
    {
        await import.PutOfficerAsync(officer, cancellation);
        await people.RememberReferenceAsync(officer.Id, (reference ?? MorningDock.ReferenceOf)(officer.Id.Value), cancellation);
    }

    private static Area AreaOf(int station) => Areas[station % Areas.Length];

    private static Station StationOf(int s) =>
        new(
            new StationId($"S{s:0000}"),
            $"試験{s}警察署",
            [new StationPeriod($"試験{s}警察署", AreaOf(s), new DayRange(Long, null))],
            PoliceBoxes: []
        );

    private CouncilImport CouncilOf(int c, int s, IReadOnlyList<Officer> station)
    {
        var box = BoxOfficers(c).ToList();
        var held = c % 3 != 0;
        return new CouncilImport
        {
            Council = new Council
            {
                Id = IdOf(c),
                Name = NameOf(c),
                Kind = CouncilKind.Beat,
                Established = Long,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId($"K{c:00000}"), $"試験{c}交番", new DayRange(Long, null))],
                Stations = [new StationLink(new StationId($"S{s:0000}"), $"試験{s}警察署", AreaOf(s), new DayRange(Long, null))],
                Leads = [new LeadDesignation(box[0].Id, new DayRange(Long, null))],
            },
            Members =
            [
                .. Enumerable
                    .Range(1, members)
                    .Select(n => new Member
                    {
                        Id = new MemberId($"M{c:00000}{n:00}"),
                        Name = $"試験 {n}郎",
                        Commissions = [new Commission(CommissionKind.New, new CommissionTerm(Long, new DateOnly(2045, 3, 31)))],
                    }),
            ],
            Roster = [.. box.Concat(station).Select(EntryOf)],
            Plans =
            [
                Town.Plan(2025),
                Town.Plan(2026, c % 5 == 0 ? [new PlannedMeeting { Date = new DateOnly(2026, 11, 1).AddDays(c % 28) }] : []),
                Town.Plan(2027),
            ],
            Records = held ? [Town.Record($"R{c}", new DateOnly(2026, 5, 1).AddDays(c % 30), RecordState.ReportedToChief)] : [],
        };
    }

    private static CouncilId IdOf(int c) => new($"C{c:00000}");

    private static string NameOf(int c) => $"試験{c}交番連絡協議会";

    private static IEnumerable<Officer> BoxOfficers(int c) =>
        Enumerable.Range(0, 3).Select(n => OfficerOf($"B{c:00000}{n}", Role.OperatingOfficer, $"K{c:00000}", [c]));

    private static IEnumerable<Officer> OfficersOf(int s, IReadOnlyList<int> boxes)
    {
        Role[] roles =
        [
            Role.CommunityPoliceSection,
            Role.CommunityPoliceSection,
            Role.CommunityPoliceSupervisor,
            Role.CommunityPoliceSupervisor,
            Role.SectionChief,
            Role.StationChief,
        ];
        return roles.Select((role, n) => OfficerOf($"S{s:0000}{n}", role, $"S{s:0000}", boxes));
    }

    private static IEnumerable<Officer> Above(Area area, int number) =>
        area == Area.Sapporo
            ? Enumerable.Range(0, 2).Select(n => OfficerOf($"H{n}", Role.Headquarters, "HQ", []))
            : Enumerable.Range(0, 2).Select(n => OfficerOf($"A{number}{n}", Role.AreaHeadquarters, area.ToString(), []));

    private static Officer OfficerOf(string id, Role role, string unit, IReadOnlyList<int> councils) =>
        new()
        {
            Id = new OfficerId(id),
            Name = $"試験 {id}",
            Rank = "巡査部長",
            UserPrincipalName = $"{id.ToLowerInvariant()}@koban.example",
            Assignments =
            [
                new Assignment(role, unit, unit, new DayRange(Long, null))
                {
                    Councils = [.. councils.Select(c => new CouncilLink(IdOf(c), NameOf(c)))],
                },
            ],
        };

    private static RosterEntry EntryOf(Officer officer) =>
        new(
            officer.Id,
            officer.Name,
            officer.Rank,
            officer.Assignments[0].Role,
            officer.Assignments[0].UnitName,
            officer.Assignments[0].Days
        );
}
