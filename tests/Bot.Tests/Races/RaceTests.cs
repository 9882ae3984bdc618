using System.Collections.Concurrent;
using System.Globalization;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Races;

public sealed class RaceTests
{
    /// <summary>KOBANBOT_RACES sets another number for a long campaign (bench/README.md).</summary>
    private static int Races =>
        int.TryParse(Environment.GetEnvironmentVariable("KOBANBOT_RACES"), NumberStyles.None, CultureInfo.InvariantCulture, out var races)
            ? races
            : 10_000;

    [Fact]
    public async Task No_interleaving_loses_doubles_or_mixes_anything()
    {
        var faults = await RunAsync(Races, SeededBug.None, stopAtFirst: false);

        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(SeededBug.DraftWithoutIfMatch))]
    [InlineData(nameof(SeededBug.HeadWithoutIfMatch))]
    [InlineData(nameof(SeededBug.LostRaceReportedAsWon))]
    [InlineData(nameof(SeededBug.AnswersForgotten))]
    public async Task A_seeded_bug_is_found(string bug)
    {
        var faults = await RunAsync(2_000, Enum.Parse<SeededBug>(bug), stopAtFirst: true);

        faults.ShouldNotBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> RunAsync(int races, SeededBug bug, bool stopAtFirst)
    {
        var template = new MemoryStorage();
        await World.FillAsync(template);
        var faults = new ConcurrentBag<string>();
        Parallel.For(
            1,
            races + 1,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (seed, loop) =>
            {
                if (Race.Run(seed, template.Councils.Copy(), bug) is { Count: > 0 } found)
                {
                    faults.Add($"seed {seed}: {found[0]}");
                    if (stopAtFirst || faults.Count > 20)
                    {
                        loop.Stop();
                    }
                }
            }
        );
        return [.. faults.Order(StringComparer.Ordinal).Take(20)];
    }
}
