using System.Collections.Concurrent;
using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;

namespace KobanBot.EndToEnd.Tests.Races;

/// <summary>The same races as in memory, at once and ungated, on real table storage: a council for each.</summary>
public sealed class AzuriteRaceTests(ServiceTables service)
{
    private const int Races = 300;

    [Fact]
    public async Task Three_hundred_races_on_Azurite_lose_double_or_mix_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tables = await service.NewAsync();
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(1, Races),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation },
            async (seed, token) =>
            {
                var council = new CouncilId($"R{seed}");
                await new ImportStore(tables).PutCouncilAsync(World.CentralAs(council), token);
                foreach (var fault in await Race.RunFreelyAsync(seed, tables, council))
                {
                    faults.Add($"race {seed}: {fault}");
                }
            }
        );

        faults.ShouldBeEmpty();
    }
}
