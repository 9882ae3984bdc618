using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>All that reminders depend on besides facts and day.</summary>
public sealed record ReminderRules(ObligationRules Obligations, ReminderSettings Settings)
{
    public static readonly ReminderRules Default = new(ObligationRules.Default, new ReminderSettings());

    public BusinessCalendar Calendar => Obligations.Calendar;

    /// <summary>Whether digests may go out: on a working day, between the two times, Japan time.</summary>
    public bool IsDigestTime(DateTimeOffset now)
    {
        var local = now.AtJapan();
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return (Settings.OnDaysOff || Calendar.IsWorkingDay(JapanTime.DayOf(now)))
            && time >= Settings.DigestAt
            && time < Settings.DigestUntil;
    }
}
