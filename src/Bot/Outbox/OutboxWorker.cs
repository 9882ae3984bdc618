using System.Collections.Concurrent;
using System.Threading.Channels;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outbox;

/// <summary>
/// Sends what changes have caused: at once when a change wakes it, what was held back when its time has come, and what a crash left behind at
/// start, at intervals, and as soon as another process falls silent. The messages lie in the councils' partitions; nothing here is lost with the process.
/// </summary>
internal sealed partial class OutboxWorker(
    ICouncilStore councils,
    IReplicaStore replicas,
    OutboxSender sender,
    DraftSweep sweep,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxWorker> logger
) : BackgroundService, IOutbox
{
    // A wake that is dropped here is found by the next scan.
    private readonly Channel<CouncilId> _woken = Channel.CreateBounded<CouncilId>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    // Only a plan: after a crash the scan at start finds what was held back and plans anew.
    private readonly ConcurrentDictionary<CouncilId, DateTimeOffset> _planned = new();

    private readonly string _id = $"{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    public void Wake(CouncilId council) => _woken.Writer.TryWrite(council);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(SendWokenAsync(stoppingToken), ScanAsync(stoppingToken), WatchAsync(stoppingToken));

    private async Task SendWokenAsync(CancellationToken stopping)
    {
        await foreach (var council in _woken.Reader.ReadAllAsync(stopping))
        {
            await TryAsync(council, SendAsync, stopping);
        }
    }

    private async Task SendAsync(CouncilId council, CancellationToken stopping)
    {
        if (await sender.SendAllAsync(council, stopping) is { } later)
        {
            _ = WakeAtAsync(council, later, stopping);
        }
    }

    private async Task WakeAtAsync(CouncilId council, DateTimeOffset instant, CancellationToken stopping)
    {
        if (_planned.TryGetValue(council, out var planned) && planned <= instant)
        {
            return;
        }

        _planned[council] = instant;
        try
        {
            // A timer counts whole milliseconds, and must not ring before the time.
            var wait = Math.Max(0, Math.Ceiling((instant - clock.GetUtcNow()).TotalMilliseconds));
            await Task.Delay(TimeSpan.FromMilliseconds(wait), clock, stopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _planned.TryRemove(KeyValuePair.Create(council, instant));
        await _woken.Writer.WriteAsync(council, CancellationToken.None);
    }

    private async Task ScanAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.ScanInterval, clock);
        do
        {
            await TrySearchAsync(stopping);
        } while (await timer.WaitForNextTickAsync(stopping));
    }

    /// <summary>
    /// Signs of life, its own and those of the others. What a silent process had in hand is searched for by whoever is first to take its row,
    /// again at each beat until the search has succeeded. A process that stops leaves its row: what it held back is found the same way.
    /// </summary>
    private async Task WatchAsync(CancellationToken stopping)
    {
        var (watch, begun, isOwed) = (new ReplicaWatch(3 * options.Value.Beat), clock.GetTimestamp(), false);
        using var timer = new PeriodicTimer(options.Value.Beat, clock);
        do
        {
            try
            {
                var others = await replicas.BeatAsync(_id, stopping);
                foreach (var silent in watch.Silent(others, clock.GetElapsedTime(begun)))
                {
                    if (await replicas.TryTakeOverAsync(silent, stopping))
                    {
                        Log.Silent(logger, silent.Id);
                        isOwed = true;
                    }
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                Log.WatchFailed(logger, failure);
            }

            isOwed = isOwed && !await TrySearchAsync(stopping);
        } while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task<bool> TrySearchAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var council in councils.FindUnfinishedAsync(stopping))
            {
                await TryAsync(council, sweep.SweepAsync, stopping);
                await TryAsync(council, SendAsync, stopping);
            }

            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.ScanFailed(logger, failure);
            return false;
        }
    }

    private async Task TryAsync(CouncilId council, Func<CouncilId, CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await work(council, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.CouncilFailed(logger, failure, council);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Process {Replica} has fallen silent; what it had in hand is searched for.")]
        public static partial void Silent(ILogger logger, string replica);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The signs of life of the processes could not be read or written.")]
        public static partial void WatchFailed(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "The search for unsent messages failed; the next one tries again.")]
        public static partial void ScanFailed(ILogger logger, Exception failure);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Messages of council {Council} could not be handled; the next search tries again."
        )]
        public static partial void CouncilFailed(ILogger logger, Exception failure, CouncilId council);
    }
}
