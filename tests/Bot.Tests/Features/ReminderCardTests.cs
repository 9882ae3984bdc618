using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Features;

/// <summary>Every card of the reminders, drawn by the flows from the world's facts on 24 November 2026.</summary>
public sealed class ReminderCardTests : IAsyncLifetime
{
    private const string Plan = "MeetingPlan|C2||2026";
    private const string Record = "MeetingRecord|C1|2026-11-20|";
    private const string Submission = "HalfYearSubmission|S1|S1|2026-04-01";

    private static readonly CancellationToken Cancellation = CancellationToken.None;

    private MorningDock _dock = null!; // Set before every test.
    private ReminderFlow _flow = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _dock = await MorningDock.OfWorldAsync();
        _flow = new ReminderFlow(Desk, new ForecastDesk(Desk, _dock.Readers, _dock.Rules), _dock.Readers, _dock.Rules, _dock.Clock);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ReaderDesk Desk => new(new OfficeDesk(_dock.Offices, _dock.Councils, _dock.Rules), _dock.Rules);

    private MarkFlow Marks => new(_flow, new CouncilSteps(_dock.Councils, new Unheard(), _dock.Rules), _dock.Offices, _dock.Rules);

    [Fact]
    public async Task The_digest_of_a_lead_officer() =>
        (await _flow.ShowAsync(Steps.Of(World.Lead), Cancellation)).ShouldBeApproved("digest-lead");

    [Fact]
    public async Task The_digest_of_the_section_groups_what_is_much() =>
        (await _flow.ShowAsync(Steps.Of(World.Section), Cancellation)).ShouldBeApproved("digest-section");

    [Fact]
    public async Task The_digest_begins_with_what_waits_for_the_reader()
    {
        var meeting = new MeetingId("m1");
        await _dock.ChangeAsync(
            World.Central,
            facts =>
                [
                    new CouncilWrite.PutDraft(
                        RecordMeeting.Start(facts, World.Second, World.Now.AddDays(-4), meeting, ObligationRules.Default.Settings) with
                        {
                            State = DraftState.AwaitingLead,
                        }
                    ),
                ]
        );

        (await _flow.ShowAsync(Steps.Of(World.Lead), Cancellation)).ShouldBeApproved("digest-waiting");
    }

    [Theory]
    [InlineData(WaitingKind.Confirmation, "記録の確認")]
    [InlineData(WaitingKind.Returned, "差し戻された記録")]
    [InlineData(WaitingKind.Supplement, "記録の補足")]
    [InlineData(WaitingKind.Support, "支援依頼")]
    public void Where_much_waits_each_kind_is_grouped_by_its_name(WaitingKind kind, string name)
    {
        var day = new DateOnly(2026, 11, 24);
        var items = new[] { "a", "b" }.Select(id => new DigestItem
        {
            Key = id,
            Section = DigestSection.Waiting,
            Waiting = new WaitingItem(kind, World.Central, "中央交番連絡協議会", new MeetingId(id), day.AddDays(-1), Version: null)
            {
                Sentence = "",
                Clauses = "",
            },
            Stage = new ReminderStage("S+1", day),
        });

        DigestLines
            .Of([.. items], day, several: false, grouped: true, new Reach([], new HashSet<CouncilId>()))
            .ShouldHaveSingleItem()
            .Text.ShouldBe($"中央交番連絡協議会：{name}2件");
    }

    [Fact]
    public async Task The_button_that_puts_off_says_the_days_that_are_set()
    {
        var rules = _dock.Rules with { Settings = _dock.Rules.Settings with { SnoozeDays = 5 } };
        var desk = new ReaderDesk(new OfficeDesk(_dock.Offices, _dock.Councils, rules), rules);
        var flow = new ReminderFlow(desk, new ForecastDesk(desk, _dock.Readers, rules), _dock.Readers, rules, _dock.Clock);

        var digest = await flow.ShowAsync(Steps.Of(World.Lead), Cancellation);
        var reason = await flow.WhyAsync(Steps.Of(World.SectionChief, "", ("obligation", "MeetingPlan|C2||2026")), Cancellation);

        digest.CardJson.ShouldNotBeNull().ShouldContain("5日後に再通知");
        digest.CardJson.ShouldNotContain("3日後");
        reason.CardJson.ShouldNotBeNull().ShouldContain("\"5日後に再通知");
    }

