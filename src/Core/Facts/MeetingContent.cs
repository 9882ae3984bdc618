using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Names a meeting and its draft: the command that started it, or the import's code. A part of storage keys.</summary>
public readonly record struct MeetingId(string Value)
{
    /// <summary>No meeting at all, and never the id of one.</summary>
    public static readonly MeetingId None = new("");

    /// <summary>False for what cannot be an id (see <see cref="CouncilId.IsWellFormed"/>).</summary>
    public bool IsWellFormed => new CouncilId(Value).IsWellFormed;

    public override string ToString() => Value;
}

/// <summary>会議の区分: these two only (要綱 第6-1).</summary>
public enum MeetingKind
{
    Regular,
    Extraordinary,
}

/// <summary>
/// 開催結果記録簿（第5号様式）, what an officer enters (RULES 1.2). Attendance is kept by exception: who was absent; who was a member is
/// read from the roster of the meeting's day.
/// </summary>
public sealed record MeetingContent
{
    public MeetingKind? Kind { get; init; }

    public DateOnly? Date { get; init; }

    public TimeOnly? Start { get; init; }

    public TimeOnly? End { get; init; }

    public string Place { get; init; } = "";

    /// <summary>How it was held (A12).</summary>
    public MeetingForm Form { get; init; }

    public Attendance Attendance { get; init; } = new();

    /// <summary>What became of earlier feedback, told in this meeting.</summary>
    public IReadOnlyList<FeedbackUpdate> EarlierFeedback { get; init; } = [];

    /// <summary>警察からの連絡事項.</summary>
    public string Notices { get; init; } = "";

    public IReadOnlyList<Topic> Topics { get; init; } = [];

    public IReadOnlyList<FeedbackEntry> Feedback { get; init; } = [];

    /// <summary>犯罪被害抑止等に向けた取組（問題解決）.</summary>
    public string ProblemSolving { get; init; } = "";

    /// <summary>会議資料: kinds by their Japanese names, and free text.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    public string OtherMaterials { get; init; } = "";

    public DateOnly? NextDate { get; init; }

    /// <summary>Only for an extraordinary meeting.</summary>
    public ExtraordinaryPart Extraordinary { get; init; } = new();

    /// <summary>理由 for findings of the level 要確認（確定可）.</summary>
    public string Remarks { get; init; } = "";
}

public enum GuestConsultation
{
    Unknown,
    Done,
    NotDone,
}

public sealed record Attendance
{
    public IReadOnlyList<MemberId> Absent { get; init; } = [];

    /// <summary>運営担当者 who took part; null until the step was saved, and then all of the roster count.</summary>
    public IReadOnlyList<OfficerId>? Officers { get; init; }

    public IReadOnlyList<OfficerId> Supervisors { get; init; } = [];

    /// <summary>関係部門の警察官, a line each.</summary>
    public IReadOnlyList<string> OtherDivisions { get; init; } = [];

    /// <summary>委員以外の地域住民等, a line each: name and standing.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>人選の事前検討 (記 第2-5(3)).</summary>
    public GuestConsultation Consultation { get; init; }

    public DateOnly? ConsultedOn { get; init; }

    /// <summary>委嘱状 that were handed over at the meeting (要綱 第5-1): with 確定 they are handed over on its day. The form has no place for it.</summary>
    public IReadOnlyList<LetterOf> Letters { get; init; } = [];
}

/// <summary>A topic with its result. The id is minted when the topic is first entered.</summary>
public sealed record Topic(string Id, TopicCategory Category, string Title, string Result);

/// <summary>臨時会議: the three headings of 記 第2-5(2), and what follows from it.</summary>
public sealed record ExtraordinaryPart
{
    /// <summary>契機.</summary>
    public string Occasion { get; init; } = "";

    /// <summary>情報の正確な伝達.</summary>
    public string Information { get; init; } = "";

    /// <summary>緊急時における連絡方法の確立.</summary>
    public string EmergencyContact { get; init; } = "";

    /// <summary>必要な協力要請.</summary>
    public string Cooperation { get; init; } = "";

    /// <summary>所管区活動への反映.</summary>
    public string Reflection { get; init; } = "";
}
