using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

public enum RecordState
{
    Draft,
    AwaitingLead,

    /// <summary>確定.</summary>
    Confirmed,

    /// <summary>署長報告済: only this fulfils 要綱 第8.</summary>
    ReportedToChief,
}

/// <summary>
/// A confirmed 開催結果記録簿: never edited; 訂正 makes the next revision. The header is small and always loaded; the body is read when
/// somebody opens it.
/// </summary>
public sealed record MeetingRecord
{
    public required MeetingId Id { get; init; }

    /// <summary>1 for the first, then one more for every 訂正.</summary>
    public required int Revision { get; init; }

    public required RecordState State { get; init; }

    public required MeetingKind Kind { get; init; }

    public required DateOnly Date { get; init; }

    public required OfficerId ConfirmedBy { get; init; }

    public required string ConfirmedByTitle { get; init; }

    /// <summary>Confirmed by the community police section because the post of the lead officer was vacant.</summary>
    public bool OnBehalf { get; init; }

    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>署長報告日 (要綱 第8).</summary>
    public DateOnly? ReportedOn { get; init; }

    public string? RevisionReason { get; init; }

    /// <summary>補足を依頼: what the section wants to know, until a revision or the report answers it.</summary>
    public SupplementRequest? Supplement { get; init; }

    public required int MembersInOffice { get; init; }

    public required int MembersPresent { get; init; }

    /// <summary>欠席者, who have to hear of the results (記 第2-6(6)).</summary>
    public IReadOnlyList<MemberId> Absent { get; init; } = [];

    /// <summary>The day of the plan from which the record was started; it may have been held on another.</summary>
    public DateOnly? PlannedFor { get; init; }

    /// <summary>How it was held (A12).</summary>
    public MeetingForm Form { get; init; }

    /// <summary>The council that is host of a joint meeting (A14); null for a meeting of one council.</summary>
    public CouncilId? JointHost { get; init; }

    /// <summary>Minutes from start to end; null without an end.</summary>
    public int? Minutes { get; init; }

    /// <summary>好事例: what the station has chosen to tell the headquarters of this meeting; null while nothing is.</summary>
    public GoodExample? Example { get; init; }
}

/// <summary>好事例 of a record. The text is written to be sent up, without names.</summary>
public sealed record GoodExample(string Text, OfficerId By, DateOnly Day);

public sealed record SupplementRequest(OfficerId By, string Text, DateTimeOffset At);

/// <summary>The whole of one revision: what was entered, and the names as they were on that day.</summary>
public sealed record MeetingRecordBody(MeetingRecord Header, MeetingContent Content, MeetingSheet Sheet);

/// <summary>
/// What the form prints, with every reference resolved on the day of the confirmation, so that an old record reads the same after
/// transfers and elections.
/// </summary>
public sealed record MeetingSheet
{
    public required string CouncilName { get; init; }

    public required string StationName { get; init; }

    public required IReadOnlyList<string> Present { get; init; }

    public required IReadOnlyList<string> Absent { get; init; }

    public required IReadOnlyList<string> Officers { get; init; }

    public required IReadOnlyList<string> Supervisors { get; init; }

    /// <summary>前回までの要望等: text with status and measure.</summary>
    public required IReadOnlyList<EarlierFeedbackLine> EarlierFeedback { get; init; }

    /// <summary>作成者: 運営責任者, or the section on behalf.</summary>
    public required string Author { get; init; }
}

public sealed record EarlierFeedbackLine(string Text, FeedbackStatus Status, string Measure, bool Told);
