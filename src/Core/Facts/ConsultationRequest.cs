using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

public enum ConsultationAnswer
{
    /// <summary>異議なし.</summary>
    NoObjection,

    /// <summary>意見あり.</summary>
    Opinion,

    /// <summary>要再協議: nothing is agreed, and the station consults again.</summary>
    Again,
}

/// <summary>協議を依頼: a station consults about 設置, 廃止 or 会則等 (記 第2-1(2), 第2-2(3)), and the counterpart answers. Kept for good: the register.</summary>
public sealed record ConsultationRequest
{
    public required string Id { get; init; }

    /// <summary>Rises with the answer, so that an old card is recognised.</summary>
    public int Version { get; init; }

    public required ConsultationKind Kind { get; init; }

    /// <summary>Derived from the station's area on the day on which it was asked (H10).</summary>
    public required Office Counterpart { get; init; }

    /// <summary>協議の内容, without names of persons.</summary>
    public required string Text { get; init; }

    public required OfficerId By { get; init; }

    /// <summary>The post of the one who asked, for the counterpart, who does not see the station's roster.</summary>
    public required string ByTitle { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null until it is answered.</summary>
    public ConsultationAnswer? Answer { get; init; }

    public string AnswerText { get; init; } = "";

    public OfficerId? AnsweredBy { get; init; }

    public string AnsweredByTitle { get; init; } = "";

    public DateTimeOffset? AnsweredAt { get; init; }

    public bool IsOpen => Answer is null;
}
