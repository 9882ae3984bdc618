using System.Diagnostics;
using System.Globalization;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Storage;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;
using KobanBot.Support.Summaries;

namespace KobanBot.Bench;

/// <summary>What the summaries cost: the cards at the size of a prefecture and of the country, and the ways to get at the facts.</summary>
internal static class Summaries
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<int> RunAsync(string[] args)
    {
        var copies = args.Length > 1 && args[0] == "--copies" ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        var storage = await SamplePrefecture.CopyAsync("full");
        if (copies > 1)
        {
            storage = await MultipliedAsync(storage, copies);
        }

        var extracts = storage.Stations.Rows.Where(r => r.Key.StartsWith("5council|", StringComparison.Ordinal)).ToList();
        var councils = storage.Councils.Rows.Where(r => r.Key == "1head").Select(r => new CouncilId(r.Partition)).ToList();
        Console.WriteLine(
            $"{councils.Count} councils, {extracts.Count} extract rows, {extracts.Sum(r => (long)System.Text.Encoding.UTF8.GetByteCount(r.Body)) / 1024:N0} KB, {extracts.Average(r => r.Body.Length):N0} characters a row"
        );

        await MeasureAsync(
            "on demand: read and cut every council",
            3,
            async () =>
            {
                await Parallel.ForEachAsync(
                    councils,
                    async (id, token) => await SummaryStore.ExtractAsync(storage.Tables.Councils, id, token)
                );
            }
        );
        await MeasureAsync(
            "projection, first read (parsed)",
            3,
            () => new SummaryStore(storage.Tables).LoadAsync(SummaryScope.Prefecture, None)
        );
        var officer = await SamplePrefecture.PersonaAsync(storage, "hq");
        var step = Steps.Of(officer) with { Now = SamplePrefecture.Now };
        await MeasureAsync("projection, same versions", 7, () => storage.SummaryStore.LoadAsync(SummaryScope.Prefecture, None));
        await MeasureAsync(
            "first card of a process, not read ahead",
            3,
            () => Flow(storage, new SummaryStore(storage.Tables)).OpenAsync(step.With(("k", "P/2026/~Main")), None)
        );

        // Each first look computes; the second has the figures of the first.
        foreach (
            var address in new[]
            {
                "P/2026/~Main",
                "P/2026/~Members",
                "P/2026/~Members/1",
                "P/2026/~Feedback",
                "P/2026/~Feedback/1",
                "P/2026/~Units",
                "P/2026/~Units/1",
                "P/2026/~More",
                "A!Kushiro/2026/~Duties",
                "S!101/2026/~Duties",
            }
        )
        {
            await MeasureAsync(address, 7, () => Flow(storage).OpenAsync(step.With(("k", address)), None));
        }

        await MeasureAsync("P/2026/Members/r4", 7, () => Flow(storage).ListAsync(step.With(("k", "P/2026/Members/r4")), None));
        var (flow, reading) = (Flow(storage), Reading(storage));
        await flow.OpenAsync(step.With(("k", "P/2026/~Members")), None);
        await MeasureAsync("again: P/2026/~Members", 7, () => flow.OpenAsync(step.With(("k", "P/2026/~Members")), None));
        await MeasureAsync("again: P/2026/Members/r4", 7, () => flow.ListAsync(step.With(("k", "P/2026/Members/r4")), None));
        foreach (var format in new[] { "csv", "xlsx" })
        {
            await MeasureAsync($"file, {format}", 3, () => FileAsync(Reading(storage), step, format));
            await MeasureAsync($"again: file, {format}", 3, () => FileAsync(reading, step, format));
        }

        await MeasureAsync("rebuild", 1, () => storage.SummaryProjection.RebuildAsync(None));
        using var calls = StorageCalls.Start();
        await storage.SummaryStore.LoadAsync(SummaryScope.Prefecture, None);
        Console.WriteLine($"storage of one card of the headquarters: {calls}, and one read for the person");
        return 0;
    }

    private static SummaryFlow Flow(MemoryStorage storage, ISummaryStore? summaries = null) =>
        Flows.Summary(summaries ?? storage.SummaryStore, storage.CouncilStore, ObligationRules.Default);

    private static SummaryReading Reading(MemoryStorage storage) =>
        new(storage.SummaryStore, storage.CouncilStore, ObligationRules.Default);

    private static async Task FileAsync(SummaryReading reading, Step step, string format)
    {
        var file = await new ExportFlow(reading, ObligationRules.Default, Flows.Patience(reading, ObligationRules.Default)).FileAsync(
            step.With(("k", "P/2026/~More"), ("format", format)),
            None
        );
        if (file.Content.Length == 0)
        {
            throw new InvalidOperationException($"No file was made: {file.Refusal}");
        }
    }

    /// <summary>More random commands than the suite's 10,000, against the independent count.</summary>
    public static async Task<int> CheckAsync(string[] args)
    {
        var commands = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var storage = new MemoryStorage();
        var life = new RandomCommands(storage, 400, seed: 7);
        await life.BeginAsync();
        var compared = 0;
        while (life.Done < commands)
        {
            await life.DoAsync();
            if (life.Done % 100 == 0)
            {
                await life.FollowAsync();
            }

            if (life.Done % (commands / 10) == 0)
            {
                var data = await storage.SummaryStore.LoadAsync(SummaryScope.Prefecture, None);
                var period = SummaryPeriod.Of(new KobanBot.Core.Time.FiscalYear(2026));
                var at = new SummaryCase(data, SummaryScope.Prefecture, period, RandomCommands.Today, ObligationRules.Default);
                List<SummaryScope> scopes =
                [
                    SummaryScope.Prefecture,
                    .. Enum.GetValues<Area>().Select(SummaryScope.Of),
                    .. data.Stations.Select(s => SummaryScope.Of(s.Id)),
                ];
                var codes = scopes.Select(s => s.Code).ToHashSet();
                var said = Recount.Said(at, scopes);
                var counted = Recount
                    .Of(storage.Councils, period.First, at.AsOf, RandomCommands.Today)
                    .Where(c => codes.Contains(c.Key.Split(' ')[0]))
                    .ToDictionary();
                var wrong = said
                    .Keys.Union(counted.Keys)
                    .Where(k => Math.Abs(said.GetValueOrDefault(k) - counted.GetValueOrDefault(k)) > 0.0001m)
                    .ToList();
                compared += said.Count;
                if (wrong.Count > 0)
                {
                    Console.WriteLine($"after {life.Done} commands: {string.Join(", ", wrong.Take(10))}");
                    return 1;
                }
            }
        }

        Console.WriteLine($"{life.Done:N0} random commands, {compared:N0} figures compared, none differs");
        return 0;
    }

    private static async Task MeasureAsync(string what, int runs, Func<Task> run)
    {
        var (times, own) = (new List<double>(), new List<double>());
        for (var i = 0; i <= runs; i++)
        {
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await run();
            if (i > 0 || runs == 1)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                own.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
            }
        }

        times.Sort();
        own.Sort();
        Console.WriteLine($"  {what, -40} {own[own.Count / 2], 9:N1} ms of processor, {times[times.Count / 2], 9:N1} ms by the clock");
    }

    /// <summary>The prefecture several times over, each copy with councils and stations of its own.</summary>
    private static async Task<MemoryStorage> MultipliedAsync(MemoryStorage one, int copies)
    {
        var many = new MemoryStorage(new MemoryTable(), new MemoryTable(), one.People, one.Accounts);
        for (var n = 0; n < copies; n++)
        {
            var mark = n == 0 ? "" : $"x{n}";
            foreach (var partition in one.Councils.Rows.GroupBy(r => r.Partition))
            {
                foreach (var chunk in partition.Chunk(90))
                {
                    await many.Councils.TryWriteAsync(
                        partition.Key + mark,
                        [.. chunk.Select(r => RowWrite.Insert(new Row(partition.Key + mark, r.Key, r.Schema, Renamed(r, mark))))],
                        None
                    );
                }
            }

            foreach (var row in one.Stations.Rows.Where(r => r.Key == "1head"))
            {
                await many.Stations.TryWriteAsync(
                    row.Partition + mark,
                    [RowWrite.Insert(new Row(row.Partition + mark, row.Key, row.Schema, Renamed(row, mark)))],
                    None
                );
            }
        }

        await many.SummaryProjection.RebuildAsync(None);
        return many;
    }

    // Codes of councils, stations and police boxes get the copy's mark; whose they are stays as it was.
    private static string Renamed(Row row, string mark) =>
        mark.Length == 0 || row.Key != "1head"
            ? row.Body
            : System.Text.RegularExpressions.Regex.Replace(
                row.Body,
                "\"(?<name>Id|Station|PoliceBox|MergedInto)\":\"(?<code>[0-9A-Za-z-]+)\"",
                m => $"\"{m.Groups["name"].Value}\":\"{m.Groups["code"].Value}{mark}\"",
                System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            );
}
