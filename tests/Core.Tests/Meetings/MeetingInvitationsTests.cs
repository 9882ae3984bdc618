using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class MeetingInvitationsTests
{
    private const InvitationWays Both = InvitationWays.Calendar | InvitationWays.Mail;

    private static readonly DateOnly Day = new(2027, 1, 20);

    [Fact]
    public void A_planned_meeting_gets_an_invitation_for_the_calendar_and_mails_for_those_whom_it_does_not_invite()
    {
        var change = Follow(World.CentralFacts, null, Meeting(Day), Both);

        var invitation = InvitationOf(change)!; // Asserted below.
        invitation.Sequence.ShouldBe(0);
        invitation.Planned.ShouldBe(new InvitedTime(Day, new TimeOnly(14, 0), "町内会館"));
        invitation.Waits.ShouldBeTrue();
        change.Messages.Select(m => $"{m.Kind} {m.To}").ShouldBe(["CalendarEntry P1", "Invitation P4"]);
        change.Messages.ShouldAllBe(m => m.Meeting.Value == $"{invitation.Id}.0");
        change.Messages.Select(m => m.Id).ShouldBeUnique();
    }

    [Fact]
    public void Without_a_calendar_everybody_gets_the_mail_once() =>
        Follow(World.CentralFacts, null, Meeting(Day), InvitationWays.Mail)
            .Messages.Select(m => $"{m.Kind} {m.To}")
            .ShouldBe(["Invitation P1", "Invitation P2", "Invitation P5", "Invitation P6", "Invitation P4"], ignoreOrder: true);

    [Fact]
    public void An_installation_without_either_way_keeps_nothing()
    {
        var change = Follow(World.CentralFacts, null, Meeting(Day), InvitationWays.None);

        change.Writes.ShouldBeEmpty();
        change.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void What_calendars_do_not_show_changes_nothing_in_them()
    {
        var facts = After(World.CentralFacts, null, Meeting(Day));

        Follow(facts, Day, Meeting(Day) with { Topics = [new PlannedTopic(TopicCategory.Other, "議題")] }, Both).Writes.ShouldBeEmpty();
        InvitationOf(Follow(facts, Day, Meeting(Day) with { Place = "別館" }, Both))!.Sequence.ShouldBe(1); // There is one.
    }

    [Fact]
    public void What_is_over_is_left_alone()
    {
        var held = new DateOnly(2026, 11, 20);

        Follow(World.CentralFacts, null, Meeting(held), Both).Writes.ShouldBeEmpty();
        var later = Follow(World.CentralFacts, held, Meeting(Day), Both);
        InvitationOf(later)!.Sequence.ShouldBe(0); // Moved into the future, it is news.
    }

    /// <summary>However often a meeting is planned, moved and cancelled: one id, a number that rises with every change, and the end is an end.</summary>
    [Fact]
    public void Over_its_whole_life_an_invitation_keeps_its_id_and_its_number_rises() =>
        Gen.Int[0, 59]
            .Array[1, 12]
            .Sample(
                moves =>
                {
                    var facts = World.CentralFacts;
                    DateOnly? now = null;
                    var seen = new List<Invitation>();
                    foreach (var (move, n) in moves.Select((m, n) => (m, n)))
                    {
                        var meeting = Meeting(Day.AddDays(move)) with { Start = move % 5 == 0 ? null : new TimeOnly(10, move) };
                        facts = After(facts, now, meeting, n);
                        now = meeting.Date;
                        seen.Add(facts.Invitations.ShouldHaveSingleItem());
                    }

                    facts = After(facts, now, null, moves.Length);
                    seen.Add(facts.Invitations.ShouldHaveSingleItem());

                    seen.Select(i => i.Id).Distinct().Count().ShouldBe(1);
                    var told = seen.DistinctBy(i => i.Sequence).ToList();
                    told.Select(i => i.Sequence).ShouldBe(Enumerable.Range(0, told.Count));
                    seen[^1].Cancelled.ShouldBeTrue();
                    seen[^1].Sequence.ShouldBe(told.Count - 1);

                    // A message of an earlier state says nothing any more; the one of the newest carries it.
                    facts
                        .Messages.Count(m =>
                            MeetingInvitations.Carried(facts, m) is var (i, s) && s == i.Sequence && m.Kind == MessageKind.CalendarEntry
                        )
                        .ShouldBe(1);

                    // A new meeting on the same day is another one.
                    InvitationOf(Follow(facts, null, Meeting(now!.Value), Both, moves.Length + 1))!.Id.ShouldNotBe(seen[0].Id); // Moved at least once.
                },
                iter: 500,
                threads: 1
            );

    [Fact]
    public void What_was_given_up_is_sent_on_its_way_again_once()
    {
        var facts = After(World.CentralFacts, null, Meeting(Day)) with { Messages = [] };
        var year = FiscalYear.Of(Day);

        var again = MeetingInvitations.Again(facts, year, Audit(9), Both);

        again.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.CalendarEntry);
        MeetingInvitations.Again(facts with { Messages = again }, year, Audit(10), Both).ShouldBeEmpty();
        MeetingInvitations.Again(facts, year, Audit(9), InvitationWays.Mail).ShouldBeEmpty();
    }

    private static PlannedMeeting Meeting(DateOnly day) =>
        new()
        {
            Date = day,
            Start = new TimeOnly(14, 0),
            Place = "町内会館",
        };

    private static Invitation? InvitationOf(CouncilChange change) =>
        change.Writes.OfType<CouncilWrite.PutInvitation>().Select(w => w.Fact).SingleOrDefault();

    private static CouncilFacts After(CouncilFacts facts, DateOnly? before, PlannedMeeting? after, int number = 1) =>
        facts.After(Follow(facts, before, after, Both, number));

    private static CouncilChange Follow(CouncilFacts facts, DateOnly? before, PlannedMeeting? after, InvitationWays ways, int number = 1) =>
        MeetingInvitations.Follow(facts, before, after, Audit(number), ways);

    private static AuditEntry Audit(int number) => new(World.Now, World.Lead.Id, "plan.save", new Guid(number, 2, 3, new byte[8]));
}
