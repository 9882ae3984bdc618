using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class HandOverLetterTests
{
    private static readonly DateOnly First = D("2025-04-01");

    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;

    [Theory]
    [Trait("Rule", "R104")]
    [Trait("Rule", "A10")]
    [InlineData("2025-03-31", null, false)]
    [InlineData("2025-04-01", null, true)]
    [InlineData("2025-05-31", "2025-06-01", true)]
    [InlineData("2025-06-01", "2025-06-01", false)]
    [InlineData("2025-04-01", "2025-03-20", false)]
    [InlineData("2027-03-31", null, true)]
    [InlineData("2027-04-01", null, false)]
    public void A_member_in_office_without_the_letter_is_pending(string day, string? letter, bool pending)
    {
        var commission = Commission(2025) with { LetterHandedOver = letter is null ? null : D(letter) };

        commission.LetterPendingOn(D(day)).ShouldBe(pending);
        var found = CommissionReview.OfLetter(commission, D(day), Settings).ToList();
        found
            .Select(f => (f.Level, f.Code, f.Clauses))
            .ShouldBe(pending ? [(FindingLevel.WarnPlus, "commission.letter", "要綱 第5-1")] : []);
    }

    [Fact]
    [Trait("Rule", "R104")]
    [Trait("Rule", "R003")]
    public void Letters_from_before_the_guideline_and_of_the_dismissed_are_not_asked_for()
    {
        var before = Commission("2025-03-31", "2027-03-31");
        var dismissed = Commission(2025) with { Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Death) };

        CommissionReview.OfLetter(before, D("2026-06-15"), Settings).ShouldBeEmpty();
        CommissionReview.OfLetter(dismissed, D("2026-06-15"), Settings).ShouldBeEmpty();
        CommissionReview.OfLetter(dismissed, D("2026-05-31"), Settings).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void Handing_over_makes_the_commission_of_one_or_of_many()
    {
        var facts = Council(Member("M1").With(Renewal(2027)), Member("M2"), Member("M3"));

        var handed = Accepted(Letters(D("2025-04-15"), "M1", "M2").Decide(facts, D("2025-04-15")));

        handed.Members.Select(m => m.Id.Value).ShouldBe(["M1", "M2"]);
        handed.Members.ShouldAllBe(m => m.Commissions[0].LetterHandedOver == D("2025-04-15"));
        handed.Members[0].Commissions[1].LetterHandedOver.ShouldBeNull();
    }

    [Theory]
    [Trait("Rule", "R104")]
    [InlineData("2025-04-15", null)]
    [InlineData("2025-04-16", "commission.letter-in-future")]
    public void A_letter_is_not_handed_over_in_the_future(string day, string? refusal) =>
        CodeOf(Letters(D(day), "M1").Decide(Council(Member("M1")), D("2025-04-15"))).ShouldBe(refusal);

    [Fact]
    [Trait("Rule", "R104")]
    public void A_letter_belongs_to_a_commission()
    {
        var facts = Council(Member("M1"));

        CodeOf(Letters(First, "M9").Decide(facts, First)).ShouldBe("commission.letter-unknown");
        CodeOf(new HandOverLetters([new LetterOf(Id("M1"), First.AddDays(1))], First).Decide(facts, First))
            .ShouldBe("commission.letter-unknown");
    }

    private static HandOverLetters Letters(DateOnly day, params IEnumerable<string> members) =>
        new([.. members.Select(m => new LetterOf(Id(m), First))], day);
}
