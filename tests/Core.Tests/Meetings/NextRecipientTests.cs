using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

public sealed class NextRecipientTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static CouncilFacts Facts => World.CentralFacts;

    private static CouncilFacts WithoutLead => Facts with { Council = Facts.Council with { Leads = [] } };

    [Theory]
    [InlineData(MessageKind.ConfirmationAsked, "P1", "P5")]
    [InlineData(MessageKind.ConfirmationAsked, "P1,P5", "P4")]
    [InlineData(MessageKind.ConfirmationAsked, "P1,P5,P4", "P6")]
    [InlineData(MessageKind.ConfirmationAsked, "P1,P5,P4,P6", null)]
    [InlineData(MessageKind.SupplementAsked, "P1", "P5")]
    [InlineData(MessageKind.SupplementAsked, "P1,P5,P4,P6", null)]
    [InlineData(MessageKind.Returned, "P2", "P1")]
    [InlineData(MessageKind.Returned, "P1", "P2")]
    [InlineData(MessageKind.Returned, "P2,P1", null)]
    [InlineData(MessageKind.DraftExpired, "P2", "P1")]
    [InlineData(MessageKind.DraftExpired, "P2,P1", null)]
    [InlineData(MessageKind.Confirmed, "P4,P5", "P6")]
    [InlineData(MessageKind.Confirmed, "P4,P5,P6", null)]
    [InlineData(MessageKind.CloseCard, "P1", null)]
    public void A_notice_goes_on_along_the_posts_of_the_day(MessageKind kind, string unreached, string? next) =>
        Next(kind, Facts, unreached).ShouldBe(next);

    [Fact]
    public void A_lead_officer_who_took_over_meanwhile_comes_first()
    {
        var changed = Facts with
        {
            Council = Facts.Council with { Leads = [new LeadDesignation(World.Second.Id, new DayRange(Today, null))] },
        };

        Next(MessageKind.ConfirmationAsked, changed, "P1").ShouldBe("P2");
    }

    [Theory]
    [InlineData("P4,P5", "P20")]
    [InlineData("P4,P5,P20", "P6")]
    public void The_chief_of_the_station_is_the_last_to_be_told_among_the_supervisors(string unreached, string next)
    {
        // The roster names the chief first.
        var chief = Facts.Roster.Single(r => r.Role == Role.StationChief);
        var supervisor = chief with { Officer = new OfficerId("P20"), Role = Role.CommunityPoliceSupervisor };

        Next(MessageKind.Confirmed, Facts with { Roster = [.. Facts.Roster, supervisor] }, unreached).ShouldBe(next);
    }

    [Fact]
    public void Nobody_who_was_transferred_is_told() =>
        // P10 was at 中央交番 until the end of October.
        Next(MessageKind.DraftExpired, Facts, "P10").ShouldBe("P1");

    [Theory]
    [InlineData("P4", true)]
    [InlineData("P5", true)]
    [InlineData("P4,P5", false)]
    public void While_one_of_several_addressees_has_it_nobody_else_is_told(string unreached, bool others)
    {
        NextRecipient.OthersHaveIt(MessageKind.Confirmed, Facts, Officers(unreached), Today).ShouldBe(others);
        NextRecipient.OthersHaveIt(MessageKind.ConfirmationAsked, WithoutLead, Officers(unreached), Today).ShouldBe(others);

        Next(MessageKind.Confirmed, Facts, unreached).ShouldBe(others ? null : "P6");
        Next(MessageKind.ConfirmationAsked, WithoutLead, unreached).ShouldBe(others ? null : "P6");
    }

    [Fact]
    public void While_there_is_a_lead_officer_the_section_is_told_one_after_the_other() =>
        NextRecipient.OthersHaveIt(MessageKind.ConfirmationAsked, Facts, Officers("P1"), Today).ShouldBeFalse();

    [Fact]
    public void Every_way_ends_and_visits_nobody_twice()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            foreach (var first in World.Everyone)
            {
                var unreached = new List<OfficerId> { first.Id };
                while (NextRecipient.Of(kind, Facts, unreached, Today) is { } next)
                {
                    unreached.ShouldNotContain(next);
                    unreached.Add(next);
                }

                unreached.Count.ShouldBeLessThanOrEqualTo(World.Everyone.Count);
            }
        }
    }

    private static string? Next(MessageKind kind, CouncilFacts facts, string unreached) =>
        NextRecipient.Of(kind, facts, Officers(unreached), Today)?.Value;

    private static OfficerId[] Officers(string ids) => [.. ids.Split(',').Select(id => new OfficerId(id))];
}
