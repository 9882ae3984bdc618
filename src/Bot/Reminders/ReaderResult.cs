using KobanBot.Core.Correspondence;

namespace KobanBot.Bot.Reminders;

internal enum ReaderOutcome
{
    /// <summary>No news for this reader today.</summary>
    Nothing,

    Sent,

    /// <summary>It was sent before, by this replica or another.</summary>
    SentBefore,

    /// <summary>Blocked, uninstalled, never installed: a named end; the next in the chain hears.</summary>
    Unreachable,

    /// <summary>Given up for today.</summary>
    Failed,

    /// <summary>Another replica has it in hand, or it is tried again.</summary>
    Pending,

    /// <summary>Sending is stopped, or the hours are over.</summary>
    Stopped,
}

/// <summary>What has become of one reader's digest.</summary>
internal sealed record ReaderResult(ReaderOutcome Outcome)
{
    /// <summary>It is still open, and there is no use in another look before this; null when it is ended, or may be looked at any time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What has become of the app for a reader who had no chat; null where nothing was to be done, or nothing stands in the way any more.</summary>
    public InstallOutcome? Installation { get; init; }

    public bool IsOpen => NotBefore is not null || Outcome is ReaderOutcome.Pending or ReaderOutcome.Stopped;

    /// <summary>Something that the reader was told is open still, so that what stands in the chat will have to say when it is done.</summary>
    public bool Stands { get; init; } =
        Outcome is ReaderOutcome.Sent or ReaderOutcome.SentBefore or ReaderOutcome.Pending or ReaderOutcome.Stopped;

    /// <summary>The administrator reads why somebody has no chat, and today who has got one.</summary>
    public ReaderResult With(AppInstallation? installation, DateOnly day) =>
        installation is not null && (installation.Day == day || Outcome == ReaderOutcome.Unreachable)
            ? this with
            {
                Installation = installation.Outcome,
            }
            : this;
}
