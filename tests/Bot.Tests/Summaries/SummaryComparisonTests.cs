using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Summaries;

/// <summary>What a crash has left behind is put right without anybody asking: at start, and at intervals.</summary>
public sealed class SummaryComparisonTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Extracts_that_are_missing_are_made_at_start_and_again_after_the_interval()
    {
        var storage = await World.CopyAsync();
        var clock = new FakeTimeProvider(World.Now);
        var options = new SummaryOptions();
        await LoseAsync(storage);
        using var comparison = new SummaryComparison(
            storage.SummaryProjection,
            storage.SummaryStore,
            Microsoft.Extensions.Options.Options.Create(options),
            clock,
            NullLogger<SummaryComparison>.Instance
        );

        await comparison.StartAsync(None);
        await ThereAsync(storage);
        await LoseAsync(storage);
        await MovedAsync(clock, options.RebuildInterval, storage);

        await comparison.StopAsync(None);
    }

    private static async Task LoseAsync(MemoryStorage storage)
    {
        foreach (var row in await RowsAsync(storage))
        {
            (await storage.Stations.TryWriteAsync(row.Partition, [RowWrite.Delete(row)], None)).ShouldBeTrue();
        }

        (await RowsAsync(storage)).ShouldBeEmpty();
    }

    private static async Task ThereAsync(MemoryStorage storage)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await RowsAsync(storage)).Count < 2)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>The timer may not have been set yet when the clock first moves.</summary>
    private static async Task MovedAsync(FakeTimeProvider clock, TimeSpan interval, MemoryStorage storage)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await RowsAsync(storage)).Count < 2)
        {
            clock.Advance(interval);
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>The extracts of the world's only station with councils, which has two.</summary>
    private static Task<IReadOnlyList<Row>> RowsAsync(MemoryStorage storage) =>
        storage.Stations.ReadRangeAsync(Keys.Of(new StationId("S1")), Keys.Extract, Keys.After(Keys.Extract), None);
}
