using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>段階: one of the days on which a reader of an obligation hears of it.</summary>
/// <param name="Code">The same for the same stage of every obligation of a kind: T-20, S+3, R14 (14 days after the last), E1 (escalated).</param>
/// <param name="Day">A working day.</param>
public sealed record ReminderStage(string Code, DateOnly Day);

/// <summary>From an obligation and a reader's place in its chain to the stages. Pure arithmetic.</summary>
public static class ReminderStages
{
    /// <summary>
    /// The newest stage that has been reached. Earlier ones that were missed are collapsed into it: after an outage an obligation is
    /// announced once.
    /// </summary>
    /// <param name="level">0 for who is responsible, 1 for who is next, and so on.</param>
    public static ReminderStage? Latest(Obligation obligation, int level, DateOnly today, ReminderRules rules) =>
        level == 0
            ? Latest(obligation.Since, obligation.Target, rules.Settings.Of(obligation.Kind), today, rules.Calendar)
            : Escalated(obligation, level, today, rules);

    /// <summary>The same for what is no obligation of the guideline but waits for somebody since a day.</summary>
    public static ReminderStage? LatestWaiting(DateOnly since, DateOnly today, ReminderRules rules) =>
        Latest(since, since, rules.Settings.OfWaiting, today, rules.Calendar);

    /// <summary>The first stage after today, if nothing changes; null when there is none.</summary>
    public static ReminderStage? Next(Obligation obligation, int level, DateOnly today, ReminderRules rules)
    {
        for (var day = today.AddDays(1); day <= today.AddDays(400); day = day.AddDays(1))
        {
            if (Latest(obligation, level, day, rules) is { } stage && stage.Day > today)
            {
                return stage;
            }
        }

        return null;
    }

    /// <summary>The first day on which a step of the chain hears of it.</summary>
    public static DateOnly EscalatesOn(Obligation obligation, int level, ReminderRules rules) =>
        rules.Calendar.OnOrAfter(obligation.Target.AddDays(level * Step(obligation, rules.Settings)));

    private static int Step(Obligation obligation, ReminderSettings settings) =>
        obligation.IsGuideValue ? settings.EscalateGuideDays : settings.EscalateDays;

    private static ReminderStage? Escalated(Obligation obligation, int level, DateOnly today, ReminderRules rules)
    {
        var first = obligation.Target.AddDays(level * Step(obligation, rules.Settings));
        return Repeated($"E{level}", first, rules.Settings.EscalateRepeatDays, today, rules.Calendar, $"E{level}+");
    }

    private static ReminderStage? Latest(DateOnly since, DateOnly target, StagePlan plan, DateOnly today, BusinessCalendar calendar)
    {
        var anchor = plan.Anchor == StageAnchor.Since ? since : target;
        var last = anchor.AddDays(plan.Days[^1]);
        if (plan.Repeat > 0 && Repeated("", last.AddDays(plan.Repeat), plan.Repeat, today, calendar, "R", plan.Repeat) is { } repeated)
        {
            return repeated;
        }

        for (var i = plan.Days.Count - 1; i >= 0; i--)
        {
            var nominal = anchor.AddDays(plan.Days[i]);
            var day =
                plan.Anchor == StageAnchor.Since
                    ? AfterSince(nominal, since, target, calendar)
                    : OnWorkingDay(nominal, since, target, calendar);
            if (day <= today)
            {
                return new ReminderStage(Code(plan.Anchor, plan.Days[i]), day);
            }
        }

        return null;
    }

    /// <summary>Before the target on a working day before, so that nobody is late for it; else on the next one.</summary>
    private static DateOnly OnWorkingDay(DateOnly day, DateOnly since, DateOnly target, BusinessCalendar calendar)
    {
        var before = calendar.OnOrBefore(day);
        return day <= target && before >= since ? before : calendar.OnOrAfter(day < since ? since : day);
    }

    /// <summary>
    /// On the next working day, so that a record is not asked for on the morning of its meeting; before it only where the target would be
    /// missed.
    /// </summary>
    private static DateOnly AfterSince(DateOnly day, DateOnly since, DateOnly target, BusinessCalendar calendar)
    {
        var (before, after) = (calendar.OnOrBefore(day), calendar.OnOrAfter(day));
        return day <= target && after > target && before > since ? before : after;
    }

    private static ReminderStage? Repeated(
        string firstCode,
        DateOnly first,
        int every,
        DateOnly today,
        BusinessCalendar calendar,
        string code,
        int offset = 0
    )
    {
        for (var n = Math.Max(0, (today.DayNumber - first.DayNumber) / every); n >= 0; n--)
        {
            var day = calendar.OnOrAfter(first.AddDays(n * every));
            if (day <= today)
            {
                return new ReminderStage(n == 0 && firstCode.Length > 0 ? firstCode : $"{code}{offset + (n * every)}", day);
            }
        }

        return null;
    }

    private static string Code(StageAnchor anchor, int days) =>
        (anchor, days) switch
        {
            (StageAnchor.Since, _) => $"S+{days}",
            (_, < 0) => $"T{days}",
            _ => $"T+{days}",
        };
}
