using KobanBot.Core.Facts;
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

/// <summary>再通知 taken back: it was put off by mistake, and does not count.</summary>
public static class WithdrawSnooze
{
    public static Outcome<ReminderMark> Decide(OpenItem item, OfficerId reader, DateOnly today) =>
        item.Marks.FirstOrDefault(m => m.Officer == reader) is { } mark && mark.IsSnoozed(today)
            ? mark with
            {
                SnoozedUntil = null,
                Snoozes = Math.Max(0, mark.Snoozes - 1),
            }
            : new Refusal("reminder.not-snoozed");
}

/// <summary>
/// 引継ぎ: a colleague gets the reminders of one obligation for some time, for example over a leave. Giving it back to somebody from whom it
/// came, directly or by steps, ends that one's own 引継ぎ: otherwise each would leave it to the other, and nobody would hear.
/// </summary>
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
            return new Refusal("reminder.no-colleague") { Property = nameof(to) };
        }

        var latest = today.AddDays(rules.Settings.DelegationDays);
        if (until < today || until > latest)
        {
            return new Refusal("reminder.delegation-days", Time.JapaneseDate.WithoutWeekday(latest)) { Property = nameof(until) };
        }

        var mark = item.Marks.FirstOrDefault(m => m.Officer == reader) ?? new ReminderMark(item.Obligation.Key, reader);
        return mark with { DelegatedTo = to, DelegatedUntil = until };
    }

    /// <summary>
    /// The mark that a 引継ぎ changes besides the reader's own: of a colleague who has left the matter to the reader, and gets it back now.
    /// Null when it goes to somebody else.
    /// </summary>
    public static ReminderMark? GivenBack(OpenItem item, ReminderMark given, DateOnly today) =>
        given.DelegateOn(today) is { } to && Delegations.From(item.Marks, to, today).Contains(given.Officer) ? TakeBack(item, to) : null;

    /// <summary>The reader takes it back.</summary>
    public static ReminderMark? TakeBack(OpenItem item, OfficerId reader) =>
        item.Marks.FirstOrDefault(m => m.Officer == reader && m.DelegatedTo is not null) is { } mark ? mark.WithoutDelegation() : null;
}

/// <summary>The way of a matter from one officer to the next.</summary>
public static class Delegations
{
    /// <summary>To whom it came from this officer, in order, until it came to one of them, or back to the officer, once more.</summary>
    public static IReadOnlyList<OfficerId> From(IReadOnlyList<ReminderMark> marks, OfficerId officer, DateOnly today)
    {
        var way = new List<OfficerId>();
        for (var at = officer; marks.FirstOrDefault(m => m.Officer == at)?.DelegateOn(today) is { } to && !way.Contains(to); at = to)
        {
            way.Add(to);
        }

        return way;
    }

    /// <summary>Who hears today in the place of this officer; the officer alone while it was not handed on.</summary>
    /// <param name="marks">Of an open item: no way among them leads back.</param>
    public static OfficerId HeardBy(IReadOnlyList<ReminderMark> marks, OfficerId officer, DateOnly today) =>
        From(marks, officer, today) is [.., var last] ? last : officer;
}
