using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class CoverageTests
{
    [Theory]
    [Trait("Rule", "R090")]
    [Trait("Rule", "R091")]
    [InlineData(CouncilKind.Beat, CoverageState.Covered)]
    [InlineData(CouncilKind.Split, CoverageState.Covered)]
    [InlineData(CouncilKind.Merged, CoverageState.Covered)]
    [InlineData(CouncilKind.SpecialPurpose, CoverageState.NotSetUp)]
    public void A_beat_is_covered_by_a_council_of_its_own_or_a_unit(CouncilKind kind, CoverageState state)
    {
        var council = Council(kind, Start, Koban, Chuzaisho);

        foreach (var beat in Of([council]).Where(b => b.PoliceBox.Id != StationBeat && b.PoliceBox.Id != Forgotten))
        {
            beat.State.ShouldBe(state);
            beat.Councils.ShouldBe([council]);
        }
    }

    [Fact]
    [Trait("Rule", "R090")]
    public void A_beat_without_a_council_is_a_warning()
    {
        var beat = Of([])[0];

        (beat.PoliceBox.Id, beat.State, beat.Councils.Count).ShouldBe((Koban, CoverageState.NotSetUp, 0));
        beat.Findings.ShouldBe([
            new Finding(FindingLevel.Warn, "council.not-set-up", "古浜交番の所管区の連絡協議会が未設置です。", "要綱 第3-1"),
        ]);
    }

    [Fact]
    [Trait("Rule", "R090")]
    public void Only_councils_and_links_of_the_day_count()
    {
        var since = Council(CouncilKind.Beat, FirstOfApril, Koban);
        var until = Council(CouncilKind.Beat, Start, Koban) with { Abolished = LastOfMarch };
        var unlinked = Council(CouncilKind.Beat, Start, Koban);
        unlinked = unlinked with { PoliceBoxes = [unlinked.PoliceBoxes[0] with { Days = new(Start, LastOfMarch) }] };

        StateOn(LastOfMarch, since).ShouldBe(CoverageState.NotSetUp);
        StateOn(FirstOfApril, since).ShouldBe(CoverageState.Covered);
        StateOn(LastOfMarch, until).ShouldBe(CoverageState.Covered);
        StateOn(FirstOfApril, until).ShouldBe(CoverageState.NotSetUp);
        StateOn(LastOfMarch, unlinked).ShouldBe(CoverageState.Covered);
        StateOn(FirstOfApril, unlinked).ShouldBe(CoverageState.NotSetUp);

        static CoverageState StateOn(DateOnly day, Council council) =>
            Coverage
                .Of(day < FirstOfApril ? Merged : Kept, Stations, [council], GuidelineSettings.Default, day)
                .Single(b => b.PoliceBox.Id == Koban)
                .State;
    }

    [Theory]
    [Trait("Rule", "R013")]
    [Trait("Rule", "R014")]
    [InlineData(ExceptionArea.HighTurnoverHousing)]
    [InlineData(ExceptionArea.EntertainmentDistrict)]
    public void In_an_exception_area_a_special_purpose_council_stands_in(ExceptionArea area)
    {
        var reasoned = StandIn("管理者の協議会で目的を達成できるため");
        var without = StandIn(" ");

        Of([reasoned])[0].State.ShouldBe(CoverageState.Excepted);
        Of([reasoned])[0].Findings.ShouldBeEmpty();
        Of([without])[0].State.ShouldBe(CoverageState.Excepted);
        Of([without])[0]
            .Findings.ShouldBe([
                new Finding(
                    FindingLevel.Warn,
                    "council.exception-reason",
                    "古浜交番に所管区連絡協議会を設置しない理由が未記入です。",
                    "記 第2-2(2)"
                ),
            ]);
        Of([without, reasoned])[0].Findings.ShouldBeEmpty();
        Of([Council(CouncilKind.SpecialPurpose, Start, Koban) with { Establishment = new EstablishmentDetails { ExceptionArea = area } }])[
            0
        ]
            .Findings.ShouldHaveSingleItem()
            .Code.ShouldBe("council.exception-reason");

        Council StandIn(string reason) =>
            Council(CouncilKind.SpecialPurpose, Start, Koban) with
            {
                Establishment = new EstablishmentDetails { ExceptionArea = area, ExceptionReason = reason },
            };
    }

    [Fact]
    [Trait("Rule", "R093")]
    public void Beside_the_council_of_its_beat_a_special_purpose_council_is_additional()
    {
        var beat = Of([Council(CouncilKind.Beat, Start, Koban), Council(CouncilKind.SpecialPurpose, Start, Koban)])[0];

        (beat.State, beat.Councils.Count).ShouldBe((CoverageState.Covered, 2));
    }

    [Theory]
    [Trait("Rule", "A17")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_beat_of_the_station_itself_counts_by_setting(bool stationBeats) =>
        Coverage
            .Of(Kept, Stations, [], new GuidelineSettings { StationBeats = stationBeats }, FirstOfApril)
            .Select(b => b.PoliceBox.Id)
            .ShouldBe(stationBeats ? [Koban, Chuzaisho, StationBeat, Forgotten] : [Koban, Chuzaisho, Forgotten]);

    private static IReadOnlyList<BeatCoverage> Of(IReadOnlyList<Council> councils) =>
        Coverage.Of(Kept, Stations, councils, GuidelineSettings.Default, FirstOfApril);
}
