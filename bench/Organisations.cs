using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Reminders;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reforms;

namespace KobanBot.Bench;

/// <summary>
/// 組織の変更: what its preview shows against what is there afterwards, in many random organisations; and how long the preview of a merger as that of
/// 1 April 2026 takes: six of 64 stations, with eleven police boxes each, go into others.
/// </summary>
internal static class Organisations
{
    private const int MostCount = 1_000_000;
    private const int Stations = 64;
    private const int Merged = 6;
    private const int Runs = 5;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The clock of the bot under test stands in November 2026.</summary>
    private const string NextYear = "2027-04-01";

    public static async Task<int> RunAsync(string[] args)
    {
        int Value(string name, int otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
                ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
                : otherwise;
        var isRight = await CompareAsync(Value("--from", 1), Math.Min(Value("--count", 10_000), MostCount));
        await MergeAsync();
        return isRight ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(int from, int count)
    {
        var (clock, carriedOut, refused, different) = (Stopwatch.StartNew(), 0, 0, 0);
        for (var seed = from; seed < from + count; seed++)
        {
            var run = await ReformCampaign.RunAsync(seed);
            carriedOut += run.Reform is null ? 0 : 1;
            refused += run.Refusal is null ? 0 : 1;
            if (run.Difference is { } difference)
            {
                different++;
                Console.WriteLine($"seed {seed}: {difference}");
            }
        }

        Console.WriteLine("| organisations | carried out and taken back | refused | different | s |");
        Console.WriteLine("| --: | --: | --: | --: | --: |");
        Console.WriteLine($"| {count} | {carriedOut} | {refused} | {different} | {clock.Elapsed.TotalSeconds:F1} |");
        return different == 0;
    }

    private static async Task MergeAsync()
    {
        var organisation = new RandomOrganisation(seed: 1, stations: Stations, boxes: 11);
        var state = organisation.State;
        ReformLine[] lines =
        [
            .. Enumerable
                .Range(0, Merged)
                .Select(n => new ReformLine(RandomOrganisation.NameOf(n), RandomOrganisation.NameOf(Stations - 1 - n), "", default)),
        ];
        var computed = Best(() =>
        {
            var reform = new PlanReform("R", ReformKind.MergeStation, RandomOrganisation.Day, lines)
                .Decide(state, RandomOrganisation.Today)
                .Match(r => r, no => throw new InvalidOperationException(no.Code));
            ReformEffects.Of(state, state.After(reform), reform, ReminderRules.Default);
        });

        await using var bot = await BotUnderTest.StartAsync();
        await FillAsync(bot, state);
        var chat = await bot.OpenChatOf(World.HqOfficer);
        await chat.SayAsync("組織の変更");
        var typed = string.Join('\n', lines.Select(l => $"{l.What}　{l.To}"));
        var shown = TimeSpan.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await chat.PressAsync("内容を確認", ("kind", "MergeStation"), ("day", NextYear), ("lines", typed));
            shown = watch.Elapsed < shown ? watch.Elapsed : shown;
        }

        if (!chat.Card.HasButton("登録する"))
        {
            throw new InvalidOperationException($"The merger was refused: {chat.Card.Text}");
        }

        Console.WriteLine();
        Console.WriteLine("| stations | councils | officers | merged | computed ms | on the card ms | card KB |");
        Console.WriteLine("| --: | --: | --: | --: | --: | --: | --: |");
        Console.WriteLine(
            $"| {Stations} | {state.Councils.Count} | {state.People.Count} | {Merged} | {computed.TotalMilliseconds:F0} | {shown.TotalMilliseconds:F0} | {Encoding.UTF8.GetByteCount(chat.Card.Json.ToJsonString(Relaxed)) / 1024.0:F1} |"
        );
    }

    private static TimeSpan Best(Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    private static async Task FillAsync(BotUnderTest bot, ReformState state)
    {
        var import = bot.Storage.ImportStore;
        foreach (var office in state.Offices)
        {
            await import.PutStationAsync(office.Station!, CancellationToken.None); // All of them are stations.
            await import.PutDirectoryAsync(office.Directory, CancellationToken.None);
        }

        foreach (var facts in state.Councils)
        {
            var council = new CouncilImport
            {
                Council = facts.Council,
                Members = facts.Members,
                Roster = facts.Roster,
            };
            await import.PutCouncilAsync(council, CancellationToken.None);
        }

        foreach (var officer in state.People)
        {
            await import.PutOfficerAsync(officer, CancellationToken.None);
        }
    }
}
