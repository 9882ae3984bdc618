using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KobanBot.Dev;

namespace KobanBot.Bench;

/// <param name="Peer">Whether a plain echo on the SDK's own adapter is driven in turn with the bot.</param>
internal sealed record LoadOptions(
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<int> Clients,
    int Seconds,
    int Runs,
    string Storage,
    bool Peer
)
{
    public static LoadOptions Parse(string[] args)
    {
        string Value(string name, string otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        return new LoadOptions(
            Value("--scenario", "message,invoke,click,step").Split(','),
            [.. Value("--clients", "1,4,16,64").Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))],
            // Bounded: a load run ends by itself.
            Math.Min(60, int.Parse(Value("--seconds", "5"), CultureInfo.InvariantCulture)),
            Math.Min(9, int.Parse(Value("--runs", "3"), CultureInfo.InvariantCulture)),
            Value("--storage", "memory"),
            args.Contains("--peer")
        );
    }
}

/// <param name="Processor">Milliseconds of processor time of the bot for each turn: says the same however busy the machine is.</param>
internal sealed record LoadResult(double PerSecond, double P50, double P95, double P99, double Processor, long Errors);

/// <summary>
/// Turns per second and latency as a client sees it. Scenarios: `message` (要綱, a card through the connector), `invoke` (a refresh that is
/// answered with a card), `click` (the same by hand, followed by a PUT), `step` (次へ and 戻る of the wizard: two reads and one transaction).
/// The peer has `message` (the text comes back through the connector) and `invoke` (a card of one line).
/// </summary>
internal static partial class Load
{
    private const int WarmUpSeconds = 2;

    private static readonly string[] ScenariosOfPeer = ["message", "invoke"];

    private static int s_spoken;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        if (options.Peer)
        {
            await ColdStart.PrintAsync(() => BotUnderLoad.StartAsync(options.Storage, BotUnderLoad.Small));
            await ColdStart.PrintAsync(BotUnderLoad.StartPeerAsync);
            Console.WriteLine();
        }

        await using var connector = await StandInConnector.StartAsync();
        await using var bot = await BotUnderLoad.StartAsync(options.Storage, BotUnderLoad.Full);
        await bot.RestAsync();
        await using var peer = options.Peer ? await BotUnderLoad.StartPeerAsync() : null;
        Console.WriteLine(
            $"| bot | scenario ({options.Storage}) | clients | per second | p50 ms | p95 ms | p99 ms | cpu ms a turn | errors | bot MB |"
        );
        Console.WriteLine("| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var scenario in options.Scenarios)
        {
            IReadOnlyList<BotUnderLoad> bots = peer is not null && ScenariosOfPeer.Contains(scenario) ? [bot, peer] : [bot];
            foreach (var clients in options.Clients)
            {
                await CompareAsync(scenario, clients, options, connector, bots);
            }
        }

        return 0;
    }

