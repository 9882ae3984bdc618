using KobanBot.Core.Facts;

namespace KobanBot.Core.Summaries;

/// <summary>What is counted. A kind with parts is cut into them; the parts of one whole add up to it.</summary>
public enum FigureKind
{
    /// <summary>半期の送付, stations that owe one (記 第2-7(2)).</summary>
    SubmissionsDue,
    SubmissionsReady,
    SubmissionsOpen,

    /// <summary>送付済: everything that the station owes of the half has left it.</summary>
    SubmissionsSent,

    /// <summary>連絡協議会 in existence.</summary>
    Councils,

    /// <summary>委員5人未満 (記 第2-3(2)).</summary>
    TooFewMembers,

    /// <summary>運営責任者 not designated, or no longer on the roster (要綱 第4-4).</summary>
    LeadVacant,

    /// <summary>定期会議 of the fiscal year (要綱 第6-2): councils that owe one, that have held it, that have not.</summary>
    RegularDue,
    RegularHeld,
    RegularMissing,

    /// <summary>定期会議, each meeting.</summary>
    Regular,

    /// <summary>臨時会議.</summary>
    Extraordinary,

    /// <summary>出席率: meetings, with members present and in office.</summary>
    Attendance,

    /// <summary>開催時間: meetings whose end is known.</summary>
    Minutes,

    /// <summary>委員, a seat each: who belongs to two councils has two.</summary>
    Members,

    /// <summary>実人員: each person once.</summary>
    Persons,
    Sex,
    Age,
    Category,

    /// <summary>任期が90日以内に満了.</summary>
    TermsEnding,

    /// <summary>意見・要望等 of the period.</summary>
    Feedback,
    Field,
    Status,

    /// <summary>要望 that are open now: measures not finished, or finished and not told; by age.</summary>
    OpenFeedback,
    MeasureOpen,
    Untold,
    OpenAge,

    /// <summary>犯罪被害抑止等に向けた取組（問題解決）: taken up, and closed of these.</summary>
    ProblemSolving,
    ProblemSolvingClosed,

    /// <summary>好事例.</summary>
    Examples,

    /// <summary>所管区 by how they are covered (要綱 第3-1).</summary>
    Beats,
    Coverage,

    /// <summary>期限を過ぎた義務, and those of the next 30 days; by kind.</summary>
    Late,
    LateOf,
    Coming,
    ComingOf,

    /// <summary>年度替わり: what is done and what is open of a check.</summary>
    TurnDone,
    TurnOpen,
}

/// <summary>One figure by name.</summary>
/// <param name="Part">Which part, for a kind that has parts; else empty.</param>
public readonly record struct FigureKey(FigureKind Kind, string Part = "")
{
    private const char Separator = '!';

    /// <summary>As a card carries it: RegularHeld, Age!60.</summary>
    public string Code => Part.Length == 0 ? Kind.ToString() : $"{Kind}{Separator}{Part}";

    /// <summary>Reads <see cref="Code"/>; null where there is no such figure.</summary>
    public static FigureKey? Parse(string code)
    {
        var halves = code.Split(Separator, 2);
        var name = halves[0];
        return
            name.Length > 0
            && char.IsAsciiLetter(name[0])
            && Enum.TryParse<FigureKind>(name, out var kind)
            && Enum.IsDefined(kind)
            && new FigureKey(kind, halves.Length > 1 ? halves[1] : "") is var key
            && FigureParts.Of(kind).Contains(key.Part)
            ? key
            : null;
    }

    public override string ToString() => Code;
}

/// <summary>A number and the list behind it: the number is the list's length, or the mean over its rows.</summary>
public sealed record Figure(FigureKey Key, IReadOnlyList<FigureRow> Rows)
{
    public int Count => Rows.Count;

    /// <summary>出席率 in per cent (present by in office, over all meetings), or the mean of the minutes; null without rows or for what is only counted.</summary>
    public decimal? Mean =>
        Rows.Count == 0 ? null
        : Key.Kind == FigureKind.Attendance ? 100m * Meetings.Sum(m => m.MembersPresent) / Meetings.Sum(m => m.MembersInOffice)
        : Key.Kind == FigureKind.Minutes ? (decimal)Meetings.Sum(m => m.Minutes ?? 0) / Rows.Count
        : null;

    private IEnumerable<MeetingRecord> Meetings => Rows.OfType<MeetingRow>().Select(r => r.Meeting);
}
