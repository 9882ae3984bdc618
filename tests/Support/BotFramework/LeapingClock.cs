using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Support.BotFramework;

/// <summary>
/// A clock on which a repeating timer rings once when the test moves the clock by several of its periods, as after a machine's sleep. The base
/// class rings for each of them, and a worker that looks every few seconds would look some hundred thousand times in three months.
/// </summary>
internal sealed class LeapingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period <= TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new RepeatingTimer(
            () => callback(state),
            ring => base.CreateTimer(ring, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
        );
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets itself anew from the time at which it rings.</summary>
    private sealed class RepeatingTimer : ITimer
    {
        private readonly Action _rings;
        private readonly ITimer _once;
        private TimeSpan _period;

        public RepeatingTimer(Action rings, Func<TimerCallback, ITimer> create)
        {
            _rings = rings;
            _once = create(_ => Ring());
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            return _once.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _once.Dispose();

        public ValueTask DisposeAsync() => _once.DisposeAsync();

        private void Ring()
        {
            _once.Change(_period, Timeout.InfiniteTimeSpan);
            _rings();
        }
    }
}
