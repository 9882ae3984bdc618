using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>What was open before the day from which a council is tracked, and what is asked from then on.</summary>
public sealed class OlderMattersTests
{
    private static readonly DateOnly Day = D("2026-11-24");

    private static readonly CouncilFacts Facts = Base with
    {
        Feedback = [Request("F1", D("2026-06-12")), Request("F2", Day)],
        Plans = [],
        Fulfilments = [],
    };

    [Fact]
    public void Nothing_is_older_where_everything_is_tracked()
    {
        OlderMatters.Of(Facts, Day, ObligationRules.Default).ShouldBeEmpty();
        OlderMatters.Of(Tracked("2025-04-01"), Day, ObligationRules.Default).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-06-12", 0)]
    [InlineData("2026-06-13", 1)]
    [InlineData("2026-11-24", 1)]
    public void What_arose_before_the_day_is_listed_and_not_asked_for(string tracked, int older)
    {
        var facts = Tracked(tracked);

        Requests(OlderMatters.Of(facts, Day, ObligationRules.Default)).ShouldBe(older);
        Requests(ObligationPlanner.Of(facts, Day, ObligationRules.Default)).ShouldBe(2 - older);
    }

    [Fact]
    public void Nothing_is_asked_before_a_day_that_is_still_to_come()
    {
        ObligationPlanner.Of(Tracked("2026-11-25"), Day, ObligationRules.Default).ShouldBeEmpty();
    }

    [Fact]
    public void Every_matter_is_either_asked_for_or_listed_once()
    {
        var untracked = ObligationPlanner.Of(Facts, Day, ObligationRules.Default).Select(o => (o.Kind, o.Subject)).ToList();
        var facts = Tracked("2026-11-24");

        var all = ObligationPlanner
            .Of(facts, Day, ObligationRules.Default)
            .Concat(OlderMatters.Of(facts, Day, ObligationRules.Default))
            .ToList();

        untracked.Except(all.Select(o => (o.Kind, o.Subject))).ShouldBeEmpty();
        all.Select(o => o.Key).ShouldBeUnique();
    }

    [Fact]
    public void What_is_listed_can_be_marked_done_and_is_gone_then()
    {
        var facts = Tracked("2026-11-24");
        var matter = OlderMatters.Of(facts, Day, ObligationRules.Default).First(o => o.CanBeEntered);

        MarkDone.Find(facts, matter.Key, Day, ObligationRules.Default).ShouldBe(matter);
        var done = new Fulfilment(matter.Kind, matter.Subject, matter.Period, Day, "書面", new OfficerId("P1"));
        OlderMatters.Of(facts with { Fulfilments = [done] }, Day, ObligationRules.Default).Select(o => o.Key).ShouldNotContain(matter.Key);
    }

    [Theory]
    [InlineData("2025-04-01", "")]
    [InlineData("2026-03-31", "HalfYearSubmission 2025-04-01")]
    [InlineData("2026-04-01", "HalfYearSubmission 2025-04-01, HalfYearSubmission 2025-10-01")]
    [InlineData(
        "2026-10-02",
        "HalfYearSubmission 2025-04-01, HalfYearSubmission 2025-10-01, HalfYearSubmission 2026-04-01, OperationListAnnual 2026"
    )]
    public void What_a_station_owed_before_the_day_is_listed_and_not_asked_for(string tracked, string older)
    {
        var facts = Station(tracked);

        var listed = OlderMatters.Of(facts, Day, ObligationRules.Default);
        string.Join(", ", listed.Select(o => $"{o.Kind} {o.Period}").Order(StringComparer.Ordinal)).ShouldBe(older);
        ObligationPlanner
            .Of(facts, Day, ObligationRules.Default)
            .Concat(listed)
            .Select(o => o.Key)
            .ShouldBe(ObligationPlanner.Of(Station("2025-04-01"), Day, ObligationRules.Default).Select(o => o.Key), ignoreOrder: true);
    }

    private static StationFacts Station(string tracked) =>
        new()
        {
            Station = new Station(
                new StationId("01"),
                "試験警察署",
                [new StationPeriod("試験警察署", Area.Sapporo, new DayRange(D("2015-04-01"), null))]
            ),
            Councils = [Base.Council with { TrackedSince = D(tracked) }],
        };

    private static int Requests(IEnumerable<Obligation> all) => all.Count(o => o.Kind == ObligationKind.MeasureNotice);

    private static CouncilFacts Tracked(string day) => Facts with { Council = Facts.Council with { TrackedSince = D(day) } };
}
