using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Summaries;

public sealed class SummaryPeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Theory]
    [InlineData("", "2026", "")]
    [InlineData("令和7年度", "2025", "")]
    [InlineData("R7", "2025", "")]
    [InlineData("令和元年度", "2019", "")]
    [InlineData("平成30年度", "2018", "")]
    [InlineData("2024年度", "2024", "")]
    [InlineData("２０２４", "2024", "")]
    [InlineData("前年度", "2025", "")]
    [InlineData("上半期", "2026-04", "")]
    [InlineData("令和7年度下半期", "2025-10", "")]
    [InlineData("令和8年度 上半期", "2026-04", "")]
    [InlineData("中央 令和7年度", "2025", "中央")]
    [InlineData("中央", "2026", "中央")]
    [InlineData("9999年度", "2026", "9999年度")]
    public void A_period_is_read_out_of_words(string words, string code, string others)
    {
        var (period, left) = SummaryPeriod.Read(words, Today, HalfYearDivision.FiscalYear);

        (period.Code, left).ShouldBe((code, others));
    }

    [Theory]
    [InlineData("2026", true)]
    [InlineData("2026-04", true)]
    [InlineData("2026-10", true)]
    [InlineData("2026-05", false)]
    [InlineData("2026-13", false)]
    [InlineData("0000", false)]
    [InlineData("9999", false)]
    [InlineData("26", false)]
    [InlineData("", false)]
    public void Only_a_code_that_a_card_carries_is_a_period(string code, bool isOne) =>
        SummaryPeriod.TryParse(code, HalfYearDivision.FiscalYear, out _).ShouldBe(isOne);

    [Theory]
    [InlineData("2026", "令和8年度", "2026-04-01", "2027-03-31")]
    [InlineData("2026-04", "令和8年度上半期", "2026-04-01", "2026-09-30")]
    [InlineData("2026-10", "令和8年度下半期", "2026-10-01", "2027-03-31")]
    public void A_period_has_its_name_and_both_ends(string code, string name, string first, string last)
    {
        SummaryPeriod.TryParse(code, HalfYearDivision.FiscalYear, out var period).ShouldBeTrue();

        ($"{period}", $"{period.First:O}", $"{period.Last:O}").ShouldBe((name, first, last));
        period.YearBefore.YearBefore.Last.ShouldBe(period.Last.AddYears(-2));
    }

    [Fact]
    public void Halves_of_the_calendar_year_are_periods_where_they_are_set()
    {
        SummaryPeriod.TryParse("2026-01", HalfYearDivision.CalendarYear, out var half).ShouldBeTrue();

        ($"{half}", half.Last).ShouldBe(("令和8年上半期", new DateOnly(2026, 6, 30)));
        SummaryPeriod.Read("上半期", Today, HalfYearDivision.CalendarYear).Period.Code.ShouldBe("2026-01");
    }

    [Fact]
    public void A_code_of_a_figure_or_scope_that_does_not_exist_is_none()
    {
        FigureKey.Parse("Age!60").ShouldBe(new FigureKey(FigureKind.Age, "60"));
        foreach (var code in new[] { "", "3", "Age", "Age!61", "Members!x", "members", "!" })
        {
            FigureKey.Parse(code).ShouldBeNull(code);
        }

        foreach (
            var scope in new[]
            {
                SummaryScope.Prefecture,
                SummaryScope.Of(Core.Organisation.Area.Kitami),
                SummaryScope.Of(new Core.Organisation.StationId("401")),
            }
        )
        {
            SummaryScope.Parse(scope.Code).ShouldBe(scope);
        }

        foreach (var code in new[] { "", "X", "A!", "A!3", "A!東京", "S!", "S!a/b", "C!", "PP" })
        {
            SummaryScope.Parse(code).ShouldBeNull(code);
        }
    }

    [Theory]
    [InlineData("2026", "2026-03-31", false)]
    [InlineData("2026", "2026-04-01", true)]
    [InlineData("2026", "2027-03-31", true)]
    [InlineData("2026", "2027-04-01", false)]
    [InlineData("2026-04", "2026-09-30", true)]
    [InlineData("2026-04", "2026-10-01", false)]
    public void A_period_holds_its_first_and_its_last_day_and_none_beyond(string code, string day, bool holds)
    {
        SummaryPeriod.TryParse(code, HalfYearDivision.FiscalYear, out var period).ShouldBeTrue();

        period.Contains(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(holds);
    }

    [Theory]
    [InlineData(1949, false)]
    [InlineData(1950, true)]
    [InlineData(2150, true)]
    [InlineData(2151, false)]
    public void A_year_far_from_ours_is_none_neither_as_a_code_nor_in_words(int year, bool isOne)
    {
        SummaryPeriod.TryParse($"{year}", HalfYearDivision.FiscalYear, out _).ShouldBe(isOne);
        SummaryPeriod
            .Read($"中央 {year}年度", Today, HalfYearDivision.FiscalYear)
            .ShouldBe(
                isOne ? (SummaryPeriod.Of(new FiscalYear(year)), "中央") : (SummaryPeriod.Of(new FiscalYear(2026)), $"中央 {year}年度")
            );
    }

    [Theory]
    [InlineData("上半期", "2026-01")]
    [InlineData("下半期", "2026-07")]
    [InlineData("令和7年下半期", "2025-07")]
    public void In_words_the_halves_of_the_calendar_year_are_those_from_January_and_July(string words, string code) =>
        SummaryPeriod.Read(words, Today, HalfYearDivision.CalendarYear).Period.Code.ShouldBe(code);

    [Theory]
    [InlineData("上半期", HalfYearDivision.CalendarYear, "2027-01")]
    [InlineData("前年度下半期", HalfYearDivision.CalendarYear, "2026-07")]
    [InlineData("今年度", HalfYearDivision.CalendarYear, "2026")]
    [InlineData("前年度", HalfYearDivision.CalendarYear, "2025")]
    [InlineData("上半期", HalfYearDivision.FiscalYear, "2026-04")]
    [InlineData("前年度下半期", HalfYearDivision.FiscalYear, "2025-10")]
    public void In_February_the_calendar_year_is_a_new_one_and_the_fiscal_year_is_not(
        string words,
        HalfYearDivision division,
        string code
    ) => SummaryPeriod.Read(words, new DateOnly(2027, 2, 10), division).Period.Code.ShouldBe(code);
}
