using KobanBot.Core.Reminders;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>In the quiet hours cards are put right and notices wait; in the morning they go out by themselves.</summary>
public sealed class OutboxQuietHoursTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 20, 0, 0, TimeSpan.FromHours(9));
    private static readonly DateTimeOffset Morning = new(2026, 11, 25, 7, 30, 0, TimeSpan.FromHours(9));
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Only a failure takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task From_the_first_quiet_instant_notices_wait_and_cards_are_still_put_right()
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.Clock.SetUtcNow(Evening);

        var later = await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        later.ShouldBe(Morning);
        dock.Arrived.Keys.ShouldHaveSingleItem().ShouldBe("update shown");
        (await dock.WaitingAsync()).ShouldAllBe(m => m.Attempts == 0 && m.LeasedUntil == null);
    }

    [Fact]
    public async Task Until_the_last_quiet_instant_they_wait_and_then_they_go()
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.Clock.SetUtcNow(Morning - Second);
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        var early = dock.Arrived.Count;
        dock.Clock.Advance(Second);

        var later = await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        early.ShouldBe(1);
        later.ShouldBeNull();
        dock.Arrived.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_quiet_hours_nothing_waits()
    {
        var dock = await OutboxDock.LoadedAsync();
        dock.Settings = new ReminderSettings { QuietFrom = default, QuietTo = default };
        dock.Clock.SetUtcNow(Evening);

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Transaction:after", 0)] // claimed, and the hours begin before it goes
    [InlineData("send:before", 1)] // it waits for room when they begin
    public async Task What_is_in_hand_when_the_hours_begin_waits_too(string point, int doubtful)
    {
        var dock = await OutboxDock.UrgentAsync();
        dock.Clock.SetUtcNow(Evening - Second);
        dock.OnPoint = p =>
        {
            if (p == point && dock.Clock.GetUtcNow() < Evening)
            {
                dock.Clock.SetUtcNow(Evening);
            }

            return Task.CompletedTask;
        };

        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);

        dock.Arrived.ShouldBeEmpty();
        (await dock.WaitingAsync()).ShouldHaveSingleItem().Doubtful.ShouldBe(doubtful);
        dock.Clock.SetUtcNow(Morning - Second);
        (await dock.Replica().SendAllAsync(World.Central, CancellationToken.None)).ShouldBe(Morning);
        dock.Clock.SetUtcNow(Morning);
        await dock.Replica().SendAllAsync(World.Central, CancellationToken.None);
        dock.Arrived.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    [Fact]
    public async Task The_worker_sends_in_the_morning_without_any_scan_and_without_being_woken()
    {
        var clock = new TimerClock(Evening);
        var dock = await OutboxDock.LoadedAsync(clock);
        using var worker = dock.Worker();
        await worker.StartAsync(CancellationToken.None);
        (await clock.Planned.WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBe(Morning - Evening);
        var sent = dock.Until("send:after", times: 2);

        clock.Advance(Morning - Evening);
        await sent.WaitAsync(Patience, TestContext.Current.CancellationToken);

        dock.Arrived.Keys.ShouldBe(["chat-P1", "chat-P2", "update shown"], ignoreOrder: true);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_was_held_back_outlives_the_process()
    {
        var clock = new TimerClock(Evening);
        var dock = await OutboxDock.LoadedAsync(clock);
        using (var first = dock.Worker())
        {
            await first.StartAsync(CancellationToken.None);
            await clock.Planned.WaitAsync(Patience, TestContext.Current.CancellationToken);
            await first.StopAsync(CancellationToken.None);
        }

        clock.Forget();
        using var second = dock.Worker();
        await second.StartAsync(CancellationToken.None);
        await clock.Planned.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var sent = dock.Until("send:after", times: 2);
        clock.Advance(Morning - Evening);
        await sent.WaitAsync(Patience, TestContext.Current.CancellationToken);

        dock.Arrived.Values.ShouldAllBe(times => times == 1);
        dock.Arrived.Count.ShouldBe(3);
        await second.StopAsync(CancellationToken.None);
    }

    /// <summary>Says when somebody waits for the morning.</summary>
    private sealed class TimerClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private TaskCompletionSource<TimeSpan> _planned = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<TimeSpan> Planned => _planned.Task;

        public void Forget() => _planned = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.FromHours(1) && period == Timeout.InfiniteTimeSpan)
            {
                _planned.TrySetResult(dueTime);
            }

            return timer;
        }
    }
}
