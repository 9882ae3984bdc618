using KobanBot.Core.Facts;

namespace KobanBot.Core.Search;

/// <summary>What can be looked for.</summary>
public enum FoundKind
{
    Council,

    /// <summary>A planned meeting that has no record.</summary>
    Planned,
    Record,

    /// <summary>An open request of residents.</summary>
    Request,
}

/// <summary>In what the words were found.</summary>
public enum FoundIn
{
    /// <summary>Nothing was asked for: it is the person's own, or near at hand.</summary>
    Own,
    Name,
    Station,
    PoliceBox,
    Purpose,
    Day,
    Kind,
    Place,
    Topic,
    Text,
    Field,
    Status,
}

/// <param name="In">Why it was found.</param>
/// <param name="Excerpt">What stands there; only for whoever may read the council.</param>
public sealed record Found(FoundKind Kind, Council Council, FoundIn In, string Excerpt)
{
    public PlannedMeeting? Planned { get; init; }

    public MeetingRecord? Meeting { get; init; }

    public Feedback? Request { get; init; }

    /// <summary>The day of the meeting; null for a council.</summary>
    public DateOnly? Day => Planned?.Date ?? Meeting?.Date ?? Request?.MeetingDate;
}
