using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Tests.Obligations;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>What holds of reminders for any facts, any day and any reader.</summary>
public sealed class ReminderPropertyTests
{
    private static readonly ReminderRules Rules = ReminderRules.Default with
    {
        Obligations = ObligationRules.Default with { Settings = new ObligationSettings { VisitDays = 200 } },
    };

    private static readonly Gen<OfficerId> Reader = Gen.Int[1, 9].Select(n => new OfficerId($"100000{n}"));

    private static readonly Gen<(CouncilFacts Facts, DateOnly Day)> Cases = Gen.Select(
            RandomFacts.Facts,
            RandomFacts.Day,
            Gen.Select(Gen.Int[0, 40], Reader, Reader, Gen.Int[-10, 20]).Array[0, 4],
            Gen.Select(Gen.Int[0, 4], Gen.Bool, Gen.Int[0, 20]).Array[0, 2]
        )
        .Select((facts, day, marks, waiting) => (With(facts, day, marks, waiting), day));

    private static readonly Gen<IReadOnlySet<OfficerId>> Unreachable = Reader
        .Array[0, 3]
        .Select(ids => (IReadOnlySet<OfficerId>)ids.ToHashSet());

    [Fact]
    public void The_planner_is_total_and_pure() =>
        Gen.Select(Cases, Reader, Unreachable)
            .Sample(
                (at, reader, unreachable) =>
                {
                    var first = Digest(at.Facts, reader, at.Day, Ledger.Empty, unreachable);
                    var second = Digest(at.Facts, reader, at.Day, Ledger.Empty, unreachable);

                    Told(second).ShouldBe(Told(first));
                    first.Items.Select(i => i.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(first.Items.Count);
                    first.Items.ShouldAllBe(i => i.Stage.Day <= at.Day && Rules.Calendar.IsWorkingDay(i.Stage.Day));
                },
                iter: 1500
            );

    [Fact]
    public void The_order_of_the_facts_does_not_matter() =>
        Gen.Select(Cases, Reader, Gen.Int)
            .Sample(
                (at, reader, seed) =>
                    Told(Digest(Shuffled(at.Facts, seed), reader, at.Day, Ledger.Empty, Nobody))
                        .ShouldBe(Told(Digest(at.Facts, reader, at.Day, Ledger.Empty, Nobody))),
                iter: 2000
            );

    /// <summary>A miss would be a lost reminder: the worker reads nobody else's partition.</summary>
    [Fact]
    public void Whoever_has_news_is_among_the_candidates() =>
        Gen.Select(Cases, Unreachable)
            .Sample(
                (at, unreachable) =>
                {
                    var open = OpenItems.Of(at.Facts, at.Day, Rules, unreachable);
                    var candidates = Candidates.Of(at.Facts, open, at.Day, Rules).ToHashSet();
                    foreach (var reader in at.Facts.Roster.Select(r => r.Officer).Distinct())
                    {
                        var digest = Digest(at.Facts, reader, at.Day, Ledger.Empty, unreachable);
                        if (digest.IsDue && !IsAbove(at.Facts, reader))
                        {
                            candidates.ShouldContain(reader, string.Join(", ", digest.Items.Select(i => $"{i.Key} {i.Stage.Code}")));
                        }
                    }
                },
                iter: 4000
            );

    [Fact]
    public void Whatever_was_told_is_not_told_again_on_the_same_day_or_by_the_same_stage() =>
        Gen.Select(Cases, Reader, Gen.Int[1, 40])
            .Sample(
                (at, reader, later) =>
                {
                    var first = Digest(at.Facts, reader, at.Day, Ledger.Empty, Nobody);
                    Digest(at.Facts, reader, at.Day, first.Next, Nobody).IsDue.ShouldBeFalse();

                    var second = Digest(at.Facts, reader, at.Day.AddDays(later), first.Next, Nobody);
                    foreach (var item in second.Items.Where(i => i.IsNew))
                    {
                        var before = first.Items.FirstOrDefault(i => i.Key == item.Key);
                        (before?.Stage.Code == item.Stage.Code && before.Target == item.Target).ShouldBeFalse(item.Key);
                    }
                },
                iter: 1500
            );

    /// <summary>run(a) + run(b): whoever slept between two days has heard of the same matters as who was told on each of them.</summary>
    [Fact]
    public void After_an_outage_the_same_is_known_as_without_one() =>
        Gen.Select(Cases, Reader, Gen.Int[1, 90])
            .Sample(
                (at, reader, outage) =>
                {
                    var end = at.Day.AddDays(outage);
                    var awake = Ledger.Empty;
                    for (var day = at.Day; day <= end; day = day.AddDays(1))
                    {
                        var digest = Digest(at.Facts, reader, day, awake, Nobody);
                        awake = digest.IsDue ? digest.Next : awake;
                    }

                    var asleep = Digest(at.Facts, reader, at.Day, Ledger.Empty, Nobody);
                    var woken = Digest(at.Facts, reader, end, asleep.IsDue ? asleep.Next : Ledger.Empty, Nobody);
                    var open = woken.Items.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);

                    var slept = woken.IsDue ? woken.Next : asleep.Next;
                    Known(slept, open).ShouldBe(Known(awake, open));
                    slept.Entries.ShouldAllBe(e => e.Times <= 2);
                    woken.Items.Where(i => i.IsNew).ShouldAllBe(i => slept.Find(i.Key)!.On == end); // Just told.
                },
                iter: 150
            );

