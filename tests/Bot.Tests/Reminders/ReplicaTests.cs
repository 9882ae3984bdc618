using KobanBot.Bot.Storage;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>Several processes on one store, in seeded orders of their steps: nobody hears twice, nobody is forgotten, all of them work.</summary>
public sealed class ReplicaTests
{
    private const int Stations = 5;

    private static readonly DateOnly Day = new(2026, 11, 25);

    [Theory]
    [InlineData(2, 40)]
    [InlineData(4, 25)]
    public async Task Replicas_share_the_stations_and_none_sends_what_another_sent(int replicas, int orders)
    {
        var morning = await BeforeAsync();
        var alone = await AloneAsync(morning.Fork());
        var shared = 0;

        for (var seed = 0; seed < orders; seed++)
        {
            var dock = morning.Fork();
            var workers = await RaceAsync(dock, replicas, seed, SeededBug.None);

            dock.Digests.Select(d => d.To).ShouldBe(alone, ignoreOrder: true, customMessage: $"seed {seed}");
            shared += workers.Count > 1 ? 1 : 0;
        }

        alone.Count.ShouldBeGreaterThan(Stations);
        shared.ShouldBeGreaterThan(orders * 9 / 10);
    }

    [Theory]
    [InlineData(2, 40)]
    [InlineData(4, 25)]
    public async Task When_one_of_them_dies_in_the_middle_the_others_finish_within_a_minute(int replicas, int orders)
    {
        var morning = await BeforeAsync();
        var alone = await AloneAsync(morning.Fork());

        for (var seed = 0; seed < orders; seed++)
        {
            var dock = morning.Fork();
            await RaceAsync(dock, replicas, seed, SeededBug.None, diesAfter: 4 + (seed * 7 % 90));
            var since = dock.Clock.GetUtcNow();
            var other = dock.Replica();
            while (!await other.LookAsync(CancellationToken.None))
            {
                dock.Clock.Advance(dock.Options.Poll);
                (dock.Clock.GetUtcNow() - since).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1), $"seed {seed}");
            }

            dock.Digests.Select(d => d.To).Distinct().ShouldBe(alone, ignoreOrder: true, customMessage: $"seed {seed}");
            dock.Digests.Count().ShouldBeLessThanOrEqualTo(alone.Count + 1, $"seed {seed}");
        }
    }

    [Fact]
    public async Task Where_a_lost_race_passed_for_a_won_one_the_replicas_would_double()
    {
        // The test of the test.
        var morning = await BeforeAsync();
        var doubles = 0;

        for (var seed = 0; seed < 20; seed++)
        {
            var dock = morning.Fork();
            await RaceAsync(dock, 2, seed, SeededBug.LostRaceReportedAsWon);
            doubles += dock.Digests.GroupBy(d => d.To).Count(g => g.Count() > 1);
        }

        doubles.ShouldBeGreaterThan(0);
    }

    /// <returns>The replicas that sent something.</returns>
    private static async Task<IReadOnlySet<int>> RaceAsync(MorningDock dock, int replicas, int seed, SeededBug bug, int? diesAfter = null)
    {
        var order = new ReplicaOrder(replicas, seed);
        var (workers, steps) = (new HashSet<int>(), 0);
        dock.OnPoint = point => point.StartsWith("send", StringComparison.Ordinal) ? StepAsync(sends: true) : Task.CompletedTask;

        await order.RunAsync(async _ =>
        {
            try
            {
                var replica = dock.Replica(t => new RaceTable(t, () => StepAsync(sends: false), bug));
                for (var look = 0; look < 6 && !await replica.LookAsync(CancellationToken.None); look++)
                {
                    // The offices above wait for the stations that another has in hand.
                }
            }
            catch (Died)
            {
                // The first replica, killed.
            }
        });
        dock.OnPoint = null;
        return workers;

        async Task StepAsync(bool sends)
        {
            await order.GateAsync();
            if (order.Replica == 1 && steps++ >= diesAfter)
            {
                throw new Died();
            }

            if (sends)
            {
                workers.Add(order.Replica);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> AloneAsync(MorningDock dock)
    {
        await dock.MorningAsync(Day);
        return [.. dock.Digests.Select(d => d.To).Order(StringComparer.Ordinal)];
    }

    private static async Task<MorningDock> BeforeAsync()
    {
        var dock = new MorningDock(start: MorningDock.At(Day, 8, 45));
        await new Prefecture(Stations, perStation: 1).FillAsync(dock.Storage.Tables, 1, CancellationToken.None);
        return dock;
    }

    private sealed class Died : Exception;
}
