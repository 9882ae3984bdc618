using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KobanBot.Bench;

/// <summary>
/// One reminder to each of many recipients through a connector that keeps every published limit and fails by seed. Bot and connector share
/// this process, so its memory is that of both.
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
            RefusalOf = DeliveryCampaign.RefusalOf,
        };

        await using var channel = await StrictConnector.StartAsync(faults, TimeProvider.System);
        await using var host = await ProtocolHost.StartAnonymousAsync((_, _) => Task.CompletedTask);
        var campaign = new DeliveryCampaign(
            host.Services.GetRequiredService<IProactiveMessenger>(),
            host.Services.GetRequiredService<ConnectorClient>(),
            channel,
            TimeProvider.System
        );
        var limit = TimeSpan.FromSeconds(60 + (recipients / 5d));
        using var bounded = new CancellationTokenSource(limit);
        var memory = WatchAsync(TimeSpan.FromMilliseconds(500), WorkingSet, bounded.Token);
        // A full collection each time: what is left is what is held. Seldom, because it stops everything.
        var held = WatchAsync(TimeSpan.FromSeconds(10), () => GC.GetTotalMemory(forceFullCollection: true) / 1024, bounded.Token);
        var report = await campaign.RunAsync(recipients, bounded.Token);
        await bounded.CancelAsync();
        Print(report, channel, await memory, await held);
        return channel.Crossed.Count == 0 && report.Ended.Values.Sum() == recipients && report.Lost == 0 ? 0 : 1;
    }

    private static void Print(DeliveryReport report, StrictConnector channel, IReadOnlyList<long> memory, IReadOnlyList<long> held)
    {
        var injected = string.Join(", ", channel.Injected.Select(i => $"{i.Key}: {i.Value}"));
        (string What, string Value)[] lines =
        [
            ("ended", string.Join(", ", report.Ended.OrderBy(e => e.Key).Select(e => $"{e.Key} {e.Value}"))),
            ("requests", $"{channel.Requests}"),
            ("limits crossed", $"{channel.Crossed.Count}"),
            ("most requests within a second", $"{channel.Busiest}"),
            ("injected faults", injected.Length == 0 ? "none" : injected),
            ("sent again in doubt, arrived twice, lost", $"{report.AmbiguousRepeats}, {report.Doubles}, {report.Lost}"),
            ("recipients a second", $"{report.PerSecond:F1} over {report.Elapsed.TotalSeconds:F0} s"),
            ("turns answered meanwhile, slowest", $"{report.Turns}, {report.SlowestTurn.TotalMilliseconds:F0} ms"),
            ("working set at a tenth, half, end, peak", $"{At(memory, 0.1)}, {At(memory, 0.5)}, {memory[^1]}, {memory.Max()} MB"),
            ("held at a tenth, half, end", $"{At(held, 0.1)}, {At(held, 0.5)}, {held[^1]} KB"),
        ];
        foreach (var (what, value) in lines)
        {
            Console.WriteLine($"| {what} | {value} |");
        }

        foreach (var crossing in channel.Crossed.Take(10))
        {
            Console.Error.WriteLine(crossing);
        }
    }

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
