namespace KobanBot.Core.Time;

/// <summary>How a year is cut into 半期: the guideline does not say (A1).</summary>
public enum HalfYearDivision
{
    /// <summary>4–9月 and 10–3月, from the fiscal year of 要綱 第6-2.</summary>
    FiscalYear,

    /// <summary>1–6月 and 7–12月.</summary>
    CalendarYear,
}

/// <summary>半期 (記 第2-7(2)): six months, named by the first day; both ends are included.</summary>
public readonly record struct HalfYear : IComparable<HalfYear>
{
    private const int Months = 6;

    private HalfYear(DateOnly first) => First = first;

    public DateOnly First { get; }

    public DateOnly Last => First.AddMonths(Months).AddDays(-1);

    public HalfYear Next => new(First.AddMonths(Months));

    public HalfYear Previous => new(First.AddMonths(-Months));

    public static HalfYear Of(DateOnly day, HalfYearDivision division = HalfYearDivision.FiscalYear)
    {
        var start = division == HalfYearDivision.FiscalYear ? 4 : 1;
        var back = (day.Month - start + 12) % Months;
        return new HalfYear(new DateOnly(day.Year, day.Month, 1).AddMonths(-back));
    }

    /// <summary>A day of the month that follows the half: 翌月10日 for 10.</summary>
    public DateOnly FollowingMonth(int day)
    {
        var month = First.AddMonths(Months);
        return new DateOnly(month.Year, month.Month, day);
    }

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    public int CompareTo(HalfYear other) => First.CompareTo(other.First);

    /// <summary>As it prints: 令和8年度上半期; of a calendar year 令和8年上半期.</summary>
    public override string ToString() =>
        First.Month switch
        {
            4 => $"{FiscalYear.Of(First)}上半期",
            10 => $"{FiscalYear.Of(First)}下半期",
            1 => $"{JapaneseDate.Year(First)}上半期",
            _ => $"{JapaneseDate.Year(First)}下半期",
        };

    public static bool operator <(HalfYear left, HalfYear right) => left.CompareTo(right) < 0;

    public static bool operator >(HalfYear left, HalfYear right) => left.CompareTo(right) > 0;

    public static bool operator <=(HalfYear left, HalfYear right) => left.CompareTo(right) <= 0;

    public static bool operator >=(HalfYear left, HalfYear right) => left.CompareTo(right) >= 0;
}
