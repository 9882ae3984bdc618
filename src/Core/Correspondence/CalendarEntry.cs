namespace KobanBot.Core.Correspondence;

/// <summary>An entry for a calendar. The subject shows on locked screens and in lists, so it names no person.</summary>
public sealed record CalendarEntry
{
    /// <summary>The same for the whole life of what it stands for.</summary>
    public required string Uid { get; init; }

    public required int Sequence { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>UTC; for a whole day its midnight in Japan.</summary>
    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public bool IsWholeDay { get; init; }

    public string Place { get; init; } = "";

    public bool Cancelled { get; init; }

    /// <summary>Addresses of those who are invited.</summary>
    public IReadOnlyList<string> Invited { get; init; } = [];
}

/// <summary>The calendar of the section, which invites by itself.</summary>
public interface IMeetingCalendar
{
    /// <summary>False unless a mailbox is configured.</summary>
    bool IsOn { get; }

    /// <summary>Adds the entry; asked again after an answer that was lost, it adds no second one.</summary>
    Task<CalendarResult> AddAsync(CalendarEntry entry, CancellationToken cancellation);

    Task<CalendarResult> ChangeAsync(string id, CalendarEntry entry, CancellationToken cancellation);

    /// <summary>Cancels it, which tells those who were invited.</summary>
    Task<CalendarResult> CancelAsync(string id, string text, CancellationToken cancellation);

    /// <summary>What stands there now.</summary>
    Task<CalendarResult> ReadAsync(string id, CancellationToken cancellation);
}

public enum CalendarOutcome
{
    Done,

    /// <summary>There is no such entry (any more).</summary>
    Gone,

    /// <summary>It may be so later: the service is down or asks to wait, or the permission is missing.</summary>
    Later,

    /// <summary>Refused as it is.</summary>
    Refused,
}

public sealed record CalendarResult(CalendarOutcome Outcome)
{
    public string? Id { get; init; }

    public CalendarReading? Read { get; init; }

    /// <summary>When to ask again, for <see cref="CalendarOutcome.Later"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

/// <param name="Start">UTC.</param>
/// <param name="Answers">By address in lower case: accepted, tentativelyAccepted, declined or anything else for no answer.</param>
public sealed record CalendarReading(DateTimeOffset Start, bool IsWholeDay, string Place, IReadOnlyDictionary<string, string> Answers);
