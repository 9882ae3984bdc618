using KobanBot.Bot.Outbox;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>
/// The process dies at every await of the way of three messages, one run for each, and another takes over after the lease: nothing
/// is lost, and only in the gap between the connector's answer and its record is one message doubled.
/// </summary>
public sealed class OutboxCrashTests
{
    [Fact]
    public async Task Without_a_crash_each_message_is_sent_once_and_taken_out()
    {
        var dock = await OutboxDock.LoadedAsync();

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldBe(
            new Dictionary<string, int>
            {
                ["chat-P1"] = 1,
                ["chat-P2"] = 1,
                ["update shown"] = 1,
            },
            ignoreOrder: true
        );
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crash_at_any_await_loses_nothing_and_doubles_only_in_the_gap()
    {
        var way = await WayAsync();
        var doubled = new List<int>();

        for (var at = 0; at < way.Count; at++)
        {
            var dock = await OutboxDock.LoadedAsync();
            await dock.DieAtAsync(at);
            dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
            await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

            (await dock.WaitingAsync()).ShouldBeEmpty($"died at {at}, {way[at]}");
            dock.Arrived.Keys.ShouldBe(
                ["chat-P1", "chat-P2", "update shown"],
                ignoreOrder: true,
                customMessage: $"died at {at}, {way[at]}"
            );
            if (dock.Arrived.Values.Sum() > 3)
            {
                dock.Arrived.Values.Sum().ShouldBe(4, $"died at {at}, {way[at]}");
                doubled.Add(at);
            }
        }

        // A message is known as sent by the process alone from the connector's answer until it is taken out.
        doubled.ShouldBe(Enumerable.Range(0, way.Count).Where(at => IsInGap(way, at)));
        way.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task A_crash_in_the_second_life_too_loses_nothing()
    {
        var way = await WayAsync();

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            var died = true;
            for (var again = 0; died; again++)
            {
                var dock = await OutboxDock.LoadedAsync();
                await dock.DieAtAsync(at);
                dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
                died = await dock.DieAtAsync(again);
                dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
                await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

                (await dock.WaitingAsync()).ShouldBeEmpty($"died at {at} and {again}");
                dock.Arrived.Keys.ShouldBe(
                    ["chat-P1", "chat-P2", "update shown"],
                    ignoreOrder: true,
                    customMessage: $"died at {at} and {again}"
                );
                dock.Arrived.Values.Sum().ShouldBeLessThanOrEqualTo(5, $"died at {at} and {again}");
            }
        }
    }

    [Fact]
    public async Task Before_the_lease_is_over_nobody_else_sends_what_a_dead_replica_had_in_hand()
    {
        var dock = await OutboxDock.LoadedAsync();
        var way = await WayAsync();
        await dock.DieAtAsync(way.ToList().IndexOf("send:after"));

        dock.Clock.Advance(dock.Options.Lease - TimeSpan.FromSeconds(1));
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        var early = dock.Arrived.Values.Sum();
        dock.Clock.Advance(TimeSpan.FromSeconds(2));
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        early.ShouldBe(3);
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, 300)]
    [InlineData(4, 200)]
    public async Task Replicas_share_the_work_and_none_sends_what_another_sent(int replicas, int orders)
    {
        var workers = new HashSet<int>();
        for (var seed = 0; seed < orders; seed++)
        {
            var dock = await OutboxDock.LoadedAsync();

            Race(dock, replicas, seed, workers, SeededBug.None);

            dock.Arrived.Values.ShouldAllBe(times => times == 1, $"seed {seed}");
            dock.Arrived.Count.ShouldBe(3, $"seed {seed}");
            (await dock.WaitingAsync()).ShouldBeEmpty($"seed {seed}");
        }

        workers.Count.ShouldBe(replicas);
    }

    [Fact]
    public async Task Without_a_true_claim_the_replicas_would_double()
    {
        // The test of the test: when every claim passes for won, some order doubles a message.
        var doubles = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            var dock = await OutboxDock.LoadedAsync();

            Race(dock, replicas: 2, seed, [], SeededBug.LostRaceReportedAsWon);

            doubles += dock.Arrived.Values.Sum() - 3;
        }

        doubles.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_replica_that_sleeps_past_its_lease_sends_nothing_of_what_another_has_sent()
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.OnPoint = async point =>
        {
            if (point == "Transaction:after")
            {
                // The claim is written; then the process stands still.
                dock.OnPoint = null;
                dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
                await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
            }
        };

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Count.ShouldBe(3);
        dock.Arrived.Values.ShouldAllBe(times => times == 1);
        (await dock.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_after_the_connector_took_a_message_lets_it_be_recorded_and_begins_no_other()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.DraftExpired, World.Lead, World.Second);
        using var stop = new CancellationTokenSource();
        dock.OnPoint = point => point == "send:after" ? stop.CancelAsync() : Task.CompletedTask;

        await dock.Replica().SendAllAsync(World.Central, stop.Token);

        dock.Arrived.ShouldHaveSingleItem();
        (await dock.WaitingAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(0);
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        dock.Arrived.Keys.ShouldBe(["chat-P1", "chat-P2"], ignoreOrder: true);
        dock.Arrived.Values.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public async Task A_stop_waits_some_seconds_for_what_is_on_its_way_and_records_that_nobody_knows()
    {
        var dock = await OutboxDock.AskedAsync(MessageKind.DraftExpired, World.Lead, World.Second);
        using var stop = new CancellationTokenSource();
        dock.OnPoint = async point =>
        {
            if (point == "send:before")
            {
                await stop.CancelAsync();
                dock.Clock.Advance(LastSteps.ForSend);
            }
        };

        await dock.Replica().SendAllAsync(World.Central, stop.Token);

        dock.Arrived.ShouldBeEmpty();
        (await dock.WaitingAsync()).Count(m => m.Doubtful == 1).ShouldBe(1);
        (await dock.AuditAsync()).ShouldContain("message.again");
    }

    /// <summary>Every storage call and every send waits for its turn; the seed decides whose it is.</summary>
    private static void Race(OutboxDock dock, int replicas, int seed, HashSet<int> workers, SeededBug bug)
    {
        var order = new RaceScheduler(new Random(seed));
        var replica = new AsyncLocal<int>();
        dock.OnPoint = point =>
        {
            if (!point.StartsWith("send", StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            workers.Add(replica.Value);
            return order.GateAsync();
        };
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var sending = new List<Task>();
            for (replica.Value = 0; replica.Value < replicas; replica.Value++)
            {
                sending.Add(dock.Replica(t => new RaceTable(t, order.GateAsync, bug)).SendAllAsync(World.Central, CancellationToken.None));
            }

            order.RunToEnd();
            sending.ShouldAllBe(s => s.IsCompletedSuccessfully);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private static async Task<IReadOnlyList<string>> WayAsync()
    {
        var dock = await OutboxDock.LoadedAsync();
        return await dock.WayAsync();
    }

    private static bool IsInGap(IReadOnlyList<string> way, int at)
    {
        var sent = way.Take(at + 1).ToList().FindLastIndex(p => p is "send:after" or "update:after");
        return sent >= 0 && !way.Take(at + 1).Skip(sent).Contains("Transaction:after");
    }
}
