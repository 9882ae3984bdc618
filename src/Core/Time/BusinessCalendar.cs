namespace KobanBot.Core.Time;

/// <summary>Where a deadline on a day off is aimed. The guideline has no rule for it (RULES 3.4), so it is a setting.</summary>
public enum HolidayPolicy
{
    /// <summary>前開庁日: nobody is late by any reading.</summary>
    Before,

    /// <summary>当日.</summary>
    Same,

    /// <summary>翌開庁日.</summary>
    After,
}

/// <summary>A month and a day of every year; 29 February is 28 February in other years.</summary>
public sealed record MonthDay(int Month, int Day)
{
    /// <summary>That day in the fiscal year.</summary>
    public DateOnly In(FiscalYear year) => In(Month >= 4 ? year.StartYear : year.StartYear + 1);

    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    public override string ToString() => $"{Month}/{Day}";
}

/// <summary>
/// Which days are worked. Saturdays, Sundays, public holidays and the year-end days of the ordinance are not. Immutable; answers are
/// defined for every day.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly Dictionary<int, Dictionary<DateOnly, string>> _published;
    private readonly Dictionary<int, Dictionary<DateOnly, string>> _computed;
    private readonly MonthDay _yearEndFrom;
    private readonly MonthDay _yearEndTo;

    /// <param name="published">The days of a published list, by whole calendar years; every other year is computed.</param>
    /// <param name="yearEndFrom">First of the year-end days off; typical ordinances: 29 December (RULES 3.4).</param>
    /// <param name="yearEndTo">Last of them, in January; typical ordinances: 3 January.</param>
    public BusinessCalendar(IEnumerable<Holiday> published, HolidayPolicy policy, MonthDay yearEndFrom, MonthDay yearEndTo)
    {
        if (yearEndFrom.Month != 12 || yearEndTo.Month != 1)
        {
            throw new ArgumentOutOfRangeException(nameof(yearEndFrom), yearEndFrom, "The year-end days run from December to January.");
        }

        Policy = policy;
        _yearEndFrom = yearEndFrom;
        _yearEndTo = yearEndTo;
        _published = published.GroupBy(h => h.Day.Year).ToDictionary(g => g.Key, g => g.ToDictionary(h => h.Day, h => h.Name));
        _computed = Enumerable
            .Range(JapaneseHolidays.FirstYear, JapaneseHolidays.LastYear - JapaneseHolidays.FirstYear + 1)
            .Where(y => !_published.ContainsKey(y))
            .ToDictionary(y => y, y => JapaneseHolidays.Of(y).ToDictionary(h => h.Day, h => h.Name));
        LastPublishedYear = _published.Count == 0 ? null : _published.Keys.Max();
    }

    /// <summary>With computed holidays alone and the usual year-end days.</summary>
    public static BusinessCalendar Computed(HolidayPolicy policy = HolidayPolicy.Before) =>
        new([], policy, new MonthDay(12, 29), new MonthDay(1, 3));

    public HolidayPolicy Policy { get; }

    /// <summary>The last year whose days are published; later ones are provisional. Null without a list.</summary>
    public int? LastPublishedYear { get; }

    /// <summary>True where the year's days are computed and the government may still change them.</summary>
    public bool IsProvisional(DateOnly day) => !_published.ContainsKey(day.Year);

    /// <summary>The name of the public holiday, or null.</summary>
    public string? HolidayName(DateOnly day) =>
        (_published.GetValueOrDefault(day.Year) ?? _computed.GetValueOrDefault(day.Year))?.GetValueOrDefault(day);

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsYearEnd(day) && HolidayName(day) is null;

    /// <summary>Where a deadline is aimed: the day itself when it is worked, else by the policy.</summary>
    public DateOnly Target(DateOnly nominal) =>
        Policy switch
        {
            HolidayPolicy.Same => nominal,
            HolidayPolicy.After => OnOrAfter(nominal),
            _ => OnOrBefore(nominal),
        };

    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>So many working days later, or earlier when negative; 0 is the day itself.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0; left--)
        {
            do
            {
                day = day.AddDays(step);
            } while (!IsWorkingDay(day));
        }

        return day;
    }

    private bool IsYearEnd(DateOnly day)
    {
        return day >= _yearEndFrom.In(day.Year) || day <= _yearEndTo.In(day.Year);
    }
}
