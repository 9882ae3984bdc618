using System.ComponentModel.DataAnnotations;
using KobanBot.Core.Facts;
using KobanBot.Core.Summaries;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Storage;

/// <summary>The section "Summaries".</summary>
internal sealed class SummaryOptions
{
    public const string Section = "Summaries";

    /// <summary>How often all extracts are compared with the councils; also at start. INFERRED.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RebuildInterval { get; set; } = TimeSpan.FromHours(6);
}

[OptionsValidator]
internal sealed partial class SummaryOptionsValidator : IValidateOptions<SummaryOptions>;

/// <summary>Compares all extracts with the councils at start and at intervals, and puts right what a crash has left behind.</summary>
internal sealed partial class SummaryComparison(
    SummaryProjection projection,
    ISummaryStore summaries,
    IOptions<SummaryOptions> options,
    TimeProvider clock,
    ILogger<SummaryComparison> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Read first: the rebuild takes longer, and as a rule it changes nothing.
        await ReadAheadAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.RebuildInterval, clock);
        do
        {
            try
            {
                var differences = await projection.RebuildAsync(stoppingToken);
                if (differences.Count > 0)
                {
                    Log.PutRight(logger, differences.Count);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.NotRebuilt(logger, failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Whoever opens the first card after a start need not wait until all extracts are read and parsed.</summary>
    private async Task ReadAheadAsync(CancellationToken stopping)
    {
        // The start does not wait for it.
        await Task.Yield();
        try
        {
            await summaries.LoadAsync(SummaryScope.Prefecture, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.NotReadAhead(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The extracts could not be read ahead; the first card reads them.")]
        public static partial void NotReadAhead(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Information, Message = "A rebuild has put {Count} extracts right.")]
        public static partial void PutRight(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "The extracts could not be compared; the next rebuild tries again.")]
        public static partial void NotRebuilt(ILogger logger, Exception failure);
    }
}
