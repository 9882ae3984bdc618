using KobanBot.Bot.Outbox;
using KobanBot.Core.Reminders;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
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

    [Fact]
    public async Task The_worker_sends_in_the_morning_without_any_scan_and_without_being_woken()
    {
        var clock = new TimerClock(Evening);
        var dock = await OutboxDock.LoadedAsync(clock);
        using var worker = Worker(dock);
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
        using (var first = Worker(dock))
        {
            await first.StartAsync(CancellationToken.None);
            await clock.Planned.WaitAsync(Patience, TestContext.Current.CancellationToken);
            await first.StopAsync(CancellationToken.None);
        }

        clock.Forget();
        using var second = Worker(dock);
        await second.StartAsync(CancellationToken.None);
        await clock.Planned.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var sent = dock.Until("send:after", times: 2);
        clock.Advance(Morning - Evening);
        await sent.WaitAsync(Patience, TestContext.Current.CancellationToken);

        dock.Arrived.Values.ShouldAllBe(times => times == 1);
        dock.Arrived.Count.ShouldBe(3);
        await second.StopAsync(CancellationToken.None);
    }

    private static OutboxWorker Worker(OutboxDock dock)
    {
        // The only scan is that at start.
        dock.Options.ScanInterval = TimeSpan.FromDays(1);
        var options = Options.Create(dock.Options);
        return new OutboxWorker(
            dock.Storage.CouncilStore,
            dock.Replica(),
            new DraftSweep(dock.Storage.CouncilStore, options, dock.Clock),
            options,
            dock.Clock,
            NullLogger<OutboxWorker>.Instance
        );
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
