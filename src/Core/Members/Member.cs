using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

public readonly record struct MemberId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>選定区分 (記 第2-3(1)ウ); a person may have several and counts once.</summary>
public enum SelectionCategory
{
    /// <summary>自治会、町内会等の役員.</summary>
    NeighbourhoodAssociation,

    /// <summary>自治体又は公的機関の職員.</summary>
    PublicBody,

    /// <summary>防犯協会、交通安全協会等の関係者.</summary>
    SafetyAssociation,

    Other,
}

/// <summary>委嘱種別.</summary>
public enum CommissionKind
{
    New,
    Renewal,
    Replacement,
}

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

/// <summary>任期. The last day is included (standard: 令和7年4月1日 to 令和9年3月31日).</summary>
public sealed record CommissionTerm
{
    public CommissionTerm(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentOutOfRangeException(nameof(last), last, "A term cannot end before it begins.");
        }

        First = first;
        Last = last;
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>In principle two years from 1 April (記 第2-4(1)ア).</summary>
    public static CommissionTerm Standard(int startYear) => new(new DateOnly(startYear, 4, 1), new DateOnly(startYear + 2, 3, 31));

    /// <summary>
    /// What follows a term without a gap: the standard term after 31 March, and after any other day the rest of its fiscal year and the
    /// next one, so that the member comes back into step.
    /// </summary>
    public static CommissionTerm Following(DateOnly last)
    {
        var first = last.AddDays(1);
        return new CommissionTerm(first, FiscalYear.Of(first).Next.Last);
    }

    public DayRange Days => new(First, Last);

    /// <summary>4月1日から2年間.</summary>
    public bool IsStandard => this == Standard(First.Year);

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    public bool Overlaps(CommissionTerm other) => First <= other.Last && other.First <= Last;
}

public sealed record Dismissal(DateOnly Day, DismissalReason Reason)
{
    /// <summary>支障 (記 第2-4(2)イ): whether the meetings are hindered, so that a successor is due; null while nobody has said.</summary>
    public bool? NeedsSuccessor { get; init; }

    /// <summary>悪用のおそれ (記 第2-4(2)ウ): the letter is to be retrieved without fail.</summary>
    public bool MisuseFeared { get; init; }

    /// <summary>委嘱状の返納・回収 (要綱 第5-5).</summary>
    public LetterReturn Letter { get; init; }

    /// <summary>A written reason that ends the retrieval.</summary>
    public string? LetterNote { get; init; }
}

/// <summary>委嘱状の返納・回収.</summary>
public enum LetterReturn
{
    Unknown,
    Returned,
    Outstanding,
    NotNeeded,
}

/// <summary>What a member has said about another term.</summary>
public enum RenewalIntention
{
    Unknown,
    Willing,
    Declined,
}

/// <summary>One 委嘱 of a member.</summary>
public sealed record Commission(CommissionKind Kind, CommissionTerm Term)
{
    /// <summary>Whom a 補充 replaces (記 第2-4(1)ウ).</summary>
    public MemberId? Predecessor { get; init; }

    /// <summary>Day on which the letter (第3号様式) was handed over.</summary>
    public DateOnly? LetterHandedOver { get; init; }

    /// <summary>Why the term is another one than 4月1日から2年間 (記 第2-4(1)ア).</summary>
    public string? TermReason { get; init; }

    /// <summary>配慮事項 of a long service (記 第2-4(1)イ).</summary>
    public string? LongServiceNote { get; init; }

    public Dismissal? Dismissal { get; init; }

    /// <summary>In office until the day before a dismissal takes effect.</summary>
    public bool Covers(DateOnly day) => Term.Contains(day) && !(day >= Dismissal?.Day);

    /// <summary>The days in office; null for somebody who was dismissed before the first one.</summary>
    public DayRange? InOffice =>
        Dismissal is not { } dismissal || dismissal.Day > Term.Last ? Term.Days
        : dismissal.Day > Term.First ? new DayRange(Term.First, dismissal.Day.AddDays(-1))
        : null;
}

/// <summary>委員, without contacts: those are kept apart and read only with an access entry.</summary>
public sealed record Member
{
    public required MemberId Id { get; init; }

    public required string Name { get; init; }

    public string? Kana { get; init; }

    public IReadOnlyList<SelectionCategory> Categories { get; init; } = [];

    /// <summary>所属団体・役職.</summary>
    public string? Affiliation { get; init; }

    public string? District { get; init; }

    /// <summary>年代, for example 60.</summary>
    public int? AgeBand { get; init; }

    public string? Sex { get; init; }

    /// <summary>What the member has said about the next term; it belongs to the newest commission.</summary>
    public RenewalIntention RenewalIntention { get; init; }

    public IReadOnlyList<Commission> Commissions { get; init; } = [];

    /// <summary>The one that begins last, whether or not it has begun; null for nobody but a member whose rows are incomplete.</summary>
    public Commission? Newest => Commissions.MaxBy(c => c.Term.First);

    public bool InOfficeOn(DateOnly day) => Commissions.Any(c => c.Covers(day));

    public Member With(Commission commission) => this with { Commissions = [.. Commissions, commission] };
}

/// <summary>Address and telephone of a member; own koban and community section only.</summary>
public sealed record MemberContact(MemberId Member, string? Address, string? Phone, string? BestTime, string? Tie);
