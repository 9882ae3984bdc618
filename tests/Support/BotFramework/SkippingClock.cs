using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Support.BotFramework;

/// <summary>
/// A clock on which a short wait is over at once: it notes the wait and moves itself on. Longer ones (time limits) stand until the
/// test advances the clock.
/// </summary>
internal sealed class SkippingClock(DateTimeOffset start, TimeSpan skipsBelow) : FakeTimeProvider(start)
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    private readonly ConcurrentQueue<TimeSpan> _standing = new();

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    /// <summary>Waits that stand until the test advances the clock.</summary>
    public IReadOnlyCollection<TimeSpan> Standing => _standing;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < skipsBelow)
        {
            _waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }
        else if (dueTime > TimeSpan.Zero)
        {
            _standing.Enqueue(dueTime);
        }

        return timer;
    }
}
