using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Tests.Obligations;

namespace KobanBot.Core.Tests.Councils;

/// <summary>Write by write: in the place of the one with the same key, at the end, or gone. That the store says the same: Bot.Tests.</summary>
public sealed class CouncilFactsAfterTests
{
    private static readonly OfficerId By = new("1000003");

    [Fact]
    public void A_request_of_residents_stays_while_it_is_open_and_in_its_place()
    {
        var facts = Quiet.Base with { Feedback = [Feedback("F1"), Feedback("F2")] };

        Ids(facts.After(Change(new CouncilWrite.PutFeedback(Feedback("F1") with { Version = 7 })))).ShouldBe(["F1 7", "F2 0"]);
        Ids(facts.After(Change(new CouncilWrite.PutFeedback(Feedback("F3"))))).ShouldBe(["F1 0", "F2 0", "F3 0"]);
        Ids(facts.After(Change(new CouncilWrite.PutFeedback(Feedback("F1", FeedbackStatus.Done) with { ToldOn = Quiet.Day }))))
            .ShouldBe(["F2 0"]);

        static IEnumerable<string> Ids(CouncilFacts facts) => facts.Feedback.Select(f => $"{f.Entry.Id} {f.Version}");
    }

    [Fact]
    public void A_request_for_support_is_open_answered_or_read()
    {
        var facts = Quiet.Base with
        {
            SupportRequests = [Support("S1"), Support("S2")],
            AnsweredSupport = [Support("S9") with { Status = SupportStatus.Finished }],
        };
        var answered = Support("S1") with { Status = SupportStatus.Finished };

        var after = facts.After(Change(new CouncilWrite.PutSupport(answered)));
        (Ids(after.SupportRequests), Ids(after.AnsweredSupport)).ShouldBe(("S2", "S1,S9"));
        var read = after.After(Change(new CouncilWrite.PutSupport(answered with { Read = true })));
        (Ids(read.SupportRequests), Ids(read.AnsweredSupport)).ShouldBe(("S2", "S9"));
        var asked = facts.After(Change(new CouncilWrite.PutSupport(Support("S3"))));
        (Ids(asked.SupportRequests), Ids(asked.AnsweredSupport)).ShouldBe(("S1,S2,S3", "S9"));

        static string Ids(IEnumerable<SupportRequest> requests) => string.Join(',', requests.Select(r => r.Id));
    }

    [Fact]
    public void Messages_come_with_a_change_and_go_when_they_are_sent()
    {
        var (one, two) = (Message(1), Message(2));
        var facts = Quiet.Base with { Messages = [one] };

        var after = facts.After(Change(new CouncilWrite.PutMessage(one with { Attempts = 3 })) with { Messages = [two] });
        after.Messages.Select(m => (m.Id, m.Attempts)).ShouldBe([(one.Id, 3), (two.Id, 0)]);
        after.After(Change(new CouncilWrite.DropMessage(one.Id))).Messages.ShouldBe([two]);
    }

    [Fact]
    public void A_draft_that_is_dropped_is_gone_and_the_others_stay()
    {
        var (one, two) = (Quiet.Draft("D1", null), Quiet.Draft("D2", null));
        var facts = Quiet.Base with { Drafts = [one, two] };

        facts.After(Change(new CouncilWrite.DropDraft(one.Id))).Drafts.ShouldBe([two]);
        facts.After(Change(new CouncilWrite.PutDraft(one with { Version = 9 }))).Drafts.Select(d => d.Version).ShouldBe([9, two.Version]);
    }

    private static CouncilChange Change(params CouncilWrite[] writes) =>
        new() { Audit = new AuditEntry(DateTimeOffset.UnixEpoch, By, "test", Guid.Empty), Writes = writes };

    private static OutgoingMessage Message(byte n) =>
        new(new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), By, MessageKind.Confirmed, new("m1"));

    private static SupportRequest Support(string id) =>
        new()
        {
            Id = id,
            Text = "町役場との調整",
            By = By,
            At = DateTimeOffset.UnixEpoch,
        };

    private static Feedback Feedback(string id, FeedbackStatus status = FeedbackStatus.NotStarted) =>
        new()
        {
            Entry = new FeedbackEntry
            {
                Id = id,
                Kind = FeedbackKind.Request,
                Text = "街路灯",
                Status = status,
            },
            Meeting = new MeetingId("m1"),
            MeetingDate = Quiet.Day,
            ChangedBy = new MeetingId("m1"),
        };
}
