using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class ConfirmMeetingTests
{
    internal static readonly AuditEntry Audit = new(World.Now, World.Lead.Id, "test", new Guid("11111111-1111-7111-8111-111111111111"));

    private static readonly FeedbackEntry Request = new()
    {
        Id = "f1",
        Kind = FeedbackKind.Request,
        Text = "街路灯を設置してほしい",
    };

    [Fact]
    public void Handing_over_tells_the_lead_officer_of_today()
    {
        var change = Accepted(ConfirmMeeting.HandOver(World.CentralFacts, Draft, 1, World.Second, World.Now, Audit));

        change
            .Messages.Single()
            .ShouldBe(new OutgoingMessage(CommandSteps.MessageOf(Audit, 1), World.Lead.Id, MessageKind.ConfirmationAsked, Draft.Id));
        Written(change).State.ShouldBe(DraftState.AwaitingLead);
        Written(change).HandedOverBy.ShouldBe(World.Second.Id);
    }

    [Fact]
    public void Every_step_raises_the_version_by_which_an_old_card_is_recognised()
    {
        var handed = Written(Accepted(ConfirmMeeting.HandOver(World.CentralFacts, Draft, 1, World.Second, World.Now, Audit)));
        var returned = Written(Accepted(ConfirmMeeting.Return(handed, 2, "議題2を補足", World.Lead, World.Now, Audit)));

        (handed.Version, returned.Version).ShouldBe((2, 3));
        Code(ConfirmMeeting.HandOver(World.CentralFacts, returned, 2, World.Second, World.Now, Audit)).ShouldBe("record.changed-meanwhile");
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void While_the_post_is_vacant_the_section_is_told()
    {
        var draft = Draft;

        var change = Accepted(ConfirmMeeting.HandOver(World.EastFacts, draft, 1, World.EastOfficer, World.Now, Audit));

        change.Messages.Select(m => m.To).ShouldBe([World.Section.Id, World.SectionChief.Id]);
        change.Messages.ShouldAllBe(m => m.Kind == MessageKind.ConfirmationAsked);
        Code(ConfirmMeeting.HandOver(World.EastFacts with { Roster = [] }, draft, 1, World.EastOfficer, World.Now, Audit))
            .ShouldBe("record.lead-vacant");
    }

    [Fact]
    public void Returning_takes_a_reason_and_goes_to_whoever_asked()
    {
        var awaiting = Draft with { State = DraftState.AwaitingLead, HandedOverBy = World.Second.Id };

        Code(ConfirmMeeting.Return(awaiting, 1, "", World.Lead, World.Now, Audit)).ShouldBe("record.reason-missing");
        Code(ConfirmMeeting.Return(Draft, 1, "理由", World.Lead, World.Now, Audit)).ShouldBe("record.not-awaiting");
        var change = Accepted(ConfirmMeeting.Return(awaiting, 1, "議題2を補足", World.Lead, World.Now, Audit));
        change.Messages.Single().To.ShouldBe(World.Second.Id);
        Written(change).ReturnReason.ShouldBe("議題2を補足");
    }

    [Fact]
    public void A_stale_or_ended_draft_is_not_confirmed()
    {
        Code(Confirm(Draft, version: 2)).ShouldBe("record.changed-meanwhile");
        Code(Confirm(Draft with { State = DraftState.Cancelled })).ShouldBe("record.closed");
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void A_hard_finding_blocks_the_confirmation() =>
        Code(Confirm(Draft with { Content = Draft.Content with { Date = new DateOnly(2026, 11, 25) } })).ShouldBe("record.blocked");

    [Fact]
    [Trait("Rule", "R115")]
    public void Confirming_makes_the_first_revision_and_tells_the_section()
    {
        var (_, confirmation) = RecordMeetingTests.Confirmed(
            Draft with
            {
                Content = Draft.Content with { Feedback = [Request], End = new TimeOnly(15, 30) },
            }
        );

        confirmation.Body.Header.Revision.ShouldBe(1);
        confirmation.Body.Header.MembersInOffice.ShouldBe(10);
        confirmation.Body.Header.Minutes.ShouldBe(90);
        confirmation.Change.Messages.Select(m => m.To).ShouldBe([World.Section.Id, World.SectionChief.Id]);
        var kept = confirmation.Change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact;
        kept.Entry.Id.ShouldBe("D1-f1");
        kept.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Every_other_card_of_the_draft_is_closed_and_no_two_messages_share_an_id()
    {
        ShownCard[] cards =
        [
            new(World.Lead.Id, "chat-1", "card-1"),
            new(World.Second.Id, "chat-2", "card-2"),
            new(World.Section.Id, "chat-4", "card-4"),
        ];

        var messages = Accepted(Confirm(Draft with { Cards = cards })).Change.Messages;

        messages
            .Select(m => (m.Kind, m.To, m.Card))
            .ShouldBe([
                (MessageKind.Confirmed, World.Section.Id, null),
                (MessageKind.Confirmed, World.SectionChief.Id, null),
                (MessageKind.CloseCard, World.Second.Id, cards[1]),
                (MessageKind.CloseCard, World.Section.Id, cards[2]),
            ]);
        messages.ShouldAllBe(m => m.Meeting == Draft.Id);
        messages.Select(m => m.Id).ShouldBe(Enumerable.Range(1, 4).Select(n => CommandSteps.MessageOf(Audit, n)));
        messages.Where(m => m.IsNotice).Select(m => m.Kind).Distinct().ShouldBe([MessageKind.Confirmed]);
    }

    [Fact]
    public void Whoever_asked_for_confirmation_is_told_of_it_and_whoever_confirms_is_not()
    {
        var asked = Draft with { State = DraftState.AwaitingLead, HandedOverBy = World.Second.Id };

        Told(Accepted(Confirm(asked)), MessageKind.ConfirmationGiven).ShouldBe([World.Second.Id]);
        Told(Accepted(Confirm(asked with { HandedOverBy = World.Lead.Id })), MessageKind.ConfirmationGiven).ShouldBeEmpty();
        Told(Accepted(Confirm(Draft)), MessageKind.ConfirmationGiven).ShouldBeEmpty();
    }

    [Fact]
    public void A_station_without_anybody_in_the_section_hears_of_a_confirmed_record_through_its_supervisors()
    {
        var facts = World.CentralFacts with
        {
            Roster = [.. World.CentralFacts.Roster.Where(r => r.Role is not (Role.CommunityPoliceSection or Role.SectionChief))],
        };

        var confirmed = Accepted(
            ConfirmMeeting.Confirm(facts, Draft, 1, World.Lead, onBehalf: false, World.Now, Audit, GuidelineSettings.Default)
        );

        Told(confirmed, MessageKind.Confirmed).ShouldBe([World.StationChief.Id]);
    }

    [Fact]
    [Trait("Rule", "R102")]
    public void The_section_that_confirms_on_behalf_is_not_told_of_it()
    {
        var confirmed = Accepted(
            ConfirmMeeting.Confirm(World.CentralFacts, Draft, 1, World.Section, onBehalf: true, World.Now, Audit, GuidelineSettings.Default)
        );

        confirmed.Change.Messages.ShouldBeEmpty();
        confirmed.Body.Header.OnBehalf.ShouldBeTrue();
    }

    [Fact]
    public void What_was_not_entered_of_a_request_is_empty_and_its_speaker_anonymous()
    {
        var (facts, _) = RecordMeetingTests.Confirmed(Draft with { Content = Draft.Content with { Feedback = [Request] } });

        var entry = facts.Feedback.ShouldHaveSingleItem().Entry;

        (entry.Speaker, entry.PersonInCharge, entry.Measure).ShouldBe(("", "", ""));
        RecordMeasure
            .Review(facts.Feedback[0] with { Entry = entry with { Status = FeedbackStatus.Done } }, new Core.Guideline.ObligationSettings())
            .ShouldContain(f => f.Code == "measure.content");
    }

    /// <summary>A request of which somebody entered a measure, of which the participants know, and which is looked at again in January.</summary>
    private static readonly Feedback Pursued = World.EastFacts.Feedback[0] with
    {
        Entry = World.EastFacts.Feedback[0].Entry with { Status = FeedbackStatus.Planned, Measure = "来年度予算" },
        ToldOn = new DateOnly(2026, 7, 1),
        EnteredBy = World.Second.Id,
        ChangedOn = new DateOnly(2026, 6, 20),
        NextReview = new DateOnly(2027, 1, 15),
    };

    [Theory]
    [Trait("Rule", "R072")]
    [Trait("Rule", "R073")]
    [InlineData(FeedbackStatus.Planned, "来年度予算", true)]
    [InlineData(FeedbackStatus.InProgress, "来年度予算", false)]
    [InlineData(FeedbackStatus.Planned, "再来年度予算", false)]
    public void A_meeting_that_repeats_what_is_known_of_a_request_changes_neither_its_day_nor_who_was_told(
        FeedbackStatus status,
        string measure,
        bool same
    )
    {
        var content = Draft.Content with { EarlierFeedback = [new FeedbackUpdate("old-1", status, measure, Told: false)] };

        var kept = Kept(content, Pursued);

        (kept.ToldOn, kept.EnteredBy, kept.ChangedOn).ShouldBe(
            same ? (Pursued.ToldOn, Pursued.EnteredBy, Pursued.ChangedOn) : (null, null, new DateOnly(2026, 11, 24))
        );
        (kept.Entry.Status, kept.Entry.Measure, kept.Version).ShouldBe((status, measure, Pursued.Version + 1));
    }

    [Theory]
    [Trait("Rule", "R073")]
    [InlineData(FeedbackStatus.Planned, "2027-01-15")]
    [InlineData(FeedbackStatus.Done, null)]
    public void What_is_finished_is_not_looked_at_again(FeedbackStatus status, string? review)
    {
        var content = Draft.Content with { EarlierFeedback = [new FeedbackUpdate("old-1", status, "来年度予算", Told: true)] };

        Kept(content, Pursued).NextReview.ShouldBe(review is null ? null : DateOnly.ParseExact(review, "O"));
    }

    private static Feedback Kept(MeetingContent content, Feedback request) =>
        Accepted(Confirm(Draft with { Content = content }, facts: World.EastFacts with { Feedback = [request] }))
            .Change.Writes.OfType<CouncilWrite.PutFeedback>()
            .Single()
            .Fact;

    [Fact]
    public void An_opinion_owes_no_measure_and_is_never_open()
    {
        var (facts, _) = RecordMeetingTests.Confirmed(
            Draft with
            {
                Content = Draft.Content with { Feedback = [Request with { Kind = FeedbackKind.Opinion }] },
            }
        );

        facts.Feedback.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R072")]
    public void Earlier_feedback_closes_when_its_measure_is_final_and_the_participants_were_told()
    {
        var content = Draft.Content with { EarlierFeedback = [new FeedbackUpdate("old-1", FeedbackStatus.Done, "設置済み", Told: true)] };
        var change = Accepted(Confirm(Draft with { Content = content }, facts: World.EastFacts)).Change;

        var kept = change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact;

        kept.IsOpen.ShouldBeFalse();
        kept.ToldOn.ShouldBe(new DateOnly(2026, 11, 20));
        kept.ChangedBy.ShouldBe(Draft.Id);
    }

    [Theory]
    [Trait("Rule", "R072")]
    [Trait("Rule", "R073")]
    [InlineData(FeedbackStatus.NotStarted, true, true)]
    [InlineData(FeedbackStatus.InProgress, true, true)]
    [InlineData(FeedbackStatus.Planned, true, true)]
    [InlineData(FeedbackStatus.Done, false, true)]
    [InlineData(FeedbackStatus.Done, true, false)]
    [InlineData(FeedbackStatus.HandedOver, true, false)]
    [InlineData(FeedbackStatus.Refused, true, false)]
    public void A_request_stays_open_until_its_measure_is_final_and_the_participants_know(FeedbackStatus status, bool told, bool open)
    {
        var update = new FeedbackUpdate("old-1", status, "町内会と協議", told);
        var content = Draft.Content with { EarlierFeedback = [update] };
        var change = Accepted(Confirm(Draft with { Content = content }, facts: World.EastFacts)).Change;

        change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact.IsOpen.ShouldBe(open);
    }

    [Fact]
    public void A_revision_writes_only_the_feedback_that_it_changes()
    {
        var opinion = new FeedbackEntry
        {
            Id = "f2",
            Kind = FeedbackKind.Opinion,
            Text = "感謝",
        };
        var (facts, first) = RecordMeetingTests.Confirmed(Draft with { Content = Draft.Content with { Feedback = [Request, opinion] } });
        var revision = Revised(facts, first.Body);

        var change = Accepted(
            Confirm(revision with { Content = revision.Content with { Place = "訂正した場所" } }, revision.Version, facts)
        ).Change;

        change.Writes.OfType<CouncilWrite.PutFeedback>().ShouldBeEmpty();
        change.Writes.OfType<CouncilWrite.AddRecord>().Single().Body.Header.Revision.ShouldBe(2);
    }

    [Fact]
    public void A_later_meetings_status_stands_when_an_older_record_is_revised()
    {
        var (facts, first) = RecordMeetingTests.Confirmed(Draft with { Content = Draft.Content with { Feedback = [Request] } });
        var later = facts.Feedback.Single();
        later = later with
        {
            Entry = later.Entry with { Status = FeedbackStatus.Planned, Measure = "来年度予算" },
            ChangedBy = new MeetingId("later"),
        };
        facts = facts with { Feedback = [later] };
        var revision = Revised(facts, first.Body);

        var change = Accepted(
            Confirm(
                revision with
                {
                    Content = revision.Content with { Feedback = [Request with { Text = "街路灯を2基" }] },
                },
                revision.Version,
                facts
            )
        ).Change;

        var kept = change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact;
        kept.Entry.Text.ShouldBe("街路灯を2基");
        kept.Entry.Status.ShouldBe(FeedbackStatus.Planned);
        kept.Entry.Measure.ShouldBe("来年度予算");
    }

    [Fact]
    [Trait("Rule", "R072")]
    public void A_measure_that_was_entered_since_stands_when_the_record_is_revised()
    {
        var (facts, first) = RecordMeetingTests.Confirmed(Draft with { Content = Draft.Content with { Feedback = [Request] } });
        facts = facts with { Feedback = [Entered(facts.Feedback.Single())] };
        var revision = Revised(facts, first.Body);

        var change = Accepted(
            Confirm(
                revision with
                {
                    Content = revision.Content with { Feedback = [Request with { Text = "街路灯を2基" }] },
                },
                revision.Version,
                facts
            )
        ).Change;

        var write = change.Writes.OfType<CouncilWrite.PutFeedback>().Single();
        write.OfItsRecord.ShouldBeTrue();
        write.Fact.ShouldBe(facts.Feedback[0] with { Entry = facts.Feedback[0].Entry with { Text = "街路灯を2基" }, Version = 2 });
    }

    [Fact]
    [Trait("Rule", "R072")]
    public void A_measure_that_was_entered_while_a_draft_lay_open_is_not_overwritten_by_it()
    {
        var content = Draft.Content with
        {
            EarlierFeedback = [new FeedbackUpdate("old-1", FeedbackStatus.InProgress, "協議中", Told: true) { Seen = 0 }],
        };
        var draft = Draft with { Content = content };
        var entered = World.EastFacts with { Feedback = [Entered(World.EastFacts.Feedback[0])] };

        var before = Accepted(Confirm(draft, facts: World.EastFacts)).Change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact;
        var after = Accepted(Confirm(draft, facts: entered));

        (before.Entry.Status, before.ToldOn, before.Version).ShouldBe((FeedbackStatus.InProgress, draft.Content.Date, 1));
        var kept = after.Change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact;
        (kept.Entry, kept.ToldOn, kept.EnteredBy).ShouldBe((entered.Feedback[0].Entry, entered.Feedback[0].ToldOn, World.Second.Id));
        after.Body.Sheet.EarlierFeedback.Single().Status.ShouldBe(FeedbackStatus.Planned);
    }

    [Fact]
    [Trait("Rule", "H9")]
    public void A_revision_repeats_what_its_record_said_of_earlier_feedback_and_changes_nothing_of_it()
    {
        var said = new FeedbackUpdate("old-1", FeedbackStatus.InProgress, "協議中", Told: true) { Seen = 0 };
        var (facts, first) = RecordMeetingTests.Confirmed(
            Draft with
            {
                Content = Draft.Content with { EarlierFeedback = [said] },
            },
            World.EastFacts
        );
        facts = facts with { Feedback = [Entered(facts.Feedback.Single()) with { Version = 2 }] };
        var revision = Revised(facts, first.Body);

        var confirmation = Accepted(
            Confirm(revision with { Content = revision.Content with { Place = "訂正した場所" } }, revision.Version, facts)
        );

        confirmation.Change.Writes.OfType<CouncilWrite.PutFeedback>().ShouldBeEmpty();
        confirmation.Body.Sheet.EarlierFeedback.Single().Status.ShouldBe(FeedbackStatus.InProgress);
    }

    [Fact]
    public void What_a_revision_takes_out_is_kept_as_withdrawn()
    {
        var (facts, first) = RecordMeetingTests.Confirmed(Draft with { Content = Draft.Content with { Feedback = [Request] } });
        var revision = Revised(facts, first.Body);

        var change = Accepted(Confirm(revision with { Content = revision.Content with { Feedback = [] } }, revision.Version, facts)).Change;

        var kept = change.Writes.OfType<CouncilWrite.PutFeedback>().Single().Fact;
        kept.Withdrawn.ShouldBeTrue();
        kept.IsOpen.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "H9")]
    public void A_revision_needs_a_reason_and_the_newest_version()
    {
        var (facts, first) = RecordMeetingTests.Confirmed();

        Code(AfterConfirmation.Revise(facts, first.Body, "", World.Lead, World.Now)).ShouldBe("record.reason-missing");
        Code(
                AfterConfirmation.Revise(
                    facts,
                    first.Body with
                    {
                        Header = first.Body.Header with { Revision = 2 },
                    },
                    "誤記",
                    World.Lead,
                    World.Now
                )
            )
            .ShouldBe("record.changed-meanwhile");
        var open = facts with { Drafts = [Revised(facts, first.Body)] };
        Code(AfterConfirmation.Revise(open, first.Body, "誤記", World.Lead, World.Now)).ShouldBe("record.revision-open");
    }

    [Fact]
    [Trait("Rule", "A11")]
    public void A_revision_still_answers_the_day_of_the_plan_and_keeps_its_host()
    {
        var (facts, first) = RecordMeetingTests.Confirmed();
        var record = first.Body.Header with { PlannedFor = new DateOnly(2026, 11, 13), JointHost = World.East };
        facts = facts with { Meetings = [record], Drafts = [] };

        var revision = Accepted(AfterConfirmation.Revise(facts, first.Body with { Header = record }, "誤記訂正", World.Lead, World.Now));
        var second = RecordMeetingTests.Confirmed(revision, facts).Confirmation.Body.Header;

        (second.Revision, second.PlannedFor, second.JointHost).ShouldBe((2, record.PlannedFor, record.JointHost));
    }

    [Fact]
    public void A_revisions_draft_goes_on_from_the_version_of_the_one_that_was_closed()
    {
        var (facts, first) = RecordMeetingTests.Confirmed();

        facts.Drafts.ShouldHaveSingleItem().Version.ShouldBe(2);
        Revised(facts, first.Body).Version.ShouldBe(3);
        Revised(facts with { Drafts = [] }, first.Body).Version.ShouldBe(1);
    }

    /// <summary>Somebody has entered a measure outside of any meeting, and told the participants.</summary>
    private static Feedback Entered(Feedback request) =>
        request with
        {
            Entry = request.Entry with { Status = FeedbackStatus.Planned, Measure = "来年度予算", PersonInCharge = "試験 二郎" },
            ToldOn = new DateOnly(2026, 11, 23),
            EnteredBy = World.Second.Id,
            Version = request.Version + 1,
        };

    [Theory]
    [Trait("Rule", "R115")]
    [Trait("Rule", "H5")]
    [InlineData("2026-11-19", "record.report-before-meeting")]
    [InlineData("2026-11-25", "record.report-in-future")]
    public void The_report_lies_between_the_meeting_and_today(string day, string code) =>
        Code(Report(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(code);

    [Theory]
    [Trait("Rule", "R115")]
    [Trait("Rule", "H5")]
    [InlineData("2026-11-20")]
    [InlineData("2026-11-24")]
    public void Both_ends_are_good(string day)
    {
        var change = Accepted(Report(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        change.Writes.OfType<CouncilWrite.MarkRecord>().Single().Header.State.ShouldBe(RecordState.ReportedToChief);
    }

    /// <summary>In UTC the day begins at 09:00 in Japan.</summary>
    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2026-11-24T00:30:00+09:00", "2026-11-24", null)]
    [InlineData("2026-11-24T00:30:00+09:00", "2026-11-25", "record.report-in-future")]
    [InlineData("2026-11-24T08:59:59+09:00", "2026-11-24", null)]
    [InlineData("2026-11-24T09:00:00+09:00", "2026-11-24", null)]
    [InlineData("2026-11-24T09:00:00+09:00", "2026-11-25", "record.report-in-future")]
    [InlineData("2026-11-24T23:59:59+09:00", "2026-11-25", "record.report-in-future")]
    public void Today_is_that_of_Japan(string now, string day, string? refusal)
    {
        var (facts, _) = RecordMeetingTests.Confirmed();
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

        var outcome = AfterConfirmation.Report(
            facts,
            Draft.Id,
            1,
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            at,
            Audit
        );

        ((outcome as Outcome<CouncilChange>.Refused)?.Refusal.Code).ShouldBe(refusal);
        (outcome is Outcome<CouncilChange>.Accepted).ShouldBe(refusal is null);
    }

    [Fact]
    public void A_report_is_entered_once()
    {
        var (facts, _) = RecordMeetingTests.Confirmed();
        facts = facts with { Meetings = [facts.Meetings[0] with { State = RecordState.ReportedToChief }] };

        Code(AfterConfirmation.Report(facts, Draft.Id, 1, new DateOnly(2026, 11, 24), World.Now, Audit))
            .ShouldBe("record.already-reported");
    }

    [Fact]
    public void Asking_for_more_tells_the_lead_officer_and_needs_words()
    {
        var (facts, _) = RecordMeetingTests.Confirmed();

        Code(AfterConfirmation.AskForMore(facts, Draft.Id, 1, "", World.Section, World.Now, Audit)).ShouldBe("record.reason-missing");
        Accepted(AfterConfirmation.AskForMore(facts, Draft.Id, 1, "場所", World.Section, World.Now, Audit))
            .Messages.Single()
            .To.ShouldBe(World.Lead.Id);
    }

    [Fact]
    public void More_is_asked_of_the_lead_officer_of_today_and_while_the_post_is_vacant_of_whoever_confirmed()
    {
        var (facts, _) = RecordMeetingTests.Confirmed();
        var changed = facts with
        {
            Council = facts.Council with { Leads = [new LeadDesignation(World.Second.Id, new DayRange(new DateOnly(2026, 11, 24), null))] },
        };

        Asked(changed).ShouldBe(World.Second.Id);
        Asked(facts with { Council = facts.Council with { Leads = [] } }).ShouldBe(World.Lead.Id);

        static OfficerId Asked(CouncilFacts facts) =>
            Accepted(AfterConfirmation.AskForMore(facts, Draft.Id, 1, "場所", World.Section, World.Now, Audit)).Messages.Single().To;
    }

    [Theory]
    [InlineData("D1", 2)] // revised meanwhile
    [InlineData("D9", 1)]
    public void A_record_that_is_not_the_one_of_the_card_is_neither_reported_nor_asked_about(string meeting, int revision)
    {
        var (facts, _) = RecordMeetingTests.Confirmed();
        var id = new MeetingId(meeting);

        Code(AfterConfirmation.Report(facts, id, revision, new DateOnly(2026, 11, 24), World.Now, Audit))
            .ShouldBe("record.changed-meanwhile");
        Code(AfterConfirmation.AskForMore(facts, id, revision, "場所", World.Section, World.Now, Audit))
            .ShouldBe("record.changed-meanwhile");
    }

    private static MeetingDraft Draft => RecordMeetingTests.Draft();

    private static Outcome<Confirmation> Confirm(MeetingDraft draft, int version = 1, CouncilFacts? facts = null) =>
        ConfirmMeeting.Confirm(
            facts ?? World.CentralFacts,
            draft,
            version,
            World.Lead,
            onBehalf: false,
            World.Now,
            Audit,
            GuidelineSettings.Default
        );

    private static Outcome<CouncilChange> Report(DateOnly day) =>
        AfterConfirmation.Report(RecordMeetingTests.Confirmed().Facts, Draft.Id, 1, day, World.Now, Audit);

    private static MeetingDraft Revised(CouncilFacts facts, MeetingRecordBody body) =>
        Accepted(AfterConfirmation.Revise(facts, body, "誤記訂正", World.Lead, World.Now));

    private static MeetingDraft Written(CouncilChange change) => change.Writes.OfType<CouncilWrite.PutDraft>().Single().Fact;

    private static T Accepted<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Accepted>().Value;

    private static string Code<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Refusal.Code;

    private static IEnumerable<OfficerId> Told(Confirmation confirmed, MessageKind kind) =>
        confirmed.Change.Messages.Where(m => m.Kind == kind).Select(m => m.To);
}
