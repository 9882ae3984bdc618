using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class DesignateLeadTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    [Trait("Rule", "R039")]
    [Trait("Rule", "R102")]
    public void Who_is_designated_leads_from_the_day_and_the_one_before_until_the_day_before()
    {
        var council = Decide(Led(), "P2", Today).ShouldBeOfType<Outcome<Council>.Accepted>().Value;

        council.LeadOn(Today.AddDays(-1))!.Value.Value.ShouldBe("P1"); // Designated.
        council.LeadOn(Today)!.Value.Value.ShouldBe("P2"); // Designated.
        council.Leads.Count(l => l.Days.Contains(Today)).ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "H3")]
    public void A_correction_of_the_same_day_takes_the_place_of_the_former()
    {
        var facts = Led();
        var once = facts with { Council = Decide(facts, "P2", Today).ShouldBeOfType<Outcome<Council>.Accepted>().Value };

        var twice = Decide(once, "P1", Today).ShouldBeOfType<Outcome<Council>.Accepted>().Value;

        twice.LeadOn(Today)!.Value.Value.ShouldBe("P1"); // Designated.
        twice.Leads.Count(l => l.Days.Contains(Today)).ShouldBe(1);
    }

    [Theory]
    [Trait("Rule", "R102")]
    [InlineData("P3", "2026-11-24", "lead.not-on-roster")]
    [InlineData("P9", "2026-11-24", "lead.not-on-roster")]
    [InlineData("P1", "2026-11-24", "lead.same")]
    [InlineData("P2", "1995-03-31", "lead.day")]
    [InlineData("P2", "2027-11-25", null)]
    [InlineData("P2", "2027-11-26", "lead.day")]
    public void What_cannot_be_designated(string officer, string day, string? code)
    {
        var outcome = Decide(Led(), officer, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        outcome.Match<string?>(_ => null, r => r.Code).ShouldBe(code);
    }

    [Fact]
    public void Once_the_police_box_has_ended_nobody_is_designated()
    {
        var facts = Led();
        var last = Today.AddDays(10);
        var ending = facts with
        {
            Council = facts.Council with
            {
                PoliceBoxes = [.. facts.Council.PoliceBoxes.Select(b => b with { Days = new DayRange(b.Days.From, last) })],
            },
        };

        Decide(ending, "P2", last).Match<string?>(_ => null, r => r.Code).ShouldBeNull();
        Decide(ending, "P2", last.AddDays(1)).Match<string?>(_ => null, r => r.Code).ShouldBe("lead.unit-ended");
    }

    [Fact]
    public void Before_a_later_designation_nobody_is_designated()
    {
        var facts = Led();
        var later = facts with { Council = Decide(facts, "P2", Today.AddDays(30)).ShouldBeOfType<Outcome<Council>.Accepted>().Value };

        Decide(later, "P2", Today).Match<string?>(_ => null, r => r.Code).ShouldBe("lead.later-designation");
    }

    private static Outcome<Council> Decide(CouncilFacts facts, string officer, DateOnly from) =>
        new DesignateLead(new OfficerId(officer), from).Decide(facts, Today);

    private static CouncilFacts Led() =>
        new()
        {
            Council = Council(CouncilKind.Beat, Start, Koban) with
            {
                Leads = [new LeadDesignation(new OfficerId("P1"), new DayRange(Start, null))],
            },
            Roster = [Entry("P1"), Entry("P2"), Entry("P3", to: Today.AddDays(-1)), Entry("P9", role: Role.SectionChief)],
        };
}