    /// <summary>Drives the bots in turn, so that what else the machine does meets each of them, and prints a line for each.</summary>
    private static async Task CompareAsync(
        string scenario,
        int clients,
        LoadOptions options,
        StandInConnector connector,
        IReadOnlyList<BotUnderLoad> bots
    )
    {
        var runs = bots.ToDictionary(b => b, _ => new List<LoadResult>());
        foreach (var bot in bots)
        {
            await MeasureAsync(scenario, clients, WarmUpSeconds, connector, bot);
        }

        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var bot in bots)
            {
                runs[bot].Add(await MeasureAsync(scenario, clients, options.Seconds, connector, bot));
            }
        }

        foreach (var bot in bots)
        {
            var median = runs[bot].OrderBy(r => r.PerSecond).ElementAt(options.Runs / 2);
            var errors = runs[bot].Sum(r => r.Errors);
            Console.WriteLine(
                $"| {bot.Name} | {scenario} | {clients} | {median.PerSecond:F0} | {median.P50:F2} | {median.P95:F2} | {median.P99:F2} | {median.Processor:F2} | {errors} | {bot.Megabytes} |"
            );
        }
    }

    /// <summary>ヘルプ from an officer of the sample, as the first activity of all.</summary>
    public static string FirstWords(string connector) => new Sender(People()[0], "conversation-cold", connector).Says("ヘルプ");

    private static async Task<LoadResult> MeasureAsync(
        string scenario,
        int clients,
        int seconds,
        StandInConnector connector,
        BotUnderLoad bot
    )
    {
        // Every run speaks as other people: their drafts must not pile up in a few councils, as they do not in life.
        var first = Interlocked.Add(ref s_spoken, clients) - clients;
        var people = People();
        var (before, busy) = (connector.Sent, bot.Processor);
        var clock = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(seconds);
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(n => RunOneAsync(scenario, people[(first + n) % people.Count], n, connector.Url, bot.Port, clock, until))
        );
        var elapsed = clock.Elapsed.TotalSeconds;
        busy = bot.Processor - busy;
        var times = results.SelectMany(r => r.Times).Order().ToArray();
        var done = scenario == "message" ? connector.Sent - before : times.Length;
        double At(double share) =>
            times.Length == 0 ? 0 : times[Math.Min(times.Length - 1, (int)(times.Length * share))] * 1000d / Stopwatch.Frequency;
        return new LoadResult(
            done / elapsed,
            At(0.5),
            At(0.95),
            At(0.99),
            busy.TotalMilliseconds / Math.Max(1, done),
            results.Sum(r => r.Errors)
        );
    }

    private static async Task<(List<long> Times, long Errors)> RunOneAsync(
        string scenario,
        string person,
        int number,
        string connector,
        int port,
        Stopwatch clock,
        TimeSpan until
    )
    {
        // Answers of different clients must not wait for one another in one thread.
        await Task.Yield();
        await using var client = await LoadClient.ConnectAsync(port);
        var sender = new Sender(person, $"conversation-{number}", connector);
        var draft = scenario == "step" ? await DraftOf(client, sender) : null;
        var (times, errors, turn) = (new List<long>(200_000), 0L, 0L);
        while (clock.Elapsed < until)
        {
            turn++;
            var request = LoadClient.Request(
                scenario switch
                {
                    "message" => sender.Says("要綱"),
                    "invoke" => sender.Presses("guideline.open", "", automatic: true),
                    "click" => sender.Presses("guideline.open", "", automatic: false),
                    "step" => sender.Presses(turn % 2 == 1 ? "record.next" : "record.back", draft!.Data(turn), automatic: false),
                    _ => throw new NotSupportedException($"Unknown scenario {scenario}."),
                }
            );
            var start = Stopwatch.GetTimestamp();
            var answer = await client.SendAsync(request);
            times.Add(Stopwatch.GetTimestamp() - start);
            var isWell = client.Status == 200 && (scenario == "message" || HasGoodStatus(answer.Span));
            if (scenario == "step" && !(draft!.Version == VersionIn(answer.Span)))
            {
                isWell = false;
                draft = await DraftOf(client, sender);
                turn = 0;
            }

            errors += isWell ? 0 : 1;
        }

        return (times, errors);
    }

    private static async Task<DraftUnderLoad> DraftOf(LoadClient client, Sender sender)
    {
        var answer = await client.SendAsync(
            LoadClient.Request(sender.Presses("record.new", $"\"council\":\"{sender.Council}\"", automatic: false))
        );
        var text = Encoding.UTF8.GetString(answer.Span);
        var flow = FlowPattern().Match(text).Groups[1].Value;
        return flow.Length > 0
            ? new DraftUnderLoad(sender.Council, flow, VersionIn(answer.Span))
            : throw new InvalidOperationException($"No draft was started: {text[..Math.Min(300, text.Length)]}");
    }

    /// <summary>Whether the body says 200 as well; the peer writes it with a space.</summary>
    private static bool HasGoodStatus(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("\"statusCode\":200"u8) >= 0 || answer.IndexOf("\"statusCode\": 200"u8) >= 0;

    private static int VersionIn(ReadOnlySpan<byte> answer)
    {
        var at = answer.IndexOf("\"version\":"u8);
        while (at >= 0)
        {
            answer = answer[(at + 10)..];
            if (System.Buffers.Text.Utf8Parser.TryParse(answer, out int version, out _))
            {
                return version;
            }

            at = answer.IndexOf("\"version\":"u8);
        }

        return -1;
    }

    /// <summary>Lead officers of the sample, each with the council that he or she edits.</summary>
    private static List<string> People()
    {
        var folder = BotUnderLoad.Full;
        var leads = File.ReadLines(Path.Combine(folder, "lead_officers.csv"))
            .Skip(1)
            .Select(l => l.Split(','))
            .Where(l => l.Length < 4 || l[3].Length == 0);
        var names = File.ReadLines(Path.Combine(folder, "officers.csv"))
            .Skip(1)
            .Select(l => l.Split(','))
            .ToDictionary(l => l[0], l => l[^1]);
        return [.. leads.Where(l => names.ContainsKey(l[1])).DistinctBy(l => l[1]).Select(l => $"{names[l[1]]}|{l[0]}")];
    }

    [GeneratedRegex("\"flow\":\"([^\"]+)\"")]
    private static partial Regex FlowPattern();

    private sealed class DraftUnderLoad(string council, string flow, int version)
    {
        public int Version { get; private set; } = version;

        /// <summary>次へ of step 1, then 戻る of step 2: the version rises by one each time.</summary>
        public string Data(long turn)
        {
            var fields =
                turn % 2 == 1
                    ? "\"step\":\"Basics\",\"kind\":\"Regular\",\"date\":\"2026-11-20\",\"from\":\"14:00\",\"place\":\"中央町内会館\""
                    : "\"step\":\"Attendance\",\"present\":\"M000001,M000002\",\"officers\":\"\"";
            return $"\"council\":\"{council}\",\"flow\":\"{flow}\",\"version\":{Version++},{fields}";
        }
    }

    private sealed class Sender(string person, string conversation, string connector)
    {
        private readonly string _name = person.Split('|')[0];
        private readonly Guid _account = new(MD5Of(person));
        private readonly string _run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        private long _count;

        public string Council { get; } = person.Split('|')[1];

        public string Says(string text) => $$"""{"type":"message","text":"{{text}}",{{Common()}}}""";

        public string Presses(string verb, string data, bool automatic)
        {
            var command = $"\"command\":\"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}\"";
            var all = data.Length > 0 ? $"{command},{data}" : command;
            var action = $"{{\"type\":\"Action.Execute\",\"verb\":\"{verb}\",\"data\":{{{all}}}}}";
            var trigger = automatic ? "automatic" : "manual";
            return $"{{\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"replyToId\":\"1\",\"value\":{{\"action\":{action},\"trigger\":\"{trigger}\"}},{Common()}}}";
        }

        private string Common() =>
            $$"""
                "id":"{{_run}}{{++_count}}","channelId":"msteams","serviceUrl":"{{connector}}","from":{"id":"29:{{_name}}","aadObjectId":"{{_account}}"},"recipient":{"id":"28:bot"},"conversation":{"id":"{{conversation}}","conversationType":"personal","tenantId":"t"}
                """;

        private static byte[] MD5Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
    }
}
