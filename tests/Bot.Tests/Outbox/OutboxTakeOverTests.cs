using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>What a process had in hand when it died, or what has failed, goes out within a minute through the worker, without any further search.</summary>
public sealed class OutboxTakeOverTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Only a failure takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_process_had_in_hand_goes_out_at_the_end_of_its_lease()
    {
        var clock = new WaitingClock();
        var dock = await OutboxDock.UrgentAsync(clock);
        var way = await (await OutboxDock.UrgentAsync()).WayAsync();
        await dock.DieAtAsync(way.ToList().IndexOf("send:before"));
        (await dock.WaitingAsync()).ShouldHaveSingleItem().Attempts.ShouldBe(1);
        clock.Advance(20 * Second);
        using var worker = dock.Worker();
        var plan = clock.WaitFor(40 * Second);

        await worker.StartAsync(Cancellation);
        await plan.WaitAsync(Patience, Cancellation);
        dock.Arrived.ShouldBeEmpty();
        var sent = dock.Until("send:after", times: 1);
        clock.Advance(40 * Second);
        await sent.WaitAsync(Patience, Cancellation);

        dock.Arrived.ShouldHaveSingleItem().Value.ShouldBe(1);
        await worker.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData(false)] // It was only to be sent: as soon as the process is known to be silent.
    [InlineData(true)] // It was being sent: at the end of the lease.
    public async Task What_another_process_had_in_hand_that_never_starts_again_goes_out_within_a_minute(bool isClaimed)
    {
        var clock = new WaitingClock();
        var dock = await OutboxDock.QuietAsync(clock);
        await new ReplicaStore(dock.Storage.Tables).BeatAsync("dead", Cancellation);
        using var worker = dock.Worker();
        await worker.StartAsync(Cancellation);
        await BeatenAsync(dock, 1);
        await dock.QueueAsync(
            null,
            new OutgoingMessage(Guid.CreateVersion7(World.Now), World.Lead.Id, MessageKind.DraftExpired, OutboxDock.Meeting)
        );
        if (isClaimed)
        {
            var way = await (await OutboxDock.UrgentAsync()).WayAsync();
            (await dock.DieAtAsync(way.ToList().IndexOf("send:before"))).ShouldBeTrue();
        }

        var sent = dock.Until("send:after", times: 1);
        clock.Advance(10 * Second);
        await BeatenAsync(dock, 2);
        clock.Advance(10 * Second);
        await BeatenAsync(dock, 3);
        dock.Arrived.ShouldBeEmpty();
        var plan = isClaimed ? clock.WaitFor(30 * Second) : sent;
        clock.Advance(10 * Second);
        await plan.WaitAsync(Patience, Cancellation);
        if (isClaimed)
        {
            dock.Arrived.ShouldBeEmpty();
            clock.Advance(30 * Second);
        }

        await sent.WaitAsync(Patience, Cancellation);
        dock.Arrived.ShouldHaveSingleItem().Value.ShouldBe(1);
        await worker.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData(SendOutcome.Failed)]
    [InlineData(SendOutcome.Ambiguous)]
    public async Task What_has_failed_is_tried_again_after_a_minute_and_then_after_two(object outcome)
    {
        var clock = new WaitingClock();
        var dock = await OutboxDock.UrgentAsync(clock);
        dock.Answer = () => (SendOutcome)outcome;
        using var worker = dock.Worker();

        var first = clock.WaitFor(60 * Second);
        await worker.StartAsync(Cancellation);
        await first.WaitAsync(Patience, Cancellation);
        var second = clock.WaitFor(120 * Second);
        clock.Advance(60 * Second);
        await second.WaitAsync(Patience, Cancellation);
        dock.Answer = () => SendOutcome.Sent;
        var sent = dock.Until("send:after", times: 1);
        clock.Advance(120 * Second);
        await sent.WaitAsync(Patience, Cancellation);

        dock.Arrived["chat-P4"].ShouldBe((SendOutcome)outcome == SendOutcome.Failed ? 1 : 3);
        await worker.StopAsync(Cancellation);
    }

    /// <summary>Says when somebody waits for so long.</summary>
    /// <summary>Waits until the worker has given so many signs of life.</summary>
    private static async Task BeatenAsync(OutboxDock dock, int times)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var rows = await dock.Storage.Tables.Stations.ReadRangeAsync(
                Keys.Replicas,
                Keys.Replica,
                Keys.After(Keys.Replica),
                limit.Token
            );
            if (rows.Any(r => r.Key != Keys.OfReplica("dead") && PartitionRows.Replica.Read(r).Beats >= times))
            {
                return;
            }

            await Task.Delay(5, limit.Token);
        }
    }

    private sealed class WaitingClock() : FakeTimeProvider(World.Now)
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<TimeSpan, TaskCompletionSource> _awaited = [];

        public Task WaitFor(TimeSpan time)
        {
            lock (_lock)
            {
                _awaited[time] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _awaited[time].Task;
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            lock (_lock)
            {
                _awaited.GetValueOrDefault(dueTime)?.TrySetResult();
            }

            return timer;
        }
    }
}
