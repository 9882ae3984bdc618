using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>What a police box can tell the section about a member.</summary>
public enum MemberReportKind
{
    /// <summary>死亡.</summary>
    Death,

    /// <summary>転居等.</summary>
    Moved,

    /// <summary>辞退の意向.</summary>
    Resignation,

    /// <summary>候補者.</summary>
    Candidate,
}

/// <summary>署への連絡: the police box tells the section of a member or a candidate; the section answers, and begins what is to be done.</summary>
public sealed record MemberReport
{
    public required string Id { get; init; }

    /// <summary>Rises with the answer, so that an old card is recognised.</summary>
    public int Version { get; init; }

    public required MemberReportKind Kind { get; init; }

    /// <summary>About whom; null for a candidate.</summary>
    public MemberId? Member { get; init; }

    /// <summary>氏名 of a candidate.</summary>
    public string CandidateName { get; init; } = "";

    /// <summary>The day of which it is told: of the death, of the move, of what was said.</summary>
    public DateOnly? Day { get; init; }

    public string Text { get; init; } = "";

    public required OfficerId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>対応 of the section; empty until it has answered.</summary>
    public string Answer { get; init; } = "";

    public OfficerId? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The police box has read the answer.</summary>
    public bool Read { get; init; }

    /// <summary>The section has still to answer.</summary>
    public bool IsOpen => AnsweredBy is null;
}
