using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Summaries.Prefecture;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>Each check of 年度替わり on both sides: from 令和8年度 to 令和9年度, looked at before and after 1 April 2027.</summary>
public sealed class TurnOfYearTests
{
    private const string Before = "2027-03-25";
    private const string FirstDay = "2027-04-01";

    private static readonly Commission Ending = new(CommissionKind.New, CommissionTerm.Standard(2025));

    [Theory] // 要綱 第6-2.
    [InlineData("2026-05-01", false)]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    public void Only_a_council_of_the_new_year_owes_no_regular_meeting_for_the_old_one(string established, bool done)
    {
        var without = Quiet01.Change(c => c with { Established = Quiet.D(established) }) with { Meetings = [] };

        IsDone(TurnCheck.RegularMeeting, without, FirstDay).ShouldBe(done);
    }

    [Theory] // 記 第2-5(1).
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void A_council_that_has_a_plan_for_the_new_year_or_has_held_its_meeting_is_through(bool planned, bool held, bool done)
    {
        var facts = Quiet01 with
        {
            Plans = planned ? [Quiet.Plan(2027, Quiet.D("2027-05-20"))] : [Quiet.Plan(2026, Quiet.D("2026-05-20"))],
            Meetings = held ? [Quiet.Record("R2", Quiet.D(FirstDay))] : Quiet01.Meetings,
        };

        IsDone(TurnCheck.Plan, facts, FirstDay).ShouldBe(done);
    }

    [Theory] // 記 第2-3(2): 5人以上は確保すること.
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void At_least_five_members_are_in_office_on_the_first_of_April(int renewed, bool done) =>
        IsDone(TurnCheck.Terms, With(renewed, Declining(6)), Before).ShouldBe(done);

    [Fact]
    public void Whose_term_ends_is_settled_when_he_is_commissioned_again_or_has_declined()
    {
        var again = Quiet.Member(6, Ending, Quiet.Renewal(2027));
        var silent = Quiet.Member(6, Ending);

        IsDone(TurnCheck.Terms, With(5, again), Before).ShouldBeTrue();
        IsDone(TurnCheck.Terms, With(5, Declining(6)), Before).ShouldBeTrue();
        IsDone(TurnCheck.Terms, With(5, silent), Before).ShouldBeFalse();
        IsDone(TurnCheck.Terms, With(5, silent with { RenewalIntention = RenewalIntention.Willing }), Before).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    [InlineData("2027-04-02", true)]
    public void From_the_first_of_April_on_whoever_was_not_asked_is_gone(string today, bool done) =>
        IsDone(TurnCheck.Terms, With(5, Quiet.Member(6, Ending)), today).ShouldBe(done);

    [Fact]
    public void Who_has_left_within_the_year_is_not_asked_about_another_term()
    {
        var left = Quiet.Member(6, new Commission(CommissionKind.New, new CommissionTerm(Start, Quiet.D("2026-12-31"))));

        IsDone(TurnCheck.Terms, With(5, left), Before).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2027-04-09", true)]
    [InlineData("2027-04-10", false)]
    public void Once_the_first_of_April_is_past_the_members_of_today_count(string today, bool done)
    {
        var dismissed = Quiet.Renewal(2027) with { Dismissal = new Dismissal(Quiet.D("2027-04-10"), DismissalReason.Resignation) };

        IsDone(TurnCheck.Terms, With(4, Quiet.Member(5, dismissed)), today).ShouldBe(done);
    }

    [Theory] // 要綱 第4-4.
    [InlineData("2027-03-31", Before, false)]
    [InlineData("2027-04-01", Before, true)]
    [InlineData("2027-04-01", "2027-04-01", true)]
    [InlineData("2027-04-01", "2027-04-02", false)]
    public void The_lead_officer_is_that_of_the_first_of_April_and_later_that_of_today(string lastDay, string today, bool done)
    {
        var facts = Quiet01.Change(c => c with { Leads = [new LeadDesignation(Quiet.Lead, new DayRange(Start, Quiet.D(lastDay)))] });

        IsDone(TurnCheck.Lead, facts, today).ShouldBe(done);
    }

    [Theory] // 要綱 第8.
    [InlineData("2027-01-20", "2027-01-20", RecordState.ReportedToChief, true)]
    [InlineData("2027-01-20", "2027-01-20", RecordState.Confirmed, false)]
    [InlineData("2027-01-20", null, RecordState.ReportedToChief, false)]
    [InlineData("2027-03-25", null, RecordState.ReportedToChief, false)]
    [InlineData("2027-03-26", null, RecordState.ReportedToChief, true)] // Still to come.
    [InlineData("2027-03-26", "2027-02-20", RecordState.ReportedToChief, true)]
    [InlineData("2026-02-20", null, RecordState.ReportedToChief, true)] // Of the year before.
    public void Every_planned_day_that_is_past_has_its_record_and_every_record_is_reported(
        string planned,
        string? recorded,
        RecordState state,
        bool done
    )
    {
        var facts = Quiet01 with
        {
            Plans = [Quiet.Plan(FiscalYear.Of(Quiet.D(planned)).StartYear, Quiet.D(planned))],
            Meetings = recorded is null ? [] : [Quiet.Record("R2", Quiet.D(recorded)) with { State = state }],
        };

        IsDone(TurnCheck.Records, facts, Before).ShouldBe(done);
    }

    [Theory]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    public void After_the_turn_the_last_day_of_the_old_year_is_asked_for_and_the_first_of_the_new_one_is_not(string planned, bool done)
    {
        var facts = Quiet01 with { Plans = [Quiet.Plan(FiscalYear.Of(Quiet.D(planned)).StartYear, Quiet.D(planned))], Meetings = [] };

        IsDone(TurnCheck.Records, facts, "2027-04-20").ShouldBe(done);
    }

    [Theory]
    [InlineData(HalfYearDivision.FiscalYear, 1)]
    [InlineData(HalfYearDivision.CalendarYear, 0)]
    public void Where_halves_are_those_of_the_calendar_year_none_is_sent_at_the_turn(HalfYearDivision division, int open)
    {
        var rules = ObligationRules.Default with { Guideline = GuidelineSettings.Default with { HalfYears = division } };

        Both(TurnCheck.Submission, Quiet01, FirstDay, rules).ShouldBe((0, open));
    }

    private static CouncilFacts With(int renewed, params Member[] others) =>
        Quiet01 with
        {
            Members = [.. Enumerable.Range(1, renewed).Select(n => Quiet.Member(n, Ending, Quiet.Renewal(2027))), .. others],
        };

    private static Member Declining(int number) => Quiet.Member(number, Ending) with { RenewalIntention = RenewalIntention.Declined };

    private static bool IsDone(TurnCheck check, CouncilFacts facts, string today)
    {
        var both = Both(check, facts, today, ObligationRules.Default);
        both.ShouldBeOneOf((1, 0), (0, 1));
        return both == (1, 0);
    }

    private static (int Done, int Open) Both(TurnCheck check, CouncilFacts facts, string today, ObligationRules rules)
    {
        var day = Quiet.D(today);
        var at = new SummaryCase(Of(facts), SummaryScope.Of(First), SummaryPeriod.Of(FiscalYear.Of(day)), day, rules);
        return (at.Count(FigureKind.TurnDone, $"{check}"), at.Count(FigureKind.TurnOpen, $"{check}"));
    }
}
