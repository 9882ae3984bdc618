using System.Runtime.InteropServices;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>The days of a matter from which stages are counted.</summary>
/// <param name="NotBefore">Before it nothing can be done: earlier stages become one on this day.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StagesOf(DateOnly Since, DateOnly Target, DateOnly? NotBefore)
{
    public static StagesOf Obligation(Obligation obligation) => new(obligation.Since, obligation.Target, obligation.NotBefore);
}

/// <summary>The stages of who is responsible: those of the plan of its kind, then some repetitions, then rarely.</summary>
internal static class OwnStages
{
    public static ReminderStage? Latest(StagesOf at, StagePlan plan, DateOnly today, ReminderRules rules)
    {
        var anchor = plan.Anchor == StageAnchor.Since ? at.Since : at.Target;
        var last = plan.Days.Count > 0 ? anchor.AddDays(plan.Days[^1]) : at.Target;
        if (plan.Repeat > 0 && Repeated(last, plan.Repeat, today, rules) is { } repeated)
        {
            return repeated;
        }

        ReminderStage? reached = null;
        for (var i = 0; i < plan.Count; i++)
        {
            var day = plan.Day(i, at, rules.Calendar);
            if (day > today)
            {
                break;
            }

            // Two on two following days say the same thing twice: the earlier one stands. The day to aim at has its own.
            var follows =
                reached is not null
                && plan.Anchor == StageAnchor.Target
                && i < plan.Count - 1
                && day > reached.Day
                && rules.Calendar.AddWorkingDays(reached.Day, 1) >= day;
            if (!follows)
            {
                reached = new ReminderStage(plan.Code(i), day);
            }
        }

        return reached;
    }

    /// <summary>After the plan's own days: so many times, and then every four weeks.</summary>
    private static ReminderStage? Repeated(DateOnly last, int every, DateOnly today, ReminderRules rules)
    {
        var (often, seldom) = (rules.Settings.OftenRepeats, Math.Max(every, rules.Settings.SeldomDays));
        var after = today.DayNumber - last.DayNumber;
        var most = after <= often * every ? after / every : often + ((after - (often * every)) / seldom);
        for (var n = most; n >= 1; n--)
        {
            var days = (Math.Min(n, often) * every) + (Math.Max(0, n - often) * seldom);
            var day = rules.Calendar.OnOrAfter(last.AddDays(days));
            if (day <= today)
            {
                return new ReminderStage($"R{days}", day);
            }
        }

        return null;
    }
}
