namespace KobanBot.Bot.Outbox;

/// <summary>
/// When the process is asked to stop nothing new begins, but a message that is on its way arrives and is recorded: what the channel has taken
/// and nobody has recorded would be sent once more by the next process. Both times count from the stop; three workers that send, one after
/// the other, stay below the host's ShutdownTimeout of 30 s.
/// </summary>
internal sealed class LastSteps : IDisposable
{
    public static readonly TimeSpan ForSend = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan ForRecord = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _send;
    private readonly CancellationTokenSource _record;
    private readonly CancellationTokenRegistration _registration;

    public LastSteps(TimeProvider clock, CancellationToken stopping)
    {
        _send = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _record = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _registration = stopping.Register(() =>
        {
            _send.CancelAfter(ForSend);
            _record.CancelAfter(ForRecord);
        });
    }

    /// <summary>For the call to the channel.</summary>
    public CancellationToken Send => _send.Token;

    /// <summary>For everything else that belongs to a message in hand.</summary>
    public CancellationToken Record => _record.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _send.Dispose();
        _record.Dispose();
    }
}
