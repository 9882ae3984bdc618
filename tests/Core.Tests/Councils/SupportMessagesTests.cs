using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Councils;

/// <summary>Who hears at once of a request for support, and of what became of it (記 第3-1).</summary>
public sealed class SupportMessagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 3, 0, 0, TimeSpan.Zero);

    private static readonly SupportRequest Request = new()
    {
        Id = "S1",
        Text = "調整",
        By = Lead,
        At = Now,
    };

    [Theory]
    [Trait("Rule", "R083")]
    [InlineData("Supervisor A,Supervisor B,Head C,Chief D", "A,B")]
    [InlineData("Head C,Chief D", "C")]
    [InlineData("Chief D", "D")]
    [InlineData("", "")]
    public void Supervisors_are_asked_and_else_whoever_stands_above_them(string roster, string asked)
    {
        var facts = Base with { Roster = [.. roster.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Posting)] };

        var messages = SupportMessages.Of(facts, Request, Audit(Lead));

        string.Join(',', messages.Select(m => m.To)).ShouldBe(asked);
        messages.ShouldAllBe(m => m.Kind == MessageKind.SupportAsked && m.Meeting.Value == "S1");
        messages.Select(m => m.Id).ShouldBeUnique();
    }

    [Fact]
    [Trait("Rule", "R083")]
    public void The_answer_goes_to_whoever_has_asked_and_to_nobody_who_answers_himself()
    {
        var answered = Request with { AnsweredBy = new OfficerId("A"), Status = SupportStatus.InProgress };

        var message = SupportMessages.Of(Base, answered, Audit(new OfficerId("A"))).ShouldHaveSingleItem();

        (message.To, message.Kind).ShouldBe((Lead, MessageKind.SupportAnswered));
        SupportMessages.Of(Base, answered, Audit(Lead)).ShouldBeEmpty();
    }

    private static AuditEntry Audit(OfficerId by) => new(Now, by, "support.ask", Guid.CreateVersion7(Now), "S1");

    private static RosterEntry Posting(string words)
    {
        var (role, id) =
            words.Split(' ') is ["Supervisor", var one] ? (Role.CommunityPoliceSupervisor, one)
            : words.Split(' ') is ["Head", var head] ? (Role.SectionChief, head)
            : (Role.StationChief, words.Split(' ')[1]);
        return new RosterEntry(new OfficerId(id), "試験", "警部補", role, "試験警察署", new DayRange(new DateOnly(2020, 4, 1), null));
    }
}
