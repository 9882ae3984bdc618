using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>On which days a reader hears of an obligation. Each list is walked day by day, so that both sides of every edge are looked at.</summary>
public sealed class ReminderStageTests
{
    private static readonly ReminderRules Rules = ReminderRules.Default;

    // Days of every kind as the calendar of 2026 and 2027 has them: 10 October and 31 October are Saturdays, 3 and 23 November are holidays.
    [Theory]
    [InlineData(
        ObligationKind.HalfYearSubmission,
        "2026-09-20",
        "2026-10-09",
        "9/24 T-20, 9/29 T-10, 10/2 T-5, 10/7 T-2, 10/9 T+0, 10/16 R7, 10/23 R14, 10/30 R21, 11/6 R28, 12/4 R56, 1/4 R84"
    )]
    [InlineData(ObligationKind.OperationListAnnual, "2027-03-20", "2027-04-05", "3/23 T-16, 4/1 T-4, 4/5 T+0, 4/12 R7, 4/19 R14")]
    [InlineData(ObligationKind.OperationListCorrection, "2026-10-05", "2026-10-09", "10/5 S+0, 10/13 S+7, 10/19 R7, 10/26 R14")]
    [InlineData(ObligationKind.MeetingPlan, "2026-03-01", "2026-03-31", "3/2 T-30, 3/19 T-11, 4/1 T+1, 4/15 R14, 4/30 R28")]
    [InlineData(
        ObligationKind.RegularMeeting,
        "2026-04-01",
        "2027-03-31",
        "9/1 9/1, 12/1 12/1, 2/1 2/1, 3/1 3/1, 3/17 T-14, 3/31 T+0, 4/7 R7, 4/14 R14"
    )]
    [InlineData(ObligationKind.MeetingNotice, "2026-10-30", "2026-11-06", "10/30 T-7, 11/6 T+0, 11/17 T+11")]
    [InlineData(ObligationKind.GuestSelection, "2026-09-21", "2026-10-30", "9/24 S+0, 10/5 S+14, 10/23 S+32, 10/30 R7, 11/6 R14")]
    [InlineData(ObligationKind.MeetingRecord, "2026-10-20", "2026-10-27", "10/21 S+1, 10/23 S+3, 10/27 S+7, 11/4 R7, 11/10 R14")]
    [InlineData(ObligationKind.ChiefReport, "2026-10-20", "2026-10-27", "10/21 S+1, 10/23 S+3, 10/27 S+7, 11/4 R7, 11/10 R14")]
    [InlineData(ObligationKind.AbsenteeContact, "2026-10-20", "2026-10-27", "10/23 S+3, 10/27 S+7, 11/4 R7, 11/10 R14")]
    [InlineData(ObligationKind.MeasureNotice, "2026-10-06", "2026-10-20", "10/16 T-3, 10/20 T+0, 11/4 R14, 11/17 R28")]
    [InlineData(ObligationKind.LongRunningReview, "2026-10-20", "2026-10-20", "10/20 S+0, 10/27 S+7, 11/10 R14, 11/24 R28")]
    [InlineData(ObligationKind.TermEnd, "2026-12-31", "2027-03-31", "1/4 T-90, 1/29 T-60, 3/1 T-30, 3/24 T-7, 3/31 T+0, 4/7 R7, 4/14 R14")]
    [InlineData(ObligationKind.MemberRoster, "2026-10-20", "2026-10-27", "10/20 S+0, 10/27 S+7, 11/4 R7, 11/10 R14")]
    [InlineData(ObligationKind.MemberVacancy, "2026-10-20", "2026-11-19", "10/20 S+0, 11/19 R30, 12/21 R60, 1/18 R90")]
    [InlineData(ObligationKind.TooFewMembers, "2026-10-20", "2026-10-20", "10/20 S+0, 11/19 R30, 12/21 R60, 1/18 R90")]
    [InlineData(ObligationKind.DismissalNotice, "2026-10-20", "2026-10-20", "10/20 S+0, 10/27 R7, 11/4 R14")]
    [InlineData(ObligationKind.LetterRetrieval, "2026-10-20", "2026-10-20", "10/20 S+0, 10/27 R7, 11/4 R14")]
    [InlineData(ObligationKind.EstablishmentSlip, "2026-10-20", "2026-10-27", "10/20 S+0, 10/27 S+7, 11/4 R7, 11/10 R14")]
    [InlineData(ObligationKind.LeadVacant, "2026-10-20", "2026-10-20", "10/20 S+0, 10/27 R7, 11/4 R14")]
    [InlineData(ObligationKind.MemberVisit, "2026-10-20", "2026-10-20", "10/20 S+0, 11/19 R30, 12/21 R60, 1/18 R90")]
    public void Who_is_responsible_hears_on_the_days_of_the_kind(ObligationKind kind, string since, string target, string days)
    {
        var obligation = Owed(kind, D(since), D(target));

        var expected = days.Split(", ");
        Walk(obligation).Take(expected.Length).ShouldBe(expected);
    }

