using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Members;

/// <summary>Somebody commissioned for 1 April dies in March.</summary>
public sealed class WithdrawCommissionTests
{
    private static readonly CouncilAccess Station = new() { Read = true, Section = true };
    private static readonly CouncilFacts Chosen = Base.Put(Member(11, new Commission(CommissionKind.New, CommissionTerm.Standard(2027))));
    private static readonly WithdrawCommission Request = new(new MemberId("M11"), D("2027-04-01"), "死亡のため");

    [Fact]
    [Trait("Rule", "R104")]
    public void A_commission_that_has_not_begun_is_taken_back_and_the_seat_is_asked_for_again()
    {
        var one = Chosen with
        {
            Members =
            [
                .. Chosen.Members.Select(
                    (m, i) =>
                        m.Id.Value == "M11" ? m
                        : i == 0 ? m with { RenewalIntention = RenewalIntention.Declined }
                        : m with { Commissions = [.. m.Commissions, Renewal(2027)] }
                ),
            ],
        };
        one.Open(D("2027-03-20"), ObligationKind.MemberVacancy).ShouldBeEmpty();

        var left = ((Outcome<Member>.Accepted)Request.Decide(one, Station, D("2027-03-20"))).Value;

        left.Commissions.ShouldBeEmpty();
        one.Put(left).Open(D("2027-03-20"), ObligationKind.MemberVacancy).ShouldHaveSingleItem().Sentence.ShouldContain("1人未定");
    }

    [Theory]
    [InlineData("2027-03-31", "死亡のため", "M11", null)]
    [InlineData("2027-04-01", "死亡のため", "M11", "commission.begun")]
    [InlineData("2027-03-31", " ", "M11", "commission.reason-missing")]
    [InlineData("2027-03-31", "死亡のため", "M12", "commission.changed-meanwhile")]
    [InlineData("2027-03-31", "死亡のため", "M01", "commission.changed-meanwhile")]
    public void It_takes_a_reason_and_ends_with_the_first_day(string today, string reason, string member, string? refusal) =>
        (
            (Request with { Member = new MemberId(member), Reason = reason }).Decide(Chosen, Station, D(today)) as Outcome<Member>.Refused
        )?.Refusal.Code.ShouldBe(refusal);

    [Fact]
    [Trait("Rule", "H1")]
    public void Only_the_station_takes_it_back() =>
        (
            (Outcome<Member>.Refused)Request.Decide(Chosen, new CouncilAccess { Read = true, Edit = true }, D("2027-03-20"))
        ).Refusal.Code.ShouldBe("commission.not-station");
}
