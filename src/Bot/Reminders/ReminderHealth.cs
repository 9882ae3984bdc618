using KobanBot.Bot.Desks;
using KobanBot.Core.Facts;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// Whether the reminders live: this replica's last look, the switch, and what the offices' rows say of the last morning that should be over,
/// whichever replica had it in hand. Figures only, no person.
/// </summary>
internal sealed class ReminderHealth(SendingGate gate, IOfficeStore offices, ReminderRules rules, TimeProvider clock) : IHealthCheck
{
    /// <summary>After the time of the digests: a morning takes minutes, so by then it is over. INFERRED.</summary>
    public static readonly TimeSpan MorningLimit = TimeSpan.FromHours(2);

    /// <summary>A look takes milliseconds when nothing is due, and an office minutes.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    /// <summary>Whoever asks more often gets the same figures: each time costs one read an office.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset? _alive;
    private IReadOnlyList<OfficeMorning?> _mornings = [];
    private int _silentChannels;
    private DateTimeOffset? _readAt;

    public void Alive(DateTimeOffset now)
    {
        lock (_lock)
        {
            _alive = now;
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        DateTimeOffset? alive;
        lock (_lock)
        {
            alive = _alive;
        }

        var now = clock.GetUtcNow();
        var (mornings, silentChannels) = await ReadAsync(now, cancellationToken);
        var data = Figures(mornings);
        data["silentChannels"] = silentChannels;
        data["lastLook"] = alive?.ToString("O") ?? "none";
        if (await gate.FindAsync(cancellationToken) is { } stop && stop.HoldsAt(now, rules.Settings.StopHours))
        {
            return HealthCheckResult.Degraded($"Sending is stopped since {stop.At:O}.", data: data);
        }

        return alive is null || now - alive > Silence
            ? HealthCheckResult.Unhealthy("The reminder worker has not looked for a while.", data: data)
            : Judge(mornings, now, data);
    }

    private HealthCheckResult Judge(IReadOnlyList<OfficeMorning?> mornings, DateTimeOffset now, IReadOnlyDictionary<string, object> data)
    {
        var day = LastDue(now);
        var isAsked = rules.IsDigestTime(now) && JapanTime.DayOf(now) == day;

        // What rests is done but for some readers; an office that has never had a morning is asked for one only in the hours.
        var open = mornings.Count(m => m is null ? isAsked : m.Day < day || (m.Day == day && !m.IsDone && m.RestsUntil is null));
        var judged = mornings.OfType<OfficeMorning>().Where(m => m.Day >= day).ToList();
        var (sent, failed, waiting) = (judged.Sum(m => m.Sent), judged.Sum(m => m.Failed), judged.Sum(m => m.Waiting));
        return (open, failed, waiting) switch
        {
            (> 0, _, _) => HealthCheckResult.Unhealthy($"The reminders of {day:O} are not done in {open} offices.", data: data),
            (_, > 0, _) when sent == 0 => HealthCheckResult.Unhealthy($"All {failed} digests were given up.", data: data),
            (_, > 0, _) => HealthCheckResult.Degraded($"{failed} digests were given up.", data: data),
            (_, _, > 0) => HealthCheckResult.Degraded($"{waiting} digests wait for another try.", data: data),
            _ => HealthCheckResult.Healthy("The reminder worker is alive.", data),
        };
    }

    /// <summary>The newest day whose morning should be over.</summary>
    private DateOnly LastDue(DateTimeOffset now)
    {
        var over = now.AtJapan().TimeOfDay >= rules.Settings.DigestAt.ToTimeSpan() + MorningLimit;
        var day = over ? JapanTime.DayOf(now) : JapanTime.DayOf(now).AddDays(-1);
        while (!rules.Settings.OnDaysOff && !rules.Calendar.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>Of the newest morning.</summary>
    private static Dictionary<string, object> Figures(IReadOnlyList<OfficeMorning?> mornings)
    {
        var day = mornings.Max(m => m?.Day);
        var newest = mornings.OfType<OfficeMorning>().Where(m => m.Day == day).ToList();
        return new Dictionary<string, object>
        {
            ["day"] = day?.ToString("O") ?? "none",
            ["offices"] = mornings.Count,
            ["done"] = newest.Count(m => m.IsDone),
            ["due"] = newest.Sum(m => m.Due),
            ["sent"] = newest.Sum(m => m.Sent),
            ["unreachable"] = newest.Sum(m => m.Unreachable),
            ["failed"] = newest.Sum(m => m.Failed),
            ["waiting"] = newest.Sum(m => m.Waiting),
        };
    }

    private async Task<(IReadOnlyList<OfficeMorning?> Mornings, int SilentChannels)> ReadAsync(
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        lock (_lock)
        {
            if (now - _readAt < Fresh)
            {
                return (_mornings, _silentChannels);
            }
        }

        var (mornings, silent) = (new List<OfficeMorning?>(), 0);
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (await offices.FindAsync(unit, cancellation) is { } office)
            {
                mornings.Add(office.Facts.Morning);
                silent += office.Facts.Channels.Count(c => c.IsSilent);
            }
        }

        lock (_lock)
        {
            (_mornings, _silentChannels, _readAt) = (mornings, silent, now);
        }

        return (mornings, silent);
    }
}