    [Theory]
    [InlineData(ObligationKind.RegularMeeting, Responsible.Section, "12/1 E3, 12/15 E3+14, 1/4 M2027-01, 2/1 M2027-02, 3/1 M2027-03")]
    [InlineData(ObligationKind.RegularMeeting, Responsible.SectionChief, "2/1 E3, 2/15 E3+14, 3/1 M2027-03, 4/5 M2027-04")]
    [InlineData(ObligationKind.RegularMeeting, Responsible.StationChief, "3/1 E3, 3/15 E3+14, 4/5 M2027-04, 5/6 M2027-05")]
    [InlineData(ObligationKind.RegularMeeting, Responsible.AreaHeadquarters, "4/1 E3")]
    [InlineData(ObligationKind.TermEnd, Responsible.SectionChief, "3/1 E3, 3/15 E3+14, 4/5 M2027-04")]
    [InlineData(ObligationKind.TermEnd, Responsible.StationChief, "3/15 E3, 3/29 E3+14, 5/6 M2027-05")]
    [InlineData(ObligationKind.MeetingPlan, Responsible.StationChief, "4/26 E3, 5/10 E3+14, 6/7 M2027-06")]
    [InlineData(ObligationKind.MeetingPlan, Responsible.AreaHeadquarters, "")]
    public void A_superior_hears_before_the_day_then_once_more_and_then_with_the_monthly_message(
        ObligationKind kind,
        Responsible post,
        string days
    )
    {
        var obligation = Owed(kind, D("2026-04-01"), D("2027-03-31")) with { Nominal = D("2027-03-31") };

        WalkAs(obligation, new Rung(3, post)).Take(days.Split(", ").Length).ShouldBe(days.Length == 0 ? [] : days.Split(", "));
    }

    // The 10th is a Saturday, 12 October a holiday; the day to aim at three working days earlier, because the package goes through the 方面本部.
    [Theory]
    [InlineData(Responsible.Section, 0, "9/30 T-10, 10/2 T-2, 10/6 T+0, 10/13 R7")]
    [InlineData(Responsible.SectionChief, 1, "10/5 E1, 10/19 E1+14, 11/2 M2026-11")]
    [InlineData(Responsible.StationChief, 2, "10/9 E2, 10/26 E2+14, 12/7 M2026-12")]
    [InlineData(Responsible.AreaHeadquarters, 3, "10/13 E3")]
    [InlineData(Responsible.Headquarters, 4, "10/13 E4")]
    public void A_package_rises_while_it_can_still_be_sent_and_reaches_the_chief_on_its_nominal_day(
        Responsible post,
        int level,
        string days
    )
    {
        var obligation = Owed(ObligationKind.HalfYearSubmission, D("2026-09-20"), D("2026-10-06")) with
        {
            Nominal = D("2026-10-10"),
            NotBefore = D("2026-09-30"),
        };

        var expected = days.Split(", ");
        WalkAs(obligation, new Rung(level, post)).Take(expected.Length).ShouldBe(expected);
    }

