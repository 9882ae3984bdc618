namespace KobanBot.Core.Time;

/// <summary>和暦 and western dates, printed; <see cref="DayText"/> reads them. 令和 n is 2018 + n, 平成 n is 1988 + n, 昭和 n is 1925 + n; 元年 is year 1.</summary>
public static class JapaneseDate
{
    /// <summary>令和8年. Days before 昭和 print with the western year.</summary>
    public static string Year(DateOnly day) => Eras.Print(day);

    /// <summary>令和8年11月20日（金）.</summary>
    public static string Long(DateOnly day) => $"{WithoutWeekday(day)}（{Weekday(day)}）";

    /// <summary>令和8年11月20日.</summary>
    public static string WithoutWeekday(DateOnly day) => $"{Year(day)}{day.Month}月{day.Day}日";

    /// <summary>11月20日（金）, for lines where the year is plain.</summary>
    public static string Short(DateOnly day) => $"{day.Month}月{day.Day}日（{Weekday(day)}）";

    /// <summary>The same with the year where it is not plain: outside of the fiscal year of today, and more than half a year away.</summary>
    public static string Short(DateOnly day, DateOnly today) =>
        FiscalYear.Of(today).Contains(day) || Math.Abs(day.DayNumber - today.DayNumber) <= 183 ? Short(day) : Long(day);

    public static char Weekday(DateOnly day) => "日月火水木金土"[(int)day.DayOfWeek];

    /// <inheritdoc cref="DayText.TryRead(string?, out DateOnly, out DayFault)"/>
    public static bool TryParse(string? text, out DateOnly day) => DayText.TryRead(text, out day, out _);

    /// <inheritdoc cref="TimeText.TryRead"/>
    public static bool TryParseTime(string? text, out TimeOnly time) => TimeText.TryRead(text, out time);
}
