using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

public sealed class PlanReorganisationTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly PoliceBoxId K1 = new("K1");
    private static readonly PoliceBoxId K2 = new("K2");

    private static ReorganisationGround Ground => new(World.Stations[0], null, [World.CentralFacts, World.EastFacts], World.Everyone);

    private static PlanReorganisation Merger =>
        new()
        {
            Id = "R",
            Kind = CouncilKind.Merged,
            Day = Day,
            Boxes = [K1, K2],
            Ends = [World.Central, World.East],
            Councils = [new NewCouncil("中央・東連絡協議会")],
            Reason = "地域が一体であるため",
            Description = new CouncilDescription { Grounds = [UnitGround.Unity] },
        };

    [Fact]
    [Trait("Rule", "R091")]
    [Trait("Rule", "H7")]
    public void A_merger_of_two_beats_ends_two_councils_and_begins_one()
    {
        var planned = Accepted(Merger);

        planned.Plan.Ends.Select(c => c.Id).ShouldBe([World.Central, World.East]);
        var council = planned.Begins.ShouldHaveSingleItem();
        council.PoliceBoxesOn(Day).ShouldBe([K1, K2]);
        council.StationOn(Day)?.Name.ShouldBe("中央警察署");
        council.Establishment?.Replaces?.Count.ShouldBe(2);
        council.ExistsOn(Day.AddDays(-1)).ShouldBeFalse();
        council.AnsweringOn(Today)?.Station.ShouldBe(new StationId("S1"));
    }

    [Fact]
    [Trait("Rule", "R017")]
    [Trait("Rule", "R016")]
    [Trait("Rule", "R033")]
    public void What_follows_is_said_before()
    {
        var effects = ReorganisationEffects.Of(Accepted(Merger), Ground, GuidelineSettings.Default, Today);

        effects.Slips.ShouldBe(3);
        effects
            .Begins.Single()
            .Operating.Select(r => r.Officer)
            .ShouldBe([World.Lead.Id, World.Second.Id, World.EastOfficer.Id], ignoreOrder: true);
        effects.Ends[0].Open.Members.ShouldBe(10);
        effects.Ends[1].Open.Requests.ShouldBe(1);
        effects.Findings.Select(f => f.Code).ShouldContain("council.consultation-missing");
        effects.Findings.Select(f => f.Code).ShouldNotContain("found.uncovered");
    }

    [Theory]
    [Trait("Rule", "R091")]
    [Trait("Rule", "H7")]
    [InlineData(CouncilKind.Merged, "K1", "found.one-beat")]
    [InlineData(CouncilKind.Merged, "", "found.no-beat")]
    [InlineData(CouncilKind.Beat, "K1,K2", "found.beat-single")]
    [InlineData(CouncilKind.Split, "K1,K2", "found.split-single")]
    [InlineData(CouncilKind.Merged, "K1,K9", "found.other-station")]
    public void Beats_that_do_not_fit_the_kind_are_refused(CouncilKind kind, string boxes, string code)
    {
        var chosen = boxes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(b => new PoliceBoxId(b));

        var refusal = Refused(Merger with { Kind = kind, Boxes = [.. chosen], Ends = [] });

        refusal.Code.ShouldBe(code);
        refusal.Property.ShouldBe(nameof(PlanReorganisation.Boxes));
    }

    [Fact]
    public void A_beat_of_another_station_on_the_day_is_refused_and_of_the_day_before_is_not()
    {
        var station = World.Stations[0];
        var moved = station with
        {
            PoliceBoxes =
            [
                station.PoliceBoxes![0] with
                {
                    Periods =
                    [
                        new PoliceBoxPeriod(station.Id, new DayRange(new DateOnly(2024, 4, 1), Day.AddDays(-1))),
                        new PoliceBoxPeriod(new StationId("S2"), new DayRange(Day, null)),
                    ],
                },
            ],
        };
        var alone = Merger with { Kind = CouncilKind.Beat, Boxes = [K1], Ends = [World.Central] };

        Refused(alone, Ground with { Station = moved }).Code.ShouldBe("found.other-station");
        Accepted(alone with { Day = Day.AddDays(-1) }, Ground with { Station = moved }).Begins[0].PoliceBoxes[0].Days.To.ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R091")]
    public void A_split_needs_an_area_for_each_part()
    {
        var split = Merger with { Kind = CouncilKind.Split, Boxes = [K1], Ends = [World.Central] };

        Refused(split with { Councils = [new NewCouncil("A", "東")] }).Code.ShouldBe("found.one-part");
        Refused(split with { Councils = [new NewCouncil("A", "東"), new NewCouncil("B")] }).Code.ShouldBe("council.split-area-missing");
        Accepted(split with { Councils = [new NewCouncil("A", "東"), new NewCouncil("B", "西")] })
            .Begins.Select(c => c.AreaText)
            .ShouldBe(["東", "西"]);
    }

    [Fact]
    public void A_council_that_ends_already_or_is_not_there_cannot_end_with_it()
    {
        var dated = World.CentralFacts with { Council = World.CentralFacts.Council with { Abolished = Day.AddDays(30) } };

        Refused(Merger, Ground with { Councils = [dated, World.EastFacts] }).Code.ShouldBe("found.ends-dated");
        Refused(Merger, Ground with { Councils = [World.EastFacts] }).Code.ShouldBe("found.ends-unknown");
    }

    [Fact]
    public void A_name_is_given_once()
    {
        var again = Merger with { Ends = [World.Central], Councils = [new NewCouncil(World.EastFacts.Council.Name)] };

        Refused(again).Code.ShouldBe("found.name-taken");
        Accepted(again with { Ends = [World.Central, World.East] }).Begins.Count.ShouldBe(1);
    }

    [Fact]
    public void A_day_is_needed_and_a_past_one_is_warned_of()
    {
        Refused(Merger with { Day = null }).Code.ShouldBe("found.no-day");
        Refused(Merger with { Day = Today.AddYears(2).AddDays(1) }).Code.ShouldBe("found.day-far");

        Findings(Merger with { Day = Today.AddDays(-1) }).ShouldContain("found.past");
        Findings(Merger with { Day = Today }).ShouldNotContain("found.past");
    }

    [Fact]
    [Trait("Rule", "R090")]
    public void A_beat_left_without_a_council_and_one_with_two_are_said()
    {
        Findings(Merger with { Kind = CouncilKind.Beat, Boxes = [K1], Ends = [World.Central, World.East] })
            .ShouldContain("found.uncovered");
        Findings(Merger with { Kind = CouncilKind.Beat, Boxes = [K1], Ends = [] }).ShouldContain("found.covered-already");
        Findings(Merger with { Kind = CouncilKind.Beat, Boxes = [K1], Ends = [World.Central] }).ShouldNotContain("found.covered-already");
    }

    [Fact]
    public void It_is_taken_back_until_its_day_and_while_nobody_has_begun()
    {
        var plan = Accepted(Merger).Plan;
        var office = new OfficeFacts { Directory = OfficeDirectories.Of(World.Stations, [], World.Everyone)[0], Reorganisations = [plan] };

        TakeBack(office, Day.AddDays(-1)).ShouldBeNull();
        TakeBack(office, Day).ShouldBe("found.day-come");
        TakeBack(office with { Reorganisations = [] }, Today).ShouldBe("found.changed-meanwhile");
        TakeBack(office, Today, World.CentralFacts with { Council = Accepted(Merger).Begins[0] }).ShouldBe("found.has-members");
    }

    [Theory]
    [InlineData("2027-06-01", new[] { "S1", "S2" })]
    [InlineData(null, new[] { "S1" })]
    public void The_station_that_takes_over_has_the_new_council_in_its_list(string? merged, string[] lists)
    {
        var ground = merged is null ? Ground : Merging(DateOnly.Parse(merged, System.Globalization.CultureInfo.InvariantCulture));
        var planned = Accepted(Merger, ground);
        var audit = new AuditEntry(World.Now, World.Section.Id, "found.save", new Guid(1, 0, 0, new byte[8]));

        var steps = ReorganisationSequence.Of(audit, planned, ground).Steps;
        var back = ReorganisationSequence.TakingBack(audit, planned.Plan, planned.Begins, ground).Steps;

        foreach (var all in new[] { steps, back })
        {
            all.Where(s => s.Partition.Kind == PartitionKind.Office).Select(s => s.Partition.Id).ShouldBe(lists);
        }

        steps.Any(s => s.Partition.Id == World.OtherStation.Id.Value && s.Reached is not null).ShouldBe(merged is not null);
    }

    /// <summary>中央警察署 is merged into 北警察署 on the day.</summary>
    private static ReorganisationGround Merging(DateOnly day)
    {
        var (station, other) = (World.Stations[0], World.Stations[1]);
        var boxes = station.PoliceBoxes!.Select(b => // The sample lists them.
            b with
            {
                Periods =
                [
                    new PoliceBoxPeriod(station.Id, new DayRange(b.Periods[0].Days.From, day.AddDays(-1))),
                    new PoliceBoxPeriod(other.Id, new DayRange(day, null)),
                ],
            }
        );
        var ended = station with
        {
            Periods = [.. station.Periods.Select(p => p with { Days = new DayRange(p.Days.From, day.AddDays(-1)) })],
            MergedInto = other.Id,
            PoliceBoxes = [.. boxes],
        };
        return Ground with { Station = ended, Successor = other };
    }

    private static string? TakeBack(OfficeFacts office, DateOnly today, params CouncilFacts[] more) =>
        TakeBackReorganisation
            .Decide(office, Ground with { Councils = [.. Ground.Councils, .. more] }, "R", today)
            .Match<string?>(_ => null, refusal => refusal.Code);

    private static IReadOnlyList<string> Findings(PlanReorganisation plan) =>
        [.. ReorganisationEffects.Of(Accepted(plan), Ground, GuidelineSettings.Default, Today).Findings.Select(f => f.Code)];

    private static PlannedReorganisation Accepted(PlanReorganisation plan, ReorganisationGround? ground = null) =>
        plan.Decide(ground ?? Ground, Today).Match(planned => planned, refusal => throw new InvalidOperationException(refusal.Code));

    private static Refusal Refused(PlanReorganisation plan, ReorganisationGround? ground = null) =>
        plan.Decide(ground ?? Ground, Today).Match(_ => throw new InvalidOperationException("It was accepted."), refusal => refusal);
}
