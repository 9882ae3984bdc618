using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>再通知: not now, but soon again. Limited, and seen by supervisors; the obligation itself stays what it is.</summary>
public static class SnoozeReminder
{
    /// <param name="level">The reader's place in the chain; null for somebody who gets no reminder of it.</param>
    public static Outcome<ReminderMark> Decide(OpenItem item, OfficerId reader, int? level, DateOnly today, ReminderRules rules)
    {
        if (level is null)
        {
            return new Refusal("reminder.not-yours");
        }

        var mark = item.Marks.FirstOrDefault(m => m.Officer == reader) ?? new ReminderMark(item.Obligation.Key, reader);
        var until = rules.Calendar.OnOrAfter(today.AddDays(rules.Settings.SnoozeDays));

        // Never past the last day by the text.
        if (item.Obligation.Nominal is { } last && today <= last && until > last)
        {
            until = rules.Calendar.OnOrBefore(last);
        }

        if (until <= today)
        {
            return new Refusal("reminder.last-day");
        }

        // The same press twice puts it off once.
        if (mark.SnoozedUntil == until)
        {
            return mark;
        }

        return mark.Snoozes >= rules.Settings.MostSnoozes
            ? new Refusal("reminder.snoozed-enough", $"{rules.Settings.MostSnoozes}")
            : mark with
            {
                SnoozedUntil = until,
                Snoozes = mark.Snoozes + 1,
            };
    }
}

/// <summary>引継ぎ: a colleague gets the reminders of one obligation for some time, for example over a leave.</summary>
public static class DelegateReminder
{
    /// <param name="colleagues">Who may take it over: the day's officers of the council or the station.</param>
    public static Outcome<ReminderMark> Decide(
        OpenItem item,
        OfficerId reader,
        int? level,
        OfficerId to,
        DateOnly until,
        IReadOnlyList<OfficerId> colleagues,
        DateOnly today,
        ReminderRules rules
    )
    {
        if (level is null)
        {
            return new Refusal("reminder.not-yours");
        }

        if (to == reader || !colleagues.Contains(to))
        {
            return new Refusal("reminder.no-colleague");
        }

        var latest = today.AddDays(rules.Settings.DelegationDays);
        if (until < today || until > latest)
        {
            return new Refusal("reminder.delegation-days", Time.JapaneseDate.WithoutWeekday(latest));
        }

        var mark = item.Marks.FirstOrDefault(m => m.Officer == reader) ?? new ReminderMark(item.Obligation.Key, reader);
        return mark with { DelegatedTo = to, DelegatedUntil = until };
    }

    /// <summary>The reader takes it back.</summary>
    public static ReminderMark? TakeBack(OpenItem item, OfficerId reader) =>
        item.Marks.FirstOrDefault(m => m.Officer == reader && m.DelegatedTo is not null) is { } mark
            ? mark with
            {
                DelegatedTo = null,
                DelegatedUntil = null,
            }
            : null;
}
