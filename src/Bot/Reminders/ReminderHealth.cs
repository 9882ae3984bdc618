using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KobanBot.Bot.Reminders;

/// <summary>Whether the reminders live: this replica's last look, the switch, and the last day that was finished.</summary>
internal sealed class ReminderHealth(SendingGate gate, ReminderRules rules, TimeProvider clock) : IHealthCheck
{
    /// <summary>A look takes milliseconds when nothing is due, and a morning minutes.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    /// <summary>After the time of the digests.</summary>
    private static readonly TimeSpan MorningLimit = TimeSpan.FromHours(2);

    private readonly Lock _lock = new();
    private DateTimeOffset? _alive;
    private DateOnly? _finished;

    public void Alive(DateTimeOffset now)
    {
        lock (_lock)
        {
            _alive = now;
        }
    }

    public void Finished(DateOnly day)
    {
        lock (_lock)
        {
            _finished = day;
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        DateTimeOffset? alive;
        DateOnly? finished;
        lock (_lock)
        {
            (alive, finished) = (_alive, _finished);
        }

        var now = clock.GetUtcNow();
        var data = new Dictionary<string, object>
        {
            ["lastLook"] = alive?.ToString("O") ?? "none",
            ["lastFinishedDay"] = finished?.ToString("O") ?? "none",
        };
        if (await gate.FindAsync(cancellationToken) is { IsStopped: true } stop)
        {
            return HealthCheckResult.Degraded($"Sending is stopped since {stop.At:O}.", data: data);
        }

        if (alive is null || now - alive > Silence)
        {
            return HealthCheckResult.Unhealthy("The reminder worker has not looked for a while.", data: data);
        }

        var today = JapanTime.DayOf(now);
        var due = now.AtJapan().TimeOfDay - rules.Settings.DigestAt.ToTimeSpan() > MorningLimit && rules.IsDigestTime(now);
        return due && finished != today
            ? HealthCheckResult.Unhealthy($"The reminders of {today:O} are not done.", data: data)
            : HealthCheckResult.Healthy("The reminder worker is alive.", data);
    }
}
