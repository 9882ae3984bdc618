using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.Conversations;

namespace KobanBot.EndToEnd.Tests.Summaries;

/// <summary>Extracts on real table storage: what a card asks of it, and a rebuild.</summary>
public sealed class AzuriteSummaryTests(ServiceTables service)
{
    [Fact]
    public async Task A_card_reads_the_list_of_stations_and_one_range_for_each_and_a_rebuild_finds_what_differs()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (sample, tables) = (await SamplePrefecture.CopyAsync("small"), await service.NewAsync());
        foreach (var (from, to) in new[] { (sample.Councils, tables.Councils), (sample.Stations, tables.Stations) })
        {
            foreach (var chunk in from.Rows.Where(r => r.Key[0] is '1' or '6').GroupBy(r => r.Partition).SelectMany(p => p.Chunk(80)))
            {
                (
                    await to.TryWriteAsync(
                        chunk[0].Partition,
                        [.. chunk.Select(r => RowWrite.Insert(r with { ETag = null }))],
                        cancellation
                    )
                ).ShouldBeTrue();
            }
        }

        var projection = new SummaryProjection(tables);
        (await projection.RebuildAsync(cancellation)).Count.ShouldBe(44 + 3 + 6);
        (await projection.RebuildAsync(cancellation)).ShouldBeEmpty();
        var store = new SummaryStore(tables);
        foreach (
            var (scope, reads) in new[]
            {
                (SummaryScope.Prefecture, 7),
                (SummaryScope.Of(Area.Kushiro), 3),
                (SummaryScope.Of(new StationId("101")), 2),
                (SummaryScope.Of(new CouncilId("C10101")), 3),
            }
        )
        {
            using var calls = StorageCalls.Start();
            var data = await store.LoadAsync(scope, cancellation);
            (calls.Reads, calls.Transactions, calls.Scans).ShouldBe((reads, 0, 0), scope.Code);
            data.Councils.Count.ShouldBe((await sample.SummaryStore.LoadAsync(scope, cancellation)).Councils.Count);
        }
    }
}
