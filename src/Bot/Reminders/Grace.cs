namespace KobanBot.Bot.Reminders;

/// <summary>
/// The time of what has begun: it is cancelled not when the process is asked to stop but some seconds later, so that what has left is
/// recorded too.
/// </summary>
internal sealed class Grace : IDisposable
{
    /// <summary>For a request that is under way.</summary>
    public static readonly TimeSpan ToSend = TimeSpan.FromSeconds(15);

    /// <summary>For its record after that; together shorter than the 30 s after which the host gives up waiting.</summary>
    public static readonly TimeSpan ToRecord = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _stop;

    /// <param name="time">How long after the stop; after this moment, when the stop is past.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="stopping">The stop of the process.</param>
    public Grace(TimeSpan time, TimeProvider clock, CancellationToken stopping)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _stop = stopping.Register(() => _over.CancelAfter(time));
    }

    public CancellationToken Token => _over.Token;

    public void Dispose()
    {
        _stop.Dispose();
        _over.Dispose();
    }
}
