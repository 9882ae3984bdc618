using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>What lies on the first day of the records, and on the first and the last day of a council, belongs to them.</summary>
public sealed class FirstAndLastDayTests
{
    private static readonly DateOnly First = new(2025, 4, 1);

    private static readonly CouncilFacts Bare = Base with { Plans = [], Meetings = [], Fulfilments = [] };

    [Fact]
    [Trait("Rule", "R003")]
    public void A_meeting_of_the_first_day_is_recorded_reported_and_told_of()
    {
        var day = First.AddDays(2);
        var record = Record("R1", First) with { State = RecordState.Confirmed, ReportedOn = null, Absent = [new MemberId("M01")] };
        var recorded = Bare with { Meetings = [record], Feedback = [Request("F1", First)] };
        var before = Bare with
        {
            Meetings = [record with { Date = First.AddDays(-1), ConfirmedAt = record.ConfirmedAt }],
            Feedback = [Request("F1", First.AddDays(-1))],
        };
        ObligationKind[] kinds = [ObligationKind.ChiefReport, ObligationKind.AbsenteeContact, ObligationKind.MeasureNotice];

        foreach (var kind in kinds)
        {
            recorded.Open(day, kind).Count.ShouldBe(1, $"{kind}");
            before.Open(day, kind).ShouldBeEmpty($"{kind}");
        }

        (Bare with { Drafts = [Draft("D1", First)] }).Open(day, ObligationKind.MeetingRecord).Count.ShouldBe(1);
        (Bare with { Drafts = [Draft("D1", First.AddDays(-1))] }).Open(day, ObligationKind.MeetingRecord).ShouldBeEmpty();
        (Bare with { Drafts = [Draft("D1", null, First)] }).Open(First, ObligationKind.MeetingRecord).Count.ShouldBe(1);
        (Bare with { Drafts = [Draft("D1", First.AddDays(1))] }).Open(First, ObligationKind.MeetingRecord).ShouldBeEmpty();
        recorded.Open(First, ObligationKind.AbsenteeContact).Count.ShouldBe(1);
        recorded.Open(First.AddDays(-1), ObligationKind.AbsenteeContact).ShouldBeEmpty();
        recorded.Open(First, ObligationKind.MeasureNotice).Count.ShouldBe(1);
        (Bare with { Feedback = [Request("F1", First.AddDays(1))] }).Open(First, ObligationKind.MeasureNotice).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R003")]
    [InlineData("2025-03-31", false)]
    [InlineData("2025-04-01", true)]
    public void What_is_of_the_first_day_is_asked_for_and_what_is_of_the_day_before_is_not(string date, bool asked)
    {
        var day = D(date);
        var count = asked ? 1 : 0;
        var dismissed = new Commission(CommissionKind.New, new CommissionTerm(D("2023-04-01"), D("2026-03-31")))
        {
            Dismissal = new Dismissal(day, DismissalReason.Misconduct) { MisuseFeared = true },
        };
        var visits = ObligationRules.Default with { Settings = new ObligationSettings { VisitDays = 100 } };
        var joined = new Commission(CommissionKind.New, new CommissionTerm(day.AddDays(-100), D("2027-03-31")));

        Bare.Put(Member(1, dismissed)).Open(D("2025-04-10"), ObligationKind.LetterRetrieval).Count.ShouldBe(count);
        Bare.Put(Member(1, new Commission(CommissionKind.New, new CommissionTerm(D("2023-04-01"), day))))
            .Open(D("2025-04-10"), ObligationKind.TermEnd)
            .Count.ShouldBe(count);
        Bare.Change(c => c with { Established = day }).Open(D("2025-04-10"), ObligationKind.EstablishmentSlip).Count.ShouldBe(count);
        Bare.Put(Member(1, joined)).Open(D("2025-04-10"), ObligationKind.MemberVisit, visits).Count.ShouldBe(count);
    }

    [Theory]
    [Trait("Rule", "R111")]
    [InlineData("2026-03-30", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void A_year_belongs_to_the_records_with_its_last_day(string since, bool asked)
    {
        var rules = ObligationRules.Default with { Settings = new ObligationSettings { TrackedSince = D(since) } };

        var found = Bare.Open(D("2026-04-01"), ObligationKind.RegularMeeting, rules).Where(o => o.Period == "2025").ToList();

        found.Select(o => o.Since).ShouldBe(asked ? [D(since)] : []);
    }

    [Fact]
    [Trait("Rule", "R111")]
    public void A_force_that_begins_within_a_year_is_asked_for_the_meeting_of_that_year_from_then_on()
    {
        var rules = ObligationRules.Default with { Settings = new ObligationSettings { TrackedSince = D("2026-06-01") } };

        Bare.Open(Day, ObligationKind.RegularMeeting, rules)
            .Select(o => (o.Period, o.Since, o.Nominal))
            .ShouldBe([("2026", D("2026-06-01"), D("2027-03-31"))]);
    }

    [Theory]
    [Trait("Rule", "R111")]
    [InlineData("2026-03-31", "2025,2026")]
    [InlineData("2026-04-01", "2026")]
    public void A_council_that_is_set_up_on_the_last_day_of_a_year_belongs_to_it(string established, string years)
    {
        var facts = Bare.Change(c => c with { Established = D(established) });

        string.Join(',', facts.Open(D("2026-04-01"), ObligationKind.RegularMeeting).Select(o => o.Period)).ShouldBe(years);
    }

    [Theory]
    [Trait("Rule", "R020")]
    [InlineData("2026-05-31", false)]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void A_meeting_belongs_to_a_council_from_its_first_to_its_last_day(string date, bool belongs)
    {
        var shortLived = Bare.Change(c => c with { Established = D("2026-06-01"), Abolished = D("2026-06-30") }) with
        {
            Drafts = [Draft("D1", D(date))],
        };

        shortLived.Open(D("2026-07-05"), ObligationKind.MeetingRecord).Count.ShouldBe(belongs ? 1 : 0);
    }

    [Theory]
    [InlineData("2026-06-30", true)]
    [InlineData("2026-07-01", false)]
    public void A_meeting_of_the_last_day_is_announced_and_a_later_one_is_not(string date, bool announced)
    {
        var ending = Bare.Change(c => c with { Abolished = D("2026-06-30") }) with { Plans = [Plan(2026, D(date))] };

        ending.Open(D("2026-06-20"), ObligationKind.MeetingNotice).Count.ShouldBe(announced ? 1 : 0);
        (ending with { Meetings = [Record("R1", D(date))] }).Open(D("2026-06-20"), ObligationKind.MeetingNotice).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-06-02", "2026-06-09")]
    [InlineData("2026-06-09", "2026-06-02")]
    public void Of_two_entries_the_first_says_since_when_the_way_goes_on(string one, string other)
    {
        var kushiro = Bare.Change(c =>
            c with
            {
                Abolished = D("2026-06-01"),
                Stations = [c.Stations[0] with { Area = Core.Organisation.Area.Kushiro }],
            }
        );
        var sent = kushiro.With(
            Done(ObligationKind.EstablishmentSlip, "abolished", D(one)),
            Done(ObligationKind.EstablishmentSlip, "abolished", D(other))
        );

        sent.Open(Day, ObligationKind.EstablishmentSlip).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-02"));
    }

    [Theory]
    [InlineData("2025-04-01", "2026-05-01")]
    [InlineData("2026-05-01", "2025-04-01")]
    public void Of_two_rosters_the_later_answers_all_before_it(string one, string other)
    {
        var facts = Bare.Put(Member(1, new Commission(CommissionKind.New, new CommissionTerm(D("2026-05-01"), D("2027-03-31")))))
            .With(Done(ObligationKind.MemberRoster, "", D(one)), Done(ObligationKind.MemberRoster, "", D(other)));

        facts.Open(Day, ObligationKind.MemberRoster).ShouldBeEmpty();
        Bare.Put(Member(1, new Commission(CommissionKind.New, new CommissionTerm(D("2026-05-02"), D("2027-03-31")))))
            .With(Done(ObligationKind.MemberRoster, "", D(one)), Done(ObligationKind.MemberRoster, "", D(other)))
            .Open(Day, ObligationKind.MemberRoster)
            .Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-09-30", true)]
    [InlineData("2026-10-01", false)]
    public void A_council_belongs_to_the_half_of_its_first_and_of_its_last_day(string established, bool belongs)
    {
        var half = HalfYear.Of(D("2026-04-01"), HalfYearDivision.FiscalYear);
        var late = Bare.Change(c => c with { Established = D(established) });
        var ended = Bare.Change(c => c with { Abolished = belongs ? D("2026-04-01") : D("2026-03-31") });

        HalfYearPackage.Of(new("01"), half, [late], half.Last, ObligationRules.Default).Councils.Count.ShouldBe(belongs ? 1 : 0);
        HalfYearPackage.Of(new("01"), half, [ended], half.Last, ObligationRules.Default).Councils.Count.ShouldBe(belongs ? 1 : 0);
    }
}
