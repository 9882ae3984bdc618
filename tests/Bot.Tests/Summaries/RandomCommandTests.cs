using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;
using KobanBot.Support.Storage;
using KobanBot.Support.Summaries;

namespace KobanBot.Bot.Tests.Summaries;

/// <summary>After any commands the figures are those that an independent count of the stored rows gives. More commands: `bench -- summaries check`.</summary>
public sealed class RandomCommandTests
{
    [Theory]
    [InlineData(1, 3_000, 60)]
    [InlineData(2, 1_000, 5)]
    public async Task Figures_equal_an_independent_count(int seed, int commands, int councils)
    {
        var storage = new MemoryStorage();
        var life = new RandomCommands(storage, councils, seed);
        await life.BeginAsync();

        while (life.Done < commands)
        {
            await life.DoAsync();
            if (life.Done % 100 == 0)
            {
                await life.FollowAsync();
            }

            if (life.Done % (commands / 5) == 0)
            {
                await CompareAsync(storage);
            }
        }
    }

    [Fact]
    public async Task A_fact_that_the_projection_missed_is_noticed()
    {
        var storage = new MemoryStorage();
        var life = new RandomCommands(storage, 5, 3);
        await life.BeginAsync();
        await life.FollowAsync();
        while (life.Done < 20)
        {
            await life.DoAsync();
        }

        (await Record.ExceptionAsync(() => CompareAsync(storage))).ShouldBeOfType<ShouldAssertException>();
        (await storage.SummaryProjection.RebuildAsync(CancellationToken.None)).ShouldNotBeEmpty();
        await CompareAsync(storage);
    }

    private static async Task CompareAsync(MemoryStorage storage)
    {
        var data = await storage.SummaryStore.LoadAsync(SummaryScope.Prefecture, CancellationToken.None);
        foreach (
            var period in new[]
            {
                SummaryPeriod.Of(new FiscalYear(2026)),
                SummaryPeriod.Of(new FiscalYear(2025)),
                SummaryPeriod.Of(HalfYear.Of(new DateOnly(2026, 4, 1))),
            }
        )
        {
            var at = new SummaryCase(data, SummaryScope.Prefecture, period, RandomCommands.Today, ObligationRules.Default);
            IEnumerable<SummaryScope> scopes =
            [
                SummaryScope.Prefecture,
                .. Enum.GetValues<Area>().Select(SummaryScope.Of),
                .. data.Stations.Select(s => SummaryScope.Of(s.Id)),
                .. data.Councils.Take(10).Select(c => SummaryScope.Of(c.Council.Id)),
            ];
            var said = Recount.Said(at, scopes);
            var codes = scopes.Select(s => s.Code).ToHashSet();
            var counted = Recount
                .Of(storage.Councils, period.First, at.AsOf, RandomCommands.Today)
                .Where(c => codes.Contains(c.Key.Split(' ')[0]))
                .ToDictionary();

            Lines(said).ShouldBe(Lines(counted));
            said.Count.ShouldBeGreaterThan(100);
        }
    }

    private static IEnumerable<string> Lines(Dictionary<string, decimal> figures) =>
        figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value:0.####}");
}