    [Fact]
    public void What_cannot_wait_is_said_to_a_chief_on_the_next_working_day_and_then_with_the_others()
    {
        // 20 October 2026 is a Tuesday.
        var obligation = Owed(ObligationKind.TooFewMembers, D("2026-10-20"), D("2026-10-20"));

        WalkAs(obligation, new Rung(3, Responsible.StationChief)).Take(3).ShouldBe(["10/20 E3", "11/9 E3+14", "12/7 M2026-12"]);
        WalkAs(obligation, new Rung(4, Responsible.Headquarters)).ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_text_gives_no_day_nothing_rises_to_the_chief_of_the_station()
    {
        var obligation = Owed(ObligationKind.MeetingRecord, D("2026-10-20"), D("2026-10-27")) with { IsGuideValue = true };

        WalkAs(obligation, new Rung(1, Responsible.Section)).First().ShouldBe("11/10 E1");
        WalkAs(obligation, new Rung(2, Responsible.SectionChief)).First().ShouldBe("11/24 E2"); // Monday is a holiday.
        WalkAs(obligation, new Rung(3, Responsible.StationChief)).ShouldBeEmpty();
        ReminderStages.RisesOn(obligation, new Rung(3, Responsible.StationChief), Rules).ShouldBeNull();
    }

    [Fact]
    public void A_day_on_which_a_matter_rises_is_a_setting()
    {
        var set = Rules with
        {
            Settings = new ReminderSettings
            {
                Rises = new Dictionary<ObligationKind, IReadOnlyDictionary<Responsible, RiseDay>>
                {
                    [ObligationKind.TermEnd] = new Dictionary<Responsible, RiseDay> { [Responsible.StationChief] = new() { Days = -60 } },
                },
            },
        };
        var obligation = Owed(ObligationKind.TermEnd, D("2026-12-31"), D("2027-03-31")) with { Nominal = D("2027-03-31") };

        WalkAs(obligation, new Rung(3, Responsible.StationChief), set).First().ShouldBe("1/25 E3");
        set.Settings.Problems().ShouldBeEmpty();
        new RiseDay().IsSound.ShouldBeFalse();
        new RiseDay { Days = 1, WorkingDaysBefore = 1 }.IsSound.ShouldBeFalse();
    }

    [Fact]
    public void A_step_that_falls_on_a_holiday_is_taken_on_the_next_working_day()
    {
        // A week after 27 October is 3 November, 文化の日.
        var obligation = Owed(ObligationKind.EstablishmentSlip, D("2026-10-07"), D("2026-10-27"));

        WalkAs(obligation, new Rung(1, Responsible.Section)).First().ShouldBe("11/4 E1");
    }

    [Fact]
    public void The_record_of_a_friday_is_not_asked_for_on_the_morning_of_its_meeting()
    {
        // 20 November is a Friday, and the Monday after it a holiday: the first day on which it can be missing is Tuesday.
        var obligation = Owed(ObligationKind.MeetingRecord, D("2026-11-20"), D("2026-11-27"));

        Walk(obligation).Take(2).ShouldBe(["11/24 S+3", "11/27 S+7"]);
    }

    [Fact]
    public void A_reminder_before_the_target_comes_on_a_working_day_before_it_and_never_before_it_is_open()
    {
        var late = Owed(ObligationKind.HalfYearSubmission, D("2026-09-26"), D("2026-10-09"));

        // 26 September is a Saturday.
        Walk(late).First().ShouldBe("9/28 T-20");
    }

    [Fact]
    public void A_reminder_before_the_target_may_come_on_the_very_day_on_which_it_opens()
    {
        // T-5 of Thursday 22 October is a Saturday, and the Friday before it is the first day.
        var obligation = Owed(ObligationKind.HalfYearSubmission, D("2026-10-16"), D("2026-10-22"));

        Walk(obligation).Take(3).ShouldBe(["10/16 T-5", "10/20 T-2", "10/22 T+0"]);
    }

    // Where a target stays on a day off (HolidayPolicy.Same): 17 October is a Saturday.
    [Theory]
    [InlineData(ObligationKind.HalfYearSubmission, "2026-09-27", "9/28 T-20, 10/7 T-10, 10/9 T-5, 10/15 T-2, 10/16 T+0, 10/26 R7")]
    [InlineData(ObligationKind.OperationListCorrection, "2026-10-10", "10/13 S+0, 10/16 S+7, 10/26 R7")]
    [InlineData(ObligationKind.MeetingRecord, "2026-10-16", "10/19 S+3, 10/23 S+7")] // not on the day of the meeting itself
    [InlineData(ObligationKind.MeetingRecord, "2026-10-14", "10/15 S+1, 10/16 S+3, 10/21 S+7")]
    public void Nobody_is_late_for_a_target_on_a_day_off_because_the_reminder_comes_after_it(ObligationKind kind, string since, string days)
    {
        var obligation = Owed(kind, D(since), D("2026-10-17"));

        var expected = days.Split(", ");
        Walk(obligation).Take(expected.Length).ShouldBe(expected);
    }

    [Fact]
    public void A_reminder_on_a_day_off_waits_for_the_target_on_the_next_working_day()
    {
        // Three days after Wednesday 14 October is a Saturday; the target on Monday 19 October is not missed.
        var obligation = Owed(ObligationKind.MeetingRecord, D("2026-10-14"), D("2026-10-19"));

        Walk(obligation).Take(3).ShouldBe(["10/15 S+1", "10/19 S+3", "10/21 S+7"]);
    }

    [Fact]
    public void The_last_reminder_comes_on_the_target_itself_even_over_the_year_end()
    {
        var obligation = Owed(ObligationKind.MeasureNotice, D("2026-12-14"), D("2026-12-28"));

        Walk(obligation).Take(3).ShouldBe(["12/25 T-3", "12/28 T+0", "1/12 R14"]);
    }

    [Fact]
    public void On_a_leap_day_a_stage_is_a_stage()
    {
        // T-30 of 30 March 2028 is 29 February.
        var obligation = Owed(ObligationKind.TermEnd, D("2027-12-31"), D("2028-03-30"));

        Walk(obligation).ShouldContain("2/29 T-30");
    }

    [Fact]
    public void Nothing_is_reached_before_the_first_day()
    {
        var obligation = Owed(ObligationKind.RegularMeeting, D("2026-04-01"), D("2027-03-31"));

        ReminderStages.Latest(obligation, Rung.First, D("2026-08-31"), Rules).ShouldBeNull();
        ReminderStages.Latest(obligation, Rung.First, D("2026-09-01"), Rules)!.Code.ShouldBe("9/1");
        ReminderStages.Latest(obligation, new Rung(1, Responsible.Section), D("2026-11-30"), Rules).ShouldBeNull();
        ReminderStages.Latest(obligation, new Rung(1, Responsible.Section), D("2026-12-01"), Rules)!.Code.ShouldBe("E1");
    }

    [Fact]
    public void What_waits_is_said_again_from_the_next_working_day_on()
    {
        // Since Friday.
        ReminderStages.LatestWaiting(D("2026-11-20"), D("2026-11-23"), Rules).ShouldBeNull();
        ReminderStages.LatestWaiting(D("2026-11-20"), D("2026-11-24"), Rules)!.Code.ShouldBe("S+3");
        ReminderStages.LatestWaiting(D("2026-11-20"), D("2026-11-27"), Rules)!.Code.ShouldBe("S+7");
        ReminderStages.LatestWaiting(D("2026-11-20"), D("2026-12-04"), Rules)!.Code.ShouldBe("R7");
    }

    [Fact]
    public void The_next_stage_is_the_one_that_comes_after_today()
    {
        var obligation = Owed(ObligationKind.HalfYearSubmission, D("2026-09-20"), D("2026-10-09"));

        ReminderStages.Next(obligation, Rung.First, D("2026-09-24"), Rules).ShouldBe(new ReminderStage("T-10", D("2026-09-29")));
        ReminderStages.Next(obligation, Rung.First, D("2026-10-09"), Rules).ShouldBe(new ReminderStage("R7", D("2026-10-16")));
        ReminderStages
            .Next(obligation, new Rung(1, Responsible.SectionChief), D("2026-09-24"), Rules)
            .ShouldBe(new ReminderStage("E1", D("2026-10-05"))); // The Monday before two working days before.
    }

    /// <summary>Whoever is responsible hears four times at the distance of the kind, and then every 28 days.</summary>
    [Theory]
    [InlineData(ObligationKind.MeetingRecord)]
    [InlineData(ObligationKind.ChiefReport)]
    [InlineData(ObligationKind.LeadVacant)]
    public void What_nobody_does_is_said_weekly_four_times_and_then_every_28_days(ObligationKind kind) =>
        Walk(Owed(kind, D("2026-10-20"), D("2026-10-27")))
            .Select(s => s.Split(' ')[1])
            .Where(s => s[0] == 'R')
            .Take(6)
            .ShouldBe(["R7", "R14", "R21", "R28", "R56", "R84"]);

    /// <summary>Until 30 September the half is not over: what would be asked for in two steps before is asked for once, on the first day on which it can be sent.</summary>
    [Theory]
    [InlineData("2025-09-20", "2025-10-07", "9/22 T-20, 9/26 T-10")]
    [InlineData("2026-09-20", "2026-10-06", "9/24 T-20")] // 25 September is the day after.
    public void Stages_before_anything_can_be_sent_become_one_on_the_first_day_on_which_it_can(string since, string target, string before)
    {
        var obligation = Owed(ObligationKind.HalfYearSubmission, D(since), D(target));
        Walk(obligation).Where(s => s[0] == '9').ShouldBe(before.Split(", "));
        var sent = obligation with { NotBefore = new DateOnly(D(since).Year, 9, 30) };

        Walk(sent).Where(s => s[0] == '9').ShouldBe(["9/30 T-10"]);
        Walk(sent).Skip(1).First().ShouldStartWith("10/2 ");
        ReminderStages.Latest(sent, Rung.First, sent.NotBefore.Value.AddDays(-1), Rules).ShouldBeNull();
    }

    [Theory]
    [InlineData(400, "T-90")]
    [InlineData(401, null)] // later than anybody plans
    public void The_next_stage_is_looked_for_over_more_than_a_year(int days, string? next)
    {
        var first = D("2027-11-01");
        var obligation = Owed(ObligationKind.TermEnd, D("2026-09-01"), first.AddDays(90));

        (ReminderStages.Next(obligation, Rung.First, first.AddDays(-days), Rules)?.Code).ShouldBe(next);
    }

    [Fact]
    public void A_notice_whose_days_are_over_has_no_next_stage()
    {
        var obligation = Owed(ObligationKind.MeetingNotice, D("2026-10-30"), D("2026-11-06"));

        ReminderStages.Next(obligation, Rung.First, D("2026-11-17"), Rules).ShouldBeNull();
    }

    [Fact]
    public void A_kind_may_have_days_of_its_own()
    {
        var set = Rules with
        {
            Settings = new ReminderSettings
            {
                Stages = new Dictionary<ObligationKind, StagePlan> { [ObligationKind.TermEnd] = new(StageAnchor.Target, [-60, -14], 0) },
            },
        };
        var obligation = Owed(ObligationKind.TermEnd, D("2026-12-31"), D("2027-03-31"));

        Walk(obligation, set).ShouldBe(["1/29 T-60", "3/17 T-14"]);
    }

    [Theory]
    [InlineData("2026-11-24T08:44:59+09:00", false)]
    [InlineData("2026-11-24T08:45:00+09:00", true)]
    [InlineData("2026-11-24T18:59:59+09:00", true)]
    [InlineData("2026-11-24T19:00:00+09:00", false)]
    [InlineData("2026-11-23T09:00:00+09:00", false)] // 勤労感謝の日
    [InlineData("2026-11-21T09:00:00+09:00", false)] // Saturday
    [InlineData("2026-11-22T09:00:00+09:00", false)] // Sunday
    [InlineData("2026-12-28T09:00:00+09:00", true)]
    [InlineData("2026-12-29T09:00:00+09:00", false)] // year-end
    [InlineData("2027-01-03T09:00:00+09:00", false)]
    [InlineData("2027-01-04T09:00:00+09:00", true)]
    [InlineData("2026-11-23T23:45:00Z", true)] // 08:45 of Tuesday in Japan, still Monday by UTC
    [InlineData("2026-11-26T23:45:00Z", true)] // Friday in Japan
    [InlineData("2026-11-27T23:45:00Z", false)] // Saturday in Japan, still Friday by UTC
    public void Digests_go_out_on_working_days_within_the_hours_of_japan(string now, bool expected) =>
        Rules.IsDigestTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void A_test_environment_may_send_on_days_off_too()
    {
        var always = Rules with { Settings = new ReminderSettings { OnDaysOff = true } };
        var saturday = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(9));

        always.IsDigestTime(saturday).ShouldBeTrue();
        always.IsDigestTime(saturday.AddHours(-1)).ShouldBeFalse();
        Rules.IsDigestTime(saturday).ShouldBeFalse();
    }

