using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class EstablishmentReviewTests
{
    private static readonly DateOnly InForce = GuidelineSettings.Default.InForceSince;

    [Theory]
    [Trait("Rule", "R011")]
    [Trait("Rule", "R092")]
    [Trait("Rule", "R093")]
    [InlineData(CouncilKind.Beat)]
    [InlineData(CouncilKind.Split)]
    [InlineData(CouncilKind.Merged)]
    [InlineData(CouncilKind.SpecialPurpose)]
    public void A_council_with_all_that_is_to_be_decided_has_no_finding(CouncilKind kind) => Of(Good(kind)).ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "H2")]
    public void A_kind_that_is_none_of_the_three_is_impossible()
    {
        var finding = Of(Good((CouncilKind)7)).ShouldHaveSingleItem();

        (finding.Level, finding.Code).ShouldBe((FindingLevel.Hard, "council.kind"));
    }

    [Theory]
    [Trait("Rule", "H7")]
    [Trait("Rule", "R091")]
    [InlineData(CouncilKind.Split, 0, "council.no-beat")]
    [InlineData(CouncilKind.Split, 1, null)]
    [InlineData(CouncilKind.Merged, 0, "council.no-beat")]
    [InlineData(CouncilKind.Merged, 1, "council.merged-beats")]
    [InlineData(CouncilKind.Merged, 2, null)]
    public void A_unit_needs_its_beats_and_a_merged_one_two(CouncilKind kind, int boxes, string? code)
    {
        var council = Good(kind);

        var findings = Of(council with { PoliceBoxes = [.. council.PoliceBoxes.Take(boxes)] });

        findings.Select(f => (f.Level, f.Code)).ShouldBe(code is null ? [] : [(FindingLevel.Hard, code)]);
    }

    [Fact]
    [Trait("Rule", "H7")]
    public void Two_rows_of_one_police_box_are_one_beat()
    {
        var council = Good(CouncilKind.Merged);

        Of(council with { PoliceBoxes = [council.PoliceBoxes[0], council.PoliceBoxes[0]] })
            .Select(f => f.Code)
            .ShouldBe(["council.merged-beats"]);
    }

    [Theory]
    [Trait("Rule", "H7")]
    [Trait("Rule", "R091")]
    [InlineData(CouncilKind.Split, null, "council.split-area")]
    [InlineData(CouncilKind.Split, " ", "council.split-area")]
    [InlineData(CouncilKind.Merged, null, null)]
    [InlineData(CouncilKind.Beat, null, null)]
    public void A_part_of_a_beat_is_described(CouncilKind kind, string? area, string? code) =>
        Of(Good(kind) with { AreaText = area }).Select(f => (f.Level, f.Code)).ShouldBe(code is null ? [] : [(FindingLevel.Hard, code)]);

    [Fact]
    [Trait("Rule", "H5")]
    public void A_council_is_not_abolished_before_it_is_set_up()
    {
        var council = Good(CouncilKind.Beat);

        Of(council with { Abolished = council.Established }).ShouldBeEmpty();
        Of(council with { Abolished = new DateOnly(2026, 3, 31) })
            .ShouldBe([
                new Finding(
                    FindingLevel.Hard,
                    "council.abolished-before-established",
                    "廃止日（令和8年3月31日）が設置日（令和8年4月1日）より前です。",
                    "要綱 第3-3"
                ),
            ]);
    }

    [Fact]
    [Trait("Rule", "R011")]
    public void A_unit_has_grounds_and_other_ones_are_written_out()
    {
        Codes(Good(CouncilKind.Merged), d => d with { Grounds = [] }).ShouldBe(["council.grounds"]);
        Codes(Good(CouncilKind.Split), d => d with { Grounds = [UnitGround.Other] }).ShouldBe(["council.grounds"]);
        Codes(Good(CouncilKind.Split), d => d with { Grounds = [UnitGround.Other], GroundsText = "離島のため" }).ShouldBeEmpty();
        Codes(Good(CouncilKind.Split), d => d with { Grounds = [UnitGround.CommonConcern] }).ShouldBeEmpty();
        Codes(Good(CouncilKind.Beat), d => d with { Grounds = [] }).ShouldBeEmpty();
        Of(Good(CouncilKind.Merged) with { Establishment = Details(InForce) with { Grounds = [] } })[0].Level.ShouldBe(FindingLevel.Warn);
    }

    [Fact]
    [Trait("Rule", "R012")]
    public void A_unit_that_follows_the_group_operation_is_warned_of_once()
    {
        var finding = Of(With(Good(CouncilKind.Merged), d => d with { FollowsGroupOperation = true })).ShouldHaveSingleItem();

        (finding.Level, finding.Code, finding.Clauses).ShouldBe((FindingLevel.Warn, "council.group-operation", "記 第2-2(1)"));
        Codes(Good(CouncilKind.Beat), d => d with { FollowsGroupOperation = true }).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R092")]
    public void A_special_purpose_council_needs_two_findings()
    {
        var council = Good(CouncilKind.SpecialPurpose);

        Codes(council, d => d with { OtherKindsFallShort = "" }).ShouldBe(["council.other-kinds-fall-short"]);
        Codes(council, d => d with { WhyEffective = "" }).ShouldBe(["council.why-effective"]);
        Of(With(council, d => d with { OtherKindsFallShort = "", WhyEffective = " " }))
            .ShouldAllBe(f => f.Level == FindingLevel.Warn && f.Clauses == "要綱 第3-2");
    }

    [Theory]
    [Trait("Rule", "R093")]
    [InlineData(null)]
    [InlineData("　")]
    public void A_special_purpose_council_has_a_purpose(string? purpose)
    {
        var finding = Of(Good(CouncilKind.SpecialPurpose) with { Purpose = purpose }).ShouldHaveSingleItem();

        (finding.Level, finding.Code, finding.Clauses).ShouldBe((FindingLevel.WarnPlus, "council.purpose", "要綱 第3-2"));
        Of(Good(CouncilKind.Beat) with { Purpose = purpose }).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R003")]
    [Trait("Rule", "R005")]
    public void What_was_set_up_before_the_guideline_is_not_flagged()
    {
        var bare = Good(CouncilKind.Merged) with { Establishment = null };

        Of(bare with { Established = InForce.AddDays(-1), PoliceBoxes = Since(bare, Start) }).ShouldBeEmpty();
        Of(bare with { Established = InForce, PoliceBoxes = Since(bare, Start) })
            .Select(f => f.Code)
            .ShouldBe(["council.consultation-missing", "council.grounds"]);
    }

    [Fact]
    [Trait("Rule", "H7")]
    public void What_is_impossible_is_so_whenever_it_was_set_up()
    {
        var old = Good(CouncilKind.Merged) with { Established = Start, Establishment = null, PoliceBoxes = [] };

        Of(old).Select(f => f.Code).ShouldBe(["council.no-beat"]);
    }

    private static Council Good(CouncilKind kind) =>
        Council(kind, FirstOfApril, kind == CouncilKind.Merged ? [Koban, Chuzaisho] : [Koban]) with
        {
            Establishment = Details(FirstOfApril),
        };

    private static IReadOnlyList<PoliceBoxLink> Since(Council council, DateOnly day) =>
        [.. council.PoliceBoxes.Select(b => b with { Days = new(day, null) })];

    private static Council With(Council council, Func<EstablishmentDetails, EstablishmentDetails> change) =>
        council with
        {
            Establishment = change(council.Establishment!),
        };

    private static IEnumerable<string> Codes(Council council, Func<EstablishmentDetails, EstablishmentDetails> change) =>
        Of(With(council, change)).Select(f => f.Code);

    private static IReadOnlyList<Finding> Of(Council council) =>
        CouncilReview.OfEstablishment(council, Stations, GuidelineSettings.Default);
}
