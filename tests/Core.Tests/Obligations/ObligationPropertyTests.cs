using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>What holds for any facts and any day.</summary>
public sealed class ObligationPropertyTests
{
    private static readonly ObligationRules Rules = ObligationRules.Default with { Settings = new ObligationSettings { VisitDays = 200 } };

    private static readonly Gen<(CouncilFacts, DateOnly)> Cases = Gen.Select(RandomFacts.Facts, RandomFacts.Day);

    [Fact]
    public void The_planner_is_total_and_pure() =>
        Cases.Sample(
            (facts, day) =>
            {
                var open = ObligationPlanner.Of(facts, day, Rules);

                ObligationPlanner.Of(facts, day, Rules).ShouldBe(open);
                open.ShouldAllBe(o => o.Since <= day && o.Sentence.Length > 0 && o.Sentence.EndsWith('。') && o.Subject.Length < 80);
                open.Where(o => o.IsGuideValue).ShouldAllBe(o => o.Target >= o.Since);
                open.Select(o => o.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(open.Count, "an obligation is doubled");
            },
            iter: 3000
        );

    [Fact]
    public void No_obligation_is_lost_or_doubled_when_facts_arrive_in_another_order() =>
        Gen.Select(Cases, Gen.Int)
            .Sample(
                (at, seed) =>
                {
                    var (facts, day) = at;
                    ObligationPlanner.Of(Shuffled(facts, seed), day, Rules).ShouldBe(ObligationPlanner.Of(facts, day, Rules));
                },
                iter: 3000
            );

    [Fact]
    public void What_is_marked_done_is_gone_on_that_day_and_nothing_else_is() =>
        Gen.Select(Cases, Gen.Int[0, 1000])
            .Sample(
                (at, pick) =>
                {
                    var (facts, day) = at;
                    var open = ObligationPlanner.Of(facts, day, Rules);
                    var markable = open.Where(o => o.Trait.CanBeMarkedDone).ToList();
                    if (markable.Count == 0)
                    {
                        return;
                    }

                    var done = markable[pick % markable.Count];
                    var marked = facts.With(new Fulfilment(done.Kind, done.Subject, done.Period, day, "電話", Quiet.Lead));
                    var after = ObligationPlanner.Of(marked, day, Rules);

                    open.Select(o => o.Key).Except(after.Select(o => o.Key)).ShouldBe([done.Key]);
                    after
                        .Select(o => o.Key)
                        .Except(open.Select(o => o.Key))
                        .ShouldBe(after.Where(o => Follows(o, done)).Select(o => o.Key).Except(open.Select(o => o.Key)));
                },
                iter: 3000
            );

    /// <summary>The second leg of what was sent, and the seats of those who are not reappointed.</summary>
    private static bool Follows(Obligation after, Obligation done) =>
        (after.Leg == 2 && after.Subject == $"{done.Subject}/area")
        || (done.Kind == ObligationKind.TermEnd && after.Kind == ObligationKind.MemberVacancy && after.Subject == $"term-{done.Subject}");

    [Fact]
    public void What_cannot_be_marked_done_stays_until_the_facts_end_it() =>
        Cases.Sample(
            (facts, day) =>
            {
                var open = ObligationPlanner.Of(facts, day, Rules).Where(o => !o.CanBeEntered).ToList();
                var marked = facts.With([.. open.Select(o => new Fulfilment(o.Kind, o.Subject, o.Period, day, "電話", Quiet.Lead))]);

                ObligationPlanner.Of(marked, day, Rules).Where(o => !o.CanBeEntered).ShouldBe(open);
            },
            iter: 2000
        );

    [Fact]
    public void A_regular_meeting_ends_that_of_its_year_and_the_plan_and_its_report_begins() =>
        Cases.Sample(
            (facts, day) =>
            {
                var open = ObligationPlanner.Of(facts, day, Rules);
                var year = FiscalYear.Of(day);
                var held = Quiet.Record("NEW", day) with { State = RecordState.Confirmed, ReportedOn = null };
                var after = ObligationPlanner.Of(facts with { Meetings = [.. facts.Meetings, held] }, day, Rules);

                var ended = open.Select(o => o.Key).Except(after.Select(o => o.Key)).ToHashSet();
                open.Where(o => o.Kind is ObligationKind.RegularMeeting or ObligationKind.MeetingPlan && o.Period == $"{year.StartYear}")
                    .ShouldAllBe(o => ended.Contains(o.Key));
                ended.ShouldAllBe(k =>
                    k.StartsWith("RegularMeeting", StringComparison.Ordinal)
                    || k.StartsWith("MeetingPlan", StringComparison.Ordinal)
                    || k.StartsWith("MeetingRecord", StringComparison.Ordinal)
                );
                ended.Count(k => k.StartsWith("MeetingRecord", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
                var begun = after.Select(o => o.Kind).Except(open.Select(o => o.Kind)).ToList();
                begun.ShouldAllBe(k => k == ObligationKind.ChiefReport);
            },
            iter: 2000
        );

    [Fact]
    public void A_station_sends_every_half_once_whatever_was_merged_into_it() =>
        Gen.Select(Gen.Enum<Area>(), Gen.Int[0, 3], RandomFacts.Day, Gen.Int[0, 20])
            .Sample(
                (area, predecessors, day, sent) =>
                {
                    var facts = Stations(area, predecessors);
                    var open = ObligationPlanner.Of(facts, day, Rules);
                    open.Select(o => o.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(open.Count);
                    open.ShouldAllBe(o => o.Since <= day && o.Station == facts.Station.Id);
                    if (open.Count == 0)
                    {
                        return;
                    }

                    var done = open[sent % open.Count];
                    var after = ObligationPlanner.Of(
                        facts with
                        {
                            Fulfilments = [new Fulfilment(done.Kind, done.Subject, done.Period, day, "送付", Quiet.Lead)],
                        },
                        day,
                        Rules
                    );
                    open.Select(o => o.Key).Except(after.Select(o => o.Key)).ShouldBe([done.Key]);
                    after
                        .Select(o => o.Key)
                        .Except(open.Select(o => o.Key))
                        .Count()
                        .ShouldBe(done.Kind == ObligationKind.HalfYearSubmission && area != Area.Sapporo ? 1 : 0);
                },
                iter: 2000
            );

    private static StationFacts Stations(Area area, int predecessors)
    {
        var all = Enumerable
            .Range(0, predecessors + 1)
            .Select(n => new Station(
                new StationId($"{n:00}"),
                $"試験{n}警察署",
                [
                    new StationPeriod(
                        $"試験{n}警察署",
                        area,
                        new DayRange(new DateOnly(2015, 4, 1), n == 0 ? null : new DateOnly(2025 + n, 3, 31))
                    ),
                ],
                n == 0 ? null : new StationId("00")
            ))
            .ToList();
        return new StationFacts
        {
            Station = all[0],
            Predecessors = all[1..],
            Councils =
            [
                .. all.Select(s => Quiet.Base.Council with { Stations = [new StationLink(s.Id, s.Name, area, s.Periods[0].Days)] }),
            ],
        };
    }

    private static CouncilFacts Shuffled(CouncilFacts facts, int seed)
    {
        var random = new Random(seed);
        return facts with
        {
            Council = facts.Council with
            {
                PoliceBoxes = Mixed(facts.Council.PoliceBoxes),
                Leads = Mixed(facts.Council.Leads),
                Stations = Mixed(facts.Council.Stations),
            },
            Members = [.. Mixed(facts.Members).Select(m => m with { Commissions = Mixed(m.Commissions) })],
            Plans = [.. Mixed(facts.Plans).Select(p => p with { Meetings = Mixed(p.Meetings) })],
            Meetings = [.. Mixed(facts.Meetings).Select(m => m with { Absent = Mixed(m.Absent) })],
            Feedback = Mixed(facts.Feedback),
            Roster = Mixed(facts.Roster),
            Drafts = Mixed(facts.Drafts),
            Fulfilments = Mixed(facts.Fulfilments),
        };

        T[] Mixed<T>(IReadOnlyList<T> items)
        {
            T[] mixed = [.. items];
            random.Shuffle(mixed);
            return mixed;
        }
    }
}
