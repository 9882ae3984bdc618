using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class RecordMeetingCardTests
{
    private static readonly MeetingDraft Started = RecordMeeting.Start(
        World.CentralFacts,
        World.Lead,
        World.Now,
        new MeetingId("D1"),
        ObligationRules.Default.Settings
    );

    private static readonly MeetingContent Usual = Started.Content with
    {
        End = new TimeOnly(15, 20),
        Attendance = new Attendance
        {
            Absent = [new MemberId("M7")],
            Supervisors = [World.SectionChief.Id],
            Guests = ["試験 花子　中央小学校PTA"],
        },
        Notices = "年末の特別警戒について",
        Topics =
        [
            new Topic("p1", TopicCategory.PoliceActivity, "秋の夜間パトロール", "実施結果を説明。11月も週2回継続する。"),
            new Topic("p2", TopicCategory.CommunityIssues, "通学路の街路灯", "暗い3か所を町内会と合同で点検する。"),
        ],
        Feedback =
        [
            new FeedbackEntry
            {
                Id = "f1",
                Kind = FeedbackKind.Request,
                Text = "街路灯を設置してほしい",
                Speaker = "町内会",
            },
        ],
        Materials = ["ミニ広報紙"],
        NextDate = new DateOnly(2027, 2, 19),
    };

    [Fact]
    public void Step_1_as_the_plan_prefills_it() => Draw(RecordStep.Basics).ShouldBeApproved("1-basics");

    [Fact]
    public void Step_1_of_a_council_without_a_plan() =>
        Draw(
                RecordStep.Basics,
                RecordMeeting.Start(World.EastFacts, World.EastOfficer, World.Now, new MeetingId("D2"), ObligationRules.Default.Settings),
                World.EastFacts,
                World.EastOfficer
            )
            .ShouldBeApproved("1-basics-no-plan");

    [Fact]
    public void Step_1_with_errors_keeps_what_was_typed()
    {
        var form = BasicsForm
            .Read(
                CardData.Of(
                    new Dictionary<string, string>
                    {
                        ["date"] = "2026-02-30",
                        ["to-time"] = "二十五時",
                        ["place"] = "残る場所",
                    }
                ),
                Started.Content
            )
            .State;

        Draw(RecordStep.Basics, form: form, note: "入力内容を確認してください。入力したものはそのまま残っています。")
            .ShouldBeApproved("1-basics-errors");
    }

    [Fact]
    public void Step_1_returned_with_a_reason() =>
        Draw(RecordStep.Basics, Started with { ReturnReason = "開催場所を確認してください" }).ShouldBeApproved("1-basics-returned");

    [Fact]
    public void Step_1_of_a_revision() =>
        Draw(RecordStep.Basics, Started with { Revises = new RevisedRecord(1, "誤記訂正", []) }).ShouldBeApproved("1-basics-revision");

    [Fact]
    public void Step_2_with_everybody_ticked() => Draw(RecordStep.Attendance).ShouldBeApproved("2-attendance");

    [Fact]
    public void Step_2_with_an_absentee_and_guests() => Draw(RecordStep.Attendance, With(Usual)).ShouldBeApproved("2-attendance-filled");

    [Fact]
    public void Step_2_on_a_day_without_members() =>
        Draw(RecordStep.Attendance, With(Usual with { Date = new DateOnly(2020, 1, 1) })).ShouldBeApproved("2-attendance-nobody");

    [Fact]
    public void Step_3_with_one_open_request() =>
        Draw(RecordStep.EarlierFeedback, facts: World.EastFacts, reader: World.EastOfficer).ShouldBeApproved("3-earlier");

    [Fact]
    public void Step_3_with_several_pages() =>
        Draw(RecordStep.EarlierFeedback, facts: Many(World.EastFacts, 8), reader: World.EastOfficer, page: 1)
            .ShouldBeApproved("3-earlier-page-2");

    [Fact]
    public void Step_4_with_the_topics_of_the_plan() => Draw(RecordStep.Topics).ShouldBeApproved("4-topics");

    [Fact]
    public void Step_4_without_topics() =>
        Draw(RecordStep.Topics, With(Usual with { Topics = [], Notices = "" })).ShouldBeApproved("4-topics-empty");

    [Fact]
    public void Step_4_with_results_entered() => Draw(RecordStep.Topics, With(Usual)).ShouldBeApproved("4-topics-filled");

    [Fact]
    public void Step_4_while_a_topic_is_corrected() =>
        Draw(RecordStep.Topics, With(Usual), item: "p2").ShouldBeApproved("4-topics-editing");

    [Fact]
    public void Step_4_with_more_topics_than_buttons() =>
        Draw(RecordStep.Topics, With(Usual with { Topics = Topics(12, 40) })).ShouldBeApproved("4-topics-many");

    [Fact]
    public void Step_5_empty() => Draw(RecordStep.Feedback, With(Usual with { Feedback = [] })).ShouldBeApproved("5-feedback-empty");

    [Fact]
    public void Step_5_with_one() => Draw(RecordStep.Feedback, With(Usual)).ShouldBeApproved("5-feedback");

    [Fact]
    public void Step_5_while_one_is_corrected() =>
        Draw(RecordStep.Feedback, With(Usual), item: "f1").ShouldBeApproved("5-feedback-editing");

    [Fact]
    public void Step_5_with_more_than_buttons() =>
        Draw(RecordStep.Feedback, With(Usual with { Feedback = Entries(12, 40) })).ShouldBeApproved("5-feedback-many");

    [Fact]
    public void Step_6_of_a_regular_meeting() => Draw(RecordStep.Closing, With(Usual)).ShouldBeApproved("6-closing");

    [Fact]
    public void Step_6_of_an_extraordinary_meeting() =>
        Draw(RecordStep.Closing, With(Usual with { Kind = MeetingKind.Extraordinary })).ShouldBeApproved("6-closing-extraordinary");

    [Fact]
    public void Step_7_for_the_lead_officer() => Draw(RecordStep.Review, With(Usual)).ShouldBeApproved("7-review");

    [Fact]
    public void Step_7_for_another_officer() =>
        Draw(RecordStep.Review, With(Usual), reader: World.Second).ShouldBeApproved("7-review-officer");

    [Fact]
    public void Step_7_with_something_that_blocks() =>
        Draw(RecordStep.Review, With(Usual with { Date = new DateOnly(2026, 12, 20) })).ShouldBeApproved("7-review-blocked");

    [Fact]
    public void Step_7_that_asks_for_a_reason() =>
        Draw(RecordStep.Review, With(Usual with { Place = "", Topics = [] })).ShouldBeApproved("7-review-reason");

    [Fact]
    public void Step_7_awaiting_the_lead_officer() =>
        Draw(RecordStep.Review, With(Usual) with { State = DraftState.AwaitingLead, HandedOverBy = World.Second.Id })
            .ShouldBeApproved("7-review-awaiting");

    [Fact]
    public void Step_7_for_the_section_on_behalf() =>
        Draw(RecordStep.Review, With(Usual with { Attendance = new() }), World.EastFacts, World.Section)
            .ShouldBeApproved("7-review-on-behalf");

    [Fact]
    public void Step_7_while_the_post_is_vacant() =>
        Draw(RecordStep.Review, With(Usual with { Attendance = new() }), World.EastFacts, World.EastOfficer)
            .ShouldBeApproved("7-review-vacant");

    [Fact]
    public void The_sheet_as_it_will_print() => DraftReplies.Sheet(Open(With(Usual))).ShouldBeApproved("sheet");

    [Fact]
    public void A_choice_of_drafts() =>
        DraftReplies.Choice(At(), [With(Usual) with { Step = RecordStep.Topics }]).ShouldBeApproved("choice");

    [Fact]
    public void The_question_before_giving_up() =>
        AskCancelCard.Render(RecordDrawing.Frame(Open(Started, RecordStep.Topics)), whose: null).ShouldBeApproved("ask-cancel");

    [Fact]
    public void Saved_and_closed() =>
        DraftReplies
            .Parked(new OpenDraft(AtDraft(With(Usual)), With(Usual) with { Step = RecordStep.Topics }, RecordStep.Topics))
            .ShouldBeApproved("parked");

    [Fact]
    public void Confirmed_and_neutral() =>
        DraftReplies
            .Ended(
                AtDraft(With(Usual) with { State = DraftState.Confirmed }),
                "確定しました。署の地域課にお知らせします。署長への報告日は地域課が入力します。",
                true
            )
            .ShouldBeApproved("closed");

    [Fact]
    public void Given_up() => DraftReplies.Closed(AtDraft(With(Usual) with { State = DraftState.Cancelled })).ShouldBeApproved("cancelled");

    [Fact]
    public void Step_1_with_doubts_at_their_fields() =>
        Draw(RecordStep.Basics, With(Usual with { Date = new DateOnly(2026, 12, 20), End = new TimeOnly(13, 0) }))
            .ShouldBeApproved("1-basics-doubts");

    [Fact]
    public void Step_1_opened_from_the_review_leads_back_to_it() =>
        RecordDrawing
            .Card(
                new OpenDraft(
                    At(Steps.Of(World.Lead, "", (RecordVerbs.StepKey, nameof(RecordStep.Review)))),
                    With(Usual),
                    RecordStep.Basics
                )
            )
            .ShouldBeApproved("1-basics-from-review");

    [Fact]
    public void Two_drafts_of_one_day_have_buttons_of_their_own() =>
        CardLint.ShouldBeClean(DraftReplies.Choice(At(), [With(Usual), With(Usual) with { Id = new MeetingId("D2") }]).CardJson!);

    [Fact]
    public void Step_7_of_an_extraordinary_meeting() =>
        Draw(
                RecordStep.Review,
                With(
                    Usual with
                    {
                        Kind = MeetingKind.Extraordinary,
                        Extraordinary = new ExtraordinaryPart { Occasion = "連続した不審火" },
                    }
                )
            )
            .ShouldBeApproved("7-review-extraordinary");

    [Fact]
    public void Step_7_of_a_day_that_is_recorded_already() =>
        Draw(RecordStep.Review, With(Usual), World.CentralFacts with { Meetings = [Recorded] }).ShouldBeApproved("7-review-same-day");

    [Fact]
    public void The_question_before_a_colleagues_draft_is_given_up() =>
        AskCancelCard
            .Render(
                RecordDrawing.Frame(Open(With(Usual), RecordStep.Topics, World.Second)),
                RecordNotes.Whose(Open(With(Usual) with { Step = RecordStep.Topics }, RecordStep.Topics, World.Second))
            )
            .ShouldBeApproved("ask-cancel-colleague");

    [Fact]
    public void Step_1_after_a_colleague_has_saved() =>
        RecordDrawing
            .ChangedMeanwhile(
                new OpenDraft(
                    At(Steps.Of(World.Second, "", (SeenInputs.Key, SeenMarks())), reader: World.Lead),
                    With(Usual with { Place = "中央町内会館 2階", End = new TimeOnly(15, 30) }),
                    RecordStep.Basics
                ),
                new FormState(
                    new Dictionary<string, string>
                    {
                        ["kind"] = "Regular",
                        ["date"] = "2026-11-20",
                        ["from"] = "14:00",
                        ["place"] = "東会館",
                        ["form"] = "InPerson",
                    },
                    new Dictionary<string, string>()
                )
            )
            .ShouldBeApproved("1-basics-changed-meanwhile");

    /// <summary>What the buttons of the card carry that this person holds.</summary>
    private static string SeenMarks() =>
        (string)System.Text.Json.Nodes.JsonNode.Parse(Draw(RecordStep.Basics).CardJson!)!["actions"]![0]!["data"]![SeenInputs.Key]!;

    private static MeetingRecord Recorded =>
        new()
        {
            Id = new MeetingId("R1"),
            Revision = 1,
            State = RecordState.ReportedToChief,
            Kind = MeetingKind.Regular,
            Date = new DateOnly(2026, 11, 20),
            ConfirmedBy = World.Lead.Id,
            ConfirmedByTitle = World.Lead.Title,
            ConfirmedAt = World.Now,
            MembersInOffice = 10,
            MembersPresent = 9,
        };

    /// <summary>The largest record that the forms let in, in every step, fits the 28 KB of a card.</summary>
    [Theory]
    [InlineData(RecordStep.Basics)]
    [InlineData(RecordStep.Attendance)]
    [InlineData(RecordStep.Topics)]
    [InlineData(RecordStep.Feedback)]
    [InlineData(RecordStep.Closing)]
    [InlineData(RecordStep.Review)]
    public void The_largest_record_fits_every_card(RecordStep at)
    {
        var largest = Usual with
        {
            Notices = new string('連', TopicsForm.NoticesLength),
            Topics = Topics(TopicsForm.MostTopics, TopicsForm.ResultLength),
            Feedback = Entries(FeedbackForm.MostItems, FeedbackForm.TextLength),
            ProblemSolving = new string('問', FeedbackForm.ProblemLength),
            Kind = MeetingKind.Extraordinary,
            Extraordinary = new ExtraordinaryPart
            {
                Occasion = new string('契', ClosingForm.TextLength),
                Information = new string('情', ClosingForm.TextLength),
                EmergencyContact = new string('急', ClosingForm.TextLength),
                Cooperation = new string('協', ClosingForm.TextLength),
                Reflection = new string('反', ClosingForm.TextLength),
            },
        };

        foreach (var item in new[] { null, "t3", "f3" })
        {
            CardLint.ShouldBeClean(Draw(at, With(largest), item: item).CardJson!);
        }
    }

    [Fact]
    public void Open_results_of_planned_topics_fit_when_all_are_long_and_one_field_is_wrong()
    {
        var typed = Enumerable
            .Range(1, 3)
            .ToDictionary(i => TopicsForm.ResultOf($"t{i}"), _ => new string('結', LimitedText.Room(TopicsForm.OpenResultLength)));
        typed[TopicsForm.Notices] = new string('連', LimitedText.Room(TopicsForm.NoticesLength));
        typed[TopicsForm.Result] = new string('果', LimitedText.Room(TopicsForm.ResultLength));
        var content = Usual with { Topics = [.. Topics(6, 0)] };
        var form = TopicsForm.Read(CardData.Of(typed), content, "new").State;

        CardLint.ShouldBeClean(Draw(RecordStep.Topics, With(content), form: form).CardJson!);
    }

    /// <param name="reader">Whose rights; those of the step's officer when null.</param>
    private static Sitting At(Step? step = null, CouncilFacts? facts = null, Officer? reader = null)
    {
        var (asked, council) = (step ?? Steps.Of(World.Lead), facts ?? World.CentralFacts);
        return new Sitting(asked, council, Access.Of(reader ?? asked.Officer, council, asked.Today));
    }

    /// <summary>Where the draft is the one that the button names.</summary>
    private static Sitting AtDraft(MeetingDraft draft) =>
        At(Steps.Of(World.Lead, "", (Buttons.FlowKey, "D1")), World.CentralFacts with { Drafts = [draft] });

    private static OpenDraft Open(MeetingDraft draft, RecordStep shown = RecordStep.Review, Officer? reader = null) =>
        new(At(Steps.Of(reader ?? World.Lead)), draft, shown);

    private static MeetingDraft With(MeetingContent content) => Started with { Content = content, Version = 4 };

    private static Reply Draw(
        RecordStep at,
        MeetingDraft? draft = null,
        CouncilFacts? facts = null,
        Officer? reader = null,
        FormState? form = null,
        string? item = null,
        string? note = null,
        int page = 0
    ) => RecordDrawing.Card(new OpenDraft(At(Steps.Of(reader ?? World.Lead), facts), draft ?? Started, at), form, item, note, page);

    private static List<Topic> Topics(int count, int length) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => new Topic($"t{i}", TopicCategory.CommunityIssues, $"議題その{i}", new string('結', length))),
        ];

    private static List<FeedbackEntry> Entries(int count, int length) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => new FeedbackEntry
                {
                    Id = $"f{i}",
                    Kind = FeedbackKind.Request,
                    Text = $"要望その{i}" + new string('望', length - 6),
                    Measure = new string('措', length),
                }),
        ];

    private static CouncilFacts Many(CouncilFacts facts, int count) =>
        facts with
        {
            Feedback =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(i =>
                        facts.Feedback[0] with
                        {
                            Entry = facts.Feedback[0].Entry with { Id = $"old-{i}", Text = $"要望その{i}" },
                        }
                    ),
            ],
        };
}
