using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Tests.Members;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Tests.Reminders;
using KobanBot.Support.Cards;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Meetings;

/// <summary>Both sides of what a draft takes over, of ids that must not meet, and of what stays when a record is repeated.</summary>
public sealed class MeetingEdgesTests
{
    private static readonly Officer Officer = Base.Officer(Quiet.Lead);
    private static readonly AuditEntry Audit = new(
        new DateTimeOffset(2026, 6, 15, 1, 0, 0, TimeSpan.Zero),
        Quiet.Lead,
        "test",
        new Guid("01020304-0506-7708-890a-0b0c0d0e0f10")
    );

    [Theory]
    [InlineData("2026-05-10", "2026-05-10,2026-05-17", "2026-05-10")]
    [InlineData("2026-05-09", "2026-05-10,2026-05-17", "2026-05-10")]
    [InlineData("2026-05-20", "2026-05-10,2026-05-17", "2026-05-17")]
    [InlineData("2026-05-02", "2026-05-10", null)]
    [InlineData("2026-05-03", "2026-05-10,2026-05-09", "2026-05-09")]
    [InlineData("2027-04-01", "2026-03-31", null)]
    [InlineData("2027-03-31", "2025-04-01", "2025-04-01")]
    public void The_latest_planned_meeting_is_recorded_else_the_next_one_within_a_week(string today, string planned, string? expected)
    {
        var facts = Base with { Meetings = [], Plans = [Plan(2026, [.. planned.Split(',').Select(D)])] };

        (RecordMeeting.NextPlanned(facts, D(today), ObligationRules.Default.Settings)?.Date).ShouldBe(
            expected is null ? null : D(expected)
        );
    }

    [Theory]
    [Trait("Rule", "R064")]
    [InlineData("nothing", true)]
    [InlineData("held on another day", false)]
    [InlineData("held without the plan", false)]
    [InlineData("extraordinary on the day", true)]
    [InlineData("not held", false)]
    [InlineData("not held, as is said today", false)]
    [InlineData("not held, taken back", true)]
    [InlineData("a draft is open", false)]
    [InlineData("a draft was given up", true)]
    public void A_planned_meeting_is_offered_while_nothing_has_become_of_it(string fate, bool offered)
    {
        var planned = D("2026-06-05");
        var notHeld = new Fulfilment(ObligationKind.MeetingRecord, "2026-06-05", "", D("2026-06-06"), "開催しなかった", Lead);
        var draft = Draft("D1", planned, planned);
        var facts = Base with { Plans = [Plan(2026, planned)], Meetings = [] };
        facts = fate switch
        {
            "held on another day" => facts with { Meetings = [Record("R1", D("2026-06-12")) with { PlannedFor = planned }] },
            "held without the plan" => facts with { Meetings = [Record("R1", D("2026-06-08"))] },
            "extraordinary on the day" => facts with { Meetings = [Record("R1", planned, MeetingKind.Extraordinary)] },
            "not held" => facts with { Fulfilments = [notHeld] },
            "not held, as is said today" => facts with { Fulfilments = [notHeld with { Day = D("2026-06-15") }] },
            "not held, taken back" => facts with { Fulfilments = [notHeld with { Withdrawn = true }] },
            "a draft is open" => facts with { Drafts = [draft] },
            "a draft was given up" => facts with { Drafts = [draft with { State = DraftState.Cancelled }] },
            _ => facts,
        };

        (RecordMeeting.NextPlanned(facts, D("2026-06-15"), ObligationRules.Default.Settings)?.Date).ShouldBe(offered ? planned : null);
    }

    [Fact]
    public void A_draft_takes_topics_and_place_from_its_plan()
    {
        var planned = new PlannedMeeting
        {
            Date = D("2026-06-14"),
            Place = "会館",
            Topics = [new PlannedTopic(TopicCategory.PoliceActivity, "一"), new PlannedTopic(TopicCategory.PoliceActivity, "二")],
        };
        var facts = Base with { Plans = [Plan(2026) with { Meetings = [planned] }], Meetings = [] };

        var draft = RecordMeeting.Start(facts, Officer, Audit.At, new MeetingId("m1"), ObligationRules.Default.Settings);
        (draft.Content.Place, draft.Content.Date, draft.FromPlan).ShouldBe(("会館", planned.Date, planned.Date));
        draft.Content.Topics.Select(t => (t.Id, t.Title)).ShouldBe([("p1", "一"), ("p2", "二")]);
        var without = RecordMeeting.Start(
            Base with
            {
                Plans = [],
            },
            Officer,
            Audit.At,
            new MeetingId("m1"),
            ObligationRules.Default.Settings
        );
        (without.Content.Place, without.Content.Date, without.FromPlan).ShouldBe(("", Day, null));
    }

