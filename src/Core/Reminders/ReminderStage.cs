using KobanBot.Core.Guideline;

namespace KobanBot.Core.Reminders;

/// <summary>段階: one of the days on which a reader of an obligation hears of it.</summary>
/// <param name="Code">
/// The same for the same stage of every obligation of a kind: T-20, S+3, 9/1, R14 (14 days after the last), E2 (risen two steps), M2026-05
/// (with the monthly message).
/// </param>
/// <param name="Day">A working day.</param>
public sealed record ReminderStage(string Code, DateOnly Day);

/// <summary>From an obligation and a reader's place in its chain to the stages. Pure arithmetic.</summary>
public static class ReminderStages
{
    /// <summary>
    /// The newest stage that has been reached. Earlier ones that were missed are collapsed into it: after an outage an obligation is
    /// announced once.
    /// </summary>
    public static ReminderStage? Latest(Obligation obligation, Rung rung, DateOnly today, ReminderRules rules) =>
        rung.Level == 0
            ? OwnStages.Latest(StagesOf.Obligation(obligation), rules.Settings.Of(obligation.Kind), today, rules)
            : Rises.Latest(obligation, rung, today, rules);

    /// <summary>The same for what is no obligation of the guideline but waits for somebody since a day.</summary>
    public static ReminderStage? LatestWaiting(DateOnly since, DateOnly today, ReminderRules rules) =>
        OwnStages.Latest(new StagesOf(since, since, null), rules.Settings.OfWaiting, today, rules);

    /// <summary>The first stage after today, if nothing changes; null when there is none.</summary>
    public static ReminderStage? Next(Obligation obligation, Rung rung, DateOnly today, ReminderRules rules)
    {
        for (var day = today.AddDays(1); day <= today.AddDays(400); day = day.AddDays(1))
        {
            if (Latest(obligation, rung, day, rules) is { } stage && stage.Day > today)
            {
                return stage;
            }
        }

        return null;
    }

    /// <summary>The first day on which a post that is not responsible hears of it; null where it never does.</summary>
    public static DateOnly? RisesOn(Obligation obligation, Rung rung, ReminderRules rules) => Rises.First(obligation, rung, rules);
}
