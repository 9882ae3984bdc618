using System.Globalization;
using System.Text.RegularExpressions;
using KobanBot.Core.Text;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>What a summary covers: a fiscal year or a half, both ends included.</summary>
public readonly partial record struct SummaryPeriod
{
    private const int FirstYear = 1950;
    private const int LastYear = 2150;

    private SummaryPeriod(DateOnly first, bool isHalf) => (First, IsHalf) = (first, isHalf);

    public DateOnly First { get; }

    public bool IsHalf { get; }

    public DateOnly Last => First.AddMonths(IsHalf ? 6 : 12).AddDays(-1);

    /// <summary>The same, a year earlier: 前年同期.</summary>
    public SummaryPeriod YearBefore => new(First.AddYears(-1), IsHalf);

    /// <summary>As a card carries it: 2026, 2026-04.</summary>
    public string Code => IsHalf ? First.ToString("yyyy-MM", CultureInfo.InvariantCulture) : $"{First.Year}";

    public static SummaryPeriod Of(FiscalYear year) => new(year.First, isHalf: false);

    public static SummaryPeriod Of(HalfYear half) => new(half.First, isHalf: true);

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>Reads <see cref="Code"/>; false for everything else.</summary>
    public static bool TryParse(string code, HalfYearDivision division, out SummaryPeriod period)
    {
        period = default;
        var match = CodeShape().Match(code);
        var year = match.Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture) : 0;
        if (year is < FirstYear or > LastYear)
        {
            return false;
        }

        if (!match.Groups["m"].Success)
        {
            period = Of(new FiscalYear(year));
            return true;
        }

        var month = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || HalfYear.Of(new DateOnly(year, month, 1), division) is var half && half.First.Month != month)
        {
            return false;
        }

        period = Of(half);
        return true;
    }

    /// <summary>
    /// Takes a period out of words: 令和7年度, R7, 2025年度, 令和8年度上半期, 上半期, 前年度, 今年度. What is left are other words. Without a period
    /// in them the year of <paramref name="today"/>.
    /// </summary>
    public static (SummaryPeriod Period, string Others) Read(string words, DateOnly today, HalfYearDivision division)
    {
        var text = Width.Narrow(words).Trim();
        var running = FiscalYear.Of(today);
        var match = Spoken().Match(text);
        if (!match.Success)
        {
            return (Of(running), text);
        }

        // Halves of the calendar year are numbered by it: in February the first one is that of the new year.
        var current = match.Groups["half"].Success && division == HalfYearDivision.CalendarYear ? new FiscalYear(today.Year) : running;
        var year =
            match.Groups["last"].Success ? current.Previous
            : match.Groups["n"].Success ? new FiscalYear(YearOf(match))
            : current;
        var rest = text.Remove(match.Index, match.Length).Trim();
        if (year.StartYear is < FirstYear or > LastYear)
        {
            return (Of(running), text);
        }

        return match.Groups["half"].Success ? (Of(HalfIn(year, match.Groups["half"].Value == "上", division)), rest) : (Of(year), rest);
    }

    /// <summary>令和8年度; 令和8年度上半期.</summary>
    public override string ToString() => IsHalf ? Half().ToString() : $"{FiscalYear.Of(First)}";

    public HalfYear Half() => HalfYear.Of(First, First.Month is 4 or 10 ? HalfYearDivision.FiscalYear : HalfYearDivision.CalendarYear);

    private static HalfYear HalfIn(FiscalYear year, bool first, HalfYearDivision division) =>
        division == HalfYearDivision.FiscalYear
            ? HalfYear.Of(first ? year.First : year.Last, division)
            : HalfYear.Of(new DateOnly(year.StartYear, first ? 1 : 7, 1), division);

    private static int YearOf(Match match)
    {
        var number = match.Groups["n"].Value == "元" ? 1 : int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return match.Groups["era"].Value.ToUpperInvariant() switch
        {
            "令和" or "R" => 2018 + number,
            "平成" or "H" => 1988 + number,
            _ => number,
        };
    }

    [GeneratedRegex(@"^(?<y>[0-9]{4})(-(?<m>[0-9]{2}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeShape();

    [GeneratedRegex(
        @"(?<![0-9])((?<era>令和|平成|[RrHh])(?<n>[0-9]{1,2}|元)(年度?)?|(?<n>[0-9]{4})(年度?)?|(?<last>前年度|昨年度)|今年度|本年度)[ の]*((?<half>[上下])半期)?|(?<half>[上下])半期",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Spoken();
}
