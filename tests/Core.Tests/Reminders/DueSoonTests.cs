using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders;

public sealed class DueSoonTests
{
    // A request that is looked at again opens and is due on one day, so only a look on that very day, or later, finds it. From Monday 15 June.
    [Theory]
    [InlineData(7, "2026-06-15", true)]
    [InlineData(7, "2026-06-19", true)]
    [InlineData(7, "2026-06-22", true)] // the last day, between two looks
    [InlineData(7, "2026-06-23", false)]
    [InlineData(10, "2026-06-25", true)] // the last day is a look of its own
    [InlineData(10, "2026-06-26", false)]
    public void A_review_is_listed_up_to_the_last_day_of_the_look_ahead(int ahead, string review, bool listed)
    {
        var facts = Base with
        {
            Feedback = [Request("F1", D("2026-05-20"), FeedbackStatus.Planned) with { ToldOn = D("2026-05-25"), NextReview = D(review) }],
        };
        var rules = ReminderRules.Default with { Settings = new ReminderSettings { PreviewDays = ahead } };

        DueSoon
            .Of(facts, Day, rules)
            .Select(i => (i.Obligation.Kind, i.Obligation.Target))
            .ShouldBe(listed ? [(ObligationKind.LongRunningReview, D(review))] : []);
    }

    // Open for one day only, which is no look of every fifth day from Monday 15 June.
    [Theory]
    [InlineData("2026-06-18")]
    [InlineData("2026-06-19")]
    [InlineData("2026-06-21")]
    [InlineData("2026-06-26")]
    public void With_the_smallest_settings_what_comes_before_a_meeting_is_listed(string meeting)
    {
        var plan = Plan(2026, D("2026-05-20"), D(meeting));
        var facts = Base with { Plans = [plan with { Meetings = [.. plan.Meetings.Select(m => m with { InvitesGuests = true })] }] };

        DueSoon
            .Of(facts, Day, Smallest)
            .Where(i => i.Obligation.Kind is ObligationKind.MeetingNotice or ObligationKind.GuestSelection)
            .Select(i => (i.Obligation.Kind, i.Obligation.Subject))
            .ShouldBe([(ObligationKind.GuestSelection, meeting), (ObligationKind.MeetingNotice, meeting)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("2026-03-24")]
    [InlineData("2026-03-28")]
    public void What_is_owed_for_the_last_days_of_a_year_is_listed(string today)
    {
        // Set up on the last day but one: a plan and a meeting of that year are asked for, for two days.
        var facts = Base.Change(c => c with { Established = D("2026-03-30") }) with
        {
            Plans = [],
            Meetings = [],
        };
        var rules = ReminderRules.Default with
        {
            Obligations = ObligationRules.Default with
            {
                Settings = new ObligationSettings { MissedMeetingDays = 0, PlanDaysOfNewCouncil = 0 },
            },
        };

        DueSoon
            .Of(facts, D(today), rules)
            .Select(i => i.Obligation.Key)
            .ShouldBe(["MeetingPlan|C0101||2025", "MeetingPlan|C0101||2026", "RegularMeeting|C0101||2025"], ignoreOrder: true);
    }

    [Fact]
    public void What_opens_just_before_a_council_ends_is_listed()
    {
        // The term ends on 26 June and the council on the next day: open for three days, and no look of every fifth day meets each of them.
        var ending = new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2026-06-26")));
        var facts = Base.Put(Member(1, ending)).Change(c => c with { Abolished = D("2026-06-27") });
        var rules = ReminderRules.Default with
        {
            Obligations = ObligationRules.Default with { Settings = new ObligationSettings { TermEndOpensDays = 1 } },
        };

        foreach (var today in Enumerable.Range(0, 5).Select(Day.AddDays))
        {
            DueSoon.Of(facts, today, rules).Select(i => i.Obligation.Key).ShouldBe(["TermEnd|C0101|2026-06-26|"]);
        }
    }

    [Fact]
    public void What_a_station_owes_just_before_it_is_merged_away_is_listed()
    {
        var rules = ReminderRules.Default with
        {
            Obligations = ObligationRules.Default with { Settings = new ObligationSettings { SubmissionOpensDays = 12 } },
        };
        var days = new DayRange(D("2015-04-01"), D("2026-03-31"));
        var facts = new StationFacts
        {
            Station = new Station(new StationId("01"), "試験警察署", [new StationPeriod("試験警察署", Area.Sapporo, days)]),
            Councils = [Base.Council],
            Fulfilments = [Done(ObligationKind.HalfYearSubmission, "01", D("2025-10-01"), "2025-04-01")],
        };

        foreach (var today in Enumerable.Range(0, 5).Select(D("2026-03-16").AddDays))
        {
            DueSoon
                .Of(facts, [], today, rules)
                .Select(i => i.Obligation.Key)
                .ShouldContain("HalfYearSubmission|01|01|2025-10-01", $"{today}");
        }
    }

    private static readonly ReminderRules Smallest = ReminderRules.Default with
    {
        Obligations = ObligationRules.Default with
        {
            Settings = new ObligationSettings
            {
                NoticeOpensDays = 1,
                NoticeDays = 1,
                GuestSelectionOpensDays = 1,
                GuestSelectionDays = 1,
                TermEndOpensDays = 1,
            },
        },
    };
}
