using KobanBot.Core.Facts;

namespace KobanBot.Core.Tests.Members;

public sealed class CommissionTests
{
    private static readonly CommissionTerm Term = CommissionTerm.Standard(2025);

    [Fact]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R105")]
    public void A_standard_term_runs_two_years_from_1_April_and_includes_its_last_day()
    {
        Term.First.ShouldBe(new DateOnly(2025, 4, 1));
        Term.Last.ShouldBe(new DateOnly(2027, 3, 31));
        Term.Contains(new DateOnly(2027, 3, 31)).ShouldBeTrue();
        Term.Contains(new DateOnly(2027, 4, 1)).ShouldBeFalse();
    }

    [Fact]
    public void A_member_is_in_office_until_the_day_before_a_dismissal()
    {
        var commission = new Commission(CommissionKind.New, Term)
        {
            Dismissal = new Dismissal(new DateOnly(2026, 6, 10), DismissalReason.Death),
        };

        commission.Covers(new DateOnly(2026, 6, 9)).ShouldBeTrue();
        commission.Covers(new DateOnly(2026, 6, 10)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2025-04-01", null)] // never in office
    [InlineData("2025-04-02", "2025-04-01")]
    [InlineData("2027-03-31", "2027-03-30")]
    [InlineData("2027-04-01", "2027-03-31")] // The dismissal is for the day after the term.
    public void The_days_in_office_end_before_a_dismissal_and_with_the_term(string dismissed, string? last)
    {
        var commission = new Commission(CommissionKind.New, Term)
        {
            Dismissal = new Dismissal(Day(dismissed), DismissalReason.Resignation),
        };

        (commission.InOffice?.To).ShouldBe(last is null ? null : Day(last));
        (commission.InOffice is null).ShouldBe(last is null);
    }

    [Theory]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void Two_terms_that_share_a_day_overlap_whichever_comes_first(string first, bool overlap)
    {
        var next = new CommissionTerm(Day(first), Day("2029-03-31"));

        Term.Overlaps(next).ShouldBe(overlap);
        next.Overlaps(Term).ShouldBe(overlap);
    }

    [Fact]
    public void A_longer_overlap_is_one_as_well()
    {
        var next = new CommissionTerm(Day("2026-04-01"), Day("2028-03-31"));

        Term.Overlaps(next).ShouldBeTrue();
        next.Overlaps(Term).ShouldBeTrue();
    }

    [Fact]
    public void A_term_that_ends_before_it_begins_is_none_and_the_refusal_says_so() =>
        Should
            .Throw<ArgumentOutOfRangeException>(() => new CommissionTerm(Day("2026-04-01"), Day("2026-03-31")))
            .Message.ShouldStartWith("A term cannot end before it begins.");

    [Fact]
    public void Of_several_commissions_the_one_that_is_meant_is_replaced()
    {
        var (former, current) = (
            new Commission(CommissionKind.New, CommissionTerm.Standard(2023)),
            new Commission(CommissionKind.Renewal, Term)
        );
        var handed = current with { LetterHandedOver = Day("2025-04-10") };
        var member = new Member
        {
            Id = new MemberId("M1"),
            Name = "阿寒 一",
            Commissions = [former, current],
        };

        member.Replacing(current, handed).Commissions.ShouldBe([former, handed]);
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_gap_between_two_commissions_is_out_of_office()
    {
        var member = new Member
        {
            Id = new MemberId("M1"),
            Name = "阿寒 一",
            Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2021)), new Commission(CommissionKind.Renewal, Term)],
        };

        member.InOfficeOn(new DateOnly(2023, 3, 31)).ShouldBeTrue();
        member.InOfficeOn(new DateOnly(2024, 5, 1)).ShouldBeFalse();
        member.InOfficeOn(new DateOnly(2025, 4, 1)).ShouldBeTrue();
    }

    [Theory]
    [Trait("Rule", "A10")]
    [InlineData(null)]
    [InlineData("2025-06-01")]
    public void The_term_counts_whenever_the_letter_is_handed_over(string? letter)
    {
        var commission = new Commission(CommissionKind.New, Term)
        {
            LetterHandedOver = letter is null ? null : DateOnly.Parse(letter, System.Globalization.CultureInfo.InvariantCulture),
        };

        commission.Covers(new DateOnly(2025, 3, 31)).ShouldBeFalse();
        commission.Covers(new DateOnly(2025, 4, 1)).ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void A_term_cannot_end_before_it_begins() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CommissionTerm(new DateOnly(2025, 4, 1), new DateOnly(2025, 3, 31)));

    [Fact]
    public void Terms_overlap_when_they_share_a_day()
    {
        Term.Overlaps(new CommissionTerm(new DateOnly(2027, 3, 31), new DateOnly(2028, 3, 31))).ShouldBeTrue();
        Term.Overlaps(CommissionTerm.Standard(2027)).ShouldBeFalse();
    }
}
