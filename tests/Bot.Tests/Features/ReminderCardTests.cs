using KobanBot.Bot.Desks;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Correspondence;
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
    private const string OwnList = "OperationListAnnual|S1||2026";

    private static readonly CancellationToken Cancellation = CancellationToken.None;

    private MorningDock _dock = null!; // Set before every test.
    private FlowTable _table = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _dock = await MorningDock.OfWorldAsync();
        _table = Flows.Table(_dock.Storage.Tables, _dock.Rules, _dock.Clock);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_digest_of_a_lead_officer() =>
        (await RunAsync(ReminderVerbs.Show, Steps.Of(World.Lead))).ShouldBeApproved("digest-lead");

    [Fact]
    public async Task The_digest_of_the_section_groups_what_is_much() =>
        (await RunAsync(ReminderVerbs.Show, Steps.Of(World.Section))).ShouldBeApproved("digest-section");

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

        (await RunAsync(ReminderVerbs.Show, Steps.Of(World.Lead))).ShouldBeApproved("digest-waiting");
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
        var flow = Flows.Table(_dock.Storage.Tables, rules, _dock.Clock);

        var digest = await RunAsync(flow, ReminderVerbs.Show, Steps.Of(World.Lead));
        var reason = await RunAsync(flow, ReminderVerbs.Why, Steps.Of(World.SectionChief, "", ("obligation", "MeetingPlan|C2||2026")));

        digest.CardJson.ShouldNotBeNull().ShouldContain("5日後に再通知");
        digest.CardJson.ShouldNotContain("3日後");
        reason.CardJson.ShouldNotBeNull().ShouldContain("\"5日後に再通知");
    }

    [Fact]
    public async Task A_digest_without_anything_to_do() =>
        (await RunAsync(ReminderVerbs.Show, Steps.Of(World.Transferred))).ShouldBeApproved("digest-empty");

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
        (await RunAsync(ReminderVerbs.List, Steps.Of(World.Section, "", ("kind", "MemberRoster")))).ShouldBeApproved("list-kind");

    [Fact]
    public async Task A_list_that_has_become_empty() =>
        (await RunAsync(ReminderVerbs.List, Steps.Of(World.Section, "", ("kind", "MemberVisit")))).ShouldBeApproved("list-empty");

    [Fact]
    public async Task The_deadlines_of_a_station_page_by_page() =>
        (await RunAsync(ReminderVerbs.Deadlines, Steps.Of(World.SectionChief))).ShouldBeApproved("deadlines");

    [Fact]
    public async Task The_second_page_of_the_deadlines() =>
        (await RunAsync(ReminderVerbs.Deadlines, Steps.Of(World.SectionChief, "", ("page", "1")))).ShouldBeApproved("deadlines-2");

    [Fact]
    public async Task The_reason_of_a_notice_with_a_guide_value() =>
        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.Lead, "", ("obligation", Record)))).ShouldBeApproved("why-guide");

    [Fact]
    public async Task The_reason_of_a_notice_with_a_day_of_the_text() =>
        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.SectionChief, "", ("obligation", Submission)))).ShouldBeApproved("why-nominal");

    [Fact]
    public async Task The_reason_for_somebody_who_hears_because_others_have_not_acted() =>
        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.SectionChief, "", ("obligation", "MeetingPlan|C2||2026")))).ShouldBeApproved(
            "why-supervisor"
        );

    [Fact]
    public async Task Why_somebody_hears_of_what_no_card_enters() =>
        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.Section, "", ("obligation", "LeadVacant|C2||2025-04-01")))).ShouldBeApproved(
            "why-imported"
        );

    [Fact]
    public async Task A_supervisor_has_asked_whoever_is_responsible() =>
        (await RunAsync(ReminderVerbs.Nudge, Steps.Of(World.SectionChief, "", ("obligation", "MeetingPlan|C2||2026")))).ShouldBeApproved(
            "nudged"
        );

    [Fact]
    public async Task What_is_to_come_for_whom() =>
        (await RunAsync(ReminderVerbs.Plan, Steps.Of(World.SectionChief))).ShouldBeApproved("plan");

    [Fact]
    public async Task Put_off_for_three_days() =>
        (await RunAsync(ReminderVerbs.Snooze, Steps.Of(World.Section, "", ("obligation", Plan)))).ShouldBeApproved("snoozed");

    [Fact]
    public async Task Put_off_once_too_often()
    {
        await _dock.ChangeAsync(
            World.East,
            _ => [new CouncilWrite.PutReminderMark(new ReminderMark(Plan, World.Section.Id) { Snoozes = 2 })]
        );

        (await RunAsync(ReminderVerbs.Snooze, Steps.Of(World.Section, "", ("obligation", Plan)))).ShouldBeApproved("snooze-refused");
    }

    [Fact]
    public async Task To_whom_it_is_handed_on() =>
        (await RunAsync(ReminderVerbs.Delegate, Steps.Of(World.Section, "", ("obligation", Plan)))).ShouldBeApproved("delegate");

    [Fact]
    public async Task Handed_on_to_nobody_is_said_at_the_field() =>
        (
            await RunAsync(ReminderVerbs.SaveDelegate, Steps.Of(World.Section, "", ("obligation", Plan), ("until", "2027/3/1")))
        ).ShouldBeApproved("delegate-errors");

    [Fact]
    public async Task Handed_on_for_some_days() =>
        (
            await RunAsync(
                ReminderVerbs.SaveDelegate,
                Steps.Of(World.Section, "", ("obligation", Plan), ("to", "P5"), ("until", "令和8年12月10日"))
            )
        ).ShouldBeApproved("delegated");

    [Fact]
    public async Task Which_kinds_come_by_themselves() =>
        (await RunAsync(ReminderVerbs.Mute, Steps.Of(World.Lead))).ShouldBeApproved("mute");

    [Fact]
    public async Task Muted_kinds_are_stored() =>
        (await RunAsync(ReminderVerbs.SaveMute, Steps.Of(World.Lead, "", ("kinds", "MeetingNotice")))).ShouldBeApproved("mute-saved");

    [Fact]
    public async Task Others_cannot_be_muted_and_are_told() =>
        (
            await RunAsync(ReminderVerbs.SaveMute, Steps.Of(World.Lead, "", ("kinds", "MeetingNotice;RegularMeeting,Nonsense")))
        ).ShouldBeApproved("mute-unknown");

    [Fact]
    public async Task A_channel_of_the_station() =>
        (await RunAsync(ChannelFlow.Open, InChannel(World.Section))).ShouldBeApproved("channel");

    [Fact]
    public async Task A_channel_that_was_bound() =>
        (await RunAsync(ChannelFlow.Bind, InChannel(World.Section, ("box", "K1")))).ShouldBeApproved("channel-bound");

    [Fact]
    public async Task A_channel_for_no_police_box() =>
        (await RunAsync(ChannelFlow.Bind, InChannel(World.Section))).ShouldBeApproved("channel-error");

    [Fact]
    public async Task What_is_sent_as_a_package_is_not_entered_as_done()
    {
        foreach (var verb in new[] { OfficeDoneFlow.Open, OfficeDoneFlow.Save })
        {
            (
                await RunAsync(verb, Steps.Of(World.Section, "", ("obligation", Submission), ("day", "2026-11-24"), ("means", "文書")))
            ).Text.ShouldContain("「半期の送付」と送信すると");
        }
    }

    [Fact]
    public async Task What_a_station_has_made_is_entered() =>
        (await RunAsync(OfficeDoneFlow.Open, Steps.Of(World.Section, "", ("obligation", OwnList)))).ShouldBeApproved("office-done");

    [Fact]
    [Trait("Rule", "R019")]
    public async Task The_list_as_of_1_April_is_not_entered_before_that_day() =>
        (
            await RunAsync(
                OfficeDoneFlow.Open,
                Steps.Of(World.Section, "", ("obligation", "OperationListAnnual|S1||2027")) with
                {
                    Now = new DateTimeOffset(2027, 3, 25, 1, 0, 0, TimeSpan.Zero),
                }
            )
        ).ShouldBeApproved("office-done-early");

    [Fact]
    public async Task What_was_entered_wrong_is_said_at_the_field() =>
        (
            await RunAsync(
                OfficeDoneFlow.Save,
                Steps.Of(World.Section, "", ("obligation", OwnList), ("day", "令和8年12月1日"), ("means", "電子データ"))
            )
        ).ShouldBeApproved("office-done-errors");

    [Fact]
    public async Task What_was_sent_is_entered_and_can_be_taken_back()
    {
        var sent = await RunAsync(
            OfficeDoneFlow.Save,
            Steps.Of(World.Section, "", ("obligation", OwnList), ("day", "2026-11-24"), ("means", "文書"))
        );
        sent.ShouldBeApproved("office-done-saved");
        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.Section, "", ("obligation", OwnList)))).CardJson.ShouldBeNull();

        var undo = Another(Steps.Of(World.SectionChief, "", ("obligation", OwnList), ("doneOn", "2026-11-24"), ("station", "S1")));
        (await RunAsync(OfficeDoneFlow.Undo, undo)).ShouldBeApproved("office-done-undone");
        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.Section, "", ("obligation", OwnList)))).CardJson.ShouldNotBeNull();
        (await RunAsync(OfficeDoneFlow.Undo, undo)).Text.ShouldBe("運営状況一覧表。取り消しました", "The same press has the same answer.");

        var later = undo with { Command = new Command(new Guid("00000000-0000-7000-8000-0000000000fe"), "") };
        (await RunAsync(OfficeDoneFlow.Undo, later)).Text.ShouldContain("すでに取り消されています");
        (await RunAsync(OfficeDoneFlow.Undo, later with { Officer = World.Lead })).Text.ShouldContain("できません");
    }

    [Fact]
    public async Task The_area_enters_what_a_former_release_has_entered_as_sent()
    {
        var day = new DateOnly(2026, 11, 24);
        var office = (await _dock.Offices.FindAsync("S1", Cancellation))!; // Of the world.
        var sent = new Fulfilment(ObligationKind.HalfYearSubmission, "S1", "2026-04-01", day, "文書", World.Section.Id);
        var change = new OfficeChange { Writes = [new OfficeWrite.PutFulfilment(sent)] };
        (await _dock.Offices.TryCommitAsync(office.Version, change, Cancellation)).ShouldBeTrue();
        await _dock.MorningAsync(day);
        var passedOn = ("obligation", "HalfYearSubmission|S1|S1/area|2026-04-01");

        var byOther = Steps.Of(World.HqOfficer, "", passedOn, ("day", "2026-11-24"), ("means", "文書"));
        (await RunAsync(OfficeDoneFlow.Save, byOther)).Text.ShouldNotContain("終わります");
        var byArea = Another(Steps.Of(World.AreaOfficer, "", passedOn, ("day", "2026-11-24"), ("means", "文書")));
        (await RunAsync(OfficeDoneFlow.Save, byArea)).Text.ShouldContain("終わります");

        (await RunAsync(ReminderVerbs.Why, Steps.Of(World.AreaOfficer, "", passedOn))).CardJson.ShouldBeNull();
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
        await RunAsync(OfficeDoneFlow.Save, Another(Steps.Of(World.AreaOfficer, "", entry)));
        (await _dock.Councils.FindAsync(World.Central, Cancellation))!.Facts.Fulfilments.Count(f => !f.Withdrawn).ShouldBe(2);

        (await RunAsync(OfficeDoneFlow.Undo, Steps.Of(World.Section, "", entry))).Text.ShouldContain("できません");
        (await RunAsync(OfficeDoneFlow.Undo, Steps.Of(World.AreaOfficer, "", entry))).Text.ShouldContain("設置（廃止）票。取り消しました");

        (await SlipAsync(day)).Key.ShouldBe(passedOn.Key);
        (
            await RunAsync(
                OfficeDoneFlow.Undo,
                Another(Steps.Of(World.AreaOfficer, "", entry)) with
                {
                    Command = new Command(new Guid("00000000-0000-7000-8000-0000000000fe"), ""),
                }
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

        (await RunAsync(DeliveryFlow.Status, Steps.Of(World.HqOfficer))).ShouldBeApproved("delivery");
    }

    [Fact]
    public async Task For_whom_the_app_was_installed()
    {
        var day = new DateOnly(2026, 11, 24);
        await _dock.MorningAsync(day);
        var office = (await _dock.Offices.FindAsync("S1", Cancellation))!; // Of the world.
        var morning = office.Facts.Morning! with // It has just passed.
        {
            Installations = [new InstallationCount(InstallOutcome.Installed, 3), new InstallationCount(InstallOutcome.NoAccount, 1)],
        };
        var change = new OfficeChange { Writes = [new OfficeWrite.PutMorning(morning)] };
        (await _dock.Offices.TryCommitAsync(office.Version, change, Cancellation)).ShouldBeTrue();

        (await RunAsync(DeliveryFlow.Status, Steps.Of(World.HqOfficer))).ShouldBeApproved("delivery-installed");
    }

    [Fact]
    public void What_a_deployment_lacks() =>
        Reply
            .Card(
                DoctorCard.Render(
                    new DoctorView(
                        Steps.Of(World.HqOfficer).Draw(),
                        Steps.Of(World.HqOfficer).Now,
                        [
                            new(
                                "表と権限",
                                Verdict.Broken,
                                "表を変更できません。",
                                "IDに、表の行を変更するロールを割り当ててください（infra/README.md）。"
                            ),
                            new(
                                "祝日",
                                Verdict.Watch,
                                "公表された祝日は2027年分まで登録されています。その後は法律により計算しています。",
                                "次の版に更新してください。"
                            ),
                            new("メール", Verdict.Unused, "メールは使わない設定です。"),
                            new("ボットのID", Verdict.Fine, "コネクターのトークンを取得できました。"),
                        ]
                    )
                )
            )
            .ShouldBeApproved("doctor");

    [Fact]
    public async Task The_state_before_the_first_morning() =>
        (await RunAsync(DeliveryFlow.Status, Steps.Of(World.HqOfficer))).ShouldBeApproved("delivery-none");

    [Fact]
    public async Task The_question_before_everything_is_stopped()
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));

        (await RunAsync(DeliveryFlow.AskStop, Steps.Of(World.HqOfficer))).ShouldBeApproved("delivery-ask");
    }

    [Fact]
    public async Task Everything_is_stopped()
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));

        (await RunAsync(DeliveryFlow.Stop, Steps.Of(World.HqOfficer))).ShouldBeApproved("delivery-stopped");
    }

    private Task<Reply> RunAsync(string verb, Step step) => RunAsync(_table, verb, step);

    private static Task<Reply> RunAsync(FlowTable table, string verb, Step step) => table.RunAsync(step with { Verb = verb });

    private async Task<Reply> AfterMorningAsync(Officer reader)
    {
        await _dock.MorningAsync(new DateOnly(2026, 11, 24));
        return await RunAsync(ReminderVerbs.Show, Steps.Of(reader));
    }

    /// <summary>A command of its own: steps of approved cards share one.</summary>
    private static Step Another(Step step) => step with { Command = new Command(new Guid("00000000-0000-7000-8000-0000000000ff"), "") };

    private static Step InChannel(Officer officer, params (string Key, string Value)[] data) =>
        Steps.Of(officer, "", data) with
        {
            Reference = MorningDock.ReferenceOf("channel").Replace("\"channelId\"", "\"conversationType\":\"channel\",\"channelId\""),
        };
}
