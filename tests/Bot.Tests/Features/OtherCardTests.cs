using AdaptiveCards;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Bot.Features.Meetings.Notices;
using KobanBot.Bot.Features.Meetings.Planning;
using KobanBot.Bot.Features.Meetings.Records;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Features.Turns.Choosing;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Guideline;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Features;

public sealed class OtherCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Lead).Draw();
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Home_with_nothing_to_do() => Home([]).ShouldBeApproved("home-empty");

    /// <summary>What 本日の対応事項 lists stands on home as one line: the two never say the opposite of each other.</summary>
    [Fact]
    public void Home_with_matters_of_today_alone() => Home([], due: (5, 3)).ShouldBeApproved("home-due");

    [Fact]
    public void Home_of_a_police_box() =>
        Home([
                .. HomeLines.Of(
                    Drafted(DraftState.AwaitingLead),
                    Access.Of(World.Lead, Drafted(DraftState.AwaitingLead), Today),
                    World.Lead,
                    Today
                ),
            ])
            .ShouldBeApproved("home-lead");

    [Fact]
    public void Home_of_the_section_with_many_lines() =>
        HomeCard
            .Render(
                new HomeView
                {
                    Drawing = Drawing,
                    Title = "中央警察署",
                    Reader = "地域課　巡査部長 試験 四郎",
                    Waiting =
                    [
                        .. Enumerable
                            .Range(1, 12)
                            .Select(i => new HomeLine(
                                World.Central,
                                $"第{i}交番連絡協議会：署長への報告が未入力です（11月{i}日（月）開催）",
                                "要綱 第8",
                                $"{i}日経過",
                                "meetings.show",
                                $"D{i}"
                            )),
                    ],
                    Actions = [("会議一覧", "meetings.list")],
                }
            )
            .ShouldBeApproved("home-section");

    [Fact]
    public void Words_that_are_not_certain_offer_three_commands() =>
        SuggestionCard
            .Render(
                new SuggestionView(
                    Drawing,
                    "記録簿を見せて",
                    null,
                    [.. Flows.Declared.Commands.Where(c => c.Ways[0] is "会議を記録" or "会議一覧" or "欠席者への連絡")]
                )
            )
            .ShouldBeApproved("suggestions");

    [Fact]
    public void A_number_without_a_row_brings_the_list_again() =>
        NumberCard
            .Render(
                Drawing,
                "その番号の行はありません。1から2までの番号を送信するか、行を押してください。",
                [
                    new ShownChoice("中央交番連絡協議会", "members.list", [new CarriedValue("council", "C1")]),
                    new ShownChoice("東駐在所連絡協議会", "members.list", [new CarriedValue("council", "C2")]),
                ]
            )
            .ShouldBeApproved("numbers");

    [Fact]
    public void What_the_bot_cannot_do_is_said_with_a_way_on() =>
        SuggestionCard
            .Render(
                new SuggestionView(
                    Drawing,
                    "委員の*連絡先*",
                    "委員名簿と連絡先の表示、変更は、このボットではまだできません。名簿（第4号様式）の管理は、署の地域課が行います。",
                    [.. Flows.Declared.Commands.Where(c => c.Ways[0] is "任期")]
                )
            )
            .ShouldBeApproved("cannot");

    [Fact]
    public void Records_that_can_be_corrected_are_listed() =>
        MeetingListCard
            .RenderCorrectable(new MeetingListView(Drawing, World.Central, "中央交番連絡協議会", [Record().Header], [], 0))
            .ShouldBeApproved("correctable");

    [Fact]
    public async Task Help_lists_what_the_lead_can_say() => (await HelpAsync(World.Lead)).ShouldBeApproved("help");

    [Fact]
    public async Task Help_lists_what_the_section_can_say() => (await HelpAsync(World.Section)).ShouldBeApproved("help-section");

    [Fact]
    public async Task Help_lists_what_the_headquarters_can_say() => (await HelpAsync(World.HqOfficer)).ShouldBeApproved("help-hq");

    [Fact]
    public async Task Help_in_a_team_lists_what_others_may_read_along() =>
        (await HelpAsync(World.Section, Scopes.Team)).ShouldBeApproved("help-team");

    [Fact]
    public async Task Words_that_were_not_understood() =>
        (await HelpAsync(World.Lead, note: "この言葉は分かりませんでした。次の言葉が使えます。")).ShouldBeApproved("help-not-understood");

    [Fact]
    [Trait("Rule", "R001")]
    public void The_guidelines_contents() =>
        GuidelineCard.Contents(GuidelineText.Instance, new GuidelineWays(Drawing)).ShouldBeApproved("guideline-contents");

    [Fact]
    [Trait("Rule", "R001")]
    [Trait("Rule", "R004")]
    [Trait("Rule", "R006")]
    public void A_clause_with_its_interpretation() =>
        GuidelineCard
            .Passage(GuidelineText.Instance, GuidelineText.Instance.Find("第5-2")!, new GuidelineWays(Drawing))
            .ShouldBeApproved("guideline-passage");

    [Theory]
    [Trait("Rule", "R004")]
    [Trait("Rule", "R006")]
    [InlineData("任期", "guideline-found")]
    [InlineData("はまなす活動", "guideline-found-former")]
    public void Clauses_found_by_a_word_with_their_interpretation(string words, string name) =>
        GuidelineCard
            .Found(GuidelineText.Instance, words, new GuidelineSearch(GuidelineText.Instance).Find(words), new GuidelineWays(Drawing))
            .ShouldBeApproved(name);

    [Fact]
    public void Words_that_are_nearly_everywhere_still_fit_a_card()
    {
        foreach (var words in new[] { "連絡協議会", "こと", "警察", "委員", "地域" })
        {
            var found = new GuidelineSearch(GuidelineText.Instance).Find(words);
            var card = CardJson.Serialize(GuidelineCard.Found(GuidelineText.Instance, words, found, new GuidelineWays(Drawing)));
            CardLint.ShouldBeClean(card, words);
            card.ShouldContain("続きは");
        }
    }

    [Fact]
    public void The_longest_clauses_fit_a_card()
    {
        foreach (var clause in GuidelineText.Instance.All)
        {
            CardLint.ShouldBeClean(
                CardJson.Serialize(
                    GuidelineCard.Passage(GuidelineText.Instance, GuidelineText.Instance.Find(clause.Id)!, new GuidelineWays(Drawing))
                ),
                clause.Id
            );
        }
    }

    [Fact]
    public void A_choice_of_two_councils() =>
        CouncilPicker
            .Choice(
                Drawing,
                new CouncilChoice("会議を記録", "record.start", Access.CouncilsOf(World.Section, Today))
                {
                    About = new Dictionary<CouncilId, string> { [World.Central] = "次回 11月20日（金）", [World.East] = "会議の記録なし" },
                }
            )
            .ShouldBeApproved("picker");

    [Fact]
    public void A_choice_of_many_councils() =>
        CouncilPicker
            .Choice(
                Drawing,
                new CouncilChoice(
                    "会議一覧",
                    "meetings.list",
                    [.. Enumerable.Range(1, 15).Select(i => new CouncilLink(new CouncilId($"C{i}"), $"第{i}交番連絡協議会"))]
                )
            )
            .ShouldBeApproved("picker-many");

    [Fact]
    public void A_plan_that_does_not_exist_yet() =>
        PlanMeetingCard.Render(Plan() with { Plan = null, HasComing = false }).ShouldBeApproved("plan-empty");

    [Fact]
    public void A_plan_with_a_meeting() => PlanMeetingCard.Render(Plan()).ShouldBeApproved("plan");

    [Fact]
    public void A_plan_whose_meeting_is_corrected() =>
        PlanMeetingCard.Render(Plan() with { Editing = new DateOnly(2026, 11, 20) }).ShouldBeApproved("plan-editing");

    [Fact]
    public void A_plan_with_an_error_keeps_what_was_typed()
    {
        var form = PlanMeetingForm.Read(
            CardData.Of(
                new Dictionary<string, string>
                {
                    ["date"] = "令和8年13月1日",
                    ["place"] = "残る場所",
                    ["topics-Other"] = "・議題1\r\n・議題2",
                }
            )
        );

        PlanMeetingCard
            .Render(Plan() with { Form = form.State, Note = "入力内容を確認してください。入力したものはそのまま残っています。" })
            .ShouldBeApproved("plan-errors");
    }

    [Fact]
    public void A_saved_plan_in_the_calendar() =>
        PlanMeetingCard
            .RenderSaved(
                InCalendar(i => i with { ToldSequence = 0, EventId = "e", Answers = [new("p1@koban.example", InvitationReply.Accepted)] })
            )
            .ShouldBeApproved("plan-calendar");

    [Fact]
    public void A_saved_plan_that_the_calendar_does_not_have_yet() =>
        PlanMeetingCard.RenderSaved(InCalendar(i => i)).ShouldBeApproved("plan-calendar-waits");

    [Fact]
    public void A_saved_plan_that_was_moved_in_the_calendar_by_hand() =>
        PlanMeetingCard
            .RenderSaved(
                InCalendar(i =>
                    i with
                    {
                        ChangedByHand = true,
                        ByHand = new InvitedTime(new DateOnly(2026, 11, 21), new TimeOnly(10, 30), "別館"),
                    }
                )
            )
            .ShouldBeApproved("plan-calendar-by-hand");

    private static PlanMeetingView InCalendar(Func<Invitation, Invitation> change) =>
        Plan() with
        {
            HasCalendar = true,
            MayEdit = true,
            Invitations =
            [
                change(
                    new Invitation
                    {
                        Id = "i1",
                        Sequence = 0,
                        Planned = InvitedTime.Of(Plan().Plan!.Meetings[0]), // The plan of this file has one.
                    }
                ),
            ],
        };

    [Fact]
    public void A_saved_plan_with_findings() =>
        PlanMeetingCard
            .RenderSaved(
                Plan() with
                {
                    Note = "保存しました。",
                    Findings = Core.Meetings.PlanMeeting.Review(World.CentralFacts.Plans[0] with { Events = "" }, Today),
                }
            )
            .ShouldBeApproved("plan-saved");

    [Fact]
    public void A_list_without_meetings() => List([], []).ShouldBeApproved("list-empty");

    [Fact]
    public void A_list_with_a_draft_and_older_pages() =>
        List(
                [
                    .. Enumerable
                        .Range(1, 10)
                        .Select(i => Record().Header with { Id = new MeetingId($"D{i}"), Date = new DateOnly(2026, 11, 20).AddMonths(-i) }),
                ],
                [Draft]
            )
            .ShouldBeApproved("list");

    [Fact]
    public void A_record_for_the_police_box() => Detail(World.Lead).ShouldBeApproved("detail-lead");

    [Fact]
    public void A_record_that_is_a_good_example() =>
        Detail(World.Section, r => r with { Example = new GoodExample("子供と合同で通学路を点検した。", World.Section.Id, Today) })
            .ShouldBeApproved("detail-example");

    [Fact]
    public void A_record_for_the_section() => Detail(World.Section).ShouldBeApproved("detail-section");

    [Fact]
    public void A_record_with_a_question_of_the_section() =>
        Detail(
                World.Lead,
                r => r with { Supplement = new SupplementRequest(World.Section.Id, "街路灯の場所を補足してください。", World.Now) }
            )
            .ShouldBeApproved("detail-supplement");

    [Fact]
    public void An_older_revision() =>
        Detail(World.Lead, r => r with { Revision = 2, RevisionReason = "誤記訂正" }, newest: 3).ShouldBeApproved("detail-older");

    [Fact]
    public void A_record_that_was_reported() =>
        Detail(World.Section, r => r with { State = RecordState.ReportedToChief, ReportedOn = Today }).ShouldBeApproved("detail-reported");

    [Theory]
    [InlineData(MessageKind.ConfirmationAsked, "notice-asked")]
    [InlineData(MessageKind.Returned, "notice-returned")]
    [InlineData(MessageKind.Confirmed, "notice-confirmed")]
    [InlineData(MessageKind.ConfirmationGiven, "notice-given")]
    [InlineData(MessageKind.SupplementAsked, "notice-supplement")]
    [InlineData(MessageKind.DraftExpired, "notice-expired")]
    public void Notices(MessageKind kind, string state) =>
        NoticeCard
            .Render(
                new NoticeView(
                    Drawing with
                    {
                        UserId = null,
                    },
                    World.Central,
                    "中央交番連絡協議会",
                    Draft.Id,
                    4,
                    "定期会議　令和8年11月20日（金）",
                    kind,
                    kind == MessageKind.Returned ? "差し戻しの理由：議題2の結果を記入してください。" : null
                )
            )
            .ShouldBeApproved(state);

    [Theory]
    [InlineData(
        MessageKind.PostingEnded,
        "11月30日（月）まで中央交番の勤務員です。それまでに、「引継書」と送信して、未了の事項を後任の方に渡してください。",
        "notice-leaving"
    )]
    [InlineData(MessageKind.EnlistmentRefused, "理由：配置の確認ができないため", "notice-enlistment-refused")]
    public void Notices_of_the_own_posting(MessageKind kind, string detail, string state) =>
        NoticeCard
            .Render(
                new NoticeView(
                    Drawing with
                    {
                        UserId = null,
                    },
                    World.Central,
                    "中央警察署",
                    Draft.Id,
                    Version: null,
                    "令和8年11月24日（火）",
                    kind,
                    detail
                )
            )
            .ShouldBeApproved(state);

    [Theory]
    [InlineData(false, "notice-support")]
    [InlineData(true, "notice-support-answered")]
    public void Notices_of_support(bool answered, string state)
    {
        var request = new SupportRequest
        {
            Id = "S1",
            Text = "横断歩道の塗り直しについて、町役場との調整をお願いします。",
            By = World.Lead.Id,
            At = World.Now,
            Status = answered ? SupportStatus.InProgress : SupportStatus.Asked,
            Answer = answered ? "町役場に連絡しました。" : "",
        };
        var message = new OutgoingMessage(
            Guid.Empty,
            World.SectionChief.Id,
            answered ? MessageKind.SupportAnswered : MessageKind.SupportAsked,
            new MeetingId("S1")
        );

        var view = NoticeView.Of(World.CentralFacts with { SupportRequests = [request] }, message, World.Now).ShouldNotBeNull();

        NoticeCard.Render(view with { Drawing = Drawing with { UserId = null } }).ShouldBeApproved(state);
        NoticeView.Of(World.CentralFacts, message, World.Now).ShouldBeNull();
    }

    [Theory]
    [InlineData(MessageKind.ConfirmationAsked, "notice-asked-instead")]
    [InlineData(MessageKind.DraftExpired, "notice-expired-instead")]
    public void Notices_to_somebody_else_instead(MessageKind kind, string state) =>
        NoticeCard
            .Render(
                new NoticeView(
                    Drawing with
                    {
                        UserId = null,
                    },
                    World.Central,
                    "中央交番連絡協議会",
                    Draft.Id,
                    4,
                    "定期会議　令和8年11月20日（金）",
                    kind,
                    Detail: null,
                    MeantFor: "巡査部長 試験 一郎"
                )
            )
            .ShouldBeApproved(state);

    private static MeetingDraft Draft =>
        RecordMeeting.Start(World.CentralFacts, World.Lead, World.Now, new MeetingId("D1"), ObligationRules.Default.Settings);

    private static async Task<Reply> HelpAsync(Officer reader, Scopes scope = Scopes.Personal, string? note = null)
    {
        var storage = new MemoryStorage();
        await World.FillAsync(storage);
        var (table, help) = Flows.Help(storage.Tables, new FakeTimeProvider(World.Now));
        return await table.RunAsync(help.With(note), Steps.Of(reader) with { Scope = scope }, CancellationToken.None);
    }

    private static CouncilFacts Drafted(DraftState state) => World.CentralFacts with { Drafts = [Draft with { State = state }] };

    private static AdaptiveCard Home(IReadOnlyList<HomeLine> lines, (int All, int Overdue) due = default) =>
        HomeCard.Render(
            new HomeView
            {
                Drawing = Drawing,
                Title = "中央交番連絡協議会",
                Reader = "運営責任者　巡査部長 試験 一郎",
                Waiting = lines,
                Due = due,
                Council = World.Central,
                Actions = [("会議を記録", "record.start"), ("開催計画", "plan.open"), ("会議一覧", "meetings.list")],
            }
        );

    private static PlanMeetingView Plan() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Year = new FiscalYear(2026),
            Plan = World.CentralFacts.Plans[0],
            HasComing = true,
        };

    private static AdaptiveCard List(IReadOnlyList<MeetingRecord> records, IReadOnlyList<MeetingDraft> drafts) =>
        MeetingListCard.Render(
            new MeetingListView(
                Drawing,
                World.Central,
                "中央交番連絡協議会",
                records,
                [.. drafts.Select(d => (d, MeetingWords.Progress(World.CentralFacts, d)))],
                0
            )
            {
                MayRecord = true,
            }
        );

    private static MeetingRecordBody Record() =>
        (
            (Core.Outcome<Confirmation>.Accepted)
                ConfirmMeeting.Confirm(
                    World.CentralFacts,
                    Draft,
                    1,
                    World.Lead,
                    false,
                    World.Now,
                    new AuditEntry(World.Now, World.Lead.Id, "", Guid.Empty),
                    Core.Guideline.GuidelineSettings.Default
                )
        )
            .Value
            .Body;

    private static AdaptiveCard Detail(Officer reader, Func<MeetingRecord, MeetingRecord>? change = null, int? newest = null)
    {
        var body = Record();
        var header = change?.Invoke(body.Header) ?? body.Header;
        var at = new Sitting(Steps.Of(reader), World.CentralFacts, Access.Of(reader, World.CentralFacts, Today));
        var view = RecordDetailView.Of(at, body with { Header = header });
        return RecordDetailCard.Render(view with { Newest = newest ?? header.Revision });
    }
}
