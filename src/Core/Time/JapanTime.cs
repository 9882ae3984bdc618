namespace KobanBot.Core.Time;

/// <summary>The one place where an instant becomes a day: Asia/Tokyo, UTC+9 without daylight saving time since 1951.</summary>
public static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTimeOffset AtJapan(this DateTimeOffset instant) => instant.ToOffset(Offset);

#pragma warning disable RS0030 // The only place where an instant may become a day.
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
#pragma warning restore RS0030

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromTimeSpan(instant.AtJapan().TimeOfDay);

    /// <summary>The instant of a time of a day in Japan.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