    [Fact]
    public void The_forecast_says_what_the_planner_then_does() =>
        Gen.Select(Cases, Reader)
            .Sample(
                (at, reader) =>
                {
                    var rules = Rules with { Settings = new ReminderSettings { PreviewDays = 20 } };
                    var officer = at.Facts.Officer(reader);
                    var forecast = ReminderForecast.Of(at.Facts.Forecast(officer), at.Day, rules);

                    var (told, sent) = (Ledger.Empty, new List<string>());
                    for (var day = at.Day.AddDays(1); day <= at.Day.AddDays(20); day = day.AddDays(1))
                    {
                        if (!rules.Calendar.IsWorkingDay(day))
                        {
                            continue;
                        }

                        var digest = at.Facts.Digest(reader, day, told, rules);
                        if (digest.IsDue)
                        {
                            sent.AddRange(digest.Items.Where(i => i.IsNew).Select(i => $"{day:O} {i.Key} {i.Stage.Code}"));
                            told = digest.Next;
                        }
                    }

                    forecast.Select(f => $"{f.Day:O} {f.Item.Key} {f.Item.Stage.Code}").ShouldBe(sent);
                },
                iter: 150
            );

    [Fact]
    public void The_next_stage_is_the_first_day_on_which_the_newest_one_changes() =>
        Gen.Select(Cases, Gen.Int[0, 5])
            .Sample(
                (at, place) =>
                {
                    foreach (var item in OpenItems.Of(at.Facts, at.Day, Rules, Nobody).Where(i => i.Chain.Count > 0).Take(3))
                    {
                        var rung = item.RungAt(Math.Min(place, item.Chain.Count - 1));
                        var next = ReminderStages.Next(item.Obligation, rung, at.Day, Rules);
                        if (next is null)
                        {
                            continue;
                        }

                        next.Day.ShouldBeGreaterThan(at.Day);
                        ReminderStages.Latest(item.Obligation, rung, next.Day, Rules).ShouldBe(next);
                        var before = ReminderStages.Latest(item.Obligation, rung, at.Day, Rules);
                        ReminderStages.Latest(item.Obligation, rung, next.Day.AddDays(-1), Rules).ShouldBe(before);
                    }
                },
                iter: 1000
            );

