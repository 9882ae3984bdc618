using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

/// <summary>Who of the police is what for a council on a day.</summary>
public sealed class RosterTests
{
    [Fact]
    [Trait("Rule", "R032")]
    [Trait("Rule", "R101")]
    public void All_officers_of_the_police_box_operate_the_council_on_their_days_and_nobody_else()
    {
        var facts = Facts(
            CouncilKind.Beat,
            Entry("P1"),
            Entry("P2", to: LastOfMarch),
            Entry("P3", from: FirstOfApril),
            Entry("P4", role: Role.CommunityPoliceSection),
            Entry("P5", role: Role.StationChief)
        );

        Ids(facts.OperatingOn(LastOfMarch)).ShouldBe(["P1", "P2"]);
        Ids(facts.OperatingOn(FirstOfApril)).ShouldBe(["P1", "P3"]);
    }

    [Fact]
    [Trait("Rule", "R033")]
    [Trait("Rule", "R101")]
    public void A_merged_council_is_operated_by_the_officers_of_every_police_box_and_each_counts_once()
    {
        var facts = Facts(
            CouncilKind.Merged,
            Entry("P1"),
            Entry("P2", unit: "沢端駐在所"),
            Entry("P3"),
            Entry("P3", unit: "沢端駐在所"),
            Entry("P4", unit: "古浜駐在所", to: LastOfMarch)
        );

        Ids(facts.OperatingOn(LastOfMarch)).ShouldBe(["P1", "P2", "P3", "P4"]);
        Ids(facts.OperatingOn(FirstOfApril)).ShouldBe(["P1", "P2", "P3"]);
    }

    [Fact]
    [Trait("Rule", "R101")]
    public void The_parts_of_a_split_beat_are_all_operated_by_the_same_officers()
    {
        var first = Facts(CouncilKind.Split, Entry("P1"), Entry("P2"));
        var second = first with { Council = first.Council with { Id = new CouncilId("C-second"), AreaText = "古浜二丁目" } };

        Ids(first.OperatingOn(FirstOfApril)).ShouldBe(["P1", "P2"]);
        Ids(second.OperatingOn(FirstOfApril)).ShouldBe(["P1", "P2"]);
    }

    [Fact]
    [Trait("Rule", "A16")]
    public void Supervisors_are_those_who_are_named_and_by_setting_also_those_of_a_rank()
    {
        var facts = Facts(
            CouncilKind.Beat,
            Entry("P1", "警部補"),
            Entry("P2", "巡査部長", Role.CommunityPoliceSupervisor),
            Entry("P3", "警部補", Role.CommunityPoliceSection),
            Entry("P4", "巡査部長", Role.CommunityPoliceSection),
            Entry("P5", "警部補", Role.CommunityPoliceSection, to: LastOfMarch),
            Entry("P6", "警視", Role.StationChief),
            Entry("P2", "警部補", Role.CommunityPoliceSection)
        );
        var ranked = new GuidelineSettings { SupervisorRanks = ["警部補", "警部"] };

        Ids(facts.SupervisorsOn(FirstOfApril)).ShouldBe(["P2", "P6"]);
        Ids(facts.SupervisorsOn(FirstOfApril, GuidelineSettings.Default)).ShouldBe(["P2", "P6"]);
        Ids(facts.SupervisorsOn(FirstOfApril, ranked)).ShouldBe(["P2", "P6", "P3"]);
        Ids(facts.SupervisorsOn(LastOfMarch, ranked)).ShouldBe(["P2", "P6", "P3", "P5"]);
    }

    private static CouncilFacts Facts(CouncilKind kind, params RosterEntry[] roster) =>
        new() { Council = Council(kind, Start, Koban, Chuzaisho), Roster = roster };

    private static IEnumerable<string> Ids(IEnumerable<RosterEntry> entries) => entries.Select(e => e.Officer.Value);
}