    [Fact]
    public void Earlier_requests_come_by_their_day_and_none_of_a_later_meeting()
    {
        var facts = Base with
        {
            Feedback =
            [
                Request("F2", D("2026-06-10")),
                Request("F1", D("2026-06-10")),
                Request("F0", D("2026-06-15")),
                Request("F9", D("2026-06-16")),
                Request("F8", D("2026-06-01")),
            ],
        };

        var earlier = RecordMeeting.Earlier(facts, Draft("D1", Day));

        earlier.Select(e => e.Feedback.Entry.Id).ShouldBe(["F8", "F1", "F2", "F0"]);
        RecordMeeting
            .Earlier(facts with { Feedback = [Request("F1", D("2026-06-10")) with { Version = 7 }] }, Draft("D1", Day))[0]
            .Update.Seen.ShouldBe(7);
    }

    [Fact]
    public void Messages_and_steps_of_one_command_never_share_an_id()
    {
        int[] ordinals = [1, 2, 3, 0x10, 0xff, 0x100, 0x101, 0x200, 0x4000, 0x4001];
        var messages = ordinals.Select(o => CommandSteps.MessageOf(Audit, o)).ToList();
        var steps = ordinals.Select(o => CommandSteps.AuditOf(Audit, o).Command).ToList();

        messages.Concat(steps).Append(Audit.Command).Distinct().Count().ShouldBe((2 * ordinals.Length) + 1);
        messages.ShouldBe(ordinals.Select(o => CommandSteps.MessageOf(Audit, o)));
        CommandSteps.MessageOf(Audit, 1).ShouldBe(new Guid("01020304-0506-7708-890a-0b0c0d0e0f11"));
        CommandSteps.MessageOf(Audit, 0x102).ShouldBe(new Guid("01020304-0506-7708-890a-0b0c0d0e0e12"));
        CommandSteps.AuditOf(Audit, 0x102).ShouldBe(Audit with { Command = new Guid("01020304-0506-7708-890a-0b0c0c0c0f10") });
    }

    [Fact]
    public void A_good_example_is_written_taken_back_and_refused_on_an_old_card()
    {
        var facts = Base;
        var marked = (CouncilWrite.MarkRecord)
            SampleMembers.Accepted(MarkExample.Decide(facts, new("R1"), 1, "合同で点検した", Officer, Day, Audit)).Writes[0];
        marked.Header.Example.ShouldBe(new GoodExample("合同で点検した", Officer.Id, Day));
        var after = facts with { Meetings = [marked.Header, facts.Meetings[1]] };

        SampleMembers.Accepted(MarkExample.Decide(after, new("R1"), 1, "改", Officer, Day, Audit)).Audit.Before.ShouldBe("合同で点検した");
        var withdrawn = SampleMembers.Accepted(MarkExample.Withdraw(after, new("R1"), 1, Audit));
        withdrawn.Audit.Before.ShouldBe("合同で点検した");
        ((CouncilWrite.MarkRecord)withdrawn.Writes[0]).Header.Example.ShouldBeNull();
        SampleMembers.CodeOf(MarkExample.Decide(facts, new("R1"), 1, "", Officer, Day, Audit)).ShouldBe("example.text-missing");
        SampleMembers.CodeOf(MarkExample.Decide(facts, new("R1"), 2, "例", Officer, Day, Audit)).ShouldBe("record.changed-meanwhile");
        SampleMembers.CodeOf(MarkExample.Decide(facts, new("R9"), 1, "例", Officer, Day, Audit)).ShouldBe("record.changed-meanwhile");
        SampleMembers.CodeOf(MarkExample.Withdraw(facts, new("R1"), 1, Audit)).ShouldBe("example.none");
        SampleMembers.CodeOf(MarkExample.Withdraw(after, new("R1"), 2, Audit)).ShouldBe("record.changed-meanwhile");
    }

    [Fact]
    public void A_revision_repeats_its_request_over_what_others_have_entered_since()
    {
        var said = Request("F1", D("2026-05-20")) with { ChangedOn = D("2026-05-20") };
        var revised = said with
        {
            Entry = said.Entry with { Text = "街路灯2基の設置", PersonInCharge = "地域課" },
            ChangedOn = D("2026-06-15"),
        };
        var untouched = said with { Version = 3 };
        var measured = said with
        {
            Entry = said.Entry with { Status = FeedbackStatus.Done, Measure = "設置済み", PersonInCharge = "町役場" },
            EnteredBy = Quiet.Lead,
            ChangedOn = D("2026-06-01"),
            Version = 4,
        };
        var byRecord = measured with { EnteredBy = null, ChangedBy = new MeetingId("R2") };

        var once = revised.Over(untouched);
        (once.Entry, once.ChangedOn, once.Version).ShouldBe((revised.Entry, said.ChangedOn, 4));
        var kept = revised.Over(measured);
        (kept.Entry.Text, kept.Entry.Status, kept.Entry.Measure, kept.Entry.PersonInCharge, kept.ChangedOn).ShouldBe(
            ("街路灯2基の設置", FeedbackStatus.Done, "設置済み", "町役場", D("2026-06-01"))
        );
        revised.Over(byRecord).Entry.PersonInCharge.ShouldBe("地域課");
        revised.Over(said with { ChangedOn = null }).ChangedOn.ShouldBe(D("2026-06-15"));
        revised.Over(untouched with { Withdrawn = true }).ShouldBe(revised);
        var corrected = revised with { Entry = revised.Entry with { Status = FeedbackStatus.Planned, Measure = "来年度予算" } };
        corrected.Over(untouched).Entry.ShouldBe(corrected.Entry);
    }