    [Fact]
    public void What_is_due_within_the_look_ahead_and_comes_by_the_calendar_is_among_the_deadlines() =>
        Gen.Select(Cases, Gen.Int[7, 40], Gen.Int[1, 7], Gen.Int[1, 7])
            .Sample(
                (at, preview, notice, guests) =>
                {
                    var settings = Rules.Obligations.Settings with
                    {
                        NoticeOpensDays = notice,
                        NoticeDays = 1,
                        GuestSelectionOpensDays = guests,
                        GuestSelectionDays = 1,
                    };
                    var rules = Rules with
                    {
                        Settings = new ReminderSettings { PreviewDays = preview },
                        Obligations = Rules.Obligations with { Settings = settings },
                    };
                    var last = at.Day.AddDays(preview);
                    var facts = Known(at.Facts, at.Day);
                    var soon = DueSoon.Of(facts, at.Day, rules);

                    soon.ShouldAllBe(i => i.Obligation.Target <= last);
                    soon.Select(i => i.Obligation.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(soon.Count);
                    var comes = Enumerable
                        .Range(0, preview + 1)
                        .SelectMany(ahead => ObligationPlanner.Of(facts, at.Day.AddDays(ahead), rules.Obligations))
                        .Where(o => o.Target <= last && o.Since > at.Day && ByCalendar(o.Kind));
                    comes.Select(o => o.Key).ShouldBeSubsetOf(soon.Select(i => i.Obligation.Key));
                },
                iter: 1000
            );

    /// <summary>Without what is entered for a day to come: nobody has held, said or marked it yet.</summary>
    private static CouncilFacts Known(CouncilFacts facts, DateOnly day) =>
        facts with
        {
            Meetings = [.. facts.Meetings.Where(m => m.Date <= day)],
            Feedback = [.. facts.Feedback.Where(f => f.MeetingDate <= day && !(f.ChangedOn > day) && !(f.ToldOn > day))],
            Fulfilments = [.. facts.Fulfilments.Where(f => f.Day <= day)],
        };

    private static bool ByCalendar(ObligationKind kind) =>
        kind
            is ObligationKind.MeetingPlan
                or ObligationKind.RegularMeeting
                or ObligationKind.MeetingNotice
                or ObligationKind.GuestSelection
                or ObligationKind.TermEnd
                or ObligationKind.LongRunningReview;

    private static Digest Digest(CouncilFacts facts, OfficerId reader, DateOnly day, Ledger ledger, IReadOnlySet<OfficerId> unreachable) =>
        facts.Digest(reader, day, ledger, Rules, unreachable);

    private static IReadOnlyList<string> Told(Digest digest) =>
        [
            .. digest.Items.Select(i => $"{i.Section} {i.Key} {i.Stage} {i.Rung} {i.IsNew}"),
            .. digest.Next.Entries.Select(e => e.ToString()),
        ];

    private static IEnumerable<string> Known(Ledger ledger, HashSet<string> open) =>
        ledger.Entries.Where(e => open.Contains(e.Key)).Select(e => e.Key).Order(StringComparer.Ordinal);

    /// <summary>Offices above the station are no part of a council's roster in life; all their officers are asked every morning.</summary>
    private static bool IsAbove(CouncilFacts facts, OfficerId reader) =>
        facts.Roster.Any(r => r.Officer == reader && r.Role is Role.AreaHeadquarters or Role.Headquarters);

    private static CouncilFacts With(
        CouncilFacts facts,
        DateOnly day,
        (int Item, OfficerId Officer, OfficerId To, int Days)[] marks,
        (int Draft, bool Returned, int Ago)[] waiting
    )
    {
        var open = ObligationPlanner.Of(facts, day, Rules.Obligations);
        var at = new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero);
        return facts with
        {
            ReminderMarks =
            [
                .. marks
                    .Where(_ => open.Count > 0)
                    .Select(m => new ReminderMark(open[m.Item % open.Count].Key, m.Officer)
                    {
                        DelegatedTo = m.To,
                        DelegatedUntil = day.AddDays(m.Days),
                        SnoozedUntil = m.Days % 2 == 0 ? Rules.Calendar.OnOrAfter(day.AddDays(m.Days - 3)) : null,
                        Snoozes = 1,
                    })
                    .DistinctBy(m => (m.Key, m.Officer)),
            ],
            Drafts =
            [
                .. facts.Drafts,
                .. waiting
                    .Where(_ => waiting.Length > 1)
                    .Select(
                        (w, i) =>
                            Quiet.Draft($"W{i}", null) with
                            {
                                State = w.Returned ? DraftState.Draft : DraftState.AwaitingLead,
                                ReturnReason = w.Returned ? "要確認" : null,
                                ChangedAt = at.AddDays(-w.Ago),
                            }
                    ),
            ],
            Meetings =
            [
                .. facts.Meetings.Select(
                    (m, i) =>
                        waiting.Length == 1 && i == 0
                            ? m with
                            {
                                State = RecordState.Confirmed,
                                Supplement = new SupplementRequest(Section, "補足", at.AddDays(-waiting[0].Ago)),
                            }
                            : m
                ),
            ],
        };
    }

    private static CouncilFacts Shuffled(CouncilFacts facts, int seed)
    {
        var random = new Random(seed);
        return facts with
        {
            Members = Mixed(facts.Members),
            Plans = Mixed(facts.Plans),
            Meetings = Mixed(facts.Meetings),
            Feedback = Mixed(facts.Feedback),
            Roster = Mixed(facts.Roster),
            ReminderMarks = Mixed(facts.ReminderMarks),
        };

        T[] Mixed<T>(IReadOnlyList<T> items)
        {
            T[] mixed = [.. items];
            random.Shuffle(mixed);
            return mixed;
        }
    }
}
