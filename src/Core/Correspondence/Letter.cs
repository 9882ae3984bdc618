namespace KobanBot.Core.Correspondence;

/// <summary>A mail to one officer. The subject shows on locked screens and in lists, so it names no person and no case.</summary>
/// <param name="To">The principal name of the officer's account, which is the address of its mailbox.</param>
/// <param name="Text">The body as plain text; it says all that <see cref="Html"/> says.</param>
public sealed record Letter(string To, string Subject, string Text)
{
    public string? Html { get; init; }

    /// <summary>An entry for the reader's calendar that comes with it.</summary>
    public CalendarEntry? Entry { get; init; }

    /// <summary>A file that comes with it; an entry of a calendar then does not.</summary>
    public LetterFile? File { get; init; }

    /// <summary>The letter is in the caller's hand no longer than this, UTC; null for as long as the channel takes.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What is attached to a letter.</summary>
public sealed record LetterFile(string Name, byte[] Content);

/// <summary>Sends mail: the channel after Teams. One call makes at most one mail unless it says that it does not know.</summary>
public interface ILetterSender
{
    /// <summary>False unless a mailbox is configured; then every letter ends as <see cref="LetterOutcome.Failed"/>.</summary>
    bool IsOn { get; }

    Task<LetterResult> SendAsync(Letter letter, CancellationToken cancellation);
}

public sealed record LetterResult(LetterOutcome Outcome)
{
    /// <summary>When to try again, for <see cref="LetterOutcome.Postponed"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

public enum LetterOutcome
{
    /// <summary>Taken by the mailbox; whether it is delivered shows later, in the mailbox.</summary>
    Sent,

    /// <summary>There is no such address.</summary>
    Unreachable,

    /// <summary>It may have been sent or not; nothing is repeated.</summary>
    Ambiguous,

    /// <summary>Refused; it certainly was not sent.</summary>
    Failed,

    /// <summary>Not sent, because the mailbox has no room for it now; no try is used up.</summary>
    Postponed,
}
