using System.Threading.Channels;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Sequences;

/// <summary>
/// Carries sequences on to their end: for whoever has just begun one while he or she waits, and otherwise at start and at intervals, after a crash
/// or an outage. The records lie in the offices' partitions; nothing here is lost with the process.
/// </summary>
internal sealed partial class SequenceWorker(
    IOfficeStore offices,
    IEnumerable<ISequenceRunner> runners,
    TimeProvider clock,
    ILogger<SequenceWorker> logger
) : BackgroundService, ISequences
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>So long a person waits for the steps; what is left then is done behind the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A wake that is dropped here is found by the next scan.
    private readonly Channel<string> _woken = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public async Task CarryOnAsync(string unit, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        if (!await TryAsync(unit, either.Token))
        {
            _woken.Writer.TryWrite(unit);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(CarryOnWokenAsync(stoppingToken), ScanAsync(stoppingToken));

    private async Task CarryOnWokenAsync(CancellationToken stopping)
    {
        await foreach (var unit in _woken.Reader.ReadAllAsync(stopping))
        {
            await TryAsync(unit, stopping);
        }
    }

    private async Task ScanAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await foreach (var unit in offices.FindUnfinishedAsync(stopping))
                {
                    await TryAsync(unit, stopping);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                Log.ScanFailed(logger, failure);
            }
        } while (await timer.WaitForNextTickAsync(stopping));
    }

    /// <summary>Carries on all that the office has. The time may be over at any moment: whoever comes next goes on from there.</summary>
    private async Task<bool> TryAsync(string unit, CancellationToken cancellation)
    {
        try
        {
            var over = true;
            if (await offices.FindAsync(unit, cancellation) is { Facts: var office })
            {
                foreach (var runner in runners)
                {
                    foreach (var id in runner.Unfinished(office))
                    {
                        over &= await runner.RunAsync(unit, id, cancellation);
                    }
                }
            }

            return over;
        }
        catch (Exception failure)
        {
            Log.Interrupted(logger, failure, unit);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The search for unfinished sequences failed; the next one tries again.")]
        public static partial void ScanFailed(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A sequence of office {Unit} was interrupted; it is carried on later.")]
        public static partial void Interrupted(ILogger logger, Exception failure, string unit);
    }
}
