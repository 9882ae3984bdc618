using System.Globalization;
using System.Text.RegularExpressions;
using KobanBot.Core.Text;

namespace KobanBot.Core.Time;

/// <summary>和暦 and western dates, printed and read. 令和 n is 2018 + n, 平成 n is 1988 + n, 昭和 n is 1925 + n; 元年 is year 1.</summary>
public static partial class JapaneseDate
{
    private static readonly (string Name, char Letter, DateOnly First)[] Eras =
    [
        ("令和", 'R', new DateOnly(2019, 5, 1)),
        ("平成", 'H', new DateOnly(1989, 1, 8)),
        ("昭和", 'S', new DateOnly(1926, 12, 25)),
    ];

    /// <summary>令和8年. Days before 昭和 print with the western year.</summary>
    public static string Year(DateOnly day)
    {
        foreach (var (name, _, first) in Eras)
        {
            if (day >= first)
            {
                var year = day.Year - first.Year + 1;
                return year == 1 ? $"{name}元年" : $"{name}{year}年";
            }
        }

        return $"{day.Year}年";
    }

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

    /// <summary>
    /// Reads 令和8年10月3日, 令和8年10月3日（土）, R8.10.3, 2026/10/3, 2026年10月3日, 20261003 and the ISO form, with full-width digits and
    /// spaces as they come from an input method. A day that does not exist is none.
    /// </summary>
    public static bool TryParse(string? text, out DateOnly day)
    {
        day = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return false;
        }

        var match = Shape().Match(Narrow(text));
        if (!match.Success)
        {
            return false;
        }

        var number = match.Groups["y"].Value is "元" ? 1 : Number(match.Groups["y"]);
        var year = Era(match.Groups["era"].Value) is { } first ? first.Year + number - 1 : number;
        var (month, date) = (Number(match.Groups["m"]), Number(match.Groups["d"]));
        if (year is < 1868 or > 2200 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>Reads 14:00, 14時, 14時30分, 午後2時, 1400 and their full-width forms.</summary>
    public static bool TryParseTime(string? text, out TimeOnly time)
    {
        time = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 20)
        {
            return false;
        }

        var match = Clock().Match(Narrow(text));
        if (!match.Success)
        {
            return false;
        }

        var (hour, minute) = (Number(match.Groups["h"]), match.Groups["half"].Success ? 30 : Number(match.Groups["n"]));
        if (match.Groups["noon"].Value is "午後" or "PM" && hour < 12)
        {
            hour += 12;
        }

        if (hour > 23 || minute > 59)
        {
            return false;
        }

        time = new TimeOnly(hour, minute);
        return true;
    }

    private static string Narrow(string text) => string.Concat(Width.Narrow(text).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static DateOnly? Era(string text)
    {
        foreach (var (name, letter, first) in Eras)
        {
            if (text == name || (text.Length == 1 && text[0] == letter))
            {
                return first;
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:(?<era>令和|平成|昭和|[RHS])(?<y>[0-9]{1,2}|元)[年./-]|(?<y>[0-9]{4})[年./-])(?<m>[0-9]{1,2})[月./-](?<d>[0-9]{1,2})日?(?:\([月火水木金土日]\)|T00:00(?::00)?(?:\.0+)?Z?)?$|^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"^(?<noon>午前|午後)?(?<h>[0-9]{1,2})(?:[:時](?:(?<n>[0-9]{1,2})分?|(?<half>半))?)?(?::[0-9]{2})?(?<noon>AM|PM)?$|^(?<h>[0-9]{2})(?<n>[0-9]{2})$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Clock();
}