    [Fact]
    public void Settings_that_cannot_be_meant_are_named()
    {
        var wrong = new ReminderSettings
        {
            DigestUntil = new TimeOnly(8, 45),
            EscalateDays = 0,
            MostSnoozes = 11,
            Stages = new Dictionary<ObligationKind, StagePlan>
            {
                [ObligationKind.TermEnd] = new(StageAnchor.Target, [0, -1], 0),
                [ObligationKind.MemberRoster] = new(StageAnchor.Since, [-1, 0], 0),
                [ObligationKind.MeetingRecord] = new(StageAnchor.Since, [], 0),
            },
        };

        wrong.Problems().Count().ShouldBe(6);
        new ReminderSettings().Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("20:00", 0)]
    [InlineData("20:01", 1)]
    [InlineData("23:00", 1)]
    public void Digests_do_not_go_out_in_the_quiet_hours(string until, int problems)
    {
        var settings = new ReminderSettings { DigestUntil = TimeOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) };

        settings.Problems().Count().ShouldBe(problems);
        (settings with { QuietFrom = default, QuietTo = default }).Problems().ShouldBeEmpty();
    }

    private static Obligation Owed(ObligationKind kind, DateOnly since, DateOnly target) =>
        new()
        {
            Kind = kind,
            Council = Base.Council.Id,
            Subject = "",
            Period = "",
            Since = since,
            Target = target,
            Sentence = "",
        };

    private static IEnumerable<string> Walk(Obligation obligation, ReminderRules? rules = null) => WalkAs(obligation, Rung.First, rules);

    /// <summary>Each day on which the newest stage is another than the day before, with its code.</summary>
    private static IEnumerable<string> WalkAs(Obligation obligation, Rung rung, ReminderRules? rules = null)
    {
        string? before = null;
        for (var day = obligation.Since.AddDays(-10); day < obligation.Target.AddDays(120); day = day.AddDays(1))
        {
            var stage = ReminderStages.Latest(obligation, rung, day, rules ?? Rules);
            if (stage is not null && stage.Code != before)
            {
                stage.Day.ShouldBe(day, $"{stage.Code} was not reached on its own day");
                Rules.Calendar.IsWorkingDay(day).ShouldBeTrue(stage.Code);
                yield return $"{day:M/d} {stage.Code}";
            }

            before = stage?.Code ?? before;
        }
    }
}
