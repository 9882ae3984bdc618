using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.Storage;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Delivery;
using KobanBot.Support.Storage;

namespace KobanBot.Bench;

/// <summary>
/// The digests of a morning, sent by the product's worker through a connector that keeps every published limit and fails by seed. Tables, bot and
/// connector share this process, so its memory is that of all three.
/// </summary>
internal static class Deliver
{
    private const int MostRecipients = 20_000;

    public static async Task<int> RunAsync(string[] args)
    {
        int Number(string name, int otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
                ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
                : otherwise;
        var recipients = Math.Min(MostRecipients, Number("--recipients", 1000));
        var retryAfter = Number("--retry-after", 0);
        var faults = new SeededFaults(Number("--seed", 1))
        {
            Throttled = Number("--throttled", 5) / 100d,
            Gateway = Number("--gateway", 1) / 100d,
            RetryAfter = retryAfter > 0 ? retryAfter : null,
            Latency = TimeSpan.FromMilliseconds(Number("--latency", 200)),
        };

        var storage = new MemoryStorage();
        // Three digests in doubt of one reader wait for 35 minutes.
        using var bounded = new CancellationTokenSource(TimeSpan.FromMinutes(45) + TimeSpan.FromSeconds(recipients / 5d));
        var (report, held, tables) = await RunAsync(
            recipients,
            Number("--unreachable", 2),
            faults,
            storage,
            args.Contains("--skip-rests"),
            bounded.Token
        );
        Console.WriteLine($"| held before, at a tenth, half, end | {string.Join(", ", held)} KB |");
        Console.WriteLine($"| of it the tables, before and at the end | {tables}, {await TablesAsync(storage)} KB |");
        return report.IsRight ? 0 : 1;
    }

    private static async Task<(DeliveryReport Report, List<long> Held, long Tables)> RunAsync(
        int recipients,
        int blocked,
        SeededFaults faults,
        MemoryStorage storage,
        bool skipsRests,
        CancellationToken cancellation
    )
    {
        await using var campaign = await DeliveryCampaign.StartAsync(recipients, blocked, faults, storage);
        var (before, tables) = (Held(), await TablesAsync(storage));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var memory = WatchAsync(TimeSpan.FromMilliseconds(500), WorkingSet, ended.Token);
        // A full collection each time: what is left is what is held. Seldom, because it stops everything.
        var held = WatchAsync(TimeSpan.FromSeconds(10), Held, ended.Token);
        var report = await campaign.RunAsync(skipsRests, cancellation);
        await ended.CancelAsync();
        var (sets, all) = (await memory, await held);
        Print(report, campaign.Channel, sets);
        return (report, [before, At(all, 0.1), At(all, 0.5), all[^1]], tables);
    }

    private static void Print(DeliveryReport report, StrictConnector channel, IReadOnlyList<long> memory)
    {
        var injected = string.Join(", ", channel.Injected.Select(i => $"{i.Key}: {i.Value}"));
        (string What, string Value)[] lines =
        [
            ("ended", string.Join(", ", report.Ended.Select(e => $"{e.Key} {e.Value}"))),
            ("not as they should", $"{report.Wrong.Count}"),
            ("requests", $"{channel.Requests}"),
            ("limits crossed", $"{channel.Crossed.Count}"),
            ("most requests within a second", $"{channel.Busiest}"),
            ("injected faults", injected.Length == 0 ? "none" : injected),
            ("sent again in doubt, arrived twice, of them not counted", $"{report.AmbiguousRepeats}, {report.Doubles}, {report.Uncounted}"),
            ("first look: messages, a second", $"{report.First.Count}, {report.PerSecond:F1} over {report.First[^1].TotalSeconds:F0} s"),
            ("first look: requests a second", $"{report.RequestsPerSecond:F1}"),
            ("first look: messages a second in its slowest ten seconds", $"{report.SlowestPerSecond:F1}"),
            ("until the last digest had ended", $"{report.Elapsed.TotalSeconds:F0} s, {report.Skipped.TotalSeconds:F0} s of it left out"),
            ("turns answered meanwhile, slowest", $"{report.Turns}, {report.SlowestTurn.TotalMilliseconds:F0} ms"),
            ("working set at a tenth, half, end, peak", $"{At(memory, 0.1)}, {At(memory, 0.5)}, {memory[^1]}, {memory.Max()} MB"),
        ];
        foreach (var (what, value) in lines)
        {
            Console.WriteLine($"| {what} | {value} |");
        }

        foreach (var problem in channel.Crossed.Concat(report.Wrong).Take(10))
        {
            Console.Error.WriteLine(problem);
        }
    }

    /// <summary>What the tables hold, in KB: so much more is held while there is a second one of everything that is stored.</summary>
    private static async Task<long> TablesAsync(MemoryStorage storage)
    {
        var before = Held();
        var copy = new MemoryTable();
        foreach (var row in new[] { storage.Councils, storage.Stations, storage.People, storage.Accounts }.SelectMany(t => t.Rows))
        {
            // Rows share their keys; only what is written in them is each one's own.
            var another = row with
            {
                Body = new string(row.Body),
            };
            await copy.TryWriteAsync(another.Partition, [RowWrite.Insert(another)], CancellationToken.None);
        }

        var held = Held() - before;
        GC.KeepAlive(copy);
        return held;
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true) / 1024;

    private static long At(IReadOnlyList<long> memory, double share) => memory[(int)((memory.Count - 1) * share)];

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024 / 1024;
    }

    private static async Task<IReadOnlyList<long>> WatchAsync(TimeSpan every, Func<long> look, CancellationToken until)
    {
        var seen = new List<long>();
        using var timer = new PeriodicTimer(every);
        try
        {
            do
            {
                seen.Add(look());
            } while (await timer.WaitForNextTickAsync(until));
        }
        catch (OperationCanceledException)
        {
            // The campaign is over.
        }

        seen.Add(look());
        return seen;
    }
}
