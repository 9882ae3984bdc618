using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
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

        HalfYearPackage.Of(new("01"), half, [late], ObligationRules.Default).Councils.Count.ShouldBe(belongs ? 1 : 0);
        HalfYearPackage.Of(new("01"), half, [ended], ObligationRules.Default).Councils.Count.ShouldBe(belongs ? 1 : 0);
    }
}
