namespace KobanBot.Bot.Features.Kit;

/// <summary>A file in the making of many parts: how far it is, and by which button its person stops it.</summary>
/// <param name="stop">The command of that button. Whoever presses it leaves an answer of this id among the person's own.</param>
internal sealed class Making(Guid stop)
{
    private int _done;
    private int _total;
    private volatile bool _isShown;

    public Guid Stop => stop;

    public int Done => Volatile.Read(ref _done);

    /// <summary>0 for a file that has no parts.</summary>
    public int Total => Volatile.Read(ref _total);

    /// <summary>The button was shown: from then on it may have been pressed.</summary>
    public bool IsShown
    {
        get => _isShown;
        set => _isShown = value;
    }

    public void Tell(int done, int total)
    {
        Volatile.Write(ref _total, total);
        Volatile.Write(ref _done, done);
    }
}
