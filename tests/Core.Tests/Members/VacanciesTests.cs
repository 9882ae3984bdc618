using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class VacanciesTests
{
    private static readonly Commission Left = Commission(2025) with
    {
        Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Resignation),
    };

    [Theory]
    [Trait("Rule", "R043")]
    [Trait("Rule", "R050")]
    [InlineData("2026-05-31", false)]
    [InlineData("2026-06-01", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void A_seat_is_vacant_from_the_dismissal_until_the_term_ends(string day, bool vacant)
    {
        var facts = Council(Member("M01", Left), Member("M02"));

        var found = Vacancies.On(facts, D(day));

        found
            .Select(v => (v.Former.Id.Value, v.Since, v.Term.Last, v.Successor))
            .ShouldBe(vacant ? [("M01", D("2026-06-01"), D("2027-03-31"), (Member?)null)] : []);
        Composition
            .On(facts, D(day), GuidelineSettings.Default with { MajorityOf = MajorityOf.Seats })
            .Of.ShouldBe(facts.MembersOn(D(day)).Count() + found.Count);
    }

    [Fact]
    [Trait("Rule", "R043")]
    public void A_successor_of_a_later_day_is_named_and_fills_the_seat_from_then()
    {
        var next = Member("M02", Successor("2026-07-01", "M01"));
        var facts = Council(Member("M01", Left), next);

        var vacancy = Vacancies.On(facts, D("2026-06-30")).ShouldHaveSingleItem();
        (vacancy.Successor, vacancy.FilledFrom).ShouldBe((next, D("2026-07-01")));
        Vacancies.On(facts, D("2026-07-01")).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R043")]
    public void A_seat_that_was_left_twice_is_listed_once_as_the_successors()
    {
        var next = Successor("2026-07-01", "M01") with { Dismissal = new Dismissal(D("2026-09-01"), DismissalReason.Death) };
        var facts = Council(Member("M01", Left), Member("M02", next));

        Vacancies.On(facts, D("2026-10-01")).ShouldHaveSingleItem().Former.Id.ShouldBe(Id("M02"));
    }

    [Fact]
    [Trait("Rule", "H4")]
    [Trait("Rule", "R043")]
    public void A_seat_is_taken_over_once()
    {
        var facts = Council(Member("M01", Left), Member("M02", Successor("2026-07-01", "M01")));
        var second = new CommissionMember(Member("M03") with { Commissions = [] }, CommissionKind.Replacement, D("2026-08-01"))
        {
            Predecessor = Id("M01"),
        };

        CodeOf(second.Decide(facts, GuidelineSettings.Default)).ShouldBe("commission.blocked");
        var found = second.Review(facts, GuidelineSettings.Default, []).First(f => f.Level == FindingLevel.Hard);
        (found.Code, found.Clauses).ShouldBe(("commission.seat-taken", "記 第2-4(1)ウ"));
    }

    private static Commission Successor(string first, string predecessor) =>
        new(CommissionKind.Replacement, new CommissionTerm(D(first), D("2027-03-31"))) { Predecessor = Id(predecessor) };
}
