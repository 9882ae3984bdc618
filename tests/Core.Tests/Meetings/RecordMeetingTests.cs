using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class RecordMeetingTests
{
    private static readonly DateOnly Planned = new(2026, 11, 20);

    [Fact]
    public void A_draft_is_prefilled_from_the_plan_and_its_end_never_is()
    {
        var draft = RecordMeeting.Start(World.CentralFacts, World.Lead, World.Now, new MeetingId("D1"), ObligationRules.Default.Settings);

        draft.Content.Date.ShouldBe(Planned);
        draft.Content.Start.ShouldBe(new TimeOnly(14, 0));
        draft.Content.End.ShouldBeNull();
        draft.Content.Topics.Select(t => t.Title).ShouldBe(["秋の夜間パトロール", "通学路の街路灯"]);
        draft.Content.Topics.ShouldAllBe(t => t.Result.Length == 0);
        draft.FromPlan.ShouldBe(Planned);
    }

    [Fact]
    public void Without_a_plan_it_begins_today_with_nothing_invented()
    {
        var draft = RecordMeeting.Start(
            World.EastFacts,
            World.EastOfficer,
            World.Now,
            new MeetingId("D1"),
            ObligationRules.Default.Settings
        );

        draft.Content.Date.ShouldBe(new DateOnly(2026, 11, 24));
        draft.Content.Place.ShouldBeEmpty();
        (draft.Content.Notices, draft.Content.ProblemSolving, draft.Content.OtherMaterials, draft.Content.Remarks).ShouldBe(
            ("", "", "", "")
        );
        draft.FromPlan.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-11-12", false)]
    [InlineData("2026-11-13", true)]
    [InlineData("2026-11-20", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2028-04-01", false)]
    public void A_planned_meeting_is_offered_from_a_week_before_until_the_end_of_the_next_year(string today, bool offered) =>
        (
            RecordMeeting.NextPlanned(
                World.CentralFacts,
                DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture),
                ObligationRules.Default.Settings
            )
            is not null
        ).ShouldBe(offered);

    [Fact]
    public void A_meeting_that_is_recorded_is_not_offered_again()
    {
        var facts = Confirmed().Facts;

        RecordMeeting.NextPlanned(facts, new DateOnly(2026, 11, 24), ObligationRules.Default.Settings).ShouldBeNull();
    }

    [Fact]
    public void A_step_is_saved_from_the_version_that_was_seen_only()
    {
        var draft = Draft();

        RecordMeeting
            .Save(draft, 1, draft.Content, RecordStep.Attendance, World.Second, World.Now)
            .ShouldBeOfType<Outcome<MeetingDraft>.Accepted>()
            .Value.Version.ShouldBe(2);
        Code(RecordMeeting.Save(draft, 0, draft.Content, RecordStep.Attendance, World.Second, World.Now))
            .ShouldBe("record.changed-meanwhile");
        Code(
                RecordMeeting.Save(
                    draft with
                    {
                        State = DraftState.Confirmed,
                    },
                    1,
                    draft.Content,
                    RecordStep.Attendance,
                    World.Second,
                    World.Now
                )
            )
            .ShouldBe("record.closed");
    }

    [Fact]
    public void The_step_of_earlier_feedback_is_skipped_when_nothing_is_open()
    {
        RecordMeeting.StepsOf(World.CentralFacts, Draft()).ShouldNotContain(RecordStep.EarlierFeedback);
        RecordMeeting.StepsOf(World.EastFacts, Draft()).ShouldContain(RecordStep.EarlierFeedback);
    }

    /// <summary>2／6, not 2／7 and then 4／7.</summary>
    [Fact]
    public void Steps_are_counted_without_those_that_are_skipped()
    {
        Enum.GetValues<RecordStep>()
            .Except([RecordStep.EarlierFeedback])
            .Select(s => RecordMeeting.ProgressOf(World.CentralFacts, Draft(), s))
            .ShouldBe([(1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6)]);
        RecordMeeting.ProgressOf(World.EastFacts, Draft(), RecordStep.Topics).ShouldBe((4, 7));
    }

    [Fact]
    public void What_was_typed_into_a_step_is_kept_until_the_step_is_saved()
    {
        var twice = RecordMeeting.WithTyped(
            RecordMeeting.WithTyped(Draft(), RecordStep.Topics, Typed(RecordStep.Topics)),
            RecordStep.Basics,
            Typed(RecordStep.Basics)
        );

        twice.Typed.Select(t => t.Step).ShouldBe([RecordStep.Topics, RecordStep.Basics]);
        RecordMeeting.WithTyped(twice, RecordStep.Topics, typed: null).Typed.Select(t => t.Step).ShouldBe([RecordStep.Basics]);
        RecordMeeting.WithTyped(twice, RecordStep.Basics, Typed(RecordStep.Basics)).Typed.Count.ShouldBe(2);
    }

    /// <summary>A step that the draft no longer has cannot be put right, and what the review itself holds is told there.</summary>
    [Fact]
    public void What_could_not_be_read_blocks_the_confirmation_where_it_can_be_put_right()
    {
        RecordStep?[] Blocked(MeetingDraft draft) =>
            [
                .. MeetingReview
                    .Of(World.CentralFacts, draft, "", Planned, GuidelineSettings.Default)
                    .Findings.Where(f => f.Finding.Code == "record.unread-input")
                    .Select(f => f.At),
            ];

        Blocked(Draft()).ShouldBeEmpty();
        Blocked(RecordMeeting.WithTyped(Draft(), RecordStep.Topics, Typed(RecordStep.Topics))).ShouldBe([RecordStep.Topics]);
        Blocked(RecordMeeting.WithTyped(Draft(), RecordStep.EarlierFeedback, Typed(RecordStep.EarlierFeedback))).ShouldBeEmpty();
        Blocked(RecordMeeting.WithTyped(Draft(), RecordStep.Review, Typed(RecordStep.Review))).ShouldBeEmpty();
    }

    private static TypedStep Typed(RecordStep step) => new(step, Item: null, Page: 0, new Dictionary<string, string> { ["date"] = "?" });

    [Fact]
    public void A_closed_draft_keeps_no_content_that_names_anybody()
    {
        var draft = Draft() with
        {
            Content = Draft().Content with
            {
                Notices = "秘密",
                Attendance = new Attendance { Absent = [new MemberId("M1")] },
            },
        };

        var closed = RecordMeeting.Close(
            RecordMeeting.WithTyped(draft, RecordStep.Attendance, Typed(RecordStep.Attendance)) with
            {
                Revises = new RevisedRecord(1, "誤記訂正", []) { Before = draft.Content },
            },
            DraftState.Cancelled,
            World.Lead.Id,
            World.Now
        );

        closed.Typed.ShouldBeEmpty();
        closed.Revises.ShouldBe(new RevisedRecord(1, "誤記訂正", []));
        closed.Content.ShouldBe(new MeetingContent { Kind = MeetingKind.Regular, Date = Planned });
        closed.IsOpen.ShouldBeFalse();
        closed.Version.ShouldBe(draft.Version + 1);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void A_draft_expires_after_its_days_with_a_notice(int days, bool expires)
    {
        var facts = World.CentralFacts with { Drafts = [Draft() with { Version = 2, Cards = [new ShownCard(World.Lead.Id, "c", "a")] }] };

        var change = DraftExpiry.Decide(facts, World.Now.AddDays(days), openDays: 90, endedDays: 14);

        (change is not null).ShouldBe(expires);
        if (change is not null)
        {
            change.Messages.Select(m => m.Kind).ShouldBe([MessageKind.DraftExpired, MessageKind.CloseCard]);
            change.Writes.OfType<CouncilWrite.PutDraft>().Single().Fact.State.ShouldBe(DraftState.Expired);
        }
    }

    [Fact]
    public void The_row_of_an_ended_draft_goes_later()
    {
        var facts = World.CentralFacts with { Drafts = [Draft() with { State = DraftState.Confirmed }] };

        DraftExpiry.Decide(facts, World.Now.AddDays(14), 90, 14).ShouldBeNull();
        DraftExpiry.Decide(facts, World.Now.AddDays(15), 90, 14)!.Writes.Single().ShouldBeOfType<CouncilWrite.DropDraft>();
    }

    [Fact]
    public void A_draft_that_was_only_opened_is_not_begun_and_goes_without_a_word()
    {
        var draft = Draft();
        var facts = World.CentralFacts with { Drafts = [draft] };

        draft.IsBegun.ShouldBeFalse();
        (draft with { Version = 2 }).IsBegun.ShouldBeTrue();
        RecordMeeting.NextPlanned(facts, new DateOnly(2026, 11, 24), ObligationRules.Default.Settings)!.Date.ShouldBe(Planned);
        DraftExpiry.Decide(facts, World.Now.AddDays(14), openDays: 90, endedDays: 14).ShouldBeNull();
        DraftExpiry.Decide(facts, World.Now.AddDays(15), openDays: 90, endedDays: 14)!.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_gone_on_with_instead_of_another_a_colleagues_only_for_the_same_planned_meeting()
    {
        var (planned, free) = (Draft(), Draft() with { FromPlan = null });

        RecordMeeting.Untouched(With(planned), planned with { Id = new MeetingId("D2"), StartedBy = World.Second.Id }).ShouldBe(planned);
        RecordMeeting.Untouched(With(free), free with { StartedBy = World.Second.Id }).ShouldBeNull();
        RecordMeeting.Untouched(With(free), free with { Id = new MeetingId("D2") }).ShouldBe(free);
        RecordMeeting.Untouched(With(planned with { Version = 2 }), planned).ShouldBeNull();
        RecordMeeting.Untouched(With(planned), planned with { Content = planned.Content with { Place = "別の会場" } }).ShouldBeNull();
    }

    private static CouncilFacts With(MeetingDraft draft) => World.CentralFacts with { Drafts = [draft] };

    internal static MeetingDraft Draft() =>
        RecordMeeting.Start(World.CentralFacts, World.Lead, World.Now, new MeetingId("D1"), ObligationRules.Default.Settings);

    /// <summary>The facts after the draft was confirmed by the lead officer.</summary>
    internal static (CouncilFacts Facts, Confirmation Confirmation) Confirmed(MeetingDraft? draft = null, CouncilFacts? before = null)
    {
        var facts = before ?? World.CentralFacts;
        var confirmation = ConfirmMeeting
            .Confirm(
                facts,
                draft ?? Draft(),
                (draft ?? Draft()).Version,
                World.Lead,
                onBehalf: false,
                World.Now,
                ConfirmMeetingTests.Audit,
                GuidelineSettings.Default
            )
            .ShouldBeOfType<Outcome<Confirmation>.Accepted>()
            .Value;
        var feedback = confirmation.Change.Writes.OfType<CouncilWrite.PutFeedback>().Select(w => w.Fact).ToList();
        return (
            facts with
            {
                Meetings = [.. facts.Meetings.Where(m => m.Id != confirmation.Body.Header.Id), confirmation.Body.Header],
                Feedback =
                [
                    .. facts.Feedback.Where(f => feedback.TrueForAll(n => n.Entry.Id != f.Entry.Id)),
                    .. feedback.Where(f => f.IsOpen),
                ],
                Drafts = [.. confirmation.Change.Writes.OfType<CouncilWrite.PutDraft>().Select(w => w.Fact)],
            },
            confirmation
        );
    }

    private static string Code<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Refusal.Code;
}
