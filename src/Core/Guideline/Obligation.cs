using System.Globalization;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Guideline;

/// <summary>
/// 義務: something that the guideline asks for and that is not done yet. It is computed from the facts and never stored, so it cannot go
/// stale; its key names the same thing on every day on which it is open.
/// </summary>
public sealed record Obligation
{
    private static readonly IReadOnlyList<Responsible> AreaChain = [Responsible.AreaHeadquarters, Responsible.Headquarters];

    public required ObligationKind Kind { get; init; }

    /// <summary>The council that it is about; null where the whole station owes it.</summary>
    public CouncilId? Council { get; init; }

    /// <summary>The station that answers for it today; a council between stations has none.</summary>
    public StationId? Station { get; init; }

    /// <summary>What it is about, inside the council or station: a meeting, a member, a feedback, a day. Ids only, no names.</summary>
    public required string Subject { get; init; }

    /// <summary>The year, half, term or revision that makes it a new one next time.</summary>
    public required string Period { get; init; }

    /// <summary>First day on which it is open.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The last day by the text; null where the text gives none.</summary>
    public DateOnly? Nominal { get; init; }

    /// <summary>The day to aim at: the nominal day after the holiday policy, or a guide value.</summary>
    public required DateOnly Target { get; init; }

    /// <summary>True where the days of <see cref="Target"/> are a setting and not the guideline's: being later is no breach.</summary>
    public bool IsGuideValue { get; init; }

    /// <summary>One Japanese sentence without personal data.</summary>
    public required string Sentence { get; init; }

    public ObligationTrait Trait => ObligationTraits.Of(Kind);

    public string Clauses => Trait.Clauses;

    /// <summary>Who is responsible, and who is next when nothing happens; the second leg of a transmission has a chain of its own.</summary>
    public IReadOnlyList<Responsible> Chain => Leg == 2 ? AreaChain : Trait.Chain;

    /// <summary>1 for what the station sends, 2 for what the 方面本部 passes on (経由).</summary>
    public int Leg { get; init; } = 1;

    /// <summary>Of the second leg: the area whose 方面本部 has it in hand, by the day on which it was sent.</summary>
    public Area? Through { get; init; }

    /// <summary>
    /// The first day on which it can have been done, where it is asked for earlier: a list as of a day is not made before that day.
    /// </summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>
    /// Whether a reason ends it, although 済み does not: a regular meeting of a year that is over, or one of a form that counts only where the
    /// station says so.
    /// </summary>
    public bool TakesReason { get; init; }

    /// <summary>The record that the reason is about; null where it is about the matter itself.</summary>
    public string? ReasonOf { get; init; }

    /// <summary>Whether somebody can end it by an entry, be it 済み or a reason.</summary>
    public bool CanBeEntered => Trait.CanBeMarkedDone || TakesReason;

    /// <summary>The same for the same obligation on every day, and different for every other one.</summary>
    public string Key => new ObligationKey(Kind, Council?.Value ?? Station?.Value ?? "", Subject, Period).ToString();

    /// <summary>A day as a subject: ISO.</summary>
    public static string DaySubject(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Days past the target; negative while there is time.</summary>
    public int DaysLate(DateOnly today) => today.DayNumber - Target.DayNumber;

    /// <summary>
    /// Days past the last day of the text. Null until then, and always where the days are a guide value or the text gives none: nothing is
    /// called overdue that the guideline gives no day for (RULES 2.3).
    /// </summary>
    public int? DaysOverdue(DateOnly today) =>
        // A term that has ended is over, not late: the text asks for no successor by that day.
        Nominal is { } last
        && !IsGuideValue
        && Kind != ObligationKind.TermEnd
        && today > last
            ? today.DayNumber - last.DayNumber
            : null;
}

/// <summary>Everything that can be due (RULES 2.7).</summary>
public enum ObligationKind
{
    /// <summary>半期の送付.</summary>
    HalfYearSubmission,

    /// <summary>第2号様式, 4月1日現在.</summary>
    OperationListAnnual,

    /// <summary>第2号様式の補正.</summary>
    OperationListCorrection,

    /// <summary>開催計画.</summary>
    MeetingPlan,

    /// <summary>年度1回以上の定期会議.</summary>
    RegularMeeting,

    /// <summary>会議の周知.</summary>
    MeetingNotice,

    /// <summary>委員以外の参加者の人選の検討.</summary>
    GuestSelection,

    /// <summary>第5号様式の作成.</summary>
    MeetingRecord,

    /// <summary>警察署長までの報告.</summary>
    ChiefReport,

    /// <summary>欠席者への連絡.</summary>
    AbsenteeContact,

    /// <summary>措置状況の参加者への連絡.</summary>
    MeasureNotice,

    /// <summary>計画的に推進する要望の確認.</summary>
    LongRunningReview,

    /// <summary>任期満了.</summary>
    TermEnd,

    /// <summary>第4号様式.</summary>
    MemberRoster,

    /// <summary>後任の補充.</summary>
    MemberVacancy,

    /// <summary>委員5人未満.</summary>
    TooFewMembers,

    /// <summary>解嘱の通知.</summary>
    DismissalNotice,

    /// <summary>委嘱状の回収.</summary>
    LetterRetrieval,

    /// <summary>第1号様式の作成と写しの送付.</summary>
    EstablishmentSlip,

    /// <summary>運営責任者の指定.</summary>
    LeadVacant,

    /// <summary>委員宅の訪問.</summary>
    MemberVisit,

    /// <summary>協議の回答.</summary>
    ConsultationAnswer,
}

/// <summary>Who has to act, as a post; the persons follow from the rosters of the day (see <see cref="Responsibles"/>).</summary>
public enum Responsible
{
    /// <summary>運営責任者.</summary>
    LeadOfficer,

    /// <summary>運営担当者.</summary>
    OperatingOfficers,

    /// <summary>地域警察幹部.</summary>
    Supervisors,

    /// <summary>地域警察担当課（係）.</summary>
    Section,

    /// <summary>地域課長.</summary>
    SectionChief,

    /// <summary>警察署長.</summary>
    StationChief,

    /// <summary>方面本部地域課.</summary>
    AreaHeadquarters,

    /// <summary>警察本部地域企画課.</summary>
    Headquarters,
}

/// <summary>済み: an obligation was met outside of what the facts show, or its document was made. Never deleted.</summary>
/// <param name="Subject">As in <see cref="Obligation.Subject"/>.</param>
/// <param name="Period">As in <see cref="Obligation.Period"/>.</param>
/// <param name="Day">When it was done.</param>
/// <param name="Means">How: 電話, 訪問, 文書 …; free text without names.</param>
public sealed record Fulfilment(ObligationKind Kind, string Subject, string Period, DateOnly Day, string Means, OfficerId By)
{
    /// <summary>取り消し: it was marked by mistake, and counts no more.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>
    /// What a 補正 or a roster has answered: the changes and commissions that were entered by then. Null where nobody has noted them, as in
    /// rows of an older release: it has answered every one up to its day.
    /// </summary>
    public IReadOnlyList<string>? Answered { get; init; }

    /// <summary>The same matter on the same day: one row in storage.</summary>
    public bool IsSameEntry(Fulfilment other) => (Kind, Subject, Period, Day) == (other.Kind, other.Subject, other.Period, other.Day);

    /// <summary>The <see cref="Obligation.Key"/> of what was done, in a council.</summary>
    public string KeyIn(CouncilId council) => ObligationKey.Of(Kind, council, Subject, Period).ToString();
}
