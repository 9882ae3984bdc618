using System.Diagnostics;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Simulation;

namespace KobanBot.Support.Reminders;

/// <summary>What years of mornings came to.</summary>
internal sealed record YearsReport(
    int Days,
    int DaysAway,
    int Digests,
    int Announced,
    IReadOnlyDictionary<int, int> MeetingsByYear,
    IReadOnlyList<string> Problems,
    TimeSpan Elapsed
);

/// <summary>
/// Simulated stations live for years while the real worker has its mornings, with outages of 0 to 90 days. Every evening of a working day it
/// is asked, without looking at any ledger, what each reader must have heard by then.
/// </summary>
internal sealed class ReminderYears : ICouncilStore
{
    private const int MostProblems = 20;

    private static readonly int[] Lengths = [1, 1, 3, 3, 7, 30, 90];
    private static readonly DateOnly Long = new(2015, 4, 1);

    private readonly MorningDock _dock;
    private readonly Random _random;
    private readonly List<StationLife> _stations;
    private readonly Dictionary<CouncilId, CouncilLife> _lives;
    private readonly Dictionary<OfficerId, Officer> _officers = [];
    private readonly Dictionary<string, int> _written = [];
    private readonly HashSet<(string Reader, string Key, string Stage, DateOnly Target)> _told = [];
    private readonly Dictionary<(string Reader, string Key), DateOnly> _last = [];
    private readonly HashSet<(string Council, string Year)> _meetings = [];
    private readonly List<string> _problems = [];
    private int _seen;
    private int _announced;

    private ReminderYears(int councils, DateOnly first, DateOnly last, int seed)
    {
        _dock = new MorningDock(start: MorningDock.At(first, 0, 0));
        _random = new Random(seed);
        _stations =
        [
            new StationLife(0, Area.Sapporo, councils / 2, seed * 1000, first, last),
            new StationLife(1, Area.Kushiro, councils - (councils / 2), (seed * 1000) + 500, first, last),
        ];
        _lives = _stations.SelectMany(s => s.Councils).ToDictionary(c => new CouncilId(c.Id));
    }

    /// <param name="merger">Whether the second station is merged into the first after a year.</param>
    public static async Task<YearsReport> RunAsync(int councils, DateOnly first, int years, int seed, bool merger = true)
    {
        var last = first.AddYears(years).AddDays(-1);
        var life = new ReminderYears(councils, first, last, seed);
        var watch = Stopwatch.StartNew();
        await life.ImportAsync();
        var away = await life.LiveAsync(first, last, merger ? first.AddYears(1) : null);
        return new YearsReport(
            last.DayNumber - first.DayNumber + 1,
            away,
            life._dock.Digests.Count(),
            life._announced,
            life._meetings.GroupBy(m => int.Parse(m.Year, System.Globalization.CultureInfo.InvariantCulture))
                .OrderBy(g => g.Key)
                .ToDictionary(g => g.Key, g => g.Count()),
            life._problems,
            watch.Elapsed
        );
    }

