using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Time;

public sealed class HalfYearTests
{
    [Theory]
    [Trait("Rule", "R078")]
    [Trait("Rule", "A1")]
    [InlineData("2026-03-31", "2025-10-01", "2026-03-31", "令和7年度下半期")]
    [InlineData("2026-04-01", "2026-04-01", "2026-09-30", "令和8年度上半期")]
    [InlineData("2026-09-30", "2026-04-01", "2026-09-30", "令和8年度上半期")]
    [InlineData("2026-10-01", "2026-10-01", "2027-03-31", "令和8年度下半期")]
    [InlineData("2028-02-29", "2027-10-01", "2028-03-31", "令和9年度下半期")]
    public void A_half_of_the_fiscal_year_begins_in_April_or_October(string day, string first, string last, string name)
    {
        var half = HalfYear.Of(Day(day));

        (half.First, half.Last, half.ToString()).ShouldBe((Day(first), Day(last), name));
        half.Contains(half.First).ShouldBeTrue();
        half.Contains(half.Last).ShouldBeTrue();
        half.Contains(half.First.AddDays(-1)).ShouldBeFalse();
        half.Contains(half.Last.AddDays(1)).ShouldBeFalse();
    }

    [Theory]
    [Trait("Rule", "A1")]
    [InlineData("2026-06-30", "2026-01-01", "令和8年上半期")]
    [InlineData("2026-07-01", "2026-07-01", "令和8年下半期")]
    public void By_setting_the_halves_are_those_of_the_calendar_year(string day, string first, string name)
    {
        var half = HalfYear.Of(Day(day), HalfYearDivision.CalendarYear);

        (half.First, half.ToString()).ShouldBe((Day(first), name));
    }

    [Fact]
    [Trait("Rule", "R080")]
    public void The_month_after_a_half_is_April_or_October()
    {
        HalfYear.Of(new DateOnly(2026, 3, 31)).FollowingMonth(10).ShouldBe(new DateOnly(2026, 4, 10));
        HalfYear.Of(new DateOnly(2026, 9, 30)).FollowingMonth(10).ShouldBe(new DateOnly(2026, 10, 10));
    }

    [Fact]
    public void Halves_follow_each_other_without_a_gap()
    {
        var half = HalfYear.Of(new DateOnly(2026, 4, 1));

        half.Next.First.ShouldBe(half.Last.AddDays(1));
        half.Previous.Last.ShouldBe(half.First.AddDays(-1));
        (half < half.Next && half.Next > half && half <= half.Next && half.Next >= half).ShouldBeTrue();
        (half.Next < half || half > half.Next || half.Next <= half || half >= half.Next).ShouldBeFalse();
        Order(half, half).ShouldBe([false, false, true, true]);
    }

    private static IEnumerable<bool> Order(HalfYear left, HalfYear right)
    {
        yield return left < right;
        yield return left > right;
        yield return left <= right;
        yield return left >= right;
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
