using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Members;

public sealed class ReviewTermsTests
{
    private static readonly DateOnly Last = D("2027-03-31");

    [Theory]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R105")]
    [InlineData("2026-12-30", 0)]
    [InlineData("2026-12-31", 1)]
    [InlineData("2027-03-31", 1)]
    [InlineData("2027-04-01", 1)]
    public void Terms_are_listed_from_90_days_before_their_end_until_everybody_is_settled(string day, int groups)
    {
        var found = EndingTerms.Of(Base, D(day), ObligationRules.Default);

        found.Count.ShouldBe(groups);
        found.ShouldAllBe(g => g.Ends == Last && g.IsOpen && g.Undecided == 10);
    }

    [Fact]
    [Trait("Rule", "R041")]
    public void What_is_settled_stays_listed_until_the_last_day_and_no_longer()
    {
        var facts = Enumerable.Range(1, 10).Aggregate(Base, (f, n) => f.Put(Member(n, [.. Member(n).Commissions, Renewal(2027)])));

        EndingTerms.Of(facts, Last, ObligationRules.Default).ShouldHaveSingleItem().IsOpen.ShouldBeFalse();
        EndingTerms.Of(facts, Last.AddDays(1), ObligationRules.Default).ShouldBeEmpty();
    }

    [Fact]
    public void Two_cohorts_are_two_groups_by_their_last_day()
    {
        var facts = Base.Put(Member(1, new Commission(CommissionKind.Replacement, new CommissionTerm(D("2026-06-10"), D("2027-02-28")))));

        EndingTerms
            .Of(facts, D("2027-02-01"), ObligationRules.Default)
            .Select(g => (g.Ends, g.Candidates.Count))
            .ShouldBe([(D("2027-02-28"), 1), (Last, 9)]);
    }

    [Theory]
    [InlineData("2026-06-14", false)]
    [InlineData("2026-06-15", true)]
    public void A_short_term_is_listed_from_its_first_day(string day, bool listed)
    {
        var term = new Commission(CommissionKind.New, new CommissionTerm(D("2026-06-15"), D("2026-08-31")));
        var facts = Base.Put(Member(1, term));
        var settled = Base.Put(
            Member(1, term, new Commission(CommissionKind.Renewal, new CommissionTerm(D("2026-09-01"), D("2028-03-31"))))
        );

        EndingTerms
            .Of(facts, D(day), ObligationRules.Default)
            .Select(g => (g.Ends, g.IsOpen))
            .ShouldBe(listed ? [(D("2026-08-31"), true)] : []);
        EndingTerms
            .Of(settled, D(day), ObligationRules.Default)
            .Select(g => (g.Ends, g.IsOpen))
            .ShouldBe(listed ? [(D("2026-08-31"), false)] : []);
    }

    [Theory]
    [InlineData("2026-12-30", false)]
    [InlineData("2026-12-31", true)]
    public void Terms_of_which_all_is_settled_are_listed_from_90_days_before(string day, bool listed)
    {
        var facts = Enumerable.Range(1, 10).Aggregate(Base, (f, n) => f.Put(Renewed(n)));

        EndingTerms.Of(facts, D(day), ObligationRules.Default).Select(g => g.Ends).ShouldBe(listed ? [Last] : []);
    }

    [Fact]
    public void A_term_that_ended_early_is_listed_no_more_and_one_that_has_not_begun_not_yet()
    {
        var ended = new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2027-02-28")))
        {
            Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.MovedAway),
        };
        var later = new Commission(CommissionKind.Replacement, new CommissionTerm(D("2027-02-10"), D("2027-03-15")));
        var facts = Base.Put(Member(1, ended)).Put(Member(2, later));

        EndingTerms.Of(facts, D("2027-02-01"), ObligationRules.Default).Select(g => g.Ends).ShouldBe([Last]);
    }

    [Fact]
    public void A_renewal_that_has_had_no_effect_is_taken_back()
    {
        var facts = Base.Put(Renewed(1)).Put(Renewed(2));

        var withdrawn = Accepted(Withdraw(1, 2), facts);

        withdrawn.Select(m => m.Commissions.ShouldHaveSingleItem()).ShouldBe([.. Member(1).Commissions, .. Member(2).Commissions]);
        withdrawn.Aggregate(facts, (f, m) => f.Put(m)).Open(D("2027-03-01"), ObligationKind.TermEnd).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("2027-03-31", null)]
    [InlineData("2027-04-01", "commission.begun")]
    public void A_term_that_has_begun_is_not_taken_back(string day, string? refusal) =>
        RefusalOf(Withdraw(1), Base.Put(Renewed(1)), D(day)).ShouldBe(refusal);

    [Fact]
    public void A_letter_another_commission_and_nobody_are_in_the_way()
    {
        var handed = Base.Put(Member(1, [.. Member(1).Commissions, Renewal(2027) with { LetterHandedOver = D("2027-03-20") }]));

        RefusalOf(Withdraw(1), handed, Last).ShouldBe("commission.letter-handed-over");
        RefusalOf(Withdraw(1), Base, Last).ShouldBe("commission.changed-meanwhile");
        var considered = Renewal(2027) with
        {
            Consideration = new DismissalConsideration(new DismissalGrounds(DismissalReason.Resignation), D("2027-03-20"), Lead),
        };
        RefusalOf(Withdraw(1), Base.Put(Member(1, [.. Member(1).Commissions, considered])), Last).ShouldBe("commission.changed-meanwhile");
        RefusalOf(Withdraw(), Base, Last).ShouldBe("commission.changed-meanwhile");
        RefusalOf(Withdraw(1) with { First = D("2027-05-01") }, Base.Put(Renewed(1)), Last).ShouldBe("commission.changed-meanwhile");
    }

    private static Member Renewed(int number) => Member(number, [.. Member(number).Commissions, Renewal(2027)]);

    private static WithdrawRenewal Withdraw(params int[] members) =>
        new(Last.AddDays(1), [.. members.Select(n => new MemberId($"M{n:00}"))]);

    private static IReadOnlyList<Member> Accepted(WithdrawRenewal request, CouncilFacts facts) =>
        ((Outcome<WithdrawnRenewals>.Accepted)request.Decide(facts, Last)).Value.Members;

    private static string? RefusalOf(WithdrawRenewal request, CouncilFacts facts, DateOnly today) =>
        (request.Decide(facts, today) as Outcome<WithdrawnRenewals>.Refused)?.Refusal.Code;
}
