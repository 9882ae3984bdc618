using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.Storage;
using KobanBot.Dev;
using KobanBot.Support.Races;

namespace KobanBot.Bench;

/// <summary>Officers who work on one council at the same time, in more interleavings than the suite has time for.</summary>
internal static class Races
{
    private const int Most = 1_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        string Value(string name, string otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        var isOnAzurite = args.Contains("--azurite");
        // Bounded: a campaign ends by itself.
        var count = Math.Min(Most, int.Parse(Value("--count", isOnAzurite ? "300" : "10000"), CultureInfo.InvariantCulture));
        var bug = Enum.Parse<SeededBug>(Value("--bug", nameof(SeededBug.None)));
        var first = int.Parse(Value("--from", "1"), CultureInfo.InvariantCulture);

        var clock = Stopwatch.StartNew();
        var faults = isOnAzurite
            ? await RunOnAzuriteAsync(first, count)
            : await RaceCampaign.RunAsync(first, count, bug, stopsAtFirst: false);
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        Console.WriteLine(
            $"{count} races, seeds {first} to {first + count - 1}, {(isOnAzurite ? "on Azurite" : "in memory")}: {faults.Count} faults, {clock.Elapsed.TotalSeconds:F1} s"
        );
        return faults.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> RunOnAzuriteAsync(int first, int count)
    {
        var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        await using var azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, CancellationToken.None);
        var tables = StorageServices.Connect(new StorageOptions { ConnectionString = azurite.ConnectionString });
        foreach (var table in tables.All)
        {
            await table.CreateIfMissingAsync(CancellationToken.None);
        }

        return await RaceCampaign.RunFreelyAsync(tables, first, count, CancellationToken.None);
    }
}
