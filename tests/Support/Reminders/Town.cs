using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Storage;
using Shouldly;

namespace KobanBot.Support.Reminders;

/// <summary>
/// A fictitious station with one council to which nothing is due, people of every post who have opened the bot, and a virtual clock: a
/// scenario disturbs something, lets days pass through the real worker, and looks at what each person was told, and when.
/// </summary>
internal sealed class Town
{
    public static readonly CouncilId Council = new("C1");
    public static readonly StationId Station = new("S1");
    public static readonly StationId Neighbour = new("S2");

    private static readonly DateOnly Long = new(2015, 4, 1);

    private readonly Dictionary<string, Officer> _people = new(StringComparer.Ordinal);
    private CouncilImport _council;
    private List<Station> _stations;

    private Town(MorningDock dock, Area area)
    {
        Dock = dock;
        _stations = [StationOf(Station, area), StationOf(Neighbour, area)];
        foreach (
            var officer in new[]
            {
                Person("lead", Role.OperatingOfficer, "K1"),
                Person("second", Role.OperatingOfficer, "K1"),
                Person("section", Role.CommunityPoliceSection, Station.Value),
                Person("supervisor", Role.CommunityPoliceSupervisor, Station.Value),
                Person("chief", Role.SectionChief, Station.Value),
                Person("station", Role.StationChief, Station.Value),
                Person("area", Role.AreaHeadquarters, area.ToString()),
                Person("hq", Role.Headquarters, "HQ"),
            }
        )
        {
            _people[officer.Id.Value] = officer;
        }

        _council = new CouncilImport
        {
            Council = new Council
            {
                Id = Council,
                Name = "試験町交番連絡協議会",
                Kind = CouncilKind.Beat,
                Established = Long,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId("K1"), "試験町交番", new DayRange(Long, null))],
                Stations = [new StationLink(Station, "試験警察署", area, new DayRange(Long, null))],
                Leads = [new LeadDesignation(new OfficerId("lead"), new DayRange(Long, null))],
            },
            Members =
            [
                .. Enumerable
                    .Range(1, 10)
                    .Select(n => new Member
                    {
                        Id = new MemberId($"M{n:00}"),
                        Name = $"試験 {n}郎",
                        Commissions = [new Commission(CommissionKind.New, new CommissionTerm(Long, new DateOnly(2045, 3, 31)))],
                    }),
            ],
            Plans = [.. Enumerable.Range(2024, 12).Select(year => Plan(year))],
        };
    }

    public MorningDock Dock { get; }

    public DateOnly Today => Dock.Today;

    /// <summary>The officers of the station of today, by short names: lead, second, section, supervisor, chief, station, area, hq.</summary>
    public Officer this[string name] => _people[name];

    /// <summary>Begins at midnight of a day; what arose before it is not asked for.</summary>
    /// <param name="without">Who has never opened the bot.</param>
    /// <param name="held">The regular meeting of the year was held in April.</param>
    public static async Task<Town> OpenAsync(
        string start,
        Area area = Area.Kushiro,
        StorageTables? tables = null,
        ReminderSettings? settings = null,
        Func<ObligationSettings, ObligationSettings>? obligations = null,
        IReadOnlyList<string>? without = null,
        bool held = false
    )
    {
        var first = D(start);
        var set = new ObligationSettings { TrackedSince = first };
        var rules = new ReminderRules(
            ObligationRules.Default with
            {
                Settings = obligations?.Invoke(set) ?? set,
            },
            settings ?? new ReminderSettings()
        );
        var dock = new MorningDock(tables, rules, MorningDock.At(first, 0, 0));
        var town = new Town(dock, area);
        if (held)
        {
            var year = FiscalYear.Of(first);
            town._council = town._council with { Records = [Record("H", year.First.AddDays(1), RecordState.ReportedToChief)] };
        }

        await town.ImportAsync();
        foreach (var name in town._people.Keys.Except(without ?? []))
        {
            await dock.InstallAsync(town[name]);
        }

        dock.HookTables();
        return town;
    }

    public static DateOnly D(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    public static MeetingPlan Plan(int year, params PlannedMeeting[] meetings) =>
        new()
        {
            Year = new FiscalYear(year),
            Version = 1,
            Meetings = meetings,
        };

    public static MeetingRecordBody Record(string id, DateOnly date, RecordState state, params string[] absent)
    {
        var sample = StorageSamples.Record(id);
        return sample with
        {
            Header = sample.Header with
            {
                State = state,
                Date = date,
                Kind = MeetingKind.Regular,
                ConfirmedAt = MorningDock.At(date, 20, 0),
                ReportedOn = state == RecordState.ReportedToChief ? date : null,
                Supplement = null,
                Absent = [.. absent.Select(a => new MemberId(a))],
                PlannedFor = null,
                JointHost = null,
                Form = MeetingForm.InPerson,
            },
        };
    }

    /// <summary>Changes the council's facts, as a flow would.</summary>
    public Task WriteAsync(params CouncilWrite[] writes) => Dock.ChangeAsync(Council, _ => writes);

    /// <summary>A regular meeting is planned.</summary>
    public Task PlanAsync(string day, bool guests = false) =>
        WriteAsync(
            new CouncilWrite.PutPlan(
                Plan(FiscalYear.Of(D(day)).StartYear, new PlannedMeeting { Date = D(day), InvitesGuests = guests }) with
                {
                    Version = 2,
                }
            )
        );

    /// <summary>A regular meeting was held, recorded and reported.</summary>
    public Task HoldAsync(string day, RecordState state = RecordState.ReportedToChief, params string[] absent) =>
        WriteAsync(new CouncilWrite.AddRecord(Record($"R{day}", D(day), state, absent)));

    /// <summary>An extraordinary meeting was held and confirmed; its report to the chief is due.</summary>
    public Task HoldExtraordinaryAsync(string day)
    {
        var record = Record($"X{day}", D(day), RecordState.Confirmed);
        return WriteAsync(new CouncilWrite.AddRecord(record with { Header = record.Header with { Kind = MeetingKind.Extraordinary } }));
    }

    /// <summary>Marks the open obligation of a kind of the council as done today.</summary>
    public Task DoneAsync(ObligationKind kind) =>
        Dock.ChangeAsync(
            Council,
            facts =>
                [
                    .. ObligationPlanner
                        .Of(facts, Today, Dock.Rules.Obligations)
                        .Where(o => o.Kind == kind)
                        .Select(o => new CouncilWrite.PutFulfilment(
                            new Fulfilment(kind, o.Subject, o.Period, Today, "電話", this["lead"].Id)
                        )),
                ]
        );

    public async Task SendHalfYearAsync(string first, string subject = "S1", string station = "S1")
    {
        var loaded = (await Dock.Offices.FindAsync(station, CancellationToken.None))!; // Imported.
        var done = new Fulfilment(ObligationKind.HalfYearSubmission, subject, first, Today, "送付", this["section"].Id);
        (
            await Dock.Offices.TryCommitAsync(
                loaded.Version,
                new OfficeChange { Writes = [new OfficeWrite.PutFulfilment(done)] },
                CancellationToken.None
            )
        ).ShouldBeTrue();
    }

    /// <summary>再通知 of one reader for the open obligation of a kind, by the rule of the button.</summary>
    /// <returns>The code of the refusal; null when it was put off.</returns>
    public Task<string?> SnoozeAsync(string reader, ObligationKind kind) =>
        MarkAsync(kind, item => SnoozeReminder.Decide(item, this[reader].Id, 0, Today, Dock.Rules));

    public Task<string?> DelegateAsync(string reader, string to, string until, ObligationKind kind) =>
        MarkAsync(kind, item => DelegateReminder.Decide(item, this[reader].Id, 0, this[to].Id, D(until), [this[to].Id], Today, Dock.Rules));

    public async Task MuteAsync(string reader, params ObligationKind[] kinds)
    {
        var loaded = (await Dock.Readers.FindReaderAsync(this[reader].Id, Today, CancellationToken.None))!; // Imported.
        await Dock.Readers.TryPutAsync(
            loaded.Version,
            new ReaderChange { Preferences = new ReaderPreferences { Muted = kinds } },
            CancellationToken.None
        );
    }

    /// <summary>Posts an officer from a day on, and ends every posting that he or she had.</summary>
    public Task TransferAsync(string name, Role role, string unit, string from)
    {
        var before = _people.GetValueOrDefault(name) ?? Person(name, role, unit, D(from));
        _people[name] = before with
        {
            Assignments =
            [
                .. before
                    .Assignments.Where(a => a.Days.From < D(from))
                    .Select(a => a.Days.To is null ? a with { Days = new DayRange(a.Days.From, D(from).AddDays(-1)) } : a),
                Posting(role, unit, D(from)),
            ],
        };
        return ImportAsync();
    }

    /// <summary>A second posting beside those that there are.</summary>
    public Task PostAsync(string name, Role role, string unit, string from)
    {
        var before = _people.GetValueOrDefault(name);
        _people[name] = before is null
            ? Person(name, role, unit, D(from))
            : before with
            {
                Assignments = [.. before.Assignments, Posting(role, unit, D(from))],
            };
        return ImportAsync();
    }

    public async Task JoinAsync(string name, Role role, string unit, string from)
    {
        await PostAsync(name, role, unit, from);
        await Dock.InstallAsync(this[name]);
    }

    public async Task LeaveAsync(string name)
    {
        _people[name] = _people[name] with { Assignments = [] };
        await ImportAsync();
    }

    public Task ChangeCouncilAsync(Func<Council, Council> change)
    {
        _council = _council with { Council = change(_council.Council) };
        return ImportAsync();
    }

    public Task ChangeMembersAsync(Func<Member, Member> change)
    {
        _council = _council with { Members = [.. _council.Members.Select(change)] };
        return ImportAsync();
    }

    /// <summary>From a day on the council leads nobody, or somebody else.</summary>
    public Task LeadAsync(string? name, string from) =>
        ChangeCouncilAsync(c =>
            c with
            {
                Leads =
                [
                    .. c.Leads.Select(l => l.Days.To is null ? l with { Days = new DayRange(l.Days.From, D(from).AddDays(-1)) } : l),
                    .. name is null ? [] : new[] { new LeadDesignation(new OfficerId(name), new DayRange(D(from), null)) },
                ],
            }
        );

    /// <summary>The station is merged into its neighbour; the people of the neighbour are there already.</summary>
    public async Task MergeAsync(string day, Area area = Area.Kushiro)
    {
        var last = D(day).AddDays(-1);
        _stations =
        [
            .. _stations.Select(s =>
                s.Id == Station
                    ? s with
                    {
                        MergedInto = Neighbour,
                        Periods = [.. s.Periods.Select(p => p with { Days = new DayRange(p.Days.From, last) })],
                    }
                    : s
            ),
        ];
        await ChangeCouncilAsync(c =>
            c with
            {
                Stations =
                [
                    .. c.Stations.Select(s => s with { Days = new DayRange(s.Days.From, last) }),
                    new StationLink(Neighbour, "隣接警察署", area, new DayRange(D(day), null)),
                ],
            }
        );
    }

    /// <summary>Lets every morning pass up to a day, it included; there is no worker on the days of an outage.</summary>
    public async Task UntilAsync(string last, string? outage = null, int days = 0, int hour = 8, int minute = 45)
    {
        var worker = Dock.Replica();
        var from = Dock.Clock.GetUtcNow() > MorningDock.At(Today, hour, minute) ? Today.AddDays(1) : Today;
        for (var day = from; day <= D(last); day = day.AddDays(1))
        {
            if (outage is not null && day >= D(outage) && day < D(outage).AddDays(days))
            {
                // The process that comes back is another one.
                worker = Dock.Replica();
                continue;
            }

            await Dock.MorningAsync(day, hour, minute, worker);
        }
    }

    /// <summary>One morning, by a process that has just started.</summary>
    public Task MorningAsync(string day, int hour = 8, int minute = 45) => Dock.MorningAsync(D(day), hour, minute);

    /// <summary>A look at any time of any day, as the process has one every few seconds.</summary>
    public async Task LookAsync(string day, int hour, int minute, ReminderWorker? worker = null)
    {
        Dock.Clock.SetUtcNow(MorningDock.At(D(day), hour, minute));
        await (worker ?? Dock.Replica()).LookAsync(CancellationToken.None);
    }

    /// <summary>Messages of one person's chat, new ones.</summary>
    public int Digests(string name) => Dock.DigestsOf(this[name]).Count();

    /// <summary>
    /// What a person was told of one kind: "11/24 S+3" for a stage on a day, in order. Beside it, what holds of every digest: within the
    /// hours of a working day, one a day and person, and none that the store does not know of.
    /// </summary>
    public async Task<IReadOnlyList<string>> ToldAsync(string name, ObligationKind? kind = null)
    {
        var told = new List<string>();
        foreach (var digest in Dock.DigestsOf(this[name]))
        {
            Dock.Rules.IsDigestTime(digest.At).ShouldBeTrue($"{name} was disturbed at {digest.At:O}");
            var record = (await Dock.Readers.FindReaderAsync(this[name].Id, digest.Day, CancellationToken.None))!.State.Digest!; // Sent.
            record.State.ShouldBe(DigestState.Sent);
            told.AddRange(
                record
                    .Announced.Where(a => kind is null || a.Key.StartsWith($"{kind}|", StringComparison.Ordinal))
                    .Select(a => $"{digest.Day:M/d} {a.Stage}")
            );
        }

        Dock.DigestsOf(this[name]).GroupBy(d => d.Day).ShouldAllBe(g => g.Count() == 1);
        return told;
    }

    private async Task<string?> MarkAsync(ObligationKind kind, Func<OpenItem, Core.Outcome<ReminderMark>> decide)
    {
        var facts = (await Dock.Councils.FindAsync(Council, CancellationToken.None))!.Facts; // Imported.
        var item = OpenItems.Of(facts, Today, Dock.Rules, new HashSet<OfficerId>()).Single(i => i.Obligation.Kind == kind);
        if (decide(item) is not Core.Outcome<ReminderMark>.Accepted(var mark))
        {
            return ((Core.Outcome<ReminderMark>.Refused)decide(item)).Refusal.Code;
        }

        await WriteAsync(new CouncilWrite.PutReminderMark(mark));
        return null;
    }

    private async Task ImportAsync()
    {
        foreach (var station in _stations)
        {
            await Dock.Import.PutStationAsync(station, CancellationToken.None);
        }

        await Dock.Import.PutCouncilAsync(_council with { Roster = [.. Roster()] }, CancellationToken.None);
        foreach (var officer in _people.Values)
        {
            await Dock.Import.PutOfficerAsync(officer, CancellationToken.None);
        }

        foreach (var directory in OfficeDirectories.Of(_stations, [_council.Council], [.. _people.Values]))
        {
            await Dock.Import.PutDirectoryAsync(directory, CancellationToken.None);
        }
    }

    private IEnumerable<RosterEntry> Roster() =>
        from officer in _people.Values
        from posting in officer.Assignments
        where posting.Unit == "K1" || _council.Council.Stations.Any(s => s.Station.Value == posting.Unit && s.Days.Overlaps(posting.Days))
        select new RosterEntry(officer.Id, officer.Name, officer.Rank, posting.Role, posting.UnitName, posting.Days);

    private static Officer Person(string name, Role role, string unit, DateOnly? from = null) =>
        new()
        {
            Id = new OfficerId(name),
            Name = $"試験 {name}",
            Rank = "巡査部長",
            UserPrincipalName = $"{name}@koban.example",
            Assignments = [Posting(role, unit, from ?? Long)],
        };

    private static Assignment Posting(Role role, string unit, DateOnly from) =>
        new(role, unit, unit, new DayRange(from, null))
        {
            Councils =
                role is Role.AreaHeadquarters or Role.Headquarters || unit is "S2" or "K2"
                    ? []
                    : [new CouncilLink(Council, "試験町交番連絡協議会")],
        };

    private static Station StationOf(StationId id, Area area) =>
        new(
            id,
            id == Station ? "試験警察署" : "隣接警察署",
            [new StationPeriod(id == Station ? "試験警察署" : "隣接警察署", area, new DayRange(Long, null))],
            PoliceBoxes: id == Station
                ?
                [
                    new PoliceBox(
                        new PoliceBoxId("K1"),
                        "試験町交番",
                        PoliceBoxKind.Koban,
                        [new PoliceBoxPeriod(id, new DayRange(Long, null))]
                    ),
                ]
                : []
        );
}
