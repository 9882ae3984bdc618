using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>From where the days of a stage are counted.</summary>
public enum StageAnchor
{
    /// <summary>The first day on which the obligation is open; the days are those after it.</summary>
    Since,

    /// <summary>The day to aim at; negative days are those before it.</summary>
    Target,
}

/// <summary>When the responsible person hears of an obligation of one kind.</summary>
/// <param name="Days">In ascending order.</param>
/// <param name="Repeat">Days between two further ones after the last of them; 0 for none.</param>
public sealed record StagePlan(StageAnchor Anchor, IReadOnlyList<int> Days, int Repeat)
{
    /// <summary>Days of the fiscal year of the day to aim at, before the others: 1 September is 1 September.</summary>
    public IReadOnlyList<MonthDay> Calendar { get; init; } = [];

    internal int Count => Calendar.Count + Days.Count;

    internal string Code(int index) =>
        index < Calendar.Count
            ? $"{Calendar[index]}"
            : (Anchor, Days[index - Calendar.Count]) switch
            {
                (StageAnchor.Since, var days) => $"S+{days}",
                (_, < 0 and var days) => $"T{days}",
                (_, var days) => $"T+{days}",
            };

    internal DateOnly Day(int index, StagesOf at, BusinessCalendar calendar)
    {
        var opens = at.NotBefore > at.Since ? at.NotBefore.Value : at.Since;
        if (index < Calendar.Count)
        {
            var day = Calendar[index].In(FiscalYear.Of(at.Target));
            return calendar.OnOrAfter(day < opens ? opens : day);
        }

        var days = Days[index - Calendar.Count];
        return Anchor == StageAnchor.Since
            ? AfterSince(at.Since.AddDays(days), at, calendar)
            : OnWorkingDay(at.Target.AddDays(days), opens, at.Target, calendar);
    }

    /// <summary>Before the target on a working day before, so that nobody is late for it; else on the next one.</summary>
    private static DateOnly OnWorkingDay(DateOnly day, DateOnly opens, DateOnly target, BusinessCalendar calendar)
    {
        var before = calendar.OnOrBefore(day);
        return day <= target && before >= opens ? before : calendar.OnOrAfter(day < opens ? opens : day);
    }

    /// <summary>
    /// On the next working day, so that a record is not asked for on the morning of its meeting; before it only where the target would be
    /// missed.
    /// </summary>
    private static DateOnly AfterSince(DateOnly day, StagesOf at, BusinessCalendar calendar)
    {
        var (before, after) = (calendar.OnOrBefore(day), calendar.OnOrAfter(day));
        return day <= at.Target && after > at.Target && before > at.Since ? before : after;
    }
}
