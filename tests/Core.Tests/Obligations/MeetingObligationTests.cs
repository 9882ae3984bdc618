using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class MeetingObligationTests
{
    [Fact]
    public void A_council_in_order_owes_nothing() => Base.Open(Day).ShouldBeEmpty();

    [Theory]
    [Trait("Rule", "R111")]
    [InlineData("2026-03-31", false)] // 2025 had one.
    [InlineData("2026-04-01", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-05-30", true)] // 60 days after the year it is still shown.
    [InlineData("2027-05-31", false)]
    public void A_year_without_a_regular_meeting_is_open_from_1_April(string day, bool open)
    {
        var facts = Base with { Meetings = [Record("R0", D("2025-09-10"))], Plans = [] };

        var found = facts.Open(D(day), ObligationKind.RegularMeeting).Where(o => o.Period == "2026").ToList();

        found.Count.ShouldBe(open ? 1 : 0);
        if (open)
        {
            (found[0].Since, found[0].Nominal, found[0].IsGuideValue).ShouldBe((D("2026-04-01"), D("2027-03-31"), false));
            found[0].Clauses.ShouldBe("要綱 第6-2");
            found[0].Sentence.ShouldBe("令和8年度の定期会議が未開催です。");
        }
    }

    [Theory]
    [Trait("Rule", "R055")]
    [InlineData("2027-03-31", false)]
    [InlineData("2027-04-01", true)]
    public void No_plan_is_made_for_a_year_that_the_council_does_not_see(string abolished, bool open) =>
        Base.Change(c => c with { Abolished = D(abolished) })
            .Open(D("2027-03-15"), ObligationKind.MeetingPlan)
            .Count.ShouldBe(open ? 1 : 0);

    [Fact]
    [Trait("Rule", "R111")]
    [Trait("Rule", "R110")]
    public void An_extraordinary_meeting_is_no_regular_one()
    {
        var facts = Base with { Meetings = [Record("R1", D("2026-05-20"), MeetingKind.Extraordinary)] };

        facts.Open(Day, ObligationKind.RegularMeeting).ShouldHaveSingleItem();
        (facts with { Meetings = [.. facts.Meetings, Record("R2", Day)] }).Open(Day, ObligationKind.RegularMeeting).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "A11")]
    public void A_meeting_put_off_past_31_March_counts_where_it_was_held_or_by_setting_where_it_was_planned()
    {
        var held = Record("R1", D("2027-04-05")) with { PlannedFor = D("2027-03-20") };
        var facts = Base with { Meetings = [held] };
        var planned = Rules(g => g with { PostponedMeeting = PostponedMeeting.YearPlanned });

        Years(facts.Open(D("2027-04-05"), ObligationKind.RegularMeeting)).ShouldBe(["2026"]);
        Years(facts.Open(D("2027-04-05"), ObligationKind.RegularMeeting, planned)).ShouldBe(["2027"]);
    }

    [Theory]
    [Trait("Rule", "A12")]
    [InlineData(MeetingForm.InPerson, false, false, true)]
    [InlineData(MeetingForm.Online, false, true, false)]
    [InlineData(MeetingForm.Online, true, false, true)]
    [InlineData(MeetingForm.Written, true, false, false)]
    [InlineData(MeetingForm.Written, false, true, true)]
    public void Whether_another_form_counts_is_a_setting(MeetingForm form, bool online, bool written, bool counts)
    {
        var facts = Base with { Meetings = [Record("R1", D("2026-05-20")) with { Form = form }] };

        facts
            .Open(Day, ObligationKind.RegularMeeting, Rules(g => g with { OnlineCounts = online, WrittenCounts = written }))
            .Count.ShouldBe(counts ? 0 : 1);
    }

    [Theory]
    [Trait("Rule", "A14")]
    [InlineData(JointMeeting.CountsForEach, "C0999", true)]
    [InlineData(JointMeeting.CountsForHost, "C0999", false)]
    [InlineData(JointMeeting.CountsForHost, "C0101", true)]
    public void A_joint_meeting_counts_for_each_council_or_by_setting_for_its_host(JointMeeting reading, string host, bool counts)
    {
        var joint = Record("R1", D("2026-05-20")) with { JointHost = new Core.Organisation.CouncilId(host) };

        (Base with { Meetings = [joint] })
            .Open(Day, ObligationKind.RegularMeeting, Rules(g => g with { JointMeeting = reading }))
            .Count.ShouldBe(counts ? 0 : 1);
    }

    [Theory]
    [Trait("Rule", "R055")]
    [InlineData("2027-02-28", false)]
    [InlineData("2027-03-01", true)]
    [InlineData("2027-04-01", true)]
    [InlineData("2028-03-31", true)]
    public void The_plan_is_asked_for_from_1_March_before_its_year(string day, bool open)
    {
        var found = Base.Open(D(day), ObligationKind.MeetingPlan).Where(o => o.Period == "2027").ToList();

        found.Count.ShouldBe(open ? 1 : 0);
        found.ForEach(o => (o.Since, o.Nominal, o.Target).ShouldBe((D("2027-03-01"), D("2027-03-31"), D("2027-03-31"))));
    }

    [Fact]
    [Trait("Rule", "R055")]
    public void A_plan_or_a_meeting_that_was_held_without_one_ends_it()
    {
        var facts = Base with { Plans = [], Meetings = [] };

        facts.Open(Day, ObligationKind.MeetingPlan).ShouldHaveSingleItem();
        (facts with { Plans = [Plan(2026)] }).Open(Day, ObligationKind.MeetingPlan).ShouldBeEmpty();
        (facts with { Meetings = [Record("R1", D("2026-05-20"))] }).Open(Day, ObligationKind.MeetingPlan).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R055")]
    public void A_council_set_up_within_the_year_has_a_guide_value_for_its_plan()
    {
        var facts = Base.Change(c => c with { Established = D("2026-06-01") }) with { Plans = [], Meetings = [] };

        var plan = facts.Open(Day, ObligationKind.MeetingPlan).ShouldHaveSingleItem();

        (plan.Since, plan.Nominal, plan.Target, plan.IsGuideValue).ShouldBe((D("2026-06-01"), null, D("2026-07-01"), true));
        facts.Open(Day, ObligationKind.RegularMeeting).ShouldHaveSingleItem().Since.ShouldBe(D("2026-06-01"));
        facts.Open(D("2026-05-31")).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R055")]
    [InlineData("2026-03-31", "2026-03-31", false)] // The day before 1 April: it can still plan beforehand.
    [InlineData("2026-04-01", "2026-05-01", true)]
    [InlineData("2026-04-02", "2026-05-01", true)] // 2 May is a Saturday.
    public void A_council_set_up_on_the_first_day_of_the_year_is_not_late_on_it(string established, string target, bool guide)
    {
        var facts = Base.Change(c => c with { Established = D(established) }) with { Plans = [], Meetings = [] };

        var plan = facts.Open(D(established), ObligationKind.MeetingPlan).Single(o => o.Period == "2026");

        (plan.Since, plan.Target, plan.IsGuideValue).ShouldBe((D(established), D(target), guide));
        plan.DaysLate(D(established)).ShouldBeLessThanOrEqualTo(0);
    }

    [Theory]
    [Trait("Rule", "R038")]
    [InlineData("2026-10-29", false)]
    [InlineData("2026-10-30", true)]
    [InlineData("2026-11-19", true)]
    [InlineData("2026-11-20", false)] // its day: too late to inform beforehand
    public void A_planned_meeting_is_to_be_announced_from_21_days_before(string day, bool open)
    {
        var facts = Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-11-20"))] };

        var found = facts.Open(D(day), ObligationKind.MeetingNotice);

        found.Count.ShouldBe(open ? 1 : 0);
        found
            .ToList()
            .ForEach(o =>
                (o.Since, o.Nominal, o.Target, o.IsGuideValue).ShouldBe((D("2026-10-30"), D("2026-11-19"), D("2026-11-06"), true))
            );
    }

    /// <summary>Fourteen days before lies in the holidays of the New Year, and the last working day before them is before it is asked for.</summary>
    [Fact]
    [Trait("Rule", "R038")]
    public void No_notice_is_aimed_at_a_day_before_it_is_asked_for()
    {
        var facts = Base with { Plans = [Plan(2025, D("2025-05-20"), D("2026-01-18"))] };

        var found = facts.Open(D("2025-12-28"), ObligationKind.MeetingNotice).ShouldHaveSingleItem();

        (found.Since, found.Nominal, found.Target).ShouldBe((D("2025-12-28"), D("2026-01-17"), D("2026-01-05")));
    }

    /// <summary>Nor at one after the day before the meeting.</summary>
    [Fact]
    [Trait("Rule", "R038")]
    public void The_notice_of_a_council_that_begins_shortly_before_its_meeting_is_aimed_at_the_day_before()
    {
        var facts = Base.Change(c => c with { Established = D("2026-11-21") }) with { Plans = [Plan(2026, D("2026-11-23"))] };

        var found = facts.Open(D("2026-11-21"), ObligationKind.MeetingNotice).ShouldHaveSingleItem();

        (found.Nominal, found.Target).ShouldBe((D("2026-11-22"), D("2026-11-22")));
    }

    [Fact]
    [Trait("Rule", "R038")]
    public void A_notice_ends_it_and_a_moved_date_asks_for_another()
    {
        var facts = (Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-11-20"))] }).With(
            Done(ObligationKind.MeetingNotice, "2026-11-20", D("2026-11-02"))
        );

        facts.Open(D("2026-11-01"), ObligationKind.MeetingNotice).ShouldHaveSingleItem();
        facts.Open(D("2026-11-02"), ObligationKind.MeetingNotice).ShouldBeEmpty();
        (facts with { Plans = [Plan(2026, D("2026-05-20"), D("2026-11-25"))] })
            .Open(D("2026-11-10"), ObligationKind.MeetingNotice)
            .ShouldHaveSingleItem()
            .Subject.ShouldBe("2026-11-25");
    }

    [Fact]
    [Trait("Rule", "R060")]
    public void Guests_are_selected_before_they_are_asked()
    {
        var plan = Plan(2026) with { Meetings = [new PlannedMeeting { Date = D("2026-11-20"), InvitesGuests = true }] };
        var facts = Base with { Plans = [plan] };

        facts.Open(D("2026-09-20"), ObligationKind.GuestSelection).ShouldBeEmpty();
        var found = facts.Open(D("2026-09-21"), ObligationKind.GuestSelection).ShouldHaveSingleItem();
        (found.Target, found.Chain[0]).ShouldBe((D("2026-10-30"), Responsible.Supervisors));
        facts.Open(D("2026-11-20"), ObligationKind.GuestSelection).ShouldBeEmpty();
        facts
            .With(Done(ObligationKind.GuestSelection, "2026-11-20", D("2026-09-25")))
            .Open(D("2026-10-01"), ObligationKind.GuestSelection)
            .ShouldBeEmpty();
        (Base with { Plans = [Plan(2026, D("2026-11-20"))] }).Open(D("2026-10-01"), ObligationKind.GuestSelection).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R115")]
    public void A_planned_meeting_is_to_be_recorded_from_its_day_on()
    {
        var facts = Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-11-20"))] };

        facts.Open(D("2026-11-19"), ObligationKind.MeetingRecord).ShouldBeEmpty();
        var found = facts.Open(D("2026-11-20"), ObligationKind.MeetingRecord).ShouldHaveSingleItem();
        (found.Since, found.Nominal, found.Target, found.IsGuideValue).ShouldBe((D("2026-11-20"), null, D("2026-11-27"), true));
        (facts with { Meetings = [.. facts.Meetings, Record("R2", D("2026-11-20"))] })
            .Open(D("2026-11-20"), ObligationKind.MeetingRecord)
            .ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R115")]
    [InlineData("2026-11-27", null, true)] // held a week later
    [InlineData("2027-01-04", null, true)] // 45 days later
    [InlineData("2027-01-05", null, false)]
    [InlineData("2027-02-20", "2026-11-20", true)] // three months later, but started from the plan
    public void A_record_near_the_planned_day_answers_it(string held, string? plannedFor, bool answers)
    {
        var record = Record("R2", D(held)) with { PlannedFor = plannedFor is null ? null : D(plannedFor) };
        var facts = Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-11-20"))], Meetings = [.. Base.Meetings, record] };

        facts.Open(D("2027-02-28"), ObligationKind.MeetingRecord).Count.ShouldBe(answers ? 0 : 1);
    }

    [Fact]
    [Trait("Rule", "R115")]
    public void One_record_answers_one_planned_day_the_nearest()
    {
        var facts = Base with
        {
            Plans = [Plan(2026, D("2026-05-20"), D("2026-10-20"), D("2026-11-20"))],
            Meetings = [.. Base.Meetings, Record("R2", D("2026-11-10"))],
        };

        facts.Open(D("2026-12-01"), ObligationKind.MeetingRecord).ShouldHaveSingleItem().Subject.ShouldBe("2026-10-20");
    }

    [Theory]
    [Trait("Rule", "R115")]
    [Trait("Rule", "R110")]
    [InlineData("2026-11-26", MeetingKind.Regular, 1)] // Of a day that is still to come, so it says nothing yet.
    [InlineData("2026-11-27", MeetingKind.Regular, 0)]
    [InlineData("2026-11-28", MeetingKind.Regular, 0)]
    [InlineData("2026-11-28", MeetingKind.Extraordinary, 1)]
    public void A_regular_record_answers_a_planned_day_near_it_from_its_own_day_on(string day, MeetingKind kind, int open)
    {
        var facts = Base with
        {
            Plans = [Plan(2026, D("2026-05-20"), D("2026-11-20"))],
            Meetings = [.. Base.Meetings, Record("R2", D("2026-11-27"), kind)],
        };

        facts.Open(D(day), ObligationKind.MeetingRecord).Count.ShouldBe(open);
    }

    [Fact]
    [Trait("Rule", "R115")]
    public void A_meeting_that_was_not_held_is_settled_by_saying_so()
    {
        var facts = Base with { Plans = [Plan(2026, D("2026-05-20"), D("2026-06-10"))] };

        facts.Open(Day, ObligationKind.MeetingRecord).ShouldHaveSingleItem().Trait.CanBeMarkedDone.ShouldBeTrue();
        facts.With(Done(ObligationKind.MeetingRecord, "2026-06-10", Day)).Open(Day, ObligationKind.MeetingRecord).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R115")]
    [InlineData("2026-06-10", null, "2026-06-10")] // an extraordinary meeting, without a plan
    [InlineData(null, "2026-06-12", "2026-06-12")]
    [InlineData("2026-06-11", "2026-06-12", "2026-06-11")] // held on another day: the planned one is not asked for twice
    [InlineData("2027-06-11", "2026-06-12", "2026-06-12")] // a slip of the pen hides nothing
    public void An_open_draft_is_a_meeting_without_a_record(string? date, string? fromPlan, string subject)
    {
        var draft = Draft("D1", date is null ? null : D(date), fromPlan is null ? null : D(fromPlan));
        var facts = Base with
        {
            Plans = [fromPlan is null ? Plan(2026, D("2026-05-20")) : Plan(2026, D("2026-05-20"), D(fromPlan))],
            Drafts = [draft],
        };

        facts.Open(Day, ObligationKind.MeetingRecord).ShouldHaveSingleItem().Subject.ShouldBe(subject);
        var cancelled = facts with { Drafts = [draft with { State = DraftState.Cancelled }] };
        cancelled.Open(Day, ObligationKind.MeetingRecord).Count.ShouldBe(fromPlan is null ? 0 : 1);
    }

    [Fact]
    [Trait("Rule", "R115")]
    public void A_confirmed_record_waits_for_the_report_to_the_chief_and_each_revision_again()
    {
        var record = Record("R1", D("2026-05-20")) with { State = RecordState.Confirmed, ReportedOn = null };
        var facts = Base with { Meetings = [record] };

        var found = facts.Open(Day, ObligationKind.ChiefReport).ShouldHaveSingleItem();
        (found.Subject, found.Period, found.Since, found.Target).ShouldBe(("R1", "1", D("2026-05-20"), D("2026-05-27")));
        (facts with { Meetings = [record with { Revision = 2 }] })
            .Open(Day, ObligationKind.ChiefReport)
            .ShouldHaveSingleItem()
            .Period.ShouldBe("2");
        Base.Open(Day, ObligationKind.ChiefReport).ShouldBeEmpty();
        found.Trait.CanBeMarkedDone.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R075")]
    public void Every_absentee_is_told_and_nobody_who_has_left()
    {
        var record = Record("R1", D("2026-05-20")) with { Absent = [new MemberId("M01"), new MemberId("M02"), new MemberId("M03")] };
        var died = new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
        {
            Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Death),
        };
        var facts = (Base with { Meetings = [record] })
            .Put(Member(3, died))
            .With(Done(ObligationKind.AbsenteeContact, "R1/M02", D("2026-05-25")));

        facts.Open(D("2026-05-24"), ObligationKind.AbsenteeContact).ShouldHaveSingleItem().Sentence.ShouldContain("欠席者3人");
        facts.Open(D("2026-05-31"), ObligationKind.AbsenteeContact).ShouldHaveSingleItem().Sentence.ShouldContain("欠席者2人");
        var left = facts.Open(D("2026-06-01"), ObligationKind.AbsenteeContact).ShouldHaveSingleItem();
        (left.Subject, left.Target, left.Chain[0]).ShouldBe(("R1", D("2026-05-27"), Responsible.OperatingOfficers));
        left.Sentence.ShouldContain("欠席者1人");
        left.Sentence.ShouldNotContain("試験");
    }

    [Theory]
    [Trait("Rule", "R072")]
    [InlineData(FeedbackStatus.NotStarted, "2026-06-03")]
    [InlineData(FeedbackStatus.InProgress, "2026-06-03")]
    [InlineData(FeedbackStatus.Planned, "2026-06-03")]
    [InlineData(FeedbackStatus.Done, "2026-06-12")] // 3 days after the measure, and the 13th is a Saturday
    [InlineData(FeedbackStatus.HandedOver, "2026-06-12")]
    [InlineData(FeedbackStatus.Refused, "2026-06-12")]
    public void Participants_hear_of_the_measure(FeedbackStatus status, string target)
    {
        var request = Request("F1", D("2026-05-20"), status) with { ChangedOn = D("2026-06-10") };
        var facts = Base with { Feedback = [request] };

        var found = facts.Open(Day, ObligationKind.MeasureNotice).ShouldHaveSingleItem();
        (found.Target, found.IsGuideValue).ShouldBe((D(target), true));
        (facts with { Feedback = [request with { ToldOn = D("2026-06-11") }] }).Open(Day, ObligationKind.MeasureNotice).ShouldBeEmpty();
        (facts with { Feedback = [request with { Entry = request.Entry with { Kind = FeedbackKind.Opinion } }] }).Open(Day).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R073")]
    public void What_proceeds_by_plan_is_looked_at_on_its_day_and_again()
    {
        var request = Request("F1", D("2026-05-20"), FeedbackStatus.Planned) with
        {
            ToldOn = D("2026-05-25"),
            NextReview = D("2026-07-01"),
        };
        var facts = Base with { Feedback = [request] };

        facts.Open(D("2026-06-30"), ObligationKind.LongRunningReview).ShouldBeEmpty();
        facts.Open(D("2026-07-01"), ObligationKind.LongRunningReview).ShouldHaveSingleItem().Target.ShouldBe(D("2026-07-01"));
        var seen = facts.With(Done(ObligationKind.LongRunningReview, "F1", D("2026-07-02")));
        seen.Open(D("2026-07-02"), ObligationKind.LongRunningReview).ShouldBeEmpty();
        seen.Open(D("2026-09-29"), ObligationKind.LongRunningReview).ShouldBeEmpty();
        seen.Open(D("2026-09-30"), ObligationKind.LongRunningReview).ShouldHaveSingleItem().IsGuideValue.ShouldBeTrue();
        var onItsDay = facts.With(Done(ObligationKind.LongRunningReview, "F1", D("2026-07-01")));
        onItsDay.Open(D("2026-07-01"), ObligationKind.LongRunningReview).ShouldBeEmpty();
        onItsDay.Open(D("2026-09-28"), ObligationKind.LongRunningReview).ShouldBeEmpty();
        onItsDay.Open(D("2026-09-29"), ObligationKind.LongRunningReview).ShouldHaveSingleItem();
        (facts with { Feedback = [request with { NextReview = null }] })
            .Open(D("2026-08-18"), ObligationKind.LongRunningReview)
            .ShouldHaveSingleItem()
            .Since.ShouldBe(D("2026-08-18"));
        (facts with { Feedback = [request with { Entry = request.Entry with { Status = FeedbackStatus.Done } }] })
            .Open(D("2026-07-01"))
            .ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R073")]
    [InlineData(HolidayPolicy.Before, "2026-07-06")] // The Friday before would be earlier than the day itself.
    [InlineData(HolidayPolicy.Same, "2026-07-05")]
    [InlineData(HolidayPolicy.After, "2026-07-06")]
    public void A_look_on_a_Sunday_is_aimed_at_by_the_holiday_policy_and_never_before_it(HolidayPolicy policy, string target)
    {
        var rules = ObligationRules.Default with { Calendar = BusinessCalendar.Computed(policy) };
        var request = Request("F1", D("2026-05-20"), FeedbackStatus.Planned) with
        {
            ToldOn = D("2026-05-25"),
            NextReview = D("2026-07-05"),
        };

        (Base with { Feedback = [request] })
            .Open(D("2026-07-10"), ObligationKind.LongRunningReview, rules)
            .ShouldHaveSingleItem()
            .Target.ShouldBe(D(target));
    }

    [Fact]
    [Trait("Rule", "R003")]
    [Trait("Rule", "R005")]
    public void What_was_before_the_guideline_is_never_asked_for()
    {
        var facts = Base with
        {
            Plans = [],
            Meetings =
            [
                Record("R0", D("2025-03-31")) with
                {
                    State = RecordState.Confirmed,
                    ReportedOn = null,
                    Absent = [new MemberId("M01")],
                },
                Record("R9", D("2025-04-01")),
            ],
            Feedback = [Request("F1", D("2025-03-31"))],
            Fulfilments = [],
        };

        facts.Open(D("2025-03-31")).ShouldBeEmpty();
        facts.Open(D("2025-04-01")).Select(o => o.Kind).ShouldBe([ObligationKind.MemberRoster]);
    }

    [Fact]
    public void A_force_that_begins_later_is_not_asked_for_what_lies_before()
    {
        var facts = Base with
        {
            Meetings = [Record("R1", D("2026-05-20")) with { State = RecordState.Confirmed, ReportedOn = null }],
            Fulfilments = [],
        };
        var late = ObligationRules.Default with { Settings = new ObligationSettings { TrackedSince = D("2026-06-01") } };

        facts.Open(D("2026-05-31"), late).ShouldBeEmpty();
        facts.Open(Day, late).ShouldBeEmpty();
        facts.Open(Day).Select(o => o.Kind).ShouldBe([ObligationKind.MemberRoster, ObligationKind.ChiefReport]);
    }

    [Fact]
    [Trait("Rule", "R017")]
    public void An_abolished_council_still_owes_its_records_the_slip_and_the_correction_and_nothing_else()
    {
        var facts = Base.Change(c => c with { Abolished = D("2026-06-10") }) with
        {
            Plans = [Plan(2026, D("2026-05-20"), D("2026-06-05"), D("2026-06-12"))],
            Meetings =
            [
                Record("R1", D("2026-05-20")) with
                {
                    State = RecordState.Confirmed,
                    ReportedOn = null,
                    Absent = [new MemberId("M01")],
                },
            ],
        };

        facts.Open(D("2026-06-10"), ObligationKind.AbsenteeContact).ShouldHaveSingleItem();
        facts
            .Open(D("2026-06-11"))
            .Select(o => $"{o.Kind} {o.Subject}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(["ChiefReport R1", "EstablishmentSlip abolished", "MeetingRecord 2026-06-05", "OperationListCorrection 2026-06-11"]);
    }

    private static string[] Years(IEnumerable<Obligation> open) => [.. open.Select(o => o.Period)];

    private static ObligationRules Rules(Func<GuidelineSettings, GuidelineSettings> change) =>
        ObligationRules.Default with
        {
            Guideline = change(GuidelineSettings.Default),
        };
}
