using System.Globalization;
using System.Text.RegularExpressions;

namespace KobanBot.Core.Time;

/// <summary>Why a text is no day.</summary>
public enum DayFault
{
    None,
    NotADay,

    /// <summary>30 February, 令和0年, a year that no council knows.</summary>
    NoSuchDay,

    /// <summary>The day of the week is another one: one of the two is a slip, and nobody can tell which.</summary>
    OtherWeekday,

    /// <summary>11月27日.</summary>
    NoYear,

    /// <summary>8/11/27: a year of an era, of this century, or no year at all.</summary>
    NoEra,
}

/// <summary>
/// The one reader of days, for cards, the import and words: as they are spoken, as an input method, a phone, Excel and a ministry write them.
/// What is no day is none; nothing is taken for something else.
/// </summary>
public static partial class DayText
{
    private const int Longest = 40;

    /// <summary>
    /// Days that a bare year of an era can mean. A phone with the Japanese calendar sends 0008-11-27 without the era; within these years each
    /// number is a year of one era only: 1 to 21 of 令和, 22 to 31 of 平成.
    /// </summary>
    private static readonly DayRange ByPhone = new(new DateOnly(2010, 1, 1), new DateOnly(2039, 12, 31));

    /// <summary>Excel counts from here, for every day after February 1900.</summary>
    private static readonly DateOnly SheetZero = new(1899, 12, 30);

    private static readonly DayRange OnSheet = new(new DateOnly(1990, 1, 1), new DateOnly(2039, 12, 31));

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>
    /// 令和8年10月3日（土）, 令八・十・三, R8.10.3, ㋿8年10月3日, 2026/10/3 0:00, 2026年10月3日土曜日, 20261003, 3-Oct-2026, the ISO form with or without
    /// a time (of another zone: the day in Japan), in any width and with any blanks.
    /// </summary>
    public static bool TryRead(string? text, out DateOnly day, out DayFault fault)
    {
        (day, fault) = (default, DayFault.NotADay);
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return false;
        }

        var written = Written.Narrow(text);
        var match = Shape().Match(written);
        if (!match.Success)
        {
            fault =
                WithoutYear().IsMatch(written) ? DayFault.NoYear
                : WithoutEra().IsMatch(written) ? DayFault.NoEra
                : DayFault.NotADay;
            return false;
        }

        fault = Read(match, out day);
        return fault == DayFault.None;
    }

    /// <summary>The same for a cell of a sheet, where a day may also be Excel's number of it: 46298.</summary>
    public static bool TryReadCell(string? text, out DateOnly day, out DayFault fault)
    {
        if (text is not null && Serial().Match(Written.Narrow(text)) is { Success: true } serial)
        {
            day = SheetZero.AddDays(int.Parse(serial.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture));
            fault = OnSheet.Contains(day) ? DayFault.None : DayFault.NoSuchDay;
            return fault == DayFault.None;
        }

        return TryRead(text, out day, out fault);
    }

    private static DayFault Read(Match match, out DateOnly day)
    {
        day = default;
        if (match.Groups["phone"].Success)
        {
            return Eras.InBareYear(Number(match, "phone"), Number(match, "m"), Number(match, "d"), ByPhone) is { } meant
                ? Ok(meant, out day)
                : DayFault.NoSuchDay;
        }

        var number = match.Groups["y"].Value == "元" ? 1 : Number(match, "y");
        var year = match.Groups["era"].Success ? Eras.Year(match.Groups["era"].Value, number) : number;
        var month = match.Groups["name"].Success ? 1 + Array.IndexOf(Months, match.Groups["name"].Value) : Number(match, "m");
        var date = Number(match, "d");
        if (
            year is not (>= 1868 and <= 2200)
            || month is < 1 or > 12
            || date < 1
            || date > DateTime.DaysInMonth(year.Value, month)
            || Number(match, "h") > 23
            || Number(match, "n") > 59
        )
        {
            return DayFault.NoSuchDay;
        }

        var read = new DateOnly(year.Value, month, date);
        return match.Groups["w"].Value is { Length: 1 } weekday && weekday[0] != JapaneseDate.Weekday(read) ? DayFault.OtherWeekday
            : match.Groups["zone"].Success ? Ok(InJapan(read, match), out day)
            : Ok(read, out day);
    }

    /// <summary>A client sends midnight in Japan as 15:00 of the day before.</summary>
    private static DateOnly InJapan(DateOnly read, Match match)
    {
        var zone = match.Groups["zone"].Value.Replace(":", "", StringComparison.Ordinal);
        var sign = zone[0] == '-' ? -1 : 1;
        var offset = zone == "Z" ? 0 : sign * ((60 * Digits(zone, 1)) + Digits(zone, 3));
        var minutes = (60 * Number(match, "h")) + Number(match, "n") - offset + (9 * 60);
        return read.AddDays((int)Math.Floor(minutes / (24.0 * 60)));
    }

    private static int Digits(string zone, int at) => ((zone[at] - '0') * 10) + zone[at + 1] - '0';

    private static DayFault Ok(DateOnly read, out DateOnly day)
    {
        day = read;
        return DayFault.None;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private const string Weekday = @"(?:\(?(?<w>[月火水木金土日])(?:曜日?)?(?:[・.]?[祝休振])?\)?|\(祝日?\))?";

    [GeneratedRegex(
        @"^'?(?:(?:00(?<phone>[0-9]{2})-(?<m>[0-9]{2})-(?<d>[0-9]{2})"
            + @"|(?:(?<era>令和?|平成?|昭和?|大正?|明治?|[RHSTM㋿㍻㍼㍽㍾])\.?(?<y>[0-9]{1,2}|元)|(?:西暦)?(?<y>[0-9]{4}))[年./ ・-](?<m>[0-9]{1,2})[月./ ・-](?<d>[0-9]{1,2})日?"
            + @"|(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})"
            + @"|(?<d>[0-9]{1,2})[- ]?(?<name>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[- ]?(?<y>[0-9]{4}))"
            + Weekday
            + @"(?:(?:(?<=[0-9])[T ]|(?<=[^0-9])T?)(?<h>[0-9]{1,2}):(?<n>[0-9]{2})(?::[0-5][0-9](?:\.[0-9]+)?)?(?:AM|PM)?(?<zone>Z|[+-][01][0-9]:?[0-5][0-9])?)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[0-9]{1,2}[月./-][0-9]{1,2}日?" + Weekday + "$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithoutYear();

    [GeneratedRegex(
        @"^[0-9]{1,2}[年./ -][0-9]{1,2}[月./ -][0-9]{1,2}日?" + Weekday + "$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex WithoutEra();

    [GeneratedRegex(@"^(?<n>[0-9]{5})(?:\.0+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Serial();
}
