namespace KobanBot.Core.Organisation;

/// <summary>A file that one person may fetch once, within ten minutes.</summary>
/// <param name="Id">Random. It stands in an address, and is of no use to anybody but its person.</param>
/// <param name="Context">By what the file is made: what a consent would bring back.</param>
/// <param name="Until">Exclusive, UTC.</param>
public sealed record FileLink(string Id, IReadOnlyDictionary<string, string> Context, DateTimeOffset Until)
{
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(10);

    /// <summary>Of one person; the oldest goes.</summary>
    public const int Most = 20;

    /// <summary>When the file was fetched; null before.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    public bool IsOver(DateTimeOffset now) => now >= Until;
}

/// <summary>What is left of a link when somebody asks for its file.</summary>
public enum FileLinkState
{
    /// <summary>It was good, and is used up by this.</summary>
    Taken,
    Used,
    Over,

    /// <summary>This person has no such link.</summary>
    Unknown,
}

/// <summary>Links to files, kept in the partition of their person: nobody else's sign-in finds them.</summary>
public interface IFileLinks
{
    /// <summary>Keeps a link, and removes what has been over for a day.</summary>
    Task AddAsync(OfficerId id, FileLink link, CancellationToken cancellation);

    /// <summary>Uses a link up. Of two who ask at once one gets the file.</summary>
    /// <returns>The link where it was taken.</returns>
    Task<(FileLinkState State, FileLink? Link)> TakeAsync(OfficerId id, string link, DateTimeOffset now, CancellationToken cancellation);
}
