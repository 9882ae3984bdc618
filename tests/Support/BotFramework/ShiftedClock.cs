namespace KobanBot.Support.BotFramework;

/// <summary>
/// The machine's clock, begun at a time of the test's choice: it runs at its own speed, and only a stretch in which nothing is under way may be
/// left out. Timers that stand meanwhile keep their real time.
/// </summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _origin = System.GetTimestamp();
    private long _skippedTicks;

    public TimeSpan Skipped => TimeSpan.FromTicks(Interlocked.Read(ref _skippedTicks));

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_origin) + Skipped;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Skipped.TotalSeconds * TimestampFrequency);

    public void Skip(TimeSpan time) => Interlocked.Add(ref _skippedTicks, time.Ticks);
}