    [Fact]
    public async Task A_digest_without_anything_to_do() =>
        (await _flow.ShowAsync(Steps.Of(World.Transferred), Cancellation)).ShouldBeApproved("digest-empty");

    [Fact]
    public async Task The_digest_of_an_area() => (await AfterMorningAsync(World.AreaOfficer)).ShouldBeApproved("digest-area");

    [Fact]
    public void What_is_left_of_yesterdays_digest() =>
        DigestCard
            .RenderReplaced(
                new DateOnly(2026, 11, 23),
                [new DoneItem("a", "中央交番連絡協議会", "開催結果記録簿"), new DoneItem("b", "東駐在所連絡協議会", "欠席者への連絡")]
            )
            .ShouldBeApproved("digest-replaced");

    [Fact]
    public async Task The_list_of_one_kind() =>
        (await _flow.ListAsync(Steps.Of(World.Section, "", ("kind", "MemberRoster")), Cancellation)).ShouldBeApproved("list-kind");

    [Fact]
    public async Task A_list_that_has_become_empty() =>
        (await _flow.ListAsync(Steps.Of(World.Section, "", ("kind", "MemberVisit")), Cancellation)).ShouldBeApproved("list-empty");

    [Fact]
    public async Task The_deadlines_of_a_station_page_by_page() =>
        (await _flow.DeadlinesAsync(Steps.Of(World.SectionChief), Cancellation)).ShouldBeApproved("deadlines");

    [Fact]
    public async Task The_second_page_of_the_deadlines() =>
        (await _flow.DeadlinesAsync(Steps.Of(World.SectionChief, "", ("page", "1")), Cancellation)).ShouldBeApproved("deadlines-2");

    [Fact]
    public async Task The_reason_of_a_notice_with_a_guide_value() =>
        (await _flow.WhyAsync(Steps.Of(World.Lead, "", ("obligation", Record)), Cancellation)).ShouldBeApproved("why-guide");

    [Fact]
    public async Task The_reason_of_a_notice_with_a_day_of_the_text() =>
        (await _flow.WhyAsync(Steps.Of(World.SectionChief, "", ("obligation", Submission)), Cancellation)).ShouldBeApproved("why-nominal");

    [Fact]
    public async Task The_reason_for_somebody_who_hears_because_others_have_not_acted() =>
        (await _flow.WhyAsync(Steps.Of(World.SectionChief, "", ("obligation", "MeetingPlan|C2||2026")), Cancellation)).ShouldBeApproved(
            "why-supervisor"
        );

    [Fact]
    public async Task Why_somebody_hears_of_what_no_card_enters() =>
        (await _flow.WhyAsync(Steps.Of(World.Section, "", ("obligation", "LeadVacant|C2||2025-04-01")), Cancellation)).ShouldBeApproved(
            "why-imported"
        );

    [Fact]
    public async Task A_supervisor_has_asked_whoever_is_responsible() =>
        (await Marks.NudgeAsync(Steps.Of(World.SectionChief, "", ("obligation", "MeetingPlan|C2||2026")), Cancellation)).ShouldBeApproved(
            "nudged"
        );

    [Fact]
    public async Task What_is_to_come_for_whom() =>
        (await _flow.PlanAsync(Steps.Of(World.SectionChief), Cancellation)).ShouldBeApproved("plan");

    [Fact]
    public async Task Put_off_for_three_days() =>
        (await Marks.SnoozeAsync(Steps.Of(World.Section, "", ("obligation", Plan)), Cancellation)).ShouldBeApproved("snoozed");

    [Fact]
    public async Task Put_off_once_too_often()
    {
        await _dock.ChangeAsync(
            World.East,
            _ => [new CouncilWrite.PutReminderMark(new ReminderMark(Plan, World.Section.Id) { Snoozes = 2 })]
        );

        (await Marks.SnoozeAsync(Steps.Of(World.Section, "", ("obligation", Plan)), Cancellation)).ShouldBeApproved("snooze-refused");
    }

    [Fact]
    public async Task To_whom_it_is_handed_on() =>
        (await Marks.DelegateAsync(Steps.Of(World.Section, "", ("obligation", Plan)), Cancellation)).ShouldBeApproved("delegate");

    [Fact]
    public async Task Handed_on_to_nobody_is_said_at_the_field() =>
        (
            await Marks.SaveDelegateAsync(Steps.Of(World.Section, "", ("obligation", Plan), ("until", "2027/3/1")), Cancellation)
        ).ShouldBeApproved("delegate-errors");

