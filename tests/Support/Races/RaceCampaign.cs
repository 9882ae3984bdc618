using System.Collections.Concurrent;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;

namespace KobanBot.Support.Races;

/// <summary>Many races, each by a seed of its own. The suite runs some, `bench -- races` as many as are asked for.</summary>
internal static class RaceCampaign
{
    private const int MostFaults = 20;

    /// <summary>Deterministic races in memory, each on a copy of the same council, on all processors.</summary>
    /// <returns>A sentence for each seed at fault, of the first twenty.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(int firstSeed, int count, SeededBug bug, bool stopsAtFirst)
    {
        var template = new MemoryStorage();
        await World.FillAsync(template);
        var faults = new ConcurrentBag<string>();
        Parallel.For(
            firstSeed,
            firstSeed + count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (seed, loop) =>
            {
                if (Race.Run(seed, template.Councils.Copy(), bug) is { Count: > 0 } found)
                {
                    faults.Add($"seed {seed}: {found[0]}");
                    if (stopsAtFirst || faults.Count > MostFaults)
                    {
                        loop.Stop();
                    }
                }
            }
        );
        return Reported(faults);
    }

    /// <summary>The same races at once and ungated on the tables of a service, a council for each; not deterministic.</summary>
    /// <returns>A sentence for each fault, of the first twenty.</returns>
    public static async Task<IReadOnlyList<string>> RunFreelyAsync(
        StorageTables tables,
        int firstSeed,
        int count,
        CancellationToken cancellation
    )
    {
        var import = new ImportStore(tables, TimeProvider.System);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(firstSeed, count),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation },
            async (seed, token) =>
            {
                var council = new CouncilId($"R{seed}");
                await import.PutCouncilAsync(World.CentralAs(council), token);
                foreach (var fault in await Race.RunFreelyAsync(seed, tables, council))
                {
                    faults.Add($"race {seed}: {fault}");
                }
            }
        );
        return Reported(faults);
    }

    private static IReadOnlyList<string> Reported(IEnumerable<string> faults) => [.. faults.Order(StringComparer.Ordinal).Take(MostFaults)];
}
