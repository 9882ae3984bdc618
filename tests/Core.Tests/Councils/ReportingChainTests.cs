using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class ReportingChainTests
{
    private static readonly GuidelineSettings Usual = GuidelineSettings.Default;

    private static readonly GuidelineSettings Longer = new()
    {
        ReportingChain = [Role.CommunityPoliceSupervisor, Role.SectionChief, Role.StationChief],
    };

    [Fact]
    [Trait("Rule", "A15")]
    public void Who_stands_between_the_lead_officer_and_the_chief_is_a_setting()
    {
        var facts = Facts(
            Entry("P6", "警視", Role.StationChief),
            Entry("P5", "警部", Role.SectionChief),
            Entry("P4", "警部補", Role.CommunityPoliceSupervisor)
        );

        Ids(facts, Usual).ShouldBe(["P5", "P6"]);
        Ids(facts, Longer).ShouldBe(["P4", "P5", "P6"]);
        ReportingChain.NextAfterLead(facts, Usual, FirstOfApril)!.Officer.Value.ShouldBe("P5");
        ReportingChain.NextAfterLead(facts, Longer, FirstOfApril)!.Officer.Value.ShouldBe("P4");
    }

    [Fact]
    [Trait("Rule", "A15")]
    public void A_post_that_is_vacant_on_the_day_is_skipped()
    {
        var facts = Facts(Entry("P5", "警部", Role.SectionChief, to: LastOfMarch), Entry("P6", "警視", Role.StationChief));

        ReportingChain.NextAfterLead(facts, Usual, LastOfMarch)!.Officer.Value.ShouldBe("P5");
        ReportingChain.NextAfterLead(facts, Usual, FirstOfApril)!.Officer.Value.ShouldBe("P6");
        ReportingChain.NextAfterLead(Facts(), Usual, FirstOfApril).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "A15")]
    public void Nobody_reports_to_himself_or_twice_to_the_same()
    {
        var facts = Facts(
            Entry("P1", "警部補", Role.CommunityPoliceSupervisor),
            Entry("P6", "警視", Role.SectionChief),
            Entry("P6", "警視", Role.StationChief)
        );

        Ids(facts, Longer).ShouldBe(["P6"]);
    }

    private static CouncilFacts Facts(params RosterEntry[] roster) =>
        new()
        {
            Council = Council(CouncilKind.Beat, Start, Koban) with
            {
                Leads = [new LeadDesignation(new OfficerId("P1"), new DayRange(Start, null))],
            },
            Roster = [Entry("P1", "警部補"), .. roster],
        };

    private static IEnumerable<string> Ids(CouncilFacts facts, GuidelineSettings settings) =>
        ReportingChain.On(facts, settings, FirstOfApril).Select(e => e.Officer.Value);
}