    public Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation) =>
        Task.FromResult(_lives.GetValueOrDefault(id) is { } life ? new LoadedCouncil(FactsOf(life), new Version(id)) : null);

    public Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation) =>
        throw new NotSupportedException("A life is changed by what happens in it.");

    public Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation) =>
        throw new NotSupportedException("Nothing is set up here.");

    public Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
        throw new NotSupportedException("Reminders read no bodies.");

    public Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
        throw new NotSupportedException("No forms here.");

    public Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation) =>
        throw new NotSupportedException("No contacts here.");

    public Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        throw new NotSupportedException("No contacts here.");

    public Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        throw new NotSupportedException("No amendments here.");

    public IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation) =>
        throw new NotSupportedException("Reminders look for no drafts.");

    private async Task<int> LiveAsync(DateOnly first, DateOnly last, DateOnly? merger)
    {
        var deeds = _lives.Values.Select(c => (Life: c, Deeds: new CouncilDeeds(c))).ToList();
        var (worker, away, back) = (_dock.Replica(lives: this), 0, first);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (day == merger)
            {
                _stations[1].MergeInto(_stations[0], day);
                await ImportAsync();
            }

            foreach (var (life, _) in deeds)
            {
                life.Happen(day);
            }

            await ImportOfficersAsync();
            if (day >= back && _random.Next(40) == 0)
            {
                back = day.AddDays(Lengths[_random.Next(Lengths.Length)]);
                worker = _dock.Replica(lives: this);
            }

            if (day < back)
            {
                away++;
            }
            else
            {
                await _dock.MorningAsync(day, worker: worker);
                await CheckAsync(day);
            }

            await ActAsync(deeds, day);
        }

        return away;
    }

    /// <summary>In the afternoon people do what is due, or not.</summary>
    private async Task ActAsync(List<(CouncilLife Life, CouncilDeeds Deeds)> deeds, DateOnly day)
    {
        foreach (var (life, deed) in deeds)
        {
            var open = ObligationPlanner.Of(life.Facts, day, _dock.Rules.Obligations);
            life.Ledger.Look(day, open);
            deed.Act(day, open);
        }

        foreach (var station in _stations)
        {
            station.Live(day, _dock.Rules.Obligations);
            var id = station.Station.Id.Value;
            foreach (var done in station.Fulfilments.Skip(_written.GetValueOrDefault(id)))
            {
                var loaded = (await _dock.Offices.FindAsync(id, CancellationToken.None))!; // Imported.
                var change = new OfficeChange { Writes = [new OfficeWrite.PutFulfilment(done)] };
                await _dock.Offices.TryCommitAsync(loaded.Version, change, CancellationToken.None);
            }

            _written[id] = station.Fulfilments.Count;
        }
    }

    private async Task CheckAsync(DateOnly day)
    {
        var due = Due(day).ToList();
        await ReadAsync(day, due);
        if (!_dock.Rules.Calendar.IsWorkingDay(day))
        {
            return;
        }

        foreach (var (reader, item, stage) in due)
        {
            // Told since the stage was reached, by whatever name it had then.
            if (!(_last.GetValueOrDefault((reader, item.Obligation.Key)) >= stage.Day))
            {
                Problem(day, $"{reader} was not told of {item.Obligation.Key} {stage.Code}");
            }
        }
    }

    /// <summary>What the connector got today.</summary>
    private async Task ReadAsync(DateOnly day, List<(string Reader, OpenItem Item, ReminderStage Stage)> due)
    {
        var digests = _dock.Digests.Skip(_seen).ToList();
        _seen += digests.Count;
        foreach (var twice in digests.GroupBy(d => d.To).Where(g => g.Count() > 1))
        {
            Problem(day, $"{twice.Key} got {twice.Count()} digests");
        }

        var open = due.ToLookup(d => (d.Reader, d.Item.Obligation.Key));
        foreach (var digest in digests)
        {
            if (digest.Day != day || !_dock.Rules.IsDigestTime(digest.At))
            {
                Problem(day, $"{digest.To} was disturbed at {digest.At:O}");
            }

            var reader = (await _dock.Readers.FindReaderAsync(new OfficerId(digest.To), day, CancellationToken.None))!; // Sent to.
            foreach (var said in reader.State.Digest!.Announced) // Sent.
            {
                _announced++;
                _last[(digest.To, said.Key)] = day;
                if (open[(digest.To, said.Key)].FirstOrDefault() is not { Item: { } item })
                {
                    Problem(day, $"{digest.To} was told of {said.Key}, which is not open for that reader");
                }
                else if (!_told.Add((digest.To, said.Key, said.Stage, item.Obligation.Target)))
                {
                    Problem(day, $"{digest.To} was told of {said.Key} {said.Stage} twice");
                }
                else if (item.Obligation.Kind == ObligationKind.RegularMeeting)
                {
                    _meetings.Add((item.Where, item.Obligation.Period));
                }
            }
        }
    }

    /// <summary>Straight from the facts of the morning: who has to have heard of what, and by which stage.</summary>
    private IEnumerable<(string Reader, OpenItem Item, ReminderStage Stage)> Due(DateOnly day)
    {
        var nobody = new HashSet<OfficerId>();
        foreach (var station in _stations)
        {
            var facts = _lives.Values.Where(c => AnswersFor(station, c, day)).Select(FactsOf).ToList();
            var own = new StationFacts
            {
                Station = station.Station,
                Predecessors = station.Predecessors,
                Councils = [.. station.Councils.Select(c => c.Facts.Council)],
                Fulfilments = station.Fulfilments,
            };
            var roster = StationRoster(station.Station.Id);
            var items = facts
                .SelectMany(f => OpenItems.Of(f, day, _dock.Rules, nobody).Select(i => (Item: i, Facts: (CouncilFacts?)f)))
                .Concat(OpenItems.Of(own, roster, day, _dock.Rules, nobody).Select(i => (i, (CouncilFacts?)null)));
            foreach (var (item, of) in items)
            {
                foreach (var reader in ReadersOf(item, of, roster, day))
                {
                    var place = item.Chain.ToList().FindIndex(p => Holds(reader, p, item, of, roster, day));
                    if (
                        ReminderStages.Latest(item.Obligation, new Rung(LevelAt(item, place), item.Chain[place]), day, _dock.Rules) is
                        { } stage
                    )
                    {
                        yield return (reader, item, stage);
                    }
                }
            }
        }
    }

    /// <summary>The end of terms is told to the section and to the lead officer at once (RULES 2.7); everything else goes up post by post.</summary>
    private static int LevelAt(OpenItem item, int place)
    {
        if (item.Obligation.Kind != ObligationKind.TermEnd)
        {
            return place;
        }

        var both = item.Chain.Count(p => p is Responsible.Section or Responsible.LeadOfficer);
        return item.Chain[place] is Responsible.Section or Responsible.LeadOfficer ? 0 : place - Math.Max(0, both - 1);
    }

    private static IEnumerable<string> ReadersOf(OpenItem item, CouncilFacts? facts, IReadOnlyList<RosterEntry> roster, DateOnly day) =>
        item.Chain.SelectMany(p => Holders(p, item, facts, roster, day)).Distinct();

    private static bool Holds(
        string reader,
        Responsible post,
        OpenItem item,
        CouncilFacts? facts,
        IReadOnlyList<RosterEntry> roster,
        DateOnly day
    ) => Holders(post, item, facts, roster, day).Contains(reader);

    private static IEnumerable<string> Holders(
        Responsible post,
        OpenItem item,
        CouncilFacts? facts,
        IReadOnlyList<RosterEntry> roster,
        DateOnly day
    ) =>
        post switch
        {
            Responsible.AreaHeadquarters => [$"area-{item.Area}"],
            Responsible.Headquarters => ["hq"],
            Responsible.LeadOfficer => facts?.LeadOn(day) is { } lead ? [lead.Officer.Value] : [],
            Responsible.OperatingOfficers => facts?.OperatingOn(day).Select(r => r.Officer.Value) ?? [],
            _ => roster.Where(r => r.Role == Responsibles.RoleOf(post)).Select(r => r.Officer.Value),
        };

    private static bool AnswersFor(StationLife station, CouncilLife council, DateOnly day) =>
        council.Facts.Council.AnsweringOn(day)?.Station == station.Station.Id;

    private CouncilFacts FactsOf(CouncilLife life)
    {
        var station = life.Facts.Council.AnsweringOn(_dock.Today)?.Station;
        return station is { } id ? life.Facts with { Roster = [.. life.Facts.Roster, .. StationRoster(id)] } : life.Facts;
    }

    private IReadOnlyList<RosterEntry> StationRoster(StationId station) =>
        [
            .. _officers
                .Values.Where(o => o.Assignments[0].Unit == station.Value)
                .Select(o => new RosterEntry(o.Id, o.Name, o.Rank, o.Assignments[0].Role, station.Value, o.Assignments[0].Days)),
        ];

    private async Task ImportAsync()
    {
        foreach (var station in _stations)
        {
            await _dock.Import.PutStationAsync(station.Station, CancellationToken.None);
            var id = station.Station.Id.Value;
            await PutAsync(Person($"{id}-section", Role.CommunityPoliceSection, id));
            await PutAsync(Person($"{id}-chief", Role.SectionChief, id));
            await PutAsync(Person($"{id}-station", Role.StationChief, id));
            await PutAsync(Person($"{id}-supervisor", Role.CommunityPoliceSupervisor, id));
        }

        await PutAsync(Person("area-Kushiro", Role.AreaHeadquarters, nameof(Area.Kushiro)));
        await PutAsync(Person("hq", Role.Headquarters, "HQ"));
        await ImportOfficersAsync();
        var directories = OfficeDirectories.Of(
            [.. _stations.Select(s => s.Station)],
            [.. _lives.Values.Select(c => c.Facts.Council)],
            [.. _officers.Values]
        );
        foreach (var directory in directories)
        {
            await _dock.Import.PutDirectoryAsync(directory, CancellationToken.None);
        }
    }

    /// <summary>Officers come and go; the import follows the rosters.</summary>
    private async Task ImportOfficersAsync()
    {
        foreach (var life in _lives.Values)
        {
            foreach (var entry in life.Facts.Roster)
            {
                if (_officers.GetValueOrDefault(entry.Officer)?.Assignments[0].Days != entry.Days)
                {
                    await PutAsync(Person(entry.Officer.Value, entry.Role, $"B{life.Id}", entry.Days, new CouncilId(life.Id)));
                }
            }
        }
    }

    private async Task PutAsync(Officer officer)
    {
        if (_officers.TryAdd(officer.Id, officer))
        {
            await _dock.Import.PutOfficerAsync(officer, CancellationToken.None);
            await _dock.InstallAsync(officer);
        }
        else if (_officers[officer.Id].Assignments[0].Days != officer.Assignments[0].Days)
        {
            _officers[officer.Id] = officer;
            await _dock.Import.PutOfficerAsync(officer, CancellationToken.None);
        }
    }

    private static Officer Person(string id, Role role, string unit, DayRange? days = null, CouncilId? council = null) =>
        new()
        {
            Id = new OfficerId(id),
            Name = $"試験 {id}",
            Rank = "巡査部長",
            UserPrincipalName = $"{id.ToLowerInvariant()}@koban.example",
            Assignments =
            [
                new Assignment(role, unit, unit, days ?? new DayRange(Long, null))
                {
                    Councils = council is { } of ? [new CouncilLink(of, of.Value)] : [],
                },
            ],
        };

    private void Problem(DateOnly day, string what)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add($"{day:yyyy-MM-dd} {what}");
        }
    }

    private sealed class Version(CouncilId council) : CouncilVersion
    {
        public override CouncilId Council => council;
    }
}
