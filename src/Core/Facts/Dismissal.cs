using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>解嘱事由 (記 第2-4(2)ア, 要綱 第5-3). 任期満了 is none of them.</summary>
public enum DismissalReason
{
    Misconduct,
    Resignation,
    Death,
    MovedAway,
    LowParticipation,
    OtherSpecialReason,
}

/// <summary>What an officer ticks and writes about a 解嘱. For the section alone: none of it goes up or into a channel.</summary>
public sealed record DismissalGrounds(DismissalReason Reason)
{
    /// <summary>What it comes to in this case; needed for その他特別の理由.</summary>
    public string? Text { get; init; }

    /// <summary>申出日 of 辞退.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>居住地が所管区外となった.</summary>
    public bool ResidenceOutside { get; init; }

    /// <summary>勤務先が所管区外となった.</summary>
    public bool WorkplaceOutside { get; init; }

    /// <summary>会議への参画が見込めない. A move alone is no reason.</summary>
    public bool ParticipationUnlikely { get; init; }
}

/// <summary>検討中.</summary>
public sealed record DismissalConsideration(DismissalGrounds Grounds, DateOnly Since, OfficerId By);

/// <summary>How far a 解嘱 has come.</summary>
public enum DismissalState
{
    None,

    /// <summary>検討中.</summary>
    UnderConsideration,

    /// <summary>解嘱, 未通知.</summary>
    Dismissed,

    /// <summary>通知済, and the letter is still an open question.</summary>
    Notified,

    /// <summary>通知済, and the letter is back, is not needed, or there is a written reason.</summary>
    Settled,
}

/// <summary>解嘱 of a member. The day is the first one out of office.</summary>
public sealed record Dismissal(DateOnly Day, DismissalReason Reason)
{
    /// <summary>What was decided on; null for an imported dismissal, of which nothing more is known.</summary>
    public DismissalGrounds? Grounds { get; init; }

    /// <summary>通知 (要綱 第5-4).</summary>
    public DismissalNotice? Notice { get; init; }

    /// <summary>支障 (記 第2-4(2)イ): whether the meetings are hindered, so that a successor is due; null while nobody has said.</summary>
    public bool? NeedsSuccessor { get; init; }

    /// <summary>悪用のおそれ (記 第2-4(2)ウ): the letter is to be retrieved without fail.</summary>
    public bool MisuseFeared { get; init; }

    /// <summary>委嘱状の返納・回収 (要綱 第5-5).</summary>
    public LetterReturn Letter { get; init; }

    /// <summary>返納・回収の日.</summary>
    public DateOnly? LetterReturnedOn { get; init; }

    /// <summary>A written reason that ends the retrieval.</summary>
    public string? LetterNote { get; init; }

    /// <summary>返納・回収 is no question any more. Where misuse is feared it is never 不要 without a written reason.</summary>
    public bool LetterSettled =>
        Letter == LetterReturn.Returned || (Letter == LetterReturn.NotNeeded && !MisuseFeared) || !string.IsNullOrWhiteSpace(LetterNote);
}

/// <summary>委嘱状の返納・回収.</summary>
public enum LetterReturn
{
    Unknown,
    Returned,
    Outstanding,
    NotNeeded,
}

/// <summary>解嘱の通知: 本人又はこれに代わる者に口頭又は文書で (要綱 第5-4).</summary>
/// <param name="Relation">続柄 of who stands in for the member; null for the member.</param>
/// <param name="By">通知者.</param>
public sealed record DismissalNotice(DateOnly Day, NoticeRecipient Recipient, NoticeMethod Method, string? Relation, OfficerId By);

public enum NoticeRecipient
{
    /// <summary>本人.</summary>
    Member,

    /// <summary>これに代わる者.</summary>
    Substitute,
}

public enum NoticeMethod
{
    /// <summary>口頭.</summary>
    Oral,

    /// <summary>文書.</summary>
    Written,
}
