using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>本日の対応事項 of one reader: what is in it, what is news, and what the reader knows afterwards.</summary>
public sealed class DigestPlannerTests
{
    /// <summary>The meeting of 20 May has no record; its week ended on 27 May.</summary>
    private static readonly CouncilFacts Owing = Base with { Meetings = [Record("R0", D("2025-09-10"))] };

    private static readonly MeetingDraft HandedOver = Draft("D1", null) with
    {
        State = DraftState.AwaitingLead,
        ChangedAt = new DateTimeOffset(2026, 6, 10, 1, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A meeting on 1 July, of which notice is to be given by 17 June.</summary>
    private static readonly CouncilFacts WithNotice = Owing with { Plans = [Plan(2026, D("2026-05-20"), D("2026-07-01"))] };

    [Fact]
    public void Who_is_responsible_hears_first_and_the_next_one_when_nothing_happens()
    {
        Single(Owing.Digest(Lead, D("2026-05-21"))).ShouldBe((ObligationKind.MeetingRecord, "S+1", 0));
        Owing.Digest(Section, D("2026-06-09")).Items.ShouldBeEmpty();
        Single(Owing.Digest(Section, D("2026-06-10"))).ShouldBe((ObligationKind.MeetingRecord, "E1", 1));
        Owing.Digest(SectionChief, D("2026-06-28")).Items.ShouldBeEmpty();
        Single(Owing.Digest(SectionChief, D("2026-06-29"))).ShouldBe((ObligationKind.MeetingRecord, "E2", 2)); // Monday
    }

    [Fact]
    public void Nobody_else_hears_of_it()
    {
        Owing.Digest(Supervisor, Day).Items.ShouldBeEmpty();
        Owing.Digest(Second, Day).Items.ShouldBeEmpty();
        Owing.Digest(new OfficerId("9999999"), Day).Items.ShouldBeEmpty();
    }

    [Fact]
    public void A_vacant_post_is_no_step_of_the_chain()
    {
        var vacant = Owing.Change(c => c with { Leads = [] });

        vacant
            .Digest(Section, D("2026-05-21"))
            .Items.ShouldContain(i => i.Open!.Obligation.Kind == ObligationKind.MeetingRecord && i.Rung.Level == 0);
    }

    [Fact]
    public void Whom_nothing_reaches_is_no_step_of_the_chain()
    {
        var unreachable = new HashSet<OfficerId> { Lead };

        Single(Owing.Digest(Section, D("2026-05-21"), unreachable: unreachable)).ShouldBe((ObligationKind.MeetingRecord, "S+1", 0));
        Owing.Digest(Lead, D("2026-05-21"), unreachable: unreachable).Items.ShouldBeEmpty();
    }

    /// <summary>The end of terms is the one matter for which the guideline's table names two (RULES 2.7).</summary>
    [Theory]
    [Trait("Rule", "R040")]
    [InlineData("", "Section 0, LeadOfficer 0, SectionChief 1, StationChief 2")]
    [InlineData("1000001", "Section 0, SectionChief 1, StationChief 2")]
    [InlineData("1000003", "LeadOfficer 0, SectionChief 1, StationChief 2")]
    [InlineData("1000001,1000003", "SectionChief 0, StationChief 1")]
    public void Of_the_end_of_terms_section_and_lead_officer_hear_at_once(string away, string levels)
    {
        var unreachable = away.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(o => new OfficerId(o)).ToHashSet();
        var last = Base.Members[0].Commissions[^1].Term.Last;

        var item = OpenItems
            .Of(Base, last.AddDays(-30), ReminderRules.Default, unreachable)
            .Single(i => i.Obligation.Kind == ObligationKind.TermEnd);

        string.Join(", ", item.Chain.Select((post, place) => $"{post} {item.LevelAt(place)}")).ShouldBe(levels);
    }

    [Fact]
    public void In_sapporo_no_headquarters_of_an_area_is_waited_for()
    {
        var sapporo = new HashSet<Responsible> { Responsible.Headquarters };

        Base.Change(c => c with { }).Item(ObligationKind.TooFewMembers, Few).RungOf(sapporo)!.Value.Level.ShouldBe(4);
        Kushiro.Item(ObligationKind.TooFewMembers, Few).RungOf(sapporo)!.Value.Level.ShouldBe(5);
    }

    [Fact]
    public void What_was_told_is_no_news_until_the_next_stage()
    {
        var told = Owing.Digest(Lead, D("2026-05-21"));

        told.IsDue.ShouldBeTrue();
        var next = Owing.Digest(Lead, D("2026-05-22"), told.Next);
        next.IsDue.ShouldBeFalse();
        next.Items.Single().LastTold.ShouldBe(D("2026-05-21"));
        Owing.Digest(Lead, D("2026-05-25"), told.Next).IsDue.ShouldBeTrue();
    }

    [Fact]
    public void What_an_outage_has_held_up_is_told_once_as_its_newest_stage()
    {
        var late = Owing.Digest(Lead, D("2026-06-15"));

        Single(late).ShouldBe((ObligationKind.MeetingRecord, "R14", 0));
        late.Next.Entries.Single().Times.ShouldBe(1);
        Owing.Digest(Lead, D("2026-06-16"), late.Next).IsDue.ShouldBeFalse();
    }

    [Fact]
    public void What_was_told_and_is_done_is_said_once_and_is_no_reason_to_send()
    {
        var told = Owing.Digest(Lead, D("2026-05-21"));

        var after = Base.Digest(Lead, D("2026-05-22"), told.Next);

        after.Done.ShouldBe([new DoneItem(told.Items.Single().Key, Base.Council.Name, "開催結果記録簿")]);
        after.IsDue.ShouldBeFalse();
        after.Next.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_transferred_reader_was_told_is_not_done_but_somebody_elses()
    {
        var told = Owing.Digest(Lead, D("2026-05-21"));
        var transferred = Owing with
        {
            Roster = [.. Owing.Roster.Select(r => r.Officer == Lead ? r with { Days = new DayRange(r.Days.From, D("2026-05-21")) } : r)],
        };

        var after = transferred.Digest(Lead, D("2026-05-22"), told.Next);

        after.Items.ShouldBeEmpty();
        after.Done.ShouldBeEmpty();
    }

    [Fact]
    public void What_waits_comes_first_then_what_is_overdue_then_what_comes_each_by_its_day()
    {
        var facts = WithNotice with { Drafts = [HandedOver, HandedOver with { Id = new MeetingId("D2") }] };

        var digest = facts.Digest(Lead, Day);

        digest
            .Items.Select(i => i.Section)
            .ShouldBe([DigestSection.Waiting, DigestSection.Waiting, DigestSection.Overdue, DigestSection.Soon]);
        digest.Items[0].Key.ShouldBe("Confirmation|C0101|D1|2026-06-10");
        digest.Items[3].Open!.Obligation.Kind.ShouldBe(ObligationKind.MeetingNotice);
        digest.Of(DigestSection.Overdue).ShouldBe([digest.Items[2]]);
    }

    [Fact]
    public void Each_line_says_where_what_and_by_which_clause()
    {
        var items = (Owing with { Drafts = [HandedOver] }).Digest(Lead, Day).Items;

        items
            .Select(i => (i.Where, i.Name, i.Sentence, i.Clauses))
            .ShouldBe([
                (Base.Council.Name, "記録の確認", "開催結果記録簿の確認を依頼されています（開催日未記入）", "要綱 第8"),
                (Base.Council.Name, "開催結果記録簿", "5月20日（水）の会議の開催結果記録簿が未作成です。", "要綱 第8"),
            ]);
    }

    [Fact]
    public void A_request_to_confirm_was_a_message_of_its_own_and_is_said_again_from_the_next_day_on()
    {
        var facts = Base with { Drafts = [HandedOver] };

        facts.Digest(Lead, D("2026-06-10")).Items.ShouldBeEmpty();
        facts.Digest(Lead, D("2026-06-11")).Items.Single().Stage.Code.ShouldBe("S+1");
        facts.Digest(Second, D("2026-06-11")).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Who_was_asked_again_hears_again()
    {
        var told = (Base with { Drafts = [HandedOver] }).Digest(Lead, D("2026-06-11")).Next;
        var again = HandedOver with { ChangedAt = HandedOver.ChangedAt.AddDays(5) };

        (Base with { Drafts = [again] }).Digest(Lead, D("2026-06-16"), told).Items.Single().IsNew.ShouldBeTrue();
    }

    [Fact]
    public void The_selection_of_guests_waits_for_the_supervisors()
    {
        var facts = Base with
        {
            Plans = [Plan(2026, D("2026-05-20")) with { Meetings = [new PlannedMeeting { Date = D("2026-08-10"), InvitesGuests = true }] }],
        };

        facts.Digest(Supervisor, Day).Items.Single().Section.ShouldBe(DigestSection.Waiting);
        // The head of the section hears on the Monday two weeks after the day to aim at, and does not select.
        facts
            .Digest(SectionChief, D("2026-08-03"))
            .Items.ShouldContain(i => i.Open!.Obligation.Kind == ObligationKind.GuestSelection && i.Section == DigestSection.Overdue);
    }

    [Fact]
    public void A_snoozed_matter_is_away_until_its_day_and_news_on_it()
    {
        var told = Owing.Digest(Lead, D("2026-05-21")).Next;
        var key = told.Entries.Single().Key;
        var snoozed = Owing.Mark(new ReminderMark(key, Lead) { SnoozedUntil = D("2026-05-26"), Snoozes = 1 });

        snoozed.Digest(Lead, D("2026-05-25"), told).Items.ShouldBeEmpty();
        var back = snoozed.Digest(Lead, D("2026-05-26"), told).Items.Single();
        (back.IsNew, back.Stage.Code).ShouldBe((true, "Z1"));
        snoozed.Digest(Lead, D("2026-05-27"), told).Items.Single().Stage.Code.ShouldBe("S+7");
    }

    [Fact]
    public void What_one_reader_snoozes_the_others_hear_all_the_same()
    {
        var key = Owing.Item(ObligationKind.MeetingRecord, Day).Obligation.Key;
        var snoozed = Owing.Mark(new ReminderMark(key, Lead) { SnoozedUntil = D("2026-06-18"), Snoozes = 1 });

        snoozed.Digest(Section, Day).IsDue.ShouldBeTrue();
        snoozed.Digest(Section, Day).Items.Single().Open!.Marks.ShouldNotBeEmpty();
    }

    [Fact]
    public void What_was_left_to_a_colleague_comes_to_the_colleague_alone_until_the_last_day()
    {
        var facts = Delegated(Second, until: D("2026-06-15"));

        facts.Digest(Lead, D("2026-06-15")).Items.ShouldBeEmpty();
        Single(facts.Digest(Second, D("2026-06-15"))).ShouldBe((ObligationKind.MeetingRecord, "R14", 0));
        facts.Digest(Lead, D("2026-06-16")).Items.ShouldHaveSingleItem();
        facts.Digest(Second, D("2026-06-16")).Items.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_left_to_a_colleague_who_has_been_transferred_comes_back()
    {
        var facts = Delegated(Second, until: D("2026-06-30"));
        var transferred = facts with
        {
            Roster = [.. facts.Roster.Select(r => r.Officer == Second ? r with { Days = new DayRange(r.Days.From, D("2026-06-14")) } : r)],
        };

        transferred.Digest(Lead, D("2026-06-14")).Items.ShouldBeEmpty();
        transferred.Digest(Lead, D("2026-06-15")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_was_left_to_a_colleague_whom_nothing_reaches_comes_back()
    {
        var facts = Delegated(Second, until: D("2026-06-30"));

        facts.Digest(Lead, Day, unreachable: new HashSet<OfficerId> { Second }).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_muted_kind_is_listed_and_is_no_news()
    {
        var facts = WithNotice with { Meetings = [Record("R1", D("2026-05-20")), .. WithNotice.Meetings] };
        var muted = facts.Case(Lead, Day) with { Preferences = new ReaderPreferences { Muted = [ObligationKind.MeetingNotice] } };

        facts.Digest(Lead, Day).IsDue.ShouldBeTrue();
        var digest = DigestPlanner.Of(muted, Day, ReminderRules.Default);
        digest.Items.ShouldHaveSingleItem().IsNew.ShouldBeFalse();
        digest.IsDue.ShouldBeFalse();
        digest.Next.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_matter_that_is_seen_from_two_sides_is_listed_once()
    {
        var once = Owing.Case(Section, Day);
        var item = once.Councils[0].Open.Single(o => o.Obligation.Kind == ObligationKind.MeetingRecord);
        var twice = once with { Offices = [new ReaderOffice([item], once.Councils[0].Posts)] };

        DigestPlanner.Of(twice, Day, ReminderRules.Default).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_year_makes_it_another_matter()
    {
        var never = Base with { Meetings = [], Plans = [Plan(2026), Plan(2027)] };
        var first = never.Digest(Lead, D("2026-09-01"));
        var second = never.Digest(Lead, D("2027-09-02"), first.Next);

        first.Items.Single(i => i.IsNew && i.Open!.Obligation.Kind == ObligationKind.RegularMeeting).Stage.Code.ShouldBe("9/1");
        second.Items.Single(i => i.IsNew && i.Open!.Obligation.Period == "2027").Stage.Code.ShouldBe("9/1");
    }

    [Theory]
    [InlineData("2026-05-25", 3, "2026-05-28")]
    [InlineData("2026-05-27", 3, "2026-06-01")] // three days later is a Saturday
    public void Snoozing_puts_it_off_by_the_days_to_a_working_day(string today, int days, string until)
    {
        var rules = ReminderRules.Default with { Settings = new ReminderSettings { SnoozeDays = days } };
        var item = Owing.Item(ObligationKind.MeetingRecord, D(today));

        Accepted(SnoozeReminder.Decide(item, Lead, 0, D(today), rules))
            .ShouldBe(new ReminderMark(item.Obligation.Key, Lead) { SnoozedUntil = D(until), Snoozes = 1 });
    }

    [Fact]
    public void Snoozing_twice_is_the_limit_and_the_same_press_again_is_one()
    {
        var item = Owing.Item(ObligationKind.MeetingRecord, Day);
        var once = Accepted(SnoozeReminder.Decide(item, Lead, 0, Day, ReminderRules.Default));
        var again = Accepted(SnoozeReminder.Decide(item with { Marks = [once] }, Lead, 0, Day, ReminderRules.Default));
        var twice = Accepted(SnoozeReminder.Decide(item with { Marks = [once] }, Lead, 0, Day.AddDays(3), ReminderRules.Default));

        again.Snoozes.ShouldBe(1);
        twice.Snoozes.ShouldBe(2);
        Refused(SnoozeReminder.Decide(item with { Marks = [twice] }, Lead, 0, Day.AddDays(7), ReminderRules.Default))
            .ShouldBe("reminder.snoozed-enough");
    }

    [Fact]
    public void Nothing_is_snoozed_past_the_last_day_by_the_text()
    {
        var never = Base with { Meetings = [], Plans = [Plan(2026)] };
        var item = never.Item(ObligationKind.RegularMeeting, D("2027-03-30"));

        Accepted(SnoozeReminder.Decide(item, Lead, 0, D("2027-03-30"), ReminderRules.Default)).SnoozedUntil.ShouldBe(D("2027-03-31"));
        Refused(SnoozeReminder.Decide(item, Lead, 0, D("2027-03-31"), ReminderRules.Default)).ShouldBe("reminder.last-day");
        Accepted(SnoozeReminder.Decide(item, Lead, 0, D("2027-04-01"), ReminderRules.Default)).SnoozedUntil.ShouldBe(D("2027-04-05"));
    }

    [Fact]
    public void Who_gets_no_reminder_of_it_snoozes_and_delegates_nothing()
    {
        var item = Owing.Item(ObligationKind.MeetingRecord, Day);

        Refused(SnoozeReminder.Decide(item, Supervisor, null, Day, ReminderRules.Default)).ShouldBe("reminder.not-yours");
        Refused(DelegateReminder.Decide(item, Supervisor, null, Second, Day, [Second], Day, ReminderRules.Default))
            .ShouldBe("reminder.not-yours");
    }

    [Theory]
    [InlineData("1000002", 0, null)]
    [InlineData("1000002", 30, null)]
    [InlineData("1000002", 31, "reminder.delegation-days")]
    [InlineData("1000002", -1, "reminder.delegation-days")]
    [InlineData("1000001", 0, "reminder.no-colleague")] // oneself
    [InlineData("1000003", 0, "reminder.no-colleague")] // not among the colleagues
    public void A_matter_is_left_to_a_colleague_for_at_most_thirty_days(string to, int days, string? refusal)
    {
        var item = Owing.Item(ObligationKind.MeetingRecord, Day);

        var outcome = DelegateReminder.Decide(
            item,
            Lead,
            0,
            new OfficerId(to),
            Day.AddDays(days),
            [Lead, Second],
            Day,
            ReminderRules.Default
        );

        (outcome is Outcome<ReminderMark>.Refused(var refused) ? refused.Code : null).ShouldBe(refusal);
    }

    [Fact]
    public void What_was_left_to_a_colleague_can_be_taken_back()
    {
        var facts = Delegated(Second, until: D("2026-06-30"));
        var back = DelegateReminder.TakeBack(facts.Item(ObligationKind.MeetingRecord, Day), Lead)!; // It was left.

        facts.Mark(back).Digest(Lead, Day).Items.ShouldHaveSingleItem();
        DelegateReminder.TakeBack(Owing.Item(ObligationKind.MeetingRecord, Day), Lead).ShouldBeNull();
    }

    [Fact]
    public void Who_gets_back_what_he_has_given_away_hears_of_it_again()
    {
        var facts = Left((Lead, Second));

        var after = Give(facts, from: Second, to: Lead);

        after.Digest(Lead, Day).Items.ShouldHaveSingleItem();
        after.Digest(Second, Day).Items.ShouldBeEmpty();
        after.ReminderMarks.Single(m => m.Officer == Lead).DelegatedTo.ShouldBeNull();
    }

    [Fact]
    public void What_comes_back_by_way_of_a_third_is_heard_too()
    {
        var facts = Left((Lead, Second), (Second, Section));

        var after = Give(facts, from: Section, to: Lead);

        after.Digest(Lead, Day).Items.ShouldHaveSingleItem();
        after.Digest(Second, Day).Items.ShouldBeEmpty();
        after.Digest(Section, Day).Items.ShouldBeEmpty();
    }

    [Fact]
    public void What_goes_on_to_somebody_else_or_is_over_ends_no_other_delegation()
    {
        var item = Left((Lead, Second)).Item(ObligationKind.MeetingRecord, Day);

        DelegateReminder.GivenBack(item, Mark(Second, Section), Day).ShouldBeNull();
        DelegateReminder.GivenBack(item, Mark(Second, Lead), Until.AddDays(1)).ShouldBeNull();
    }

    [Fact]
    public void What_two_or_three_leave_to_each_other_at_the_same_moment_is_left_to_nobody()
    {
        var two = Left((Lead, Second), (Second, Lead));
        var three = Left((Lead, Second), (Second, Section), (Section, Lead));

        two.Digest(Lead, Day).Items.ShouldHaveSingleItem();
        three.Digest(Lead, Day).Items.ShouldHaveSingleItem();
        three.Item(ObligationKind.MeetingRecord, Day).Marks.ShouldAllBe(m => m.DelegatedTo == null);
    }

    [Fact]
    public void The_reason_names_post_stage_and_who_is_next()
    {
        var item = Owing.Item(ObligationKind.MeetingRecord, D("2026-05-25"));
        var posts = new HashSet<Responsible> { Responsible.LeadOfficer, Responsible.OperatingOfficers };

        var reason = ReminderReason.Of(Lead, item, posts, told: null, D("2026-05-25"), ReminderRules.Default);

        reason.Post.ShouldBe(Responsible.LeadOfficer);
        reason.Reached.ShouldBe(new ReminderStage("S+3", D("2026-05-25")));
        reason.NextStage.ShouldBe(new ReminderStage("S+7", D("2026-05-27")));
        (reason.NextPost, reason.NextPostOn).ShouldBe((Responsible.Section, D("2026-06-10")));
    }

    private static readonly DateOnly Few = D("2027-04-01");

    private static CouncilFacts Kushiro => Base.Change(c => c with { Stations = [c.Stations[0] with { Area = Area.Kushiro }] });

    private static CouncilFacts Delegated(OfficerId to, DateOnly until) =>
        Owing.Mark(
            new ReminderMark(Owing.Item(ObligationKind.MeetingRecord, Day).Obligation.Key, Lead)
            {
                DelegatedTo = to,
                DelegatedUntil = until,
            }
        );

    private static readonly DateOnly Until = Day.AddDays(20);

    private static ReminderMark Mark(OfficerId from, OfficerId to) =>
        new(Owing.Item(ObligationKind.MeetingRecord, Day).Obligation.Key, from) { DelegatedTo = to, DelegatedUntil = Until };

    /// <summary>The record's matter, left by one officer to another.</summary>
    private static CouncilFacts Left(params IEnumerable<(OfficerId From, OfficerId To)> ways) =>
        ways.Aggregate(Owing, (facts, way) => facts.Mark(Mark(way.From, way.To)));

    private static CouncilFacts Give(CouncilFacts facts, OfficerId from, OfficerId to)
    {
        var item = facts.Item(ObligationKind.MeetingRecord, Day);
        var given = Accepted(DelegateReminder.Decide(item, from, 0, to, Until, [to], Day, ReminderRules.Default));
        return facts.Mark(given).Mark(DelegateReminder.GivenBack(item, given, Day).ShouldNotBeNull());
    }

    private static (ObligationKind, string, int) Single(Digest digest)
    {
        var item = digest.Items.ShouldHaveSingleItem();
        return (item.Open!.Obligation.Kind, item.Stage.Code, item.Rung.Level);
    }

    private static ReminderMark Accepted(Outcome<ReminderMark> outcome) => outcome.ShouldBeOfType<Outcome<ReminderMark>.Accepted>().Value;

    private static string Refused(Outcome<ReminderMark> outcome) => outcome.ShouldBeOfType<Outcome<ReminderMark>.Refused>().Refusal.Code;
}
