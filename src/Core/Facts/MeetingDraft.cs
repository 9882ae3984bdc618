using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

public enum DraftState
{
    /// <summary>下書き.</summary>
    Draft,

    /// <summary>確認待ち: handed to the lead officer.</summary>
    AwaitingLead,

    /// <summary>The record was confirmed; the row stays for a while to answer old cards.</summary>
    Confirmed,
    Cancelled,
    Expired,
}

/// <summary>The steps of the wizard, in order; 3 is skipped when nothing is open.</summary>
public enum RecordStep
{
    Basics = 1,
    Attendance = 2,
    EarlierFeedback = 3,
    Topics = 4,
    Feedback = 5,
    Closing = 6,
    Review = 7,
}

/// <summary>
/// 下書き of a record. It belongs to the council, not to a person: it resumes on another device and can be handed on. Every saved
/// step raises <see cref="Version"/>.
/// </summary>
public sealed record MeetingDraft
{
    public required MeetingId Id { get; init; }

    public required int Version { get; init; }

    public required DraftState State { get; init; }

    public required RecordStep Step { get; init; }

    public required MeetingContent Content { get; init; }

    public required OfficerId StartedBy { get; init; }

    public required OfficerId ChangedBy { get; init; }

    /// <summary>Instant of the last change, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>A planned meeting of this day prefilled it.</summary>
    public DateOnly? FromPlan { get; init; }

    public OfficerId? HandedOverBy { get; init; }

    /// <summary>差し戻し: why the lead officer gave it back.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>Steps that were left while something on them could not be read: what was typed, until it is saved or taken out.</summary>
    public IReadOnlyList<TypedStep> Typed { get; init; } = [];

    /// <summary>訂正: the confirmed revision that this draft will replace, and why.</summary>
    public RevisedRecord? Revises { get; init; }

    /// <summary>The messages that show this draft's card, to be replaced by a neutral summary when the flow ends.</summary>
    public IReadOnlyList<ShownCard> Cards { get; init; } = [];

    /// <summary>The last eight commands with their answers (DESIGN 4).</summary>
    public IReadOnlyList<AnsweredCommand> Answers { get; init; } = [];

    public bool IsOpen => State is DraftState.Draft or DraftState.AwaitingLead;

    /// <summary>
    /// Opened and never saved: it holds nothing that anybody entered, so it is listed nowhere and makes nothing due. It is stored all the
    /// same, so that its card goes on after a crash.
    /// </summary>
    public bool IsUntouched => Version == 1 && State == DraftState.Draft && Revises is null;

    /// <summary>Open, and somebody has entered something.</summary>
    public bool IsBegun => IsOpen && !IsUntouched;
}

/// <param name="Feedback">What that revision said, so that only what the correction changes is written again.</param>
public sealed record RevisedRecord(int Revision, string Reason, IReadOnlyList<FeedbackEntry> Feedback)
{
    /// <summary>All that it said, to show what the correction changes; null in drafts of an older release, and when the draft has ended.</summary>
    public MeetingContent? Before { get; init; }
}

/// <summary>The inputs of a step as they were typed.</summary>
/// <param name="Item">The topic or feedback that was in the form.</param>
/// <param name="Page">From 0, where the step has several pages.</param>
/// <param name="Inputs">By the ids of the card.</param>
public sealed record TypedStep(RecordStep Step, string? Item, int Page, IReadOnlyDictionary<string, string> Inputs);

/// <summary>A message of the bot, by the channel's ids.</summary>
public sealed record ShownCard(OfficerId Officer, string ConversationId, string ActivityId);