    [Fact]
    public async Task Handed_on_for_some_days() =>
        (
            await Marks.SaveDelegateAsync(
                Steps.Of(World.Section, "", ("obligation", Plan), ("to", "P5"), ("until", "令和8年12月10日")),
                Cancellation
            )
        ).ShouldBeApproved("delegated");

    [Fact]
    public async Task Which_kinds_come_by_themselves() =>
        (await _flow.MuteAsync(Steps.Of(World.Lead), Cancellation)).ShouldBeApproved("mute");

    [Fact]
    public async Task Muted_kinds_are_stored_and_others_cannot_be_muted() =>
        (
            await _flow.SaveMuteAsync(Steps.Of(World.Lead, "", ("kinds", "MeetingNotice,RegularMeeting,Nonsense")), Cancellation)
        ).ShouldBeApproved("mute-saved");

    [Fact]
    public async Task A_channel_of_the_station() =>
        (await new ChannelFlow(_dock.Offices).OpenAsync(InChannel(World.Section), Cancellation)).ShouldBeApproved("channel");

    [Fact]
    public async Task A_channel_that_was_bound() =>
        (await new ChannelFlow(_dock.Offices).BindAsync(InChannel(World.Section, ("box", "K1")), Cancellation)).ShouldBeApproved(
            "channel-bound"
        );

    [Fact]
    public async Task A_channel_for_no_police_box() =>
        (await new ChannelFlow(_dock.Offices).BindAsync(InChannel(World.Section), Cancellation)).ShouldBeApproved("channel-error");

    [Fact]
    public async Task What_a_station_has_sent_is_entered() =>
        (await Done.OpenAsync(Steps.Of(World.Section, "", ("obligation", Submission)), Cancellation)).ShouldBeApproved("office-done");

    [Fact]
    [Trait("Rule", "R019")]
    public async Task The_list_as_of_1_April_is_not_entered_before_that_day() =>
        (
            await Done.OpenAsync(
                Steps.Of(World.Section, "", ("obligation", "OperationListAnnual|S1||2027")) with
                {
                    Now = new DateTimeOffset(2027, 3, 25, 1, 0, 0, TimeSpan.Zero),
                },
                Cancellation
            )
        ).ShouldBeApproved("office-done-early");

    [Fact]
    public async Task What_was_entered_wrong_is_said_at_the_field() =>
        (
            await Done.SaveAsync(
                Steps.Of(World.Section, "", ("obligation", Submission), ("day", "令和8年12月1日"), ("means", "電子データ")),
                Cancellation
            )
        ).ShouldBeApproved("office-done-errors");

    [Fact]
    public async Task What_was_sent_is_entered_and_can_be_taken_back()
    {
        var sent = await Done.SaveAsync(
            Steps.Of(World.Section, "", ("obligation", Submission), ("day", "2026-11-24"), ("means", "文書")),
            Cancellation
        );
        sent.ShouldBeApproved("office-done-saved");
        (await _flow.WhyAsync(Steps.Of(World.Section, "", ("obligation", Submission)), Cancellation)).CardJson.ShouldBeNull();

        var undo = Another(Steps.Of(World.SectionChief, "", ("obligation", Submission), ("doneOn", "2026-11-24"), ("station", "S1")));
        (await Done.UndoAsync(undo, Cancellation)).ShouldBeApproved("office-done-undone");
        (await _flow.WhyAsync(Steps.Of(World.Section, "", ("obligation", Submission)), Cancellation)).CardJson.ShouldNotBeNull();
        (await Done.UndoAsync(undo, Cancellation)).Text.ShouldContain("すでに取り消されています");
        (await Done.UndoAsync(undo with { Officer = World.Lead }, Cancellation)).Text.ShouldContain("できません");
    }

    [Fact]
    public async Task The_area_enters_what_it_has_passed_on()
    {
        var day = new DateOnly(2026, 11, 24);
        await Done.SaveAsync(
            Steps.Of(World.Section, "", ("obligation", Submission), ("day", "2026-11-24"), ("means", "文書")),
            Cancellation
        );
        await _dock.MorningAsync(day);
        var passedOn = ("obligation", "HalfYearSubmission|S1|S1/area|2026-04-01");

        var byOther = Steps.Of(World.HqOfficer, "", passedOn, ("day", "2026-11-24"), ("means", "文書"));
        (await Done.SaveAsync(byOther, Cancellation)).Text.ShouldNotContain("終わります");
        var byArea = Another(Steps.Of(World.AreaOfficer, "", passedOn, ("day", "2026-11-24"), ("means", "文書")));
        (await Done.SaveAsync(byArea, Cancellation)).Text.ShouldContain("終わります");

        (await _flow.WhyAsync(Steps.Of(World.AreaOfficer, "", passedOn), Cancellation)).CardJson.ShouldBeNull();
    }

