using System.Collections.Concurrent;
using KobanBot.Bot.Desks;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// Each working morning, and after any outage as soon as the time allows: looks for offices whose reminders are not done, works on those
/// that no other replica has in hand, and rests when all are. There is no list of what is due that could go stale, and no coordinator.
/// </summary>
internal sealed partial class ReminderWorker(
    IOfficeStore offices,
    MorningRun run,
    InvariantScan scan,
    SendingGate gate,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    ReminderHealth health,
    TimeProvider clock,
    ILogger<ReminderWorker> logger
) : BackgroundService
{
    /// <summary>While all that is left waits: how long this replica does not look whether another has changed that.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <summary>A replica that has not ended its scan by then has died in it. INFERRED: a scan takes minutes.</summary>
    private static readonly TimeSpan ScanTime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, DateOnly> _doneOn = new(StringComparer.Ordinal);
    private DateOnly? _finished;
    private DateTimeOffset? _restsUntil;
    private DateOnly? _scanned;
    private DateTimeOffset? _scanNotBefore;

    /// <summary>One look: everything that is due now and that nobody has in hand. True when the day is finished.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = JapanTime.DayOf(now);
        health.Alive(now);
        ReminderTelemetry.Looked();
        if (!rules.IsDigestTime(now))
        {
            return _finished == today;
        }

        if (_finished != today && !(now < _restsUntil))
        {
            if (await gate.IsStoppedAsync(cancellation))
            {
                Log.Stopped(logger);
                return false;
            }

            await WorkAsync(today, now, cancellation);
        }

        // After the morning, and for all who were told already when one office is not done for hours.
        if (_finished == today || now.AtJapan().TimeOfDay - rules.Settings.DigestAt.ToTimeSpan() >= ReminderHealth.MorningLimit)
        {
            await ScanAsync(today, cancellation);
        }

        return _finished == today;
    }

    private async Task WorkAsync(DateOnly today, DateTimeOffset now, CancellationToken cancellation)
    {
        var units = new List<string>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            units.Add(unit);
        }

        var above = units.Where(IsAbove).ToList();
        var progress = await RunAsync([.. units.Except(above)], today, cancellation);
        if (progress.IsDone || now.AtJapan().TimeOfDay - rules.Settings.DigestAt.ToTimeSpan() >= options.Value.AboveWaits)
        {
            progress = progress.And(await RunAsync(above, today, cancellation));
        }

        var longest = clock.GetUtcNow() + LongestRest;
        _restsUntil =
            progress.RestsUntil < longest ? progress.RestsUntil
            : progress.RestsUntil is null ? null
            : longest;
        if (progress.IsDone)
        {
            _finished = today;
            Log.Finished(logger, today, units.Count);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Poll, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.LookFailed(logger, failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>
    /// One replica a day: the first to say so in the headquarters' row, or whoever finds that it has not ended after a while.
    /// </summary>
    private async Task ScanAsync(DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (
            _scanned == today
            || now < _scanNotBefore
            || await offices.FindAsync(SendingGate.Unit, cancellation) is not { Facts.Morning: { } morning } loaded
            || morning.Day != today
        )
        {
            return;
        }

        if (morning.Checked is not null)
        {
            _scanned = today;
            return;
        }

        if (now < morning.ScannedAt + ScanTime)
        {
            _scanNotBefore = morning.ScannedAt + ScanTime;
            return;
        }

        if (!await PutAsync(loaded.Version, morning with { ScannedAt = now }, cancellation))
        {
            return;
        }

        _scanNotBefore = now + ScanTime;
        var result = await scan.RunAsync(today, cancellation);
        ReminderTelemetry.Unannounced(result.Unannounced.Count);
        Log.Scanned(logger, today, result.Checked, result.Unannounced.Count);
        if (
            await offices.FindAsync(SendingGate.Unit, cancellation) is { Facts.Morning: { } claimed } fresh
            && claimed.Day == today
            && claimed.ScannedAt == now
            && await PutAsync(
                fresh.Version,
                claimed with
                {
                    Checked = result.Checked,
                    Unannounced = result.Unannounced.Count,
                },
                cancellation
            )
        )
        {
            _scanned = today;
        }
    }

    private Task<bool> PutAsync(OfficeVersion version, OfficeMorning morning, CancellationToken cancellation) =>
        offices.TryCommitAsync(version, new OfficeChange { Writes = [new OfficeWrite.PutMorning(morning)] }, cancellation);

    /// <summary>Areas and the headquarters are named like no station: they hear what the stations' mornings have left for them.</summary>
    private static bool IsAbove(string unit) => unit == SendingGate.Unit || Areas.Find(unit) is not null;

    /// <summary>One office that fails holds up no other.</summary>
    private async Task<Progress> RunAsync(IReadOnlyList<string> units, DateOnly today, CancellationToken cancellation)
    {
        var progress = new ConcurrentBag<Progress>();
        await Parallel.ForEachAsync(
            units.Where(u => !(_doneOn.TryGetValue(u, out var day) && day == today)),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.OfficesAtOnce, CancellationToken = cancellation },
            async (unit, token) =>
            {
                try
                {
                    var office = await run.RunAsync(unit, today, token);
                    health.Alive(clock.GetUtcNow());
                    progress.Add(office);
                    if (office.IsDone)
                    {
                        _doneOn[unit] = today;
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !token.IsCancellationRequested)
                {
                    progress.Add(Progress.Open);
                    Log.OfficeFailed(logger, failure, unit);
                }
            }
        );
        return progress.Aggregate(Progress.Done, (all, one) => all.And(one));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The reminders of {Day} are done in {Offices} offices.")]
        public static partial void Finished(ILogger logger, DateOnly day, int offices);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Of {Checked} obligations that are due on {Day}, {Unannounced} were told to nobody."
        )]
        public static partial void Scanned(ILogger logger, DateOnly day, int @checked, int unannounced);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Sending is stopped; reminders wait.")]
        public static partial void Stopped(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "The look for reminders failed; the next one tries again.")]
        public static partial void LookFailed(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "The reminders of office {Unit} failed; the next look takes them up again.")]
        public static partial void OfficeFailed(ILogger logger, Exception failure, string unit);
    }
}
