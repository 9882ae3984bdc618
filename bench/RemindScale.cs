using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Storage;
using KobanBot.Dev;
using KobanBot.Support.Reminders;
using Microsoft.Extensions.Logging;

namespace KobanBot.Bench;

/// <summary>
/// One morning of a prefecture, or of the whole country, through the real worker: its first one, on which all that is open is news, and the
/// next, on which little is. The connector answers at once, in this process; storage is Azurite on the same machine.
/// </summary>
internal static class RemindScale
{
    private const int MostCouncils = 12_100;
    private const int PerStation = 10;

    private static readonly DateOnly Day = new(2026, 11, 25);

    public static async Task<int> RunAsync(string[] args)
    {
        string Value(string name, string otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        var sizes = Value("--councils", "720,3000,12100").Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture));
        if (args.Contains("--by-partition"))
        {
            // Only child processes of Node read it.
            Environment.SetEnvironmentVariable(
                "NODE_OPTIONS",
                $"--require {Path.Combine(RepositoryRoot.Path, "bench", "azurite-by-partition.cjs")}"
            );
        }

        Console.WriteLine(
            "| councils | people | fill s | morning | sent | s | digests/s | reads | transactions | scans | offices left | peak MB |"
        );
        Console.WriteLine("| --: | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var councils in sizes)
        {
            await MeasureAsync(Math.Min(councils, MostCouncils), Value("--storage", "azurite"));
        }

        return 0;
    }

    private static async Task MeasureAsync(int councils, string storage)
    {
        AzuriteProcess? azurite = null;
        StorageTables? tables = null;
        if (storage == "azurite")
        {
            var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
            azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, CancellationToken.None);
            tables = StorageServices.Connect(new StorageOptions { ConnectionString = azurite.ConnectionString });
            foreach (var table in tables.All)
            {
                await table.CreateIfMissingAsync(CancellationToken.None);
            }
        }

        try
        {
            var dock = new MorningDock(tables, start: MorningDock.At(Day, 8, 45));
            using var loggers = LoggerFactory.Create(l => l.AddConsole().SetMinimumLevel(LogLevel.Error));
            dock.Loggers = loggers;
            dock.Options.OfficesAtOnce = 4;
            dock.Options.AtOnce = 8;
            var prefecture = new Prefecture(councils, PerStation);
            var filled = Stopwatch.StartNew();
            await prefecture.FillAsync(tables ?? dock.Storage.Tables, 8, CancellationToken.None);
            var fill = filled.Elapsed;
            await MorningAsync(dock, councils, prefecture.People, fill, "first", Day);
            await MorningAsync(dock, councils, prefecture.People, fill, "next", Day.AddDays(1));
        }
        finally
        {
            if (azurite is not null)
            {
                await azurite.DisposeAsync();
            }
        }
    }

    private static async Task MorningAsync(MorningDock dock, int councils, int people, TimeSpan fill, string name, DateOnly day)
    {
        using var ended = new CancellationTokenSource();
        var memory = PeakAsync(ended.Token);
        var connector = new Counter();
        var watch = Stopwatch.StartNew();
        using var calls = StorageCalls.Start();
        await dock.MorningAsync(day, worker: dock.Replica(messenger: connector));
        watch.Stop();
        await ended.CancelAsync();
        var sent = connector.Sent;
        var left = await LeftAsync(dock, day);
        Console.WriteLine(
            $"| {councils} | {people} | {fill.TotalSeconds:F0} | {name} | {sent} | {watch.Elapsed.TotalSeconds:F1} | {sent / watch.Elapsed.TotalSeconds:F0} | {calls.Reads} | {calls.Transactions} | {calls.Scans} | {left} | {await memory} |"
        );
    }

    /// <summary>Offices whose morning did not end: none, or something is wrong.</summary>
    private static async Task<string> LeftAsync(MorningDock dock, DateOnly day)
    {
        var left = new List<string>();
        await foreach (var unit in dock.Offices.FindOfficesAsync(CancellationToken.None))
        {
            if (
                (await dock.Offices.FindAsync(unit, CancellationToken.None))!.Facts.Morning is not { IsDone: true } morning
                || morning.Day != day
            )
            {
                left.Add(unit);
            }
        }

        return left.Count == 0 ? "0" : $"{left.Count} ({string.Join(", ", left.Take(3))})";
    }

    private static async Task<long> PeakAsync(CancellationToken ended)
    {
        using var process = Process.GetCurrentProcess();
        var peak = 0L;
        while (!ended.IsCancellationRequested)
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64 / 1024 / 1024);
            await Task.Delay(100, CancellationToken.None);
        }

        return peak;
    }

    private sealed class Counter : IProactiveMessenger
    {
        private int _sent;

        public int Sent => _sent;

        public Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
            Task.FromResult(new SendResult(SendOutcome.Sent, $"m{Interlocked.Increment(ref _sent)}"));

        public Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation) =>
            SendAsync(reference, message, cancellation);

        public Task<StoredReference?> OpenAsync(StoredReference person, CancellationToken cancellation) =>
            Task.FromResult<StoredReference?>(null);

        public Task<bool> UpdateAsync(
            StoredReference reference,
            string activityId,
            OutboundMessage message,
            CancellationToken cancellation
        ) => Task.FromResult(true);
    }
}
