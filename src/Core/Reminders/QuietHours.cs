using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>
/// The hours in which nothing is said that nobody asked for, Japan time: from the first (included) to the second (excluded), across
/// midnight where the second is the earlier one. The same time twice means that there are none.
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public static readonly QuietHours None = new(default, default);

    public bool IsQuiet(DateTimeOffset now) =>
        // Between two equal times lies nothing, and from a later to an earlier one lies midnight.
        TimeOnly.FromTimeSpan(now.AtJapan().TimeOfDay).IsBetween(From, To);

    /// <summary>When the quiet hours of this instant end; the instant itself when it is in none.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset now)
    {
        if (!IsQuiet(now))
        {
            return now;
        }

        var local = now.AtJapan();
        var midnight = local - local.TimeOfDay;
        var end = midnight + To.ToTimeSpan();
        return (end > local ? end : end.AddDays(1)).ToUniversalTime();
    }

    /// <summary>When the next quiet hours begin, for an instant that is in none; null when there are none at all.</summary>
    public DateTimeOffset? BeginsAt(DateTimeOffset now)
    {
        if (From == To)
        {
            return null;
        }

        var local = now.AtJapan();
        var begin = local - local.TimeOfDay + From.ToTimeSpan();
        return (begin > local ? begin : begin.AddDays(1)).ToUniversalTime();
    }
}
