using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class LeadOfficerTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    [Trait("Rule", "R036")]
    [Trait("Rule", "R102")]
    public void Candidates_are_the_operating_officers_by_rank_and_then_by_years_posted()
    {
        var facts = Facts(
            Entry("P1", from: new DateOnly(2020, 4, 1)),
            Entry("P2", "巡査部長", from: new DateOnly(2025, 4, 1)),
            Entry("P3", "巡査部長", from: new DateOnly(2023, 11, 25)),
            Entry("P4", "警部補", from: new DateOnly(2026, 4, 1)),
            Entry("P5", "警部", Role.SectionChief),
            Entry("P6", "警部", to: Today.AddDays(-1))
        );

        Candidates(facts)
            .Select(c => (c.Officer.Officer.Value, c.Officer.Rank, c.YearsPosted))
            .ShouldBe([("P4", "警部補", 0), ("P3", "巡査部長", 2), ("P2", "巡査部長", 1), ("P1", "巡査", 6)]);
    }

    [Theory]
    [Trait("Rule", "R036")]
    [InlineData("2023-11-24", 3)]
    [InlineData("2023-11-25", 2)]
    [InlineData("2026-11-24", 0)]
    public void Years_posted_are_full_years(string since, int years) =>
        Candidates(Facts(Entry("P1", from: Day(since)))).ShouldHaveSingleItem().YearsPosted.ShouldBe(years);

    [Fact]
    [Trait("Rule", "R036")]
    public void A_posting_written_in_several_rows_is_one_and_an_earlier_one_is_not_counted()
    {
        var facts = Facts(
            Entry("P1", from: new DateOnly(2010, 4, 1), to: new DateOnly(2014, 3, 31)),
            Entry("P1", from: new DateOnly(2020, 4, 1), to: new DateOnly(2023, 3, 31)),
            Entry("P1", "巡査部長", from: new DateOnly(2023, 4, 1)),
            Entry("P1", unit: "沢端駐在所", from: new DateOnly(2014, 4, 1), to: new DateOnly(2020, 3, 31))
        );

        Candidates(facts).ShouldHaveSingleItem().PostedSince.ShouldBe(new DateOnly(2020, 4, 1));
    }

    [Fact]
    [Trait("Rule", "R036")]
    public void A_posting_that_is_older_than_the_council_counts_from_its_own_beginning()
    {
        var facts = Facts(Entry("P1", from: FirstOfApril));
        var officer = new Officer
        {
            Id = new OfficerId("P1"),
            Name = "試験 P1",
            Rank = "巡査",
            UserPrincipalName = "p1@koban.example",
            Assignments =
            [
                new Assignment(Role.OperatingOfficer, "B9", "別の交番", new DayRange(new DateOnly(2010, 4, 1), new DateOnly(2019, 3, 31))),
                new Assignment(Role.OperatingOfficer, Koban.Value, "古浜交番", new DayRange(new DateOnly(2019, 4, 1), null)),
            ],
        };

        Candidates(facts, officer).ShouldHaveSingleItem().PostedSince.ShouldBe(new DateOnly(2019, 4, 1));
    }

    [Fact]
    [Trait("Rule", "R036")]
    public void Candidates_of_one_rank_and_one_day_stand_by_their_numbers() =>
        Candidates(Facts(Entry("P2"), Entry("P1"), Entry("P3"))).Select(c => c.Officer.Officer.Value).ShouldBe(["P1", "P2", "P3"]);

    [Fact]
    [Trait("Rule", "R036")]
    public void A_posting_to_another_police_box_does_not_count_and_one_to_any_box_of_the_council_does()
    {
        var facts = new CouncilFacts
        {
            Council = Council(CouncilKind.Merged, Start, Koban, Chuzaisho),
            Roster = [Entry("P1", from: FirstOfApril)],
        };
        var officer = new Officer
        {
            Id = new OfficerId("P1"),
            Name = "試験 P1",
            Rank = "巡査",
            UserPrincipalName = "p1@koban.example",
            Assignments =
            [
                new Assignment(Role.OperatingOfficer, "B9", "別の交番", new DayRange(new DateOnly(2010, 4, 1), null)),
                new Assignment(Role.CommunityPoliceSection, Koban.Value, "古浜交番", new DayRange(new DateOnly(2012, 4, 1), null)),
                new Assignment(Role.OperatingOfficer, Chuzaisho.Value, "沢端駐在所", new DayRange(new DateOnly(2021, 4, 1), null)),
            ],
        };

        Candidates(facts, officer).ShouldHaveSingleItem().PostedSince.ShouldBe(new DateOnly(2021, 4, 1));
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void Only_the_one_officer_of_a_chuzaisho_is_prefilled()
    {
        Prefilled(Chuzaisho, "P1").ShouldBe([true]);
        Prefilled(Chuzaisho, "P1", "P2").ShouldBe([false, false]);
        Prefilled(Koban, "P1").ShouldBe([false]);

        var two = new CouncilFacts { Council = Council(CouncilKind.Merged, Start, Chuzaisho, Forgotten), Roster = [Entry("P1")] };
        Candidates(two).Select(c => c.Prefilled).ShouldBe([false], "the other one is vacant, which is no choice");

        static IEnumerable<bool> Prefilled(PoliceBoxId box, params string[] officers) =>
            Candidates(new CouncilFacts { Council = Council(CouncilKind.Beat, Start, box), Roster = [.. officers.Select(o => Entry(o))] })
                .Select(c => c.Prefilled);
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "H3")]
    public void Somebody_who_is_no_operating_officer_of_the_first_day_cannot_be_designated()
    {
        var facts = Facts(Entry("P1", from: FirstOfApril), Entry("P5", "警部", Role.SectionChief));

        Designate(facts, "P1", FirstOfApril).ShouldBeEmpty();
        Designate(facts, "P5", FirstOfApril).ShouldHaveSingleItem().Code.ShouldBe("council.lead-not-on-roster");
        Designate(facts, "P1", LastOfMarch)
            .ShouldBe([
                new Finding(
                    FindingLevel.Hard,
                    "council.lead-not-on-roster",
                    "指定しようとする警察職員は、令和8年3月31日の運営担当者ではありません。",
                    "要綱 第4-4"
                ),
            ]);
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "H3")]
    public void Two_cannot_be_designated_for_the_same_day()
    {
        var facts = Led("P1", Start, LastOfMarch);

        Designate(facts, "P2", FirstOfApril).ShouldBeEmpty();
        Designate(facts, "P2", LastOfMarch).Select(f => (f.Level, f.Code)).ShouldBe([(FindingLevel.Hard, "council.two-leads")]);
    }

    [Fact]
    [Trait("Rule", "R102")]
    [Trait("Rule", "H3")]
    public void A_vacant_post_is_never_hard()
    {
        LeadReview.OfPost(Led("P1", Start, null), Today).ShouldBeEmpty();

        var never = LeadReview.OfPost(Facts(Entry("P1")), Today).ShouldHaveSingleItem();
        (never.Level, never.Code, never.Clauses).ShouldBe((FindingLevel.WarnPlus, "council.lead-vacant", "要綱 第4-4"));

        var left = LeadReview.OfPost(Led("P9", Start, null), Today).ShouldHaveSingleItem();
        (left.Level, left.Sentence).ShouldBe((FindingLevel.WarnPlus, "指定された運営責任者が運営担当者でなくなっています。"));
    }

    [Fact]
    [Trait("Rule", "R035")]
    public void The_contact_is_the_lead_officer_of_the_day()
    {
        var facts = Led("P1", Start, LastOfMarch);

        LeadReview.ContactOn(facts, LastOfMarch)!.Officer.Value.ShouldBe("P1");
        LeadReview.ContactOn(facts, FirstOfApril).ShouldBeNull();
    }

    private static CouncilFacts Facts(params RosterEntry[] roster) =>
        new() { Council = Council(CouncilKind.Beat, Start, Koban), Roster = roster };

    private static CouncilFacts Led(string officer, DateOnly from, DateOnly? to)
    {
        var facts = Facts(Entry("P1"), Entry("P2"));
        return facts with
        {
            Council = facts.Council with { Leads = [new LeadDesignation(new OfficerId(officer), new DayRange(from, to))] },
        };
    }

    private static IReadOnlyList<LeadCandidate> Candidates(CouncilFacts facts, params Officer[] officers) =>
        LeadCandidates.On(facts, Stations, officers, Today);

    private static IEnumerable<Finding> Designate(CouncilFacts facts, string officer, DateOnly from) =>
        LeadReview.OfDesignation(facts, new LeadDesignation(new OfficerId(officer), new DayRange(from, null)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
