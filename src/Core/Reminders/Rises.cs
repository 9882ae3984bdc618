using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>
/// The dose of those who are not responsible: each matter is said to them before its day where a setting names one, once more after some
/// days, and then with the monthly message. 地域課長 and 署長 get one collected message a week; 方面本部 and 警察本部 their lists.
/// </summary>
internal static class Rises
{
    /// <summary>The first day on which a post hears; null where the matter never rises to it.</summary>
    public static DateOnly? First(Obligation obligation, Rung rung, ReminderRules rules)
    {
        var calendar = rules.Calendar;
        if (rung.IsAbove)
        {
            return Listed(obligation, rules) is { } day ? calendar.OnOrAfter(day) : null;
        }

        if (IsAtOnce(obligation.Kind))
        {
            return calendar.OnOrAfter(obligation.Since);
        }

        // Nothing goes up to the chief for which the text gives no day.
        if (rung is { IsChief: true, Post: Responsible.StationChief } && (obligation.IsGuideValue || obligation.Nominal is null))
        {
            return null;
        }

        // The chief hears of a package on its nominal day, not on the next day of the collected message.
        if (
            obligation.Kind == ObligationKind.HalfYearSubmission
            && rung.Post == Responsible.StationChief
            && !IsSet(obligation, rung, rules)
        )
        {
            return calendar.OnOrAfter(Later(calendar.OnOrBefore(obligation.Nominal!.Value), Opens(obligation))); // Not null: asked above.
        }

        return Nominal(obligation, rung, rules);
    }

    /// <summary>Its newest stage.</summary>
    public static ReminderStage? Latest(Obligation obligation, Rung rung, DateOnly today, ReminderRules rules)
    {
        if (First(obligation, rung, rules) is not { } first || first > today)
        {
            return null;
        }

        var again = first.AddDays(rules.Settings.RiseAgainDays);
        var second = rung.IsChief ? CollectingDay.OnOrAfter(again, rules) : rules.Calendar.OnOrAfter(again);
        if (rung.IsAbove || second > today)
        {
            return new ReminderStage($"E{rung.Level}", first);
        }

        var monthly = CollectingDay.OfMonth(today, rules);
        return monthly < second.AddDays(rules.Settings.RiseAgainDays)
            ? new ReminderStage($"E{rung.Level}+{rules.Settings.RiseAgainDays}", second)
            : new ReminderStage($"M{monthly:yyyy-MM}", monthly);
    }

    /// <summary>What cannot wait for the collected message: RULES 2.7 wants it said at once.</summary>
    private static bool IsAtOnce(ObligationKind kind) => kind is ObligationKind.TooFewMembers or ObligationKind.LetterRetrieval;

    /// <summary>遅れている送付 on the day after the 10th, 未開催 on 1 April; everything else is in the summaries.</summary>
    private static DateOnly? Listed(Obligation obligation, ReminderRules rules) =>
        obligation switch
        {
            { Nominal: null } => null,
            { Kind: ObligationKind.HalfYearSubmission, Leg: 2 } => Later(
                obligation.Nominal.Value.AddDays(1),
                obligation.Target.AddDays(rules.Settings.EscalateDays)
            ),
            { Kind: ObligationKind.HalfYearSubmission or ObligationKind.RegularMeeting } => obligation.Nominal.Value.AddDays(1),
            _ => null,
        };

    private static DateOnly Nominal(Obligation obligation, Rung rung, ReminderRules rules)
    {
        var calendar = rules.Calendar;
        var rise = rules.Settings.RiseOf(obligation.Kind, rung.Post);
        var step = obligation.IsGuideValue ? rules.Settings.EscalateGuideDays : rules.Settings.EscalateDays;
        var day = rise?.In(obligation, calendar) ?? obligation.Target.AddDays(rung.Level * step);
        var opens = Opens(obligation);
        if (rise is { On: null } && day <= obligation.Target)
        {
            // Before the day to aim at rather some days earlier than later, and never before anything can be done.
            var early = rung.IsChief ? CollectingDay.OnOrBefore(day, rules) : calendar.OnOrBefore(day);
            var late = rung.IsChief ? CollectingDay.OnOrAfter(opens, rules) : calendar.OnOrAfter(opens);
            return early >= opens ? early
                : late <= obligation.Target ? late
                : calendar.OnOrAfter(Later(day, opens));
        }

        return rung.IsChief ? CollectingDay.OnOrAfter(Later(day, opens), rules) : calendar.OnOrAfter(Later(day, opens));
    }

    private static bool IsSet(Obligation obligation, Rung rung, ReminderRules rules) =>
        rules.Settings.RiseOf(obligation.Kind, rung.Post) is not null;

    private static DateOnly Opens(Obligation obligation) => Later(obligation.Since, obligation.NotBefore ?? obligation.Since);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>The day of the week on which superiors get their collected message; the next working day where it is a day off.</summary>
internal static class CollectingDay
{
    public static DateOnly OnOrAfter(DateOnly day, ReminderRules rules)
    {
        for (var week = WeekOf(day, rules); ; week = week.AddDays(7))
        {
            if (rules.Calendar.OnOrAfter(week) is var collecting && collecting >= day)
            {
                return collecting;
            }
        }
    }

    public static DateOnly OnOrBefore(DateOnly day, ReminderRules rules)
    {
        for (var week = WeekOf(day, rules); ; week = week.AddDays(-7))
        {
            if (rules.Calendar.OnOrAfter(week) is var collecting && collecting <= day)
            {
                return collecting;
            }
        }
    }

    /// <summary>The first one of the month, or of the month before where that one is still to come.</summary>
    public static DateOnly OfMonth(DateOnly today, ReminderRules rules)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        var collecting = OnOrAfter(first, rules);
        return collecting <= today ? collecting : OnOrAfter(first.AddMonths(-1), rules);
    }

    private static DateOnly WeekOf(DateOnly day, ReminderRules rules) =>
        day.AddDays(-(((int)day.DayOfWeek - (int)rules.Settings.CollectOn + 7) % 7));
}
