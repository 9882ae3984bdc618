using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

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

    /// <summary>2年間 from any day.</summary>
    public static CommissionTerm TwoYearsFrom(DateOnly first) => new(first, AfterMonths(first, 24).AddDays(-1));

    /// <summary>
    /// The day after a period of months: the same day of the month, or where the last month lacks it the first of the next one (民法
    /// 第143条第2項: the period ends with the month).
    /// </summary>
    internal static DateOnly AfterMonths(DateOnly first, int months)
    {
        var day = first.AddMonths(months);
        return day.Day == first.Day ? day : day.AddDays(1);
    }

    public DayRange Days => new(First, Last);

    /// <summary>4月1日から2年間.</summary>
    public bool IsStandard => this == Standard(First.Year);

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    public bool Overlaps(CommissionTerm other) => First <= other.Last && other.First <= Last;
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

    /// <summary>Why a 補充 ends on another day than the predecessor (H4), as the station has decided.</summary>
    public string? EndReason { get; init; }

    /// <summary>配慮事項 of a long service (記 第2-4(1)イ).</summary>
    public string? LongServiceNote { get; init; }

    /// <summary>選定経過 of the batch in which the member was selected.</summary>
    public SelectionProcess? Selection { get; init; }

    /// <summary>A dismissal that is being considered. It changes nothing about the office.</summary>
    public DismissalConsideration? Consideration { get; init; }

    public Dismissal? Dismissal { get; init; }

    /// <summary>交付未了: in office on the day without the letter.</summary>
    public bool LetterPendingOn(DateOnly day) => Covers(day) && !(LetterHandedOver <= day);

    public DismissalState DismissalState =>
        Dismissal is not { } dismissal
            ? Consideration is null
                ? DismissalState.None
                : DismissalState.UnderConsideration
            : dismissal.Notice is null
                ? DismissalState.Dismissed
                : dismissal.LetterSettled
                    ? DismissalState.Settled
                    : DismissalState.Notified;

    /// <summary>In office until the day before a dismissal takes effect.</summary>
    public bool Covers(DateOnly day) => Term.Contains(day) && !(day >= Dismissal?.Day);

    /// <summary>The days in office; null for somebody who was dismissed before the first one.</summary>
    public DayRange? InOffice =>
        Dismissal is not { } dismissal || dismissal.Day > Term.Last ? Term.Days
        : dismissal.Day > Term.First ? new DayRange(Term.First, dismissal.Day.AddDays(-1))
        : null;
}

/// <summary>選定経過 (記 第2-3(1)イ).</summary>
/// <param name="MeetingDay">幹部会議等の日.</param>
/// <param name="Divisions">連携部門.</param>
/// <param name="Decision">決定内容.</param>
public sealed record SelectionProcess(DateOnly? MeetingDay, string? Divisions, string? Decision)
{
    public bool IsComplete => MeetingDay is not null && !string.IsNullOrWhiteSpace(Divisions) && !string.IsNullOrWhiteSpace(Decision);
}

/// <summary>所管区との関係: 地域住民等 are also those who work there (記 第2-3(1)ア).</summary>
public enum BeatTie
{
    /// <summary>居住.</summary>
    Residence,

    /// <summary>勤務.</summary>
    Workplace,

    /// <summary>団体等.</summary>
    Organisation,
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

    /// <summary>地区.</summary>
    public string? District { get; init; }

    /// <summary>自治会・町内会, whether or not the member is one of its officers.</summary>
    public string? Association { get; init; }

    public string? Occupation { get; init; }

    /// <summary>What makes the member one of the 地域住民等; null where nobody has entered it. One is enough.</summary>
    public IReadOnlyList<BeatTie>? Ties { get; init; }

    /// <summary>選定理由 (要綱 第4-2); in a 職種等連絡協議会 目的等に即した理由 (記 第2-3(1)エ).</summary>
    public string? SelectionReason { get; init; }

    /// <summary>年代, for example 60.</summary>
    public int? AgeBand { get; init; }

    public string? Sex { get; init; }

    /// <summary>What the member has said about the next term; it belongs to the newest commission.</summary>
    public RenewalIntention RenewalIntention { get; init; }

    public IReadOnlyList<Commission> Commissions { get; init; } = [];

    /// <summary>The one that begins last, whether or not it has begun; null for nobody but a member whose rows are incomplete.</summary>
    public Commission? Newest => Commissions.MaxBy(c => c.Term.First);

    public bool InOfficeOn(DateOnly day) => Commissions.Any(c => c.Covers(day));

    /// <summary>Of somebody who is not in office yet: the commission that is to begin; null for everybody else.</summary>
    public Commission? ComingOn(DateOnly day) =>
        InOfficeOn(day) ? null : Commissions.Where(c => c.Term.First > day && c.Dismissal is null).MinBy(c => c.Term.First);

    /// <summary>In office, and by the setting (A10) only once the letter has been handed over.</summary>
    public bool CountsOn(DateOnly day, InOfficeFrom from) =>
        Commissions.Any(c => c.Covers(day) && (from == InOfficeFrom.Term || c.LetterHandedOver <= day));

    /// <summary>
    /// Commissioned again for days after the last day of a term, at once or after a gap (原則として, 記 第2-4(1)ア): that end is settled.
    /// </summary>
    public bool IsCommissionedAfter(DateOnly last) => Commissions.Any(c => c.Term.Last > last);

    public Member With(Commission commission) => this with { Commissions = [.. Commissions, commission] };

    public Member Replacing(Commission before, Commission after) =>
        this with
        {
            Commissions = [.. Commissions.Select(c => c == before ? after : c)],
        };
}

/// <summary>Address and telephone of a member; own koban and community section only.</summary>
public sealed record MemberContact(MemberId Member, string? Address, string? Phone, string? BestTime, string? Tie);
