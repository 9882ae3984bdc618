using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Time;

/// <summary>Days as phones, Excel, input methods and ministries write them.</summary>
public sealed class DayTextTests
{
    [Theory]
    [InlineData("2021/4/1 0:00")]
    [InlineData("2021/04/01 00:00:00")]
    [InlineData("2021-04-01T00:00:00")]
    [InlineData("2021-04-01T00:00:00+09:00")]
    [InlineData("2021-03-31T15:00:00.000Z")]
    [InlineData("2021-04-01T00:00:00Z")]
    [InlineData("2021/4/1 12:00 AM")]
    [InlineData("令和3年4月1日0:00")]
    [InlineData("令和3年4月1日（木曜日）")]
    [InlineData("令和3年4月1日木曜日")]
    [InlineData("令和3年4月1日(木)")]
    [InlineData("令和3年4月1日（木・祝）")]
    [InlineData("令3.4.1")]
    [InlineData("令 3. 4. 1")]
    [InlineData("㋿3年4月1日")]
    [InlineData("R 3.4.1")]
    [InlineData("R.3.4.1")]
    [InlineData("R3-04-01")]
    [InlineData("R３・４・１")]
    [InlineData("令和三年四月一日")]
    [InlineData("令和03年04月01日")]
    [InlineData("二〇二一年四月一日")]
    [InlineData("西暦2021年4月1日")]
    [InlineData("2021 4 1")]
    [InlineData("2021−4−1")]
    [InlineData("2021ー4ー1")]
    [InlineData("\u200E2021\u200E年\u200E4\u200E月\u200E1\u200E日")]
    [InlineData("2021\u00A0/ 4 /\u202F1")]
    [InlineData("'2021/4/1")]
    [InlineData("1-Apr-2021")]
    [InlineData("平成33年4月1日")]
    public void The_first_of_April_2021_is_read(string text)
    {
        DayText.TryRead(text, out var day, out var fault).ShouldBeTrue(fault.ToString());

        day.ShouldBe(new DateOnly(2021, 4, 1));
    }

    [Theory]
    [InlineData("平31.4.1", 2019, 4, 1)]
    [InlineData("平 31. 4. 1", 2019, 4, 1)]
    [InlineData("㍻31年4月1日", 2019, 4, 1)]
    [InlineData("令和元年4月1日", 2019, 4, 1)]
    [InlineData("令元.5.1", 2019, 5, 1)]
    [InlineData("㍼63年12月31日", 1988, 12, 31)]
    [InlineData("S40.1.2", 1965, 1, 2)]
    [InlineData("大正10年1月2日", 1921, 1, 2)]
    [InlineData("令和二十年十二月二十七日", 2038, 12, 27)]
    public void Every_era_is_read(string text, int year, int month, int date)
    {
        DayText.TryRead(text, out var day, out _).ShouldBeTrue();

        day.ShouldBe(new DateOnly(year, month, date));
    }

    [Theory]
    [InlineData("0008-11-27", 2026, 11, 27)]
    [InlineData("0001-05-01", 2019, 5, 1)]
    [InlineData("0021-12-31", 2039, 12, 31)]
    [InlineData("0022-01-01", 2010, 1, 1)]
    [InlineData("0031-04-30", 2019, 4, 30)]
    public void A_phone_with_the_era_calendar_sends_the_year_of_the_era(string text, int year, int month, int date)
    {
        DayText.TryRead(text, out var day, out _).ShouldBeTrue();

        day.ShouldBe(new DateOnly(year, month, date));
    }

    [Theory]
    [InlineData("0001-04-30", DayFault.NoSuchDay)] // 平成31年: 令和 had not begun.
    [InlineData("0031-05-01", DayFault.NoSuchDay)]
    [InlineData("0000-01-01", DayFault.NoSuchDay)]
    [InlineData("0040-01-01", DayFault.NoSuchDay)]
    [InlineData("0008-02-30", DayFault.NoSuchDay)]
    [InlineData("2569-11-27", DayFault.NoSuchDay)] // A phone with the Thai calendar.
    [InlineData("令和0年4月1日", DayFault.NoSuchDay)]
    [InlineData("昭和99年4月1日", DayFault.NoSuchDay)]
    [InlineData("2026/2/29", DayFault.NoSuchDay)]
    [InlineData("2026/11/20 25:00", DayFault.NoSuchDay)]
    [InlineData("令和3年4月1日（金）", DayFault.OtherWeekday)]
    [InlineData("2026/11/21 日曜日", DayFault.OtherWeekday)]
    [InlineData("11月27日", DayFault.NoYear)]
    [InlineData("11/27（金）", DayFault.NoYear)]
    [InlineData("8/11/27", DayFault.NoEra)]
    [InlineData("8年11月27日", DayFault.NoEra)]
    [InlineData("26.11.27", DayFault.NoEra)]
    [InlineData("11/27/2026", DayFault.NotADay)]
    [InlineData("2021/4/10:00", DayFault.NotADay)]
    [InlineData("2026 1 120", DayFault.NotADay)]
    [InlineData("202611", DayFault.NotADay)]
    [InlineData("44287", DayFault.NotADay)]
    [InlineData("令和8年11月27日付け", DayFault.NotADay)]
    [InlineData("X8.11.27", DayFault.NotADay)]
    [InlineData("十十年四月一日", DayFault.NotADay)]
    public void What_is_no_day_says_why(string text, DayFault fault)
    {
        DayText.TryRead(text, out _, out var why).ShouldBeFalse();

        why.ShouldBe(fault);
    }

    [Theory]
    [InlineData("44287", true)]
    [InlineData("44287.0", true)]
    [InlineData("４４２８７", true)]
    [InlineData("32873", false)]
    [InlineData("51136", false)]
    [InlineData("4428", false)]
    public void A_cell_may_hold_the_number_of_a_day(string text, bool isRead)
    {
        DayText.TryReadCell(text, out var day, out _).ShouldBe(isRead);

        if (isRead)
        {
            day.ShouldBe(new DateOnly(2021, 4, 1));
        }
    }
}
