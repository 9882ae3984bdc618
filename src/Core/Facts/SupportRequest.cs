using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

public enum SupportStatus
{
    /// <summary>依頼中.</summary>
    Asked,

    /// <summary>対応中.</summary>
    InProgress,

    /// <summary>完了.</summary>
    Finished,
}

/// <summary>
/// 支援依頼: the police box asks 地域警察幹部 for support, for example to liaise with another agency (記 第3-1). It is answered by one of
/// them, and kept until the police box has read the answer.
/// </summary>
public sealed record SupportRequest
{
    public required string Id { get; init; }

    /// <summary>Rises with every answer, so that an old card is recognised.</summary>
    public int Version { get; init; }

    /// <summary>The open request of residents that it is about; null where it is about the council.</summary>
    public string? Feedback { get; init; }

    /// <summary>What is asked for, without names of persons.</summary>
    public required string Text { get; init; }

    /// <summary>連携先: another agency or division; empty where none is known.</summary>
    public string OtherAgency { get; init; } = "";

    public required OfficerId By { get; init; }

    public required DateTimeOffset At { get; init; }

    public SupportStatus Status { get; init; }

    public string Answer { get; init; } = "";

    public OfficerId? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The police box has read the answer that finishes it.</summary>
    public bool Read { get; init; }

    /// <summary>A supervisor still has to act.</summary>
    public bool IsOpen => Status != SupportStatus.Finished;
}
