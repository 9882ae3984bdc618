using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>
/// Every figure as the list behind it: card, list and file ask here, so they cannot differ. Stocks (councils, members, what is open) count
/// where a council stands on the card's day, events (meetings, feedback) where it stood on theirs.
/// </summary>
public static class Figures
{
    /// <summary>期限が近い: so many days ahead.</summary>
    public const int ComingDays = ObligationFigures.ComingDays;

    public static Figure Of(SummaryCase at, FigureKey key) => at.Once(key, (on, k) => new Figure(k, on.HasBegun ? [.. Rows(on, k)] : []));

    /// <summary>
    /// Whether the figure can be told for a period that is over: what is open, late or coming is known of today only, and a submission is as
    /// ready as it is now.
    /// </summary>
    public static bool IsOfTodayOnly(FigureKind kind) =>
        kind
            is FigureKind.OpenFeedback
                or FigureKind.MeasureOpen
                or FigureKind.Untold
                or FigureKind.OpenAge
                or FigureKind.Late
                or FigureKind.LateOf
                or FigureKind.Coming
                or FigureKind.ComingOf
                or FigureKind.TurnDone
                or FigureKind.TurnOpen;

    /// <summary>What a comparison with the year before can be made of.</summary>
    public static bool HasYearBefore(FigureKind kind) =>
        !IsOfTodayOnly(kind)
        && kind
            is not (FigureKind.SubmissionsDue or FigureKind.SubmissionsReady or FigureKind.SubmissionsOpen or FigureKind.SubmissionsSent);

    private static IEnumerable<FigureRow> Rows(SummaryCase at, FigureKey key) =>
        key.Kind switch
        {
            FigureKind.SubmissionsDue => StationFigures.Submissions(at),
            FigureKind.SubmissionsReady => StationFigures.Submissions(at).Where(r => r.Package.IsComplete),
            FigureKind.SubmissionsOpen => StationFigures.Submissions(at).Where(r => !r.Package.IsComplete),
            FigureKind.SubmissionsSent => StationFigures.Submissions(at).Where(r => StationFigures.IsSent(at, r)),
            FigureKind.Councils => CouncilFigures.Existing(at, _ => true),
            FigureKind.RegularDue => CouncilFigures.RegularOf(at, _ => true),
            FigureKind.TooFewMembers => CouncilFigures.Existing(
                at,
                f =>
                    f.MembersOn(at.AsOf, at.Rules.Guideline).Take(at.Rules.Guideline.FewestMembers).Count()
                    < at.Rules.Guideline.FewestMembers
            ),
            FigureKind.LeadVacant => CouncilFigures.Existing(at, f => f.LeadOn(at.AsOf) is null),
            FigureKind.RegularHeld => CouncilFigures.RegularOf(at, f => RegularMeetings.Held(f, at.Year, at.AsOf, at.Rules.Guideline)),
            FigureKind.RegularMissing => CouncilFigures.RegularOf(at, f => !RegularMeetings.Held(f, at.Year, at.AsOf, at.Rules.Guideline)),
            FigureKind.Regular => CouncilFigures.Meetings(at, m => m.Kind == MeetingKind.Regular),
            FigureKind.Extraordinary => CouncilFigures.Meetings(at, m => m.Kind == MeetingKind.Extraordinary),
            FigureKind.Attendance => CouncilFigures.Meetings(at, m => m.MembersInOffice > 0),
            FigureKind.Minutes => CouncilFigures.Meetings(at, m => m.Minutes > 0),
            FigureKind.Examples => CouncilFigures.Meetings(at, m => m.Example is not null),
            FigureKind.Members => MemberFigures.Members(at, _ => true),
            FigureKind.Persons => MemberFigures.Members(at, _ => true).DistinctBy(r => r.Member.Id),
            FigureKind.Sex => MemberFigures.Members(at, m => FigureParts.OfSex(m) == key.Part),
            FigureKind.Age => MemberFigures.Members(at, m => FigureParts.OfAge(m) == key.Part),
            FigureKind.Category => MemberFigures.Members(at, m => FigureParts.OfCategory(m) == key.Part),
            FigureKind.TermsEnding => MemberFigures.TermsEnding(at),
            FigureKind.Feedback => FeedbackFigures.Said(at, _ => true),
            FigureKind.Field => FeedbackFigures.Said(at, f => f.Entry.Field.ToString() == key.Part),
            FigureKind.Status => FeedbackFigures.Said(at, f => FigureParts.OfStatus(f) == key.Part),
            FigureKind.ProblemSolving => FeedbackFigures.Said(at, f => f.Entry.ProblemSolving),
            FigureKind.ProblemSolvingClosed => FeedbackFigures.Said(at, f => f.Entry.ProblemSolving && !f.IsOpen),
            FigureKind.OpenFeedback => FeedbackFigures.Open(at, _ => true),
            FigureKind.MeasureOpen => FeedbackFigures.Open(at, FeedbackFigures.IsUnfinished),
            FigureKind.Untold => FeedbackFigures.Open(at, f => !FeedbackFigures.IsUnfinished(f)),
            FigureKind.OpenAge => FeedbackFigures.Open(at, f => FigureParts.OfOpenAge(f, at.Today) == key.Part),
            FigureKind.Beats => StationFigures.Beats(at),
            FigureKind.Coverage => StationFigures.Beats(at).Where(r => $"{r.Beat.State}" == key.Part),
            FigureKind.Late => ObligationFigures.Late(at),
            FigureKind.LateOf => ObligationFigures.Late(at).Where(r => $"{r.Obligation.Kind}" == key.Part),
            FigureKind.Coming => ObligationFigures.Coming(at),
            FigureKind.ComingOf => ObligationFigures.Coming(at).Where(r => $"{r.Obligation.Kind}" == key.Part),
            FigureKind.TurnDone => TurnOfYear.Rows(at, Enum.Parse<TurnCheck>(key.Part), done: true),
            FigureKind.TurnOpen => TurnOfYear.Rows(at, Enum.Parse<TurnCheck>(key.Part), done: false),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
