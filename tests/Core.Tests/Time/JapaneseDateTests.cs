using CsCheck;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Time;

public sealed class JapaneseDateTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[new DateOnly(1926, 12, 25).DayNumber, new DateOnly(2117, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("令和8年10月3日")]
    [InlineData("令和8年10月3日（土）")]
    [InlineData("令和８年１０月３日（土）")]
    [InlineData("Ｒ８．１０．３")]
    [InlineData("R8.10.3")]
    [InlineData("r8/10/3")]
    [InlineData("2026/10/3")]
    [InlineData("２０２６／１０／０３")]
    [InlineData("2026年10月3日")]
    [InlineData("2026-10-03")]
    [InlineData("20261003")]
    [InlineData(" 2026 / 10 / 3 ")]
    [InlineData("2026-10-03T00:00:00Z")]
    public void All_ways_to_write_a_day_are_the_same_day(string text)
    {
        JapaneseDate.TryParse(text, out var day).ShouldBeTrue();

        day.ShouldBe(new DateOnly(2026, 10, 3));
    }

    [Theory]
    [InlineData("令和元年5月1日", 2019, 5, 1)]
    [InlineData("平成31年4月30日", 2019, 4, 30)]
    [InlineData("昭和64年1月7日", 1989, 1, 7)]
    [InlineData("令和10年2月29日", 2028, 2, 29)]
    public void Eras_count_from_their_first_year(string text, int year, int month, int date)
    {
        JapaneseDate.TryParse(text, out var day).ShouldBeTrue();

        day.ShouldBe(new DateOnly(year, month, date));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-02-29")]
    [InlineData("令和8年13月1日")]
    [InlineData("令和8年4月31日")]
    [InlineData("2026/10")]
    [InlineData("来週")]
    [InlineData("٢٠٢٦-١٠-٠٣")]
    [InlineData("令和8年10月3日の午後")]
    public void A_day_that_is_none_is_refused(string? text) => JapaneseDate.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(2019, 4, 30, "平成31年4月30日（火）")]
    [InlineData(2019, 5, 1, "令和元年5月1日（水）")]
    [InlineData(2026, 11, 20, "令和8年11月20日（金）")]
    public void A_day_prints_with_era_and_weekday(int year, int month, int date, string printed) =>
        JapaneseDate.Long(new DateOnly(year, month, date)).ShouldBe(printed);

    [Fact]
    public void A_day_prints_short_and_before_the_eras_with_the_western_year()
    {
        JapaneseDate.Short(new DateOnly(2026, 11, 20)).ShouldBe("11月20日（金）");
        JapaneseDate.WithoutWeekday(new DateOnly(1926, 12, 25)).ShouldBe("昭和元年12月25日");
        JapaneseDate.WithoutWeekday(new DateOnly(1926, 12, 24)).ShouldBe("1926年12月24日");
    }

    [Theory]
    [InlineData("1868/1/1", true)]
    [InlineData("1867/12/31", false)]
    [InlineData("2200/12/31", true)]
    [InlineData("2201/1/1", false)]
    [InlineData("2026/1/31", true)]
    [InlineData("2026/12/1", true)]
    [InlineData("2026/0/1", false)]
    [InlineData("2026/1/0", false)]
    [InlineData("                               2026/10/3", true)] // 40 characters
    [InlineData("                                2026/10/3", false)]
    public void Years_and_lengths_have_limits(string text, bool read) => JapaneseDate.TryParse(text, out _).ShouldBe(read);

    [Fact]
    public void What_is_printed_can_be_read_again_on_every_day() =>
        AnyDay.Sample(day => JapaneseDate.TryParse(JapaneseDate.Long(day), out var read) && read == day);

    [Fact]
    public void Whatever_text_comes_it_is_a_day_or_none_and_never_throws() =>
        Gen.String.Sample(text => !JapaneseDate.TryParse(text, out var day) || day.Year is >= 1868 and <= 2200);

    [Fact]
    public void Whatever_text_comes_it_is_a_time_or_none_and_never_throws() =>
        Gen.String.Sample(text => !JapaneseDate.TryParseTime(text, out var time) || time.Second == 0);

    [Theory]
    [InlineData("14:00", 14, 0)]
    [InlineData("１４：３０", 14, 30)]
    [InlineData("14時", 14, 0)]
    [InlineData("14時30分", 14, 30)]
    [InlineData("14時半", 14, 30)]
    [InlineData("午後2時", 14, 0)]
    [InlineData("午前9時15分", 9, 15)]
    [InlineData("1405", 14, 5)]
    [InlineData("02:00 PM", 14, 0)]
    [InlineData("09:30:00", 9, 30)]
    [InlineData("午後12時", 12, 0)]
    [InlineData("午後11時", 23, 0)]
    [InlineData("23:59", 23, 59)]
    [InlineData("               14:00", 14, 0)] // 20 characters
    public void Times_are_read_as_they_are_spoken_and_written(string text, int hour, int minute)
    {
        JapaneseDate.TryParseTime(text, out var time).ShouldBeTrue();

        time.ShouldBe(new TimeOnly(hour, minute));
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("14:60")]
    [InlineData("24:00")]
    [InlineData("夕方")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("                14:00")]
    public void A_time_that_is_none_is_refused(string? text) => JapaneseDate.TryParseTime(text, out _).ShouldBeFalse();
}
