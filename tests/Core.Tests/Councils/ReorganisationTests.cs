using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using static KobanBot.Core.Tests.Councils.SampleCouncils;
using static KobanBot.Core.Tests.Organisation.SampleStations;

namespace KobanBot.Core.Tests.Councils;

public sealed class ReorganisationTests
{
    // Two whose term ends on 31 March and one who begins on 1 April.
    private static readonly IReadOnlyList<Member> Members =
    [
        Member("M1", CommissionTerm.Standard(2024)),
        Member("M2", CommissionTerm.Standard(2024)),
        Member("M3", CommissionTerm.Standard(2026)),
    ];

    [Fact]
    [Trait("Rule", "R016")]
    public void It_is_explained_to_the_members_before_a_council_is_abolished()
    {
        Abolition([])
            .ShouldBe([
                new Finding(FindingLevel.Warn, "council.not-explained", "見直しの趣旨の事前説明が未記入の委員が2人います。", "記 第2-2(4)"),
            ]);
        Abolition([To("M1", LastOfMarch), To("M2", FirstOfApril)]).ShouldHaveSingleItem().Sentence.ShouldContain("1人");
        Abolition([To("M1", LastOfMarch), To("M2", LastOfMarch.AddDays(-30))]).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R016")]
    public void It_is_explained_to_those_who_are_members_when_a_council_changes()
    {
        Change([To("M1", LastOfMarch)]).ShouldHaveSingleItem().Sentence.ShouldContain("1人");
        Change([To("M1", LastOfMarch), To("M2", FirstOfApril)]).ShouldBeEmpty();
        Change([To("M1", LastOfMarch), To("M2", FirstOfApril.AddDays(1))]).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Warn);
    }

    [Fact]
    [Trait("Rule", "H7")]
    public void A_changed_council_must_be_possible_too()
    {
        var facts = new CouncilFacts { Council = Council(CouncilKind.Merged, Start, Koban) };

        CouncilReview.OfChange(facts, FirstOfApril, []).Select(f => f.Code).ShouldBe(["council.merged-beats"]);
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void An_abolition_before_the_establishment_is_impossible_and_none_has_no_finding()
    {
        var council = Council(CouncilKind.Beat, FirstOfApril, Koban);

        Of(council).ShouldBeEmpty();
        Of(council with { Abolished = FirstOfApril }).ShouldBeEmpty();
        Of(council with { Abolished = LastOfMarch })
            .Select(f => (f.Level, f.Code))
            .ShouldBe([(FindingLevel.Hard, "council.abolished-before-established")]);

        static IReadOnlyList<Finding> Of(Council council) =>
            CouncilReview.OfAbolition(new CouncilFacts { Council = council }, Stations, GuidelineSettings.Default);
    }

    [Fact]
    [Trait("Rule", "R003")]
    public void An_abolition_from_before_the_guideline_is_not_flagged()
    {
        var facts = new CouncilFacts
        {
            Council = Council(CouncilKind.Merged, Start, Koban, Chuzaisho) with { Abolished = new DateOnly(2025, 3, 31) },
            Members = Members,
        };

        CouncilReview.OfAbolition(facts, Stations, GuidelineSettings.Default).ShouldBeEmpty();
    }

    private static IReadOnlyList<Finding> Abolition(IReadOnlyList<Explanation> explanations) =>
        CouncilReview.OfAbolition(
            new CouncilFacts
            {
                Council = Council(CouncilKind.Beat, Start, Koban) with
                {
                    Abolished = LastOfMarch,
                    Abolition = new AbolitionDetails { Explanations = explanations },
                },
                Members = Members,
            },
            Stations,
            GuidelineSettings.Default
        );

    private static IReadOnlyList<Finding> Change(IReadOnlyList<Explanation> explanations) =>
        CouncilReview.OfChange(
            new CouncilFacts { Council = Council(CouncilKind.Beat, Start, Koban), Members = Members },
            FirstOfApril,
            explanations
        );

    private static Explanation To(string member, DateOnly day) => new(new MemberId(member), day, "訪問");
}
