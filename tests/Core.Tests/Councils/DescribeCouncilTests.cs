using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

public sealed class DescribeCouncilTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly CouncilFacts Special = World.CentralFacts with
    {
        Council = World.CentralFacts.Council with { Kind = CouncilKind.SpecialPurpose, Established = new DateOnly(2026, 5, 1) },
    };

    [Fact]
    [Trait("Rule", "R014")]
    [Trait("Rule", "R092")]
    public void What_was_decided_at_the_set_up_is_kept_with_the_council_and_read_back()
    {
        var entered = new CouncilDescription
        {
            Purpose = "外国人居住者等の保護対策を推進するため",
            Example = SpecialPurposeExample.ForeignResidents,
            OtherKindsFallShort = "居住者が管内に点在するため",
            WhyEffective = "同じ職場の者が多いため",
            ExceptionArea = ExceptionArea.HighTurnoverHousing,
            ExceptionReason = "入居者の大半を含むため",
            ConsultedOn = new DateOnly(2026, 4, 20),
            ConsultationResult = "異議なし",
        };

        var council = Accepted(new DescribeCouncil(entered), Special);

        CouncilDescription.Of(council).ShouldBeEquivalentTo(entered);
        council.Name.ShouldBe(Special.Council.Name);
        CouncilReview.OfEstablishment(council, CouncilStations.Of(council), GuidelineSettings.Default).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R010")]
    [Trait("Rule", "H10")]
    public void The_counterpart_of_a_consultation_follows_from_the_area_and_is_not_entered()
    {
        var council = Accepted(new DescribeCouncil(new CouncilDescription { ConsultedOn = new DateOnly(2026, 4, 20) }), Special);

        council.Establishment?.Consultation?.Counterpart.Name.ShouldBe("釧路方面本部地域課");
    }

    [Theory]
    [InlineData("2026-11-25", "", "council.consulted-in-future")]
    [InlineData(null, "異議なし", "council.consulted-when")]
    [InlineData("2026-11-24", "異議なし", null)]
    public void A_consultation_has_a_day_that_is_not_to_come(string? day, string result, string? code)
    {
        var entered = new CouncilDescription
        {
            ConsultedOn = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            ConsultationResult = result,
        };

        Code(new DescribeCouncil(entered), Special).ShouldBe(code);
    }

    [Theory]
    [Trait("Rule", "H7")]
    [InlineData("", "council.split-area-missing")]
    [InlineData("本町1丁目から3丁目まで", null)]
    public void A_split_council_needs_its_area(string area, string? code)
    {
        var split = World.CentralFacts with { Council = World.CentralFacts.Council with { Kind = CouncilKind.Split } };

        Code(new DescribeCouncil(new CouncilDescription { AreaText = area }), split).ShouldBe(code);
    }

    [Fact]
    [Trait("Rule", "H10")]
    public void An_exception_that_headquarters_has_allowed_stays_when_the_day_is_corrected()
    {
        var allowed = Accepted(new DescribeCouncil(new CouncilDescription { ConsultedOn = new DateOnly(2026, 4, 20) }), Special);
        var details = allowed.Establishment!; // It was described just now.
        var facts = Special with
        {
            Council = allowed with
            {
                Establishment = details with { Consultation = details.Consultation! with { ExceptionByHeadquarters = "試験" } },
            },
        };

        var corrected = Accepted(new DescribeCouncil(new CouncilDescription { ConsultedOn = new DateOnly(2026, 4, 21) }), facts);

        corrected.Establishment?.Consultation?.ExceptionByHeadquarters.ShouldBe("試験");
    }

    private static Council Accepted(DescribeCouncil request, CouncilFacts facts) =>
        request.Decide(facts, Today).Match(council => council, refusal => throw new InvalidOperationException(refusal.Code));

    private static string? Code(DescribeCouncil request, CouncilFacts facts) =>
        request.Decide(facts, Today).Match(_ => (string?)null, refusal => refusal.Code);
}
