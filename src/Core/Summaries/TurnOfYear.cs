using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>年度替わり: 31 March, 1 April and 10 April are one crunch (RULES 0.7). What is looked at council by council, in the order of the days.</summary>
public enum TurnCheck
{
    /// <summary>定期会議 of the year that ends (要綱 第6-2).</summary>
    RegularMeeting,

    /// <summary>開催計画 of the new year (記 第2-5(1)).</summary>
    Plan,

    /// <summary>任期満了 on 31 March: commissioned again, or at least the fewest members in office on 1 April (要綱 第5-2, 記 第2-3(2)).</summary>
    Terms,

    /// <summary>運営責任者 on 1 April or, once it is past, today (要綱 第4-4).</summary>
    Lead,

    /// <summary>開催結果記録簿 of the year that ends, recorded and reported (要綱 第8, 記 第2-7(2)).</summary>
    Records,

    /// <summary>第2号様式 as of 1 April, station by station (記 第2-2(6)).</summary>
    OperationList,

    /// <summary>半期の送付 of the half that ends on 31 March, due on 10 April, station by station (記 第2-7(2)).</summary>
    Submission,
}

/// <summary>The checklist with its progress: for each check the councils, or stations, that are through, and those that are not.</summary>
public static class TurnOfYear
{
    internal static IEnumerable<FigureRow> Rows(SummaryCase at, TurnCheck check, bool done) =>
        !at.IsCurrent ? []
        : IsOfStations(check) ? Stations(at, check, done)
        : CouncilFigures.Existing(at, f => IsDone(f, at, check) == done);

    /// <summary>Counted in stations; the others in councils.</summary>
    public static bool IsOfStations(TurnCheck check) => check is TurnCheck.OperationList or TurnCheck.Submission;

    private static IEnumerable<StationRow> Stations(SummaryCase at, TurnCheck check, bool done) =>
        from of in StationFigures.Stations(at)
        let facts = at.FactsOf(of.Station)
        let isDone = check == TurnCheck.OperationList
            ? StationObligations.IsListed(facts, at.Turn, at.Today, at.Rules)
            : IsSubmitted(facts, at)
        where isDone == done
        select new StationRow(of.At);

    // Halves of calendar years do not end with the year that turns.
    private static bool? IsSubmitted(StationFacts facts, SummaryCase at)
    {
        var ending = at.Turn.Previous;
        var half = HalfYear.Of(ending.Last, at.Rules.Guideline.HalfYears);
        return half.Last == ending.Last ? StationObligations.IsSubmitted(facts, half, at.Today, at.Rules) : null;
    }

    private static bool IsDone(CouncilFacts facts, SummaryCase at, TurnCheck check)
    {
        var (next, ending, guideline) = (at.Turn, at.Turn.Previous, at.Rules.Guideline);
        return check switch
        {
            // A council of the new year owes nothing for the old one.
            TurnCheck.RegularMeeting => facts.Council.Established > ending.Last
                || RegularMeetings.Held(facts, ending, ending.Last, guideline),
            TurnCheck.Plan => facts.PlanFor(next) is not null || RegularMeetings.Held(facts, next, at.Today, guideline),
            TurnCheck.Terms => facts.MembersOn(Later(next.First, at.Today), guideline).Count() >= guideline.FewestMembers
                && facts.MembersOn(ending.Last).All(m => m.InOfficeOn(next.First) || Declined(m) || at.Today >= next.First),
            TurnCheck.Lead => facts.LeadOn(Later(next.First, at.Today)) is not null,
            TurnCheck.Records => Planned(facts, at, ending) && Reported(facts, ending),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool Declined(Member member) => member.RenewalIntention == RenewalIntention.Declined;

    private static bool Reported(CouncilFacts facts, FiscalYear year) =>
        facts.Meetings.All(m => !year.Contains(m.Date) || m.State == RecordState.ReportedToChief);

    private static bool Planned(CouncilFacts facts, SummaryCase at, FiscalYear year) =>
        PlannedMeetings.Unsettled(facts, at.Today, at.Rules.Settings.SameMeetingDays).All(d => !year.Contains(d));

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