    [Fact]
    public void Drafts_that_nobody_goes_on_with_end_and_ended_ones_go()
    {
        var card = new ShownCard(Quiet.Lead, "chat", "shown");
        var other = new ShownCard(new OfficerId("1000002"), "chat-2", "shown-2");
        var now = Audit.At.AddDays(100);
        var (old, ended, fresh) = (
            Draft("D1", null) with
            {
                ChangedAt = now.AddDays(-31),
                Cards = [card, other],
            },
            Draft("D2", null) with
            {
                ChangedAt = now.AddDays(-91),
                State = DraftState.Cancelled,
            },
            Draft("D3", null) with
            {
                ChangedAt = now.AddDays(-30),
            }
        );

        var change = DraftExpiry.Decide(Base with { Drafts = [old, ended, fresh] }, now, openDays: 30, endedDays: 90).ShouldNotBeNull();

        (change.Audit.By, change.Audit.What, change.Audit.Subject).ShouldBe((new OfficerId("system"), "draft.sweep", "D1,D2"));
        change
            .Messages.Select(m => (m.Kind, m.To, m.Meeting.Value, m.Card))
            .ShouldBe([
                (MessageKind.DraftExpired, old.ChangedBy, "D1", null),
                (MessageKind.CloseCard, card.Officer, "D1", card),
                (MessageKind.CloseCard, other.Officer, "D1", other),
            ]);
        change.Messages.Select(m => m.Id).ShouldBe(Enumerable.Range(1, 3).Select(n => CommandSteps.MessageOf(change.Audit, n)));
        change.Writes.Count.ShouldBe(2);
        DraftExpiry.Decide(Base with { Drafts = [fresh] }, now, 30, 90).ShouldBeNull();
    }

    [Fact]
    public void Findings_of_plans_and_measures_as_they_read()
    {
        var text = new StringBuilder();
        Print(PlanMeeting.Review(Plan(2026, D("2026-11-20")), D("2026-04-01")));
        Print(PlanMeeting.Review(Plan(2026) with { Priorities = "詐欺", Version = 2 }, D("2026-04-01")));
        Print(PlanMeeting.Review(Plan(2026) with { Events = "清掃" }, D("2026-03-31")));
        var topic = new PlannedTopic(TopicCategory.PoliceActivity, "議題");
        Print(
            PlanMeeting.Review(
                Full(
                    new PlannedMeeting
                    {
                        Date = D("2026-11-20"),
                        Place = "会館",
                        Topics = [topic],
                    }
                ),
                D("2026-03-31")
            )
        );
        Print(
            PlanMeeting.Review(
                Full(
                    new PlannedMeeting
                    {
                        Date = D("2026-11-20"),
                        Start = new TimeOnly(14, 0),
                        Topics = [topic],
                    }
                ),
                D("2026-03-31")
            )
        );
        Print(
            PlanMeeting.Review(
                Full(
                    new PlannedMeeting
                    {
                        Date = D("2026-11-20"),
                        Place = "会館",
                        Start = new TimeOnly(14, 0),
                        Topics = [topic],
                    }
                ),
                D("2026-03-31")
            )
        );
        foreach (var status in Enum.GetValues<FeedbackStatus>())
        {
            Print(RecordMeasure.Review(Request("F1", Day, status), new ObligationSettings()));
        }

        var told = Request("F1", Day, FeedbackStatus.Refused) with { ToldOn = Day };
        Print(RecordMeasure.Review(told with { Entry = told.Entry with { Measure = "管轄外" } }, new ObligationSettings()));
        Print(
            RecordMeasure.Review(
                Request("F1", Day, FeedbackStatus.Planned) with
                {
                    ToldOn = Day,
                    NextReview = Day,
                },
                new ObligationSettings()
            )
        );
        Approved.Text(text.ToString(), "findings");

        MeetingPlan Full(PlannedMeeting meeting) => Plan(2026) with { Priorities = "詐欺", Events = "清掃", Meetings = [meeting] };

        void Print(IReadOnlyList<Finding> findings)
        {
            text.Append($"{findings.Count}\n");
            foreach (var finding in findings)
            {
                text.Append($"  {finding.Level} {finding.Code}（{finding.Clauses}）{finding.Sentence} {finding.Source}\n");
            }
        }
    }
}
