namespace KobanBot.Core.Time;

/// <summary>年度: 1 April of <see cref="StartYear"/> to 31 March of the next year, both included (RULES 3.4).</summary>
public readonly record struct FiscalYear(int StartYear) : IComparable<FiscalYear>
{
    public DateOnly First => new(StartYear, 4, 1);

    public DateOnly Last => new(StartYear + 1, 3, 31);

    public FiscalYear Next => new(StartYear + 1);

    public FiscalYear Previous => new(StartYear - 1);

    public static FiscalYear Of(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    public int CompareTo(FiscalYear other) => StartYear.CompareTo(other.StartYear);

    /// <summary>As it prints: 令和8年度.</summary>
    public override string ToString() => $"{JapaneseDate.Year(First)}度";

    public static bool operator <(FiscalYear left, FiscalYear right) => left.CompareTo(right) < 0;

    public static bool operator >(FiscalYear left, FiscalYear right) => left.CompareTo(right) > 0;

    public static bool operator <=(FiscalYear left, FiscalYear right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FiscalYear left, FiscalYear right) => left.CompareTo(right) >= 0;
}