    [Fact]
    public async Task A_form_1_that_was_passed_on_is_taken_back_by_the_area_alone()
    {
        var day = new DateOnly(2026, 11, 24);
        var import = World.CentralAs(World.Central);
        await _dock.Import.PutCouncilAsync(
            import with
            {
                Council = import.Council with { Abolished = new DateOnly(2026, 11, 20) },
            },
            Cancellation
        );
        var sent = await SlipAsync(day);
        await _dock.ChangeAsync(
            World.Central,
            _ => [new CouncilWrite.PutFulfilment(new Fulfilment(sent.Kind, sent.Subject, sent.Period, day, "文書", World.Section.Id))]
        );
        var passedOn = await SlipAsync(day);
        passedOn.Leg.ShouldBe(2);
        await _dock.MorningAsync(day);
        (string, string)[] entry = [("obligation", passedOn.Key), ("day", "2026-11-24"), ("means", "文書"), ("doneOn", "2026-11-24")];
        await Done.SaveAsync(Another(Steps.Of(World.AreaOfficer, "", entry)), Cancellation);
        (await _dock.Councils.FindAsync(World.Central, Cancellation))!.Facts.Fulfilments.Count(f => !f.Withdrawn).ShouldBe(2);

        (await Done.UndoAsync(Steps.Of(World.Section, "", entry), Cancellation)).Text.ShouldContain("できません");
        (await Done.UndoAsync(Steps.Of(World.AreaOfficer, "", entry), Cancellation)).Text.ShouldContain("設置（廃止）票。取り消しました");

        (await SlipAsync(day)).Key.ShouldBe(passedOn.Key);
        (
            await Done.UndoAsync(
                Another(Steps.Of(World.AreaOfficer, "", entry)) with
                {
                    Command = new Command(new Guid("00000000-0000-7000-8000-0000000000fe"), ""),
                },
                Cancellation
            )
        ).Text.ShouldContain("すでに取り消されています");

        async Task<Obligation> SlipAsync(DateOnly on) =>
            ObligationPlanner
                .Of((await _dock.Councils.FindAsync(World.Central, Cancellation))!.Facts, on, ObligationRules.Default)
                .Single(o => o.Kind == ObligationKind.EstablishmentSlip);
    }

    [Fact]
    public async Task The_state_of_the_delivery()
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));

        (await Delivery.StatusAsync(Steps.Of(World.HqOfficer), Cancellation)).ShouldBeApproved("delivery");
    }

    [Fact]
    public async Task The_state_before_the_first_morning() =>
        (await Delivery.StatusAsync(Steps.Of(World.HqOfficer), Cancellation)).ShouldBeApproved("delivery-none");

    [Fact]
    public async Task The_question_before_everything_is_stopped()
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));

        (await Delivery.AskStopAsync(Steps.Of(World.HqOfficer), Cancellation)).ShouldBeApproved("delivery-ask");
    }

    [Fact]
    public async Task Everything_is_stopped()
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));

        (await Delivery.StopAsync(Steps.Of(World.HqOfficer), Cancellation)).ShouldBeApproved("delivery-stopped");
    }

    private OfficeDoneFlow Done => new(_flow, _dock.Offices, _dock.Councils, _dock.Rules);

    private DeliveryFlow Delivery => new(_dock.Offices, new SendingGate(_dock.Offices, _dock.Clock), _dock.Rules);

    private async Task<Reply> AfterMorningAsync(Officer reader)
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));
        return await _flow.ShowAsync(Steps.Of(reader), Cancellation);
    }

    /// <summary>A command of its own: steps of approved cards share one.</summary>
    private static Step Another(Step step) => step with { Command = new Command(new Guid("00000000-0000-7000-8000-0000000000ff"), "") };

    private static Step InChannel(Officer officer, params (string Key, string Value)[] data) =>
        Steps.Of(officer, "", data) with
        {
            Reference = MorningDock.ReferenceOf("channel").Replace("\"channelId\"", "\"conversationType\":\"channel\",\"channelId\""),
        };
}
