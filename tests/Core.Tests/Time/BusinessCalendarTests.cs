using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Time;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Computed();

    [Fact]
    public void The_computed_days_of_2026_are_those_that_the_government_published() =>
        JapaneseHolidays
            .Of(2026)
            .Select(h => $"{h.Day:MM-dd} {h.Name}")
            .ShouldBe([
                "01-01 元日",
                "01-12 成人の日",
                "02-11 建国記念の日",
                "02-23 天皇誕生日",
                "03-20 春分の日",
                "04-29 昭和の日",
                "05-03 憲法記念日",
                "05-04 みどりの日",
                "05-05 こどもの日",
                "05-06 振替休日",
                "07-20 海の日",
                "08-11 山の日",
                "09-21 敬老の日",
                "09-22 国民の休日",
                "09-23 秋分の日",
                "10-12 スポーツの日",
                "11-03 文化の日",
                "11-23 勤労感謝の日",
            ]);

    [Theory]
    [InlineData(2022, "03-21", "09-23")]
    [InlineData(2024, "03-20", "09-22")]
    [InlineData(2025, "03-20", "09-23")]
    [InlineData(2027, "03-21", "09-23")]
    [InlineData(2028, "03-20", "09-22")]
    [InlineData(2036, "03-20", "09-22")]
    [InlineData(2044, "03-20", "09-22")]
    [InlineData(2050, "03-20", "09-23")]
    public void The_equinoxes_fall_where_astronomy_has_them(int year, string spring, string autumn) =>
        JapaneseHolidays.Of(year).Where(h => h.Name is "春分の日" or "秋分の日").Select(h => $"{h.Day:MM-dd}").ShouldBe([spring, autumn]);

    [Theory]
    [InlineData("2024-02-12")] // 建国記念の日 was a Sunday.
    [InlineData("2024-11-04")]
    [InlineData("2025-02-24")]
    [InlineData("2025-05-06")] // みどりの日 was a Sunday, and Monday was こどもの日.
    [InlineData("2026-05-06")] // 憲法記念日 was a Sunday, and the next two days were holidays.
    [InlineData("2027-03-22")]
    public void A_holiday_on_a_Sunday_passes_to_the_next_day_that_is_none(string day) =>
        Calendar.HolidayName(Day(day)).ShouldBe("振替休日");

    [Theory]
    [InlineData("2026-09-22")]
    [InlineData("2032-09-21")]
    public void A_day_between_two_holidays_is_one(string day) => Calendar.HolidayName(Day(day)).ShouldBe("国民の休日");

    [Theory]
    [InlineData(2021)]
    [InlineData(2100)]
    public void Years_for_which_the_act_read_otherwise_are_refused(int year) =>
        Should
            .Throw<ArgumentOutOfRangeException>(() => JapaneseHolidays.Of(year))
            .Message.ShouldStartWith("The holidays are computed from 2022 to 2099.");

    [Theory]
    [InlineData("2021-11-03", null)]
    [InlineData("2022-11-03", "文化の日")]
    [InlineData("2098-11-03", "文化の日")]
    [InlineData("2099-11-03", "文化の日")]
    [InlineData("2100-11-03", null)]
    public void A_calendar_without_a_list_knows_the_holidays_of_every_year_that_can_be_computed(string day, string? name) =>
        BusinessCalendar.Computed().HolidayName(Day(day)).ShouldBe(name);

    [Theory]
    [InlineData(11, 1)]
    [InlineData(12, 2)]
    public void Year_end_days_that_do_not_run_from_December_to_January_are_refused(int from, int to) =>
        Should
            .Throw<ArgumentOutOfRangeException>(() =>
                new BusinessCalendar([], HolidayPolicy.Before, new MonthDay(from, 29), new MonthDay(to, 3))
            )
            .Message.ShouldStartWith("The year-end days run from December to January.");

    [Theory]
    [InlineData("2026-04-10", true)] // Friday
    [InlineData("2026-04-11", false)] // Saturday
    [InlineData("2026-04-12", false)] // Sunday
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-03", false)]
    [InlineData("2027-01-04", true)]
    [InlineData("2028-01-03", false)] // Monday, the last of the year-end days
    [InlineData("2099-05-04", false)] // the last year that is computed
    [InlineData("2028-02-29", true)]
    [InlineData("2033-10-10", false)] // スポーツの日
    public void Weekends_holidays_and_year_end_days_are_off(string day, bool worked) => Calendar.IsWorkingDay(Day(day)).ShouldBe(worked);

    [Theory]
    [InlineData("2025-10-10", "2025-10-10", "2025-10-10")] // Friday
    [InlineData("2026-10-10", "2026-10-09", "2026-10-13")] // Saturday, and Monday is スポーツの日
    [InlineData("2027-10-10", "2027-10-08", "2027-10-12")] // Sunday
    [InlineData("2033-10-10", "2033-10-07", "2033-10-11")] // a holiday on a Monday
    [InlineData("2027-04-10", "2027-04-09", "2027-04-12")] // Saturday
    public void A_deadline_on_a_day_off_is_aimed_by_the_policy(string nominal, string before, string after)
    {
        Calendar.Target(Day(nominal)).ShouldBe(Day(before));
        BusinessCalendar.Computed(HolidayPolicy.Same).Target(Day(nominal)).ShouldBe(Day(nominal));
        BusinessCalendar.Computed(HolidayPolicy.After).Target(Day(nominal)).ShouldBe(Day(after));
    }

    [Theory]
    [InlineData("2026-10-09", -3, "2026-10-06")]
    [InlineData("2026-10-13", -3, "2026-10-07")] // over スポーツの日 and a weekend
    [InlineData("2026-12-28", 1, "2027-01-04")]
    [InlineData("2026-10-10", 0, "2026-10-10")]
    [InlineData("2026-10-10", 1, "2026-10-13")]
    public void Working_days_are_counted_without_days_off(string day, int count, string then) =>
        Calendar.AddWorkingDays(Day(day), count).ShouldBe(Day(then));

    [Fact]
    public void A_published_year_is_believed_whole_and_every_other_is_provisional()
    {
        var calendar = new BusinessCalendar(
            [new Holiday(new DateOnly(2026, 6, 1), "特別の休日")],
            HolidayPolicy.Before,
            new MonthDay(12, 29),
            new MonthDay(1, 3)
        );

        calendar.HolidayName(new DateOnly(2026, 6, 1)).ShouldBe("特別の休日");
        calendar.HolidayName(new DateOnly(2026, 11, 3)).ShouldBeNull();
        calendar.IsProvisional(new DateOnly(2026, 6, 1)).ShouldBeFalse();
        calendar.IsProvisional(new DateOnly(2027, 6, 1)).ShouldBeTrue();
        calendar.HolidayName(new DateOnly(2027, 11, 3)).ShouldBe("文化の日");
        calendar.LastPublishedYear.ShouldBe(2026);
        Calendar.LastPublishedYear.ShouldBeNull();
    }

    [Fact]
    public void The_last_published_year_is_the_latest()
    {
        Holiday[] published = [new(new DateOnly(2027, 1, 1), "元日"), new(new DateOnly(2026, 1, 1), "元日")];

        new BusinessCalendar(published, HolidayPolicy.Before, new MonthDay(12, 29), new MonthDay(1, 3)).LastPublishedYear.ShouldBe(2027);
    }

    [Fact]
    public void Days_outside_every_list_are_judged_by_the_week_alone()
    {
        Calendar.HolidayName(new DateOnly(2100, 1, 1)).ShouldBeNull();
        Calendar.IsWorkingDay(new DateOnly(2100, 5, 3)).ShouldBeTrue();
        Calendar.IsWorkingDay(new DateOnly(2100, 1, 1)).ShouldBeFalse(); // year-end days need no list
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(12, 12)]
    public void Year_end_days_run_over_the_turn_of_the_year(int from, int to) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new BusinessCalendar([], HolidayPolicy.Same, new MonthDay(from, 1), new MonthDay(to, 3))
        );

    [Fact]
    public void The_29th_of_February_is_the_28th_in_other_years()
    {
        new MonthDay(2, 29).In(2028).ShouldBe(new DateOnly(2028, 2, 29));
        new MonthDay(2, 29).In(2027).ShouldBe(new DateOnly(2027, 2, 28));
        new MonthDay(3, 31).In(new FiscalYear(2026)).ShouldBe(new DateOnly(2027, 3, 31));
        new MonthDay(4, 1).In(new FiscalYear(2026)).ShouldBe(new DateOnly(2026, 4, 1));
    }

    [Fact]
    public void A_day_of_the_year_prints_short() => new MonthDay(12, 29).ToString().ShouldBe("12/29");

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
