using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class PlanMeetingTests
{
    private static readonly FiscalYear Year = new(2026);
    private static readonly DateOnly Planned = new(2026, 11, 20);

    [Theory]
    [Trait("Rule", "R061")]
    [Trait("Rule", "R062")]
    [Trait("Rule", "R063")]
    [InlineData("2026-11-20", "11月20日（金）：この議題の例として、対象地区の自治体役員、住民等の参画が挙げられています。")]
    [InlineData("2026-11-21", null)]
    public void Whom_the_guideline_would_invite_is_said_until_the_day_of_the_meeting(string today, string? sentence) =>
        PlanMeeting
            .Review(World.CentralFacts.Plans[0], DateOnly.ParseExact(today, "O"))
            .Where(f => f.Code.StartsWith("guests.", StringComparison.Ordinal))
            .Select(f => f.Sentence)
            .ShouldBe(sentence is null ? [] : [sentence]);

    [Fact]
    public void A_meeting_is_added_in_the_order_of_the_days()
    {
        var plan = Plan(new DateOnly(2026, 6, 12)).ShouldBeOfType<Outcome<MeetingPlan>.Accepted>().Value;

        plan.Meetings.Select(m => m.Date).ShouldBe([new DateOnly(2026, 6, 12), Planned]);
        plan.Version.ShouldBe(2);
    }

    [Fact]
    public void The_first_meeting_makes_the_plan_of_a_year_that_had_none()
    {
        var request = new PlanMeeting(Year, 0, null, new PlannedMeeting { Date = Planned }, "", "");

        var plan = request.Decide(World.CentralFacts with { Plans = [] }).ShouldBeOfType<Outcome<MeetingPlan>.Accepted>().Value;

        (plan.Version, plan.Meetings.Single().Date).ShouldBe((1, Planned));
    }

    [Fact]
    public void A_correction_replaces_the_meeting_and_adds_none()
    {
        var plan = Plan(new DateOnly(2026, 12, 1), replaces: Planned).ShouldBeOfType<Outcome<MeetingPlan>.Accepted>().Value;

        plan.Meetings.Single().Date.ShouldBe(new DateOnly(2026, 12, 1));
    }

    [Fact]
    public void What_the_plan_considers_can_change_without_a_meeting()
    {
        var request = new PlanMeeting(Year, 1, null, null, "重点", "行事");

        var plan = request.Decide(World.CentralFacts).ShouldBeOfType<Outcome<MeetingPlan>.Accepted>().Value;

        plan.Meetings.Single().Date.ShouldBe(Planned);
        plan.Priorities.ShouldBe("重点");
    }

    [Theory]
    [InlineData(2026, 3, 31)]
    [InlineData(2027, 4, 1)]
    public void A_day_outside_the_fiscal_year_is_refused(int year, int month, int day) =>
        Plan(new DateOnly(year, month, day)).ShouldBeOfType<Outcome<MeetingPlan>.Refused>().Refusal.Code.ShouldBe("plan.date-outside-year");

    [Theory]
    [InlineData(2026, 4, 1)]
    [InlineData(2027, 3, 31)]
    public void The_first_and_last_day_of_the_fiscal_year_are_in_it(int year, int month, int day) =>
        Plan(new DateOnly(year, month, day)).ShouldBeOfType<Outcome<MeetingPlan>.Accepted>();

    [Fact]
    public void Two_regular_meetings_on_one_day_are_refused() =>
        Plan(Planned).ShouldBeOfType<Outcome<MeetingPlan>.Refused>().Refusal.Code.ShouldBe("plan.same-date");

    [Fact]
    public void A_plan_that_somebody_else_has_changed_is_refused() =>
        Plan(new DateOnly(2026, 6, 12), version: 0)
            .ShouldBeOfType<Outcome<MeetingPlan>.Refused>()
            .Refusal.Code.ShouldBe("plan.changed-meanwhile");

    [Fact]
    [Trait("Rule", "R037")]
    [Trait("Rule", "R054")]
    [Trait("Rule", "R055")]
    [Trait("Rule", "R066")]
    public void A_review_names_what_is_missing_with_its_clause_and_blocks_nothing()
    {
        var plan = new MeetingPlan
        {
            Year = Year,
            Version = 1,
            Meetings = [new PlannedMeeting { Date = Planned }],
        };

        var findings = PlanMeeting.Review(plan, new DateOnly(2026, 4, 1));

        findings
            .Select(f => (f.Code, f.Clauses))
            .ShouldBe([
                ("plan.considerations", "記 第2-5(1)"),
                ("plan.time-and-place", "記 第2-3(4)イ"),
                ("plan.topics", "記 第2-6(2)"),
                ("plan.after-start", "記 第2-5(1)"),
            ]);
        findings.ShouldAllBe(f => f.Level < FindingLevel.WarnPlus);
    }

    [Fact]
    [Trait("Rule", "R054")]
    [Trait("Rule", "R055")]
    public void A_plan_made_before_the_year_with_everything_in_it_has_no_finding() =>
        PlanMeeting
            .Review(World.CentralFacts.Plans[0], new DateOnly(2026, 3, 31))
            .Where(f => !f.Code.StartsWith("guests.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void A_planned_meeting_is_cancelled_and_what_the_plan_considers_stays()
    {
        var plan = PlanMeeting.Cancel(World.CentralFacts, Year, 1, Planned).ShouldBeOfType<Outcome<MeetingPlan>.Accepted>().Value;

        (plan.Meetings.Count, plan.Version, plan.Priorities).ShouldBe((0, 2, "特殊詐欺の被害防止"));
    }

    [Theory]
    [InlineData(0, "2026-11-20")]
    [InlineData(1, "2026-11-21")]
    public void Of_a_plan_that_has_changed_nothing_is_cancelled(int version, string day) =>
        PlanMeeting
            .Cancel(World.CentralFacts, Year, version, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBeOfType<Outcome<MeetingPlan>.Refused>()
            .Refusal.Code.ShouldBe("plan.changed-meanwhile");

    private static Outcome<MeetingPlan> Plan(DateOnly day, DateOnly? replaces = null, int version = 1) =>
        new PlanMeeting(Year, version, replaces, new PlannedMeeting { Date = day }, "", "").Decide(World.CentralFacts);
}
