using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>設置理由 of a 単位連絡協議会 (記 第2-2(1)).</summary>
public enum UnitGround
{
    /// <summary>地域の一体性.</summary>
    Unity,

    /// <summary>地域の共同性.</summary>
    CommonConcern,

    /// <summary>その他の地域の特性.</summary>
    Other,
}

/// <summary>例外地域種別: where a 職種等連絡協議会 may stand in for a 所管区連絡協議会 (記 第2-2(2)).</summary>
public enum ExceptionArea
{
    /// <summary>アパート、マンション等の住民の入れ替わりが激しい地域.</summary>
    HighTurnoverHousing,

    /// <summary>繁華街、歓楽街等.</summary>
    EntertainmentDistrict,
}

/// <summary>What was decided and done when a council was set up. Every text may be empty: none of it blocks.</summary>
public sealed record EstablishmentDetails
{
    /// <summary>設置理由 of a 単位連絡協議会.</summary>
    public IReadOnlyList<UnitGround> Grounds { get; init; } = [];

    public string GroundsText { get; init; } = "";

    /// <summary>Its bounds are those of the police boxes' グループ運用 or ブロック運用.</summary>
    public bool FollowsGroupOperation { get; init; }

    /// <summary>What a 職種等連絡協議会 is modelled on.</summary>
    public SpecialPurposeExample? Example { get; init; }

    /// <summary>所管区連絡協議会又は単位連絡協議会では目的を達成し難い理由 (要綱 第3-2).</summary>
    public string OtherKindsFallShort { get; init; } = "";

    /// <summary>職種、地区等に着眼した連絡協議会が効果的である理由 (要綱 第3-2).</summary>
    public string WhyEffective { get; init; } = "";

    /// <summary>Set when the council stands in for the 所管区連絡協議会 of its police boxes.</summary>
    public ExceptionArea? ExceptionArea { get; init; }

    /// <summary>Why the purpose is achieved without a 所管区連絡協議会.</summary>
    public string ExceptionReason { get; init; } = "";

    public Consultation? Consultation { get; init; }

    /// <summary>設置の理由 as a whole, 地域の特性 (第1号様式); null where nothing was entered.</summary>
    public string? Reason { get; init; }

    /// <summary>委員数（予定）; null where nothing was entered.</summary>
    public int? PlannedMembers { get; init; }

    /// <summary>The councils in whose place it was set up, by 統合 or 分割; null where there are none.</summary>
    public IReadOnlyList<CouncilLink>? Replaces { get; init; }
}

/// <summary>What was done before a council was abolished.</summary>
public sealed record AbolitionDetails
{
    public string Reason { get; init; } = "";

    public Consultation? Consultation { get; init; }

    /// <summary>To whom of the members it has been explained.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>The 統合 or 分割 by which it ends; null when it ends by itself.</summary>
    public string? Reorganisation { get; init; }
}

/// <summary>説明 to a member before a council is reorganised (記 第2-2(4)).</summary>
/// <param name="How">方法.</param>
/// <param name="By">説明者.</param>
public sealed record Explanation(MemberId Member, DateOnly Day, string How = "", OfficerId? By = null);
