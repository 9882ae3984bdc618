namespace KobanBot.Bot.BotFramework.Pacing;

/// <summary>One request: when it left, and when it was answered. Times are counted from any one instant.</summary>
internal sealed class SentRequest(TimeSpan left, bool isReminder)
{
    /// <summary>Outside a turn.</summary>
    public bool IsReminder { get; } = isReminder;

    public TimeSpan Left { get; } = left;

    /// <summary>Null while it is on its way.</summary>
    public TimeSpan? Answered { get; set; }

    /// <summary>
    /// The latest instant from which the other end may count it, for a request under way the earliest that this can be. The time that
    /// every round trip takes is no uncertainty: the next request takes it too.
    /// </summary>
    public TimeSpan CountsFrom(TimeSpan now, TimeSpan roundTrip)
    {
        var latest = (Answered ?? now) - roundTrip;
        return latest > Left ? latest : Left;
    }
}

/// <summary>
/// The requests that still count, and when the next reminder fits below every limit. A request arrives somewhere between its leaving and its answer, so it
/// counts for one length after its answer: then no limit is crossed at the other end either, however uneven the way there is.
/// Pure arithmetic; the waiting is <see cref="SendPace"/>'s.
/// </summary>
internal sealed class SendHistory(IReadOnlyList<SendLimit> limits)
{
    private readonly TimeSpan _longest = limits.Max(l => l.Length);
    private readonly int _most = limits.Max(l => l.Most);
    private readonly List<SentRequest> _sent = new(capacity: 1);

    public int Count => _sent.Count;

    public void Add(SentRequest request, TimeSpan roundTrip)
    {
        // Turns are counted and never wait, so there may be more than any limit; what is older than the most that can count is let go.
        if (_sent.Count >= 2 * _most)
        {
            Forget(request.Left, roundTrip);
            _sent.RemoveRange(0, Math.Max(0, _sent.Count - _most));
        }

        _sent.Add(request);
    }

    /// <summary>How long the next reminder must wait at least; zero when it fits now.</summary>
    public TimeSpan WaitAt(TimeSpan now, TimeSpan roundTrip)
    {
        Forget(now, roundTrip);
        var wait = TimeSpan.Zero;
        foreach (var limit in limits.Where(l => _sent.Count >= l.MostReminders))
        {
            var ends = _sent
                .Select(s => (s.IsReminder, At: s.CountsFrom(now, roundTrip) + limit.Length))
                .Where(end => end.At > now)
                .ToList();
            wait = Later(wait, FreeAt([.. ends.Select(e => e.At)], limit.Most, now) - now);
            wait = Later(wait, FreeAt([.. ends.Where(e => e.IsReminder).Select(e => e.At)], limit.MostReminders, now) - now);
        }

        return wait;
    }

    public bool IsIdleAt(TimeSpan now, TimeSpan roundTrip)
    {
        Forget(now, roundTrip);
        return _sent.Count == 0;
    }

    /// <summary>When fewer than the most still count.</summary>
    private static TimeSpan FreeAt(List<TimeSpan> ends, int most, TimeSpan now)
    {
        ends.Sort();
        return ends.Count < most ? now : ends[^most];
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void Forget(TimeSpan now, TimeSpan roundTrip) => _sent.RemoveAll(s => s.CountsFrom(now, roundTrip) + _longest <= now);
}
