using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Storage;

namespace KobanBot.Support.Summaries;

/// <summary>
/// A fictitious prefecture to which anything happens that the product knows: meetings confirmed, reported and corrected, requests that go on,
/// plans, marks, good examples, and imports with new terms, dismissals, moves between stations and areas. Seeded, so that a finding comes again.
/// </summary>
internal sealed class RandomCommands
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    private const int Stations = 8;

    private static readonly DateOnly Start = new(2015, 4, 1);
    private static readonly DateOnly FirstMeeting = new(2025, 4, 1);

    private readonly Random _random;
    private readonly MemoryStorage _storage;
    private readonly CouncilImport[] _imports;
    private readonly HashSet<CouncilId> _changed = [];
    private int _number;

    public RandomCommands(MemoryStorage storage, int councils, int seed)
    {
        (_storage, _random) = (storage, new Random(seed));
        _imports = [.. Enumerable.Range(1, councils).Select(Import)];
    }

    public int Done { get; private set; }

    /// <summary>Sees every change: the facts before it, and those that are stored after it.</summary>
    public Action<CouncilFacts, CouncilChange, CouncilFacts>? Committed { get; init; }

    public async Task BeginAsync()
    {
        foreach (var import in _imports)
        {
            await _storage.ImportStore.PutCouncilAsync(import, CancellationToken.None);
            _changed.Add(import.Council.Id);
        }
    }

    /// <summary>One command; what the rules refuse has no effect, as in life.</summary>
    public async Task DoAsync()
    {
        var n = _random.Next(_imports.Length);
        if (_random.Next(20) == 0)
        {
            _imports[n] = Reorganised(_imports[n]);
            await _storage.ImportStore.PutCouncilAsync(_imports[n], CancellationToken.None);
        }
        else
        {
            var loaded = (await _storage.CouncilStore.FindAsync(_imports[n].Council.Id, CancellationToken.None))!;
            if (await ChangeAsync(loaded.Facts) is { } change)
            {
                await _storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None);
                if (Committed is { } look)
                {
                    var stored = (await _storage.CouncilStore.FindAsync(_imports[n].Council.Id, CancellationToken.None))!;
                    look(loaded.Facts, change, stored.Facts);
                }
            }
        }

        _changed.Add(_imports[n].Council.Id);
        Done++;
    }

    /// <summary>What the worker does when it is woken: one council once, however often it has changed.</summary>
    public async Task FollowAsync()
    {
        foreach (var council in _changed)
        {
            await _storage.SummaryProjection.ProjectAsync(council, CancellationToken.None);
        }

        _changed.Clear();
    }

    private async Task<CouncilChange?> ChangeAsync(CouncilFacts facts)
    {
        var meeting = facts.Meetings.Count == 0 ? null : facts.Meetings[_random.Next(facts.Meetings.Count)];
        return _random.Next(8) switch
        {
            0 or 1 or 2 => Accepted(Confirm(facts, Content(facts), null)),
            3 when meeting is not null => Accepted(
                AfterConfirmation.Report(facts, meeting.Id, meeting.Revision, Today, Now(), Audit("report"))
            ),
            4 when meeting is not null => await ReviseAsync(facts, meeting),
            5 when meeting is not null => Accepted(
                _random.Next(2) == 0
                    ? MarkExample.Decide(facts, meeting.Id, meeting.Revision, $"好事例{_number}", By, Today, Audit("example"))
                    : MarkExample.Withdraw(facts, meeting.Id, meeting.Revision, Audit("example"))
            ),
            6 => new CouncilChange
            {
                Audit = Audit("plan"),
                Writes =
                [
                    new CouncilWrite.PutPlan(
                        new MeetingPlan
                        {
                            Year = new FiscalYear(2026),
                            Version = _number,
                            Meetings = [new PlannedMeeting { Date = Past() }],
                        }
                    ),
                ],
            },
            _ => new CouncilChange
            {
                Audit = Audit("done"),
                Writes = [new CouncilWrite.PutFulfilment(new Fulfilment(ObligationKind.MemberRoster, "", "", Past(), "文書", By.Id))],
            },
        };
    }

    private Outcome<CouncilChange> Confirm(CouncilFacts facts, MeetingContent content, RevisedRecord? revises, MeetingId? id = null)
    {
        var draft = new MeetingDraft
        {
            Id = id ?? new MeetingId($"M{++_number}"),
            Version = 1,
            State = DraftState.Draft,
            Step = RecordStep.Review,
            Content = content,
            StartedBy = By.Id,
            ChangedBy = By.Id,
            ChangedAt = Now(),
            Revises = revises,
        };
        return ConfirmMeeting.Confirm(facts, draft, 1, By, onBehalf: false, Now(), Audit("confirm"), GuidelineSettings.Default) switch
        {
            Outcome<Confirmation>.Accepted(var confirmation) => confirmation.Change with { Messages = [] },
            Outcome<Confirmation>.Refused(var refusal) => refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<CouncilChange?> ReviseAsync(CouncilFacts facts, MeetingRecord meeting)
    {
        var body = (await _storage.CouncilStore.FindRecordAsync(facts.Council.Id, meeting.Id, meeting.Revision, CancellationToken.None))!;
        var kept = body
            .Content.Feedback.Where(_ => _random.Next(4) > 0)
            .Select(e => _random.Next(3) == 0 ? e with { Field = Any<FeedbackField>() } : e)
            .ToList();
        var content = body.Content with
        {
            Feedback = [.. kept, .. Entries(_random.Next(2))],
            Date = _random.Next(3) == 0 ? Past() : body.Content.Date,
        };
        return Accepted(Confirm(facts, content, new RevisedRecord(meeting.Revision, "誤記訂正", body.Content.Feedback), meeting.Id));
    }

    private MeetingContent Content(CouncilFacts facts)
    {
        var date = Past();
        return new MeetingContent
        {
            Kind = _random.Next(4) == 0 ? MeetingKind.Extraordinary : MeetingKind.Regular,
            Date = date,
            Start = new TimeOnly(14, 0),
            End = _random.Next(4) == 0 ? null : new TimeOnly(15, _random.Next(60)),
            Place = "会館",
            Form = _random.Next(8) == 0 ? MeetingForm.Written : MeetingForm.InPerson,
            Attendance = new Attendance { Absent = [.. facts.MembersOn(date).Where(_ => _random.Next(5) == 0).Select(m => m.Id)] },
            Topics = [new Topic("t1", TopicCategory.Incidents, "議題", "結果")],
            Feedback = [.. Entries(_random.Next(3))],
            EarlierFeedback =
            [
                .. facts
                    .Feedback.Where(_ => _random.Next(3) == 0)
                    .Select(f => new FeedbackUpdate(f.Entry.Id, Any<FeedbackStatus>(), "措置", _random.Next(2) == 0)),
            ],
            Extraordinary = new ExtraordinaryPart { Occasion = "契機" },
        };
    }

    private IEnumerable<FeedbackEntry> Entries(int count) =>
        Enumerable
            .Range(0, count)
            .Select(_ => new FeedbackEntry
            {
                Id = $"f{++_number}",
                Kind = _random.Next(4) == 0 ? FeedbackKind.Opinion : FeedbackKind.Request,
                Text = "内容",
                Field = Any<FeedbackField>(),
                Status = Any<FeedbackStatus>(),
                ProblemSolving = _random.Next(5) == 0,
            });

    private CouncilImport Reorganised(CouncilImport import)
    {
        var council = import.Council;
        switch (_random.Next(4))
        {
            case 0:
                return import with
                {
                    Members =
                    [
                        .. import.Members.Select(m =>
                            _random.Next(4) == 0 ? Member(int.Parse(m.Id.Value[1..], System.Globalization.CultureInfo.InvariantCulture)) : m
                        ),
                    ],
                };
            case 1:
                var day = Past();
                var last = council.Stations[^1];
                return day <= last.Days.From
                    ? import
                    : import with
                    {
                        Council = council with
                        {
                            Stations =
                            [
                                .. council.Stations.SkipLast(1),
                                last with
                                {
                                    Days = new DayRange(last.Days.From, day.AddDays(-1)),
                                },
                                Link(day),
                            ],
                        },
                    };
            case 2:
                return import with
                {
                    Council = council with { Leads = _random.Next(2) == 0 ? [] : [new LeadDesignation(By.Id, new DayRange(Start, null))] },
                };
            default:
                return import with { Council = council with { Abolished = _random.Next(3) == 0 ? Past() : null } };
        }
    }

    private CouncilImport Import(int n) =>
        new()
        {
            Council = new Council
            {
                Id = new CouncilId($"C{n}"),
                Name = $"第{n}連絡協議会",
                Kind = CouncilKind.Beat,
                Established = Start,
                PoliceBoxes = [new PoliceBoxLink(new PoliceBoxId($"B{n}"), $"第{n}交番", new DayRange(Start, null))],
                Stations = [Link(Start)],
                Leads = [new LeadDesignation(By.Id, new DayRange(Start, null))],
            },
            Members = [.. Enumerable.Range(1, _random.Next(3, 12)).Select(i => Member((n * 7) + i)).DistinctBy(m => m.Id)],
            Roster = [new RosterEntry(By.Id, By.Name, By.Rank, Role.OperatingOfficer, $"第{n}交番", new DayRange(Start, null))],
        };

    // Neighbouring councils share some persons.
    private Member Member(int id) =>
        new()
        {
            Id = new MemberId($"P{id}"),
            Name = $"試験 {id}",
            Sex = _random.Next(4) switch
            {
                0 => "男",
                1 => "女",
                2 => "回答しない",
                _ => null,
            },
            AgeBand = _random.Next(5) == 0 ? null : _random.Next(0, 11) * 10,
            Categories = [.. Enum.GetValues<SelectionCategory>().Where(_ => _random.Next(3) == 0)],
            Commissions =
            [
                new Commission(CommissionKind.New, CommissionTerm.Standard(2023)),
                new Commission(CommissionKind.Renewal, new CommissionTerm(new DateOnly(2025, 4, 1), Today.AddDays(_random.Next(-200, 400))))
                {
                    Dismissal = _random.Next(6) == 0 ? new Dismissal(Past(), DismissalReason.Death) : null,
                },
            ],
        };

    private StationLink Link(DateOnly from)
    {
        var station = _random.Next(Stations);
        return new StationLink(new StationId($"S{station}"), $"第{station}警察署", (Area)_random.Next(5), new DayRange(from, null));
    }

    private DateOnly Past() => FirstMeeting.AddDays(_random.Next(Today.DayNumber - FirstMeeting.DayNumber + 1));

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private DateTimeOffset Now() => new DateTimeOffset(2026, 11, 25, 3, 0, 0, TimeSpan.Zero).AddMilliseconds(Done);

    private AuditEntry Audit(string what) => new(Now(), By.Id, what, new Guid(_random.Next(), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    private static CouncilChange? Accepted(Outcome<CouncilChange> outcome) =>
        outcome is Outcome<CouncilChange>.Accepted(var change) ? change : null;

    private static Officer By { get; } =
        new()
        {
            Id = new OfficerId("P1"),
            Name = "試験 一郎",
            Rank = "巡査部長",
            UserPrincipalName = "p1@koban.example",
        };
}
