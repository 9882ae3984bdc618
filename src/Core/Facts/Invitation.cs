namespace KobanBot.Core.Facts;

/// <summary>
/// The notice of one planned meeting as it stands in calendars: one for its whole life, whatever day it is moved to, so that a calendar moves the
/// entry instead of adding another (RFC 5545, UID and SEQUENCE).
/// </summary>
public sealed record Invitation
{
    public required string Id { get; init; }

    /// <summary>Rises with every change that calendars have to follow.</summary>
    public required int Sequence { get; init; }

    /// <summary>When and where it is, by the plan.</summary>
    public required InvitedTime Planned { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>The entry in the calendar of the section; null until there is one.</summary>
    public string? EventId { get; init; }

    /// <summary>What the calendar was told last; null until it was told anything.</summary>
    public InvitedTime? Told { get; init; }

    /// <summary>The newest <see cref="Sequence"/> that the calendar has; -1 for none.</summary>
    public int ToldSequence { get; init; } = -1;

    /// <summary>Somebody has changed the entry in the calendar by hand. Nothing is written over it.</summary>
    public bool ChangedByHand { get; init; }

    /// <summary>What stands there now; null where it was deleted, or nobody has changed it.</summary>
    public InvitedTime? ByHand { get; init; }

    /// <summary>Who has answered, as the calendar knew it when it was asked last.</summary>
    public IReadOnlyList<InvitationAnswer> Answers { get; init; } = [];

    /// <summary>The calendar does not have the newest state yet.</summary>
    public bool Waits => !ChangedByHand && ToldSequence < Sequence && !(Cancelled && EventId is null);
}

/// <param name="Start">Null for a meeting whose time is open: then it takes the whole day.</param>
public sealed record InvitedTime(DateOnly Date, TimeOnly? Start, string Place)
{
    /// <summary>How long a meeting is taken to be, for the plan knows no end. INFERRED.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(90);

    public static InvitedTime Of(PlannedMeeting meeting) => new(meeting.Date, meeting.Start, meeting.Place);
}

public enum InvitationReply
{
    /// <summary>未回答.</summary>
    None,

    /// <summary>出席.</summary>
    Accepted,

    /// <summary>仮の予定.</summary>
    Tentative,

    /// <summary>欠席.</summary>
    Declined,
}

/// <param name="Address">Of the account, by which the calendar knows the person.</param>
public sealed record InvitationAnswer(string Address, InvitationReply Reply);
