using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Guideline;

/// <summary>
/// What the guideline leaves open, with the default that was chosen: the ambiguities A1 to A17 (RULES 2.4), A18, and numbers that it does not
/// state. Another reading is a setting, not code.
/// </summary>
public sealed record GuidelineSettings
{
    public static readonly GuidelineSettings Default = new();

    /// <summary>In force since 令和7年4月1日 (表紙 前文). What began before is 旧要綱 and is never flagged.</summary>
    public DateOnly InForceSince { get; init; } = new(2025, 4, 1);

    /// <summary>5人以上は確保すること (記 第2-3(2)): the text's own number.</summary>
    public int FewestMembers { get; init; } = 5;

    /// <summary>おおむね10人程度 (記 第2-3(2)): from so many. INFERRED.</summary>
    public int UsualMembersFrom { get; init; } = 8;

    /// <summary>おおむね10人程度: up to so many. INFERRED.</summary>
    public int UsualMembersTo { get; init; } = 12;

    /// <summary>長期間 (記 第2-4(1)イ): more than so many years in office. INFERRED.</summary>
    public int LongServiceYears { get; init; } = 10;

    /// <summary>偏り (記 第2-3(1)ア): one value of a trait has more than this share of the members, in per cent. INFERRED.</summary>
    public int BiasPercent { get; init; } = 70;

    /// <summary>A1: how the 半期 are cut.</summary>
    public HalfYearDivision HalfYears { get; init; }

    /// <summary>記 第2-7(2): 翌月10日.</summary>
    public int SubmissionDay { get; init; } = 10;

    /// <summary>A2: outside 札幌方面 the station's target is so many working days earlier, for the way through the 方面.</summary>
    public int AreaLeadWorkingDays { get; init; } = 3;

    /// <summary>A3: which Form 2 goes with the April submission.</summary>
    public AprilOperationList AprilOperationList { get; init; }

    /// <summary>A4: whether the majority rule warns for a 職種等連絡協議会 too.</summary>
    public bool MajorityOfSpecialPurposeWarns { get; init; }

    /// <summary>A5: of what the majority is taken.</summary>
    public MajorityOf MajorityOf { get; init; }

    /// <summary>A6: how a person in several categories counts.</summary>
    public SeveralCategories SeveralCategories { get; init; }

    /// <summary>A7: until when a member is commissioned who is added in mid-term and replaces nobody.</summary>
    public AdditionalMemberTerm AdditionalMemberTerm { get; init; }

    /// <summary>A8: whether the remaining term of a 補充 counts as a 期 of long service.</summary>
    public bool ReplacementCountsAsTerm { get; init; } = true;

    /// <summary>A9: 居住地、勤務先が所管区外.</summary>
    public MovedAwayReading MovedAway { get; init; }

    /// <summary>A10: from when a member counts. Attendance always goes by the term.</summary>
    public InOfficeFrom InOfficeFrom { get; init; }

    /// <summary>A11: to which year a regular meeting belongs that was put off past 31 March.</summary>
    public PostponedMeeting PostponedMeeting { get; init; }

    /// <summary>A12: whether a meeting that was not held in one place counts as a meeting.</summary>
    public bool OnlineCounts { get; init; }

    /// <summary>A12, for a written one.</summary>
    public bool WrittenCounts { get; init; }

    /// <summary>A13: whether a merger of stations makes a Form 1 for every council.</summary>
    public bool StationMergerNeedsSlip { get; init; }

    /// <summary>A14: for which councils a joint meeting counts.</summary>
    public JointMeeting JointMeeting { get; init; }

    /// <summary>A15: who stands between the lead officer and 警察署長, then the chief.</summary>
    public IReadOnlyList<Role> ReportingChain { get; init; } = [Role.SectionChief, Role.StationChief];

    /// <summary>A16: ranks that make an officer of the station a 地域警察幹部 besides those who are named; none by default.</summary>
    public IReadOnlyList<string> SupervisorRanks { get; init; } = [];

    /// <summary>A17: whether a station may own a beat without a koban.</summary>
    public bool StationBeats { get; init; } = true;

    /// <summary>A18: whether a council that is set up within a fiscal year owes a regular meeting in what is left of it.</summary>
    public bool PartOfYearNeedsMeeting { get; init; } = true;

    /// <summary>Whether a meeting of this form counts as one without a word of the station (A12).</summary>
    public bool Counts(MeetingForm form) => form is MeetingForm.InPerson || (form is MeetingForm.Online ? OnlineCounts : WrittenCounts);

    /// <summary>One sentence for every value that cannot be meant.</summary>
    public IEnumerable<string> Problems()
    {
        if (FewestMembers < 1 || UsualMembersFrom < FewestMembers || UsualMembersTo < UsualMembersFrom)
        {
            yield return "FewestMembers, UsualMembersFrom and UsualMembersTo must be at least 1 and in this order.";
        }

        if (LongServiceYears < 2)
        {
            yield return "LongServiceYears must be at least 2, which is one term.";
        }

        if (BiasPercent is < 50 or > 100)
        {
            yield return "BiasPercent must be from 50 to 100.";
        }

        if (SubmissionDay is < 1 or > 28)
        {
            yield return "SubmissionDay must be from 1 to 28.";
        }

        if (AreaLeadWorkingDays is < 0 or > 10)
        {
            yield return "AreaLeadWorkingDays must be from 0 to 10.";
        }

        if (
            ReportingChain.Count == 0
            || ReportingChain[^1] != Role.StationChief
            || ReportingChain.Distinct().Count() != ReportingChain.Count
        )
        {
            yield return "ReportingChain must end with StationChief and name nobody twice (要綱 第8).";
        }
    }
}

/// <summary>A3.</summary>
public enum AprilOperationList
{
    /// <summary>The new one, as of 1 April.</summary>
    AsOfFirstOfApril,

    /// <summary>The last one of the old fiscal year.</summary>
    AsOfLastOfMarch,
}

/// <summary>A5.</summary>
public enum MajorityOf
{
    /// <summary>在任委員数, vacancies excluded.</summary>
    MembersInOffice,

    /// <summary>Members in office and seats that a dismissal left vacant.</summary>
    Seats,
}

/// <summary>A6.</summary>
public enum SeveralCategories
{
    /// <summary>Any of the three categories makes the person count, once.</summary>
    CountOnce,

    /// <summary>Only the category that was entered first.</summary>
    FirstOnly,
}

/// <summary>A7.</summary>
public enum AdditionalMemberTerm
{
    /// <summary>Ends with the council's other terms.</summary>
    CommonEnd,

    /// <summary>Two years from the first day.</summary>
    TwoYears,
}

/// <summary>A9.</summary>
public enum MovedAwayReading
{
    /// <summary>The tie that made the person eligible is gone, one of the two is enough.</summary>
    TieThatMattered,

    /// <summary>Both residence and workplace are outside.</summary>
    Both,
}

/// <summary>A10.</summary>
public enum InOfficeFrom
{
    Term,

    /// <summary>Not before the letter has been handed over (要綱 第5-1).</summary>
    Letter,
}

/// <summary>A11.</summary>
public enum PostponedMeeting
{
    YearHeld,

    /// <summary>The year in whose plan it stood.</summary>
    YearPlanned,
}

/// <summary>A14.</summary>
public enum JointMeeting
{
    CountsForEach,
    CountsForHost,
}
