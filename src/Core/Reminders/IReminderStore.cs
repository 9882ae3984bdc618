using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>Where a reader's digests and ledger are kept: in the person's partition.</summary>
public interface IReminderStore
{
    /// <summary>Reads a reader in one request, with the digest of one day; null when there is no such officer.</summary>
    Task<LoadedReader?> FindReaderAsync(OfficerId id, DateOnly day, CancellationToken cancellation);

    /// <summary>
    /// Writes against the rows that were read, all or nothing. False when another was first: the digest of a day is inserted once, and
    /// afterwards every change matches its version.
    /// </summary>
    Task<bool> TryPutAsync(ReaderVersion version, ReaderChange change, CancellationToken cancellation);
}

public sealed record LoadedReader(Officer Officer, string? Reference, ReaderState State, ReaderVersion Version);

public sealed record ReaderState
{
    public Ledger Ledger { get; init; } = Ledger.Empty;

    public ReaderPreferences Preferences { get; init; } = ReaderPreferences.Default;

    /// <summary>Whether the person can be reached; null while nothing speaks against it.</summary>
    public Unreachability? Unreachable { get; init; }

    /// <summary>The last try to install the app for the person; null before the first.</summary>
    public AppInstallation? Installation { get; init; }

    /// <summary>The newest digest that stands in the chat; null before the first.</summary>
    public StandingDigest? Standing { get; init; }

    /// <summary>Scheduled summaries of late.</summary>
    public SummaryNotes Summaries { get; init; } = SummaryNotes.None;

    /// <summary>The digest of the day that was asked for; null while none was begun.</summary>
    public DigestRecord? Digest { get; init; }

    /// <summary>The last eight commands on the person's own settings, with their answers.</summary>
    public IReadOnlyList<AnsweredCommand> Answers { get; init; } = [];
}

/// <summary>Blocked, uninstalled, or never installed.</summary>
/// <param name="Reference">The address that did not work: when the person comes from another, it counts no more.</param>
public sealed record Unreachability(DateOnly Since, string? Reference)
{
    /// <summary>Whether it is of use to try, for a person who is now at this address.</summary>
    public bool StillHolds(string? reference, DateOnly today, ReminderSettings settings) =>
        reference == Reference && (reference is null || today < Since.AddDays(settings.UnreachableDays));
}

/// <summary>The digest of one day, as it was begun and ended. Never deleted.</summary>
public sealed record DigestRecord(DateOnly Day, DigestState State)
{
    /// <summary>Until when it is in a replica's hand, or before when there is no use in another try, UTC.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Chat and message, so that it can be replaced.</summary>
    public string? ConversationId { get; init; }

    public string? ActivityId { get; init; }

    /// <summary>
    /// Times that it was sent once more although it may have arrived, over all tries of the day. While it waits, the next sending is counted
    /// already.
    /// </summary>
    public int AmbiguousRepeats { get; init; }

    /// <summary>How it reached the person: teams, mail.</summary>
    public string? Channel { get; init; }

    /// <summary>Status and code by which the channel refused it last; null where it did not, and in rows of an older release.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was announced, by key and stage.</summary>
    public IReadOnlyList<Announcement> Announced { get; init; } = [];

    public bool IsInHand(DateTimeOffset now) => State == DigestState.Claimed && now < LeasedUntil;

    public bool IsEnded => State != DigestState.Claimed;
}

public sealed record Announcement(string Key, string Stage);

/// <summary>What was read, as the store recognises it again. Opaque to Core.</summary>
public abstract class ReaderVersion
{
    public abstract OfficerId Reader { get; }
}

/// <summary>Null leaves a row as it is.</summary>
public sealed record ReaderChange
{
    public DigestRecord? Digest { get; init; }

    public Ledger? Ledger { get; init; }

    public ReaderPreferences? Preferences { get; init; }

    public Unreachability? Unreachable { get; init; }

    public AppInstallation? Installation { get; init; }

    public SummaryNotes? Summaries { get; init; }

    /// <summary>The last digest that still stands in the chat, for the next one to replace.</summary>
    public StandingDigest? Standing { get; init; }

    /// <summary>The answer of the command, kept in the same transaction.</summary>
    public AnsweredCommand? Answer { get; init; }
}

/// <summary>The scheduled summaries that one reader got, the newest of them.</summary>
public sealed record SummaryNotes(IReadOnlyList<SummaryNote> Notes)
{
    public static readonly SummaryNotes None = new([]);

    /// <summary>More than a year's worth of one scope, and bounded.</summary>
    private const int Most = 40;

    public SummaryNote? Find(string key) => Notes.FirstOrDefault(n => n.Key == key);

    public SummaryNotes With(SummaryNote note) => new([.. Notes.Where(n => n.Key != note.Key).TakeLast(Most - 1), note]);
}

/// <param name="Key">Occasion, period and scope.</param>
/// <param name="LeasedUntil">While a replica has it in hand; null once it has ended.</param>
public sealed record SummaryNote(string Key, DateTimeOffset? LeasedUntil, int Attempts)
{
    public bool IsEnded => LeasedUntil is null;
}

/// <summary>The message of the newest digest.</summary>
public sealed record StandingDigest(DateOnly Day, string ConversationId, string ActivityId)
{
    /// <summary>What it says is done, of what it announced; null as long as it says what it said at first.</summary>
    public IReadOnlyList<string>? Done { get; init; }
}
