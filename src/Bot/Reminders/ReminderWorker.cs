using KobanBot.Bot.Features.Reminders;
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
    private DateOnly? _finished;

    /// <summary>One look: everything that is due now and that nobody has in hand. True when the day is finished.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = JapanTime.DayOf(now);
        health.Alive(now);
        if (_finished == today || !rules.IsDigestTime(now))
        {
            return _finished == today;
        }

        if (await gate.IsStoppedAsync(cancellation))
        {
            Log.Stopped(logger);
            return false;
        }

        var units = new List<string>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            units.Add(unit);
        }

        var above = units.Where(IsAbove).ToList();
        var stations = await RunAsync([.. units.Except(above)], today, cancellation);
        var late = now.AtJapan().TimeOfDay - rules.Settings.DigestAt.ToTimeSpan() >= options.Value.AboveWaits;
        var done = (stations || late) && await RunAsync(above, today, cancellation) && stations;
        if (done)
        {
            _finished = today;
            health.Finished(today);
            Log.Finished(logger, today, units.Count);
            await ScanAsync(today, cancellation);
        }

        return done;
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

    /// <summary>One replica a day: the first to say so in the headquarters' row.</summary>
    private async Task ScanAsync(DateOnly today, CancellationToken cancellation)
    {
        if (
            await offices.FindAsync(SendingGate.Unit, cancellation) is not { Facts.Morning: { ScannedAt: null } morning } loaded
            || morning.Day != today
            || !await PutAsync(loaded.Version, morning with { ScannedAt = clock.GetUtcNow() }, cancellation)
        )
        {
            return;
        }

        var result = await scan.RunAsync(today, cancellation);
        Log.Scanned(logger, today, result.Checked, result.Unannounced.Count);
        if (await offices.FindAsync(SendingGate.Unit, cancellation) is { Facts.Morning: { } claimed } fresh && claimed.Day == today)
        {
            await PutAsync(fresh.Version, claimed with { Checked = result.Checked, Unannounced = result.Unannounced.Count }, cancellation);
        }
    }

    private Task<bool> PutAsync(OfficeVersion version, OfficeMorning morning, CancellationToken cancellation) =>
        offices.TryCommitAsync(version, new OfficeChange { Writes = [new OfficeWrite.PutMorning(morning)] }, cancellation);

    /// <summary>Areas and the headquarters are named like no station: they hear what the stations' mornings have left for them.</summary>
    private static bool IsAbove(string unit) => unit == SendingGate.Unit || Enum.TryParse<Area>(unit, out _);

    /// <summary>True when all are done for the day. One that fails holds up no other.</summary>
    private async Task<bool> RunAsync(IReadOnlyList<string> units, DateOnly today, CancellationToken cancellation)
    {
        var open = 0;
        await Parallel.ForEachAsync(
            units,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.OfficesAtOnce, CancellationToken = cancellation },
            async (unit, token) =>
            {
                try
                {
                    if (!await run.RunAsync(unit, today, token))
                    {
                        Interlocked.Increment(ref open);
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !token.IsCancellationRequested)
                {
                    Interlocked.Increment(ref open);
                    Log.OfficeFailed(logger, failure, unit);
                }
            }
        );
        return open == 0;
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
