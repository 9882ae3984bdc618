using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Time;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2026-03-31T14:59:59Z", "2026-03-31")]
    [InlineData("2026-03-31T15:00:00Z", "2026-04-01")]
    [InlineData("2026-03-31T15:30:00Z", "2026-04-01")] // 00:30 in Japan
    [InlineData("2026-03-31T23:59:59Z", "2026-04-01")]
    [InlineData("2026-04-01T00:00:00Z", "2026-04-01")] // 09:00 in Japan
    [InlineData("2028-02-28T15:30:00Z", "2028-02-29")]
    [InlineData("2028-02-29T15:00:00Z", "2028-03-01")]
    public void The_day_is_that_of_Japan_and_not_of_UTC(string instant, string day) =>
        JapanTime.DayOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).ToString("O").ShouldBe(day);

    [Theory]
    [InlineData(2026, 3, 31, 2025)]
    [InlineData(2026, 4, 1, 2026)]
    [InlineData(2027, 1, 1, 2026)]
    public void A_fiscal_year_begins_on_1_April(int year, int month, int day, int start) =>
        FiscalYear.Of(new DateOnly(year, month, day)).ShouldBe(new FiscalYear(start));

    [Fact]
    public void A_fiscal_year_holds_its_first_and_its_last_day()
    {
        var year = new FiscalYear(2026);

        year.Contains(new DateOnly(2026, 4, 1)).ShouldBeTrue();
        year.Contains(new DateOnly(2027, 3, 31)).ShouldBeTrue();
        year.Contains(new DateOnly(2027, 4, 1)).ShouldBeFalse();
        year.ToString().ShouldBe("令和8年度");
        new FiscalYear(2019).ToString().ShouldBe("平成31年度");
    }

    [Fact]
    public void Fiscal_years_are_in_order()
    {
        var (year, next) = (new FiscalYear(2026), new FiscalYear(2027));

        (year < next && next > year && year <= next && next >= year).ShouldBeTrue();
        (next < year || year > next || next <= year || year >= next).ShouldBeFalse();
        IsBefore(year, year).ShouldBe([false, false, true, true]);
        (year.Next, next.Previous).ShouldBe((next, year));
    }

    private static IEnumerable<bool> IsBefore(FiscalYear left, FiscalYear right)
    {
        yield return left < right;
        yield return left > right;
        yield return left <= right;
        yield return left >= right;
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void A_range_of_days_includes_both_ends_and_may_be_open()
    {
        var range = new DayRange(new DateOnly(2026, 4, 1), new DateOnly(2026, 10, 31));

        range.Contains(new DateOnly(2026, 4, 1)).ShouldBeTrue();
        range.Contains(new DateOnly(2026, 10, 31)).ShouldBeTrue();
        range.Contains(new DateOnly(2026, 11, 1)).ShouldBeFalse();
        new DayRange(new DateOnly(2026, 4, 1), null).Contains(DateOnly.MaxValue).ShouldBeTrue();
        Should
            .Throw<ArgumentOutOfRangeException>(() => new DayRange(new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 1)))
            .Message.ShouldStartWith("A range of days cannot end before it begins.");
    }

    [Fact]
    public void Ranges_that_share_one_day_overlap()
    {
        var first = new DayRange(new DateOnly(2026, 4, 1), new DateOnly(2026, 10, 31));

        first.Overlaps(new DayRange(new DateOnly(2026, 10, 31), null)).ShouldBeTrue();
        first.Overlaps(new DayRange(new DateOnly(2026, 11, 1), null)).ShouldBeFalse();
    }

    [Fact]
    public void Full_width_forms_become_narrow_and_everything_else_stays()
    {
        Width.Narrow("Ｒ８．１０．３　（土）！髙﨑𠮷").ShouldBe("R8.10.3 (土)!髙﨑𠮷");
        Width.Narrow("会議を記録").ShouldBe("会議を記録");
    }
}
