using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Meetings;

public sealed class TellOfMeetingTests
{
    private static readonly OfficerId By = new("P1");
    private static readonly DateOnly Today = D("2026-11-10");
    private static readonly DateOnly Meeting = D("2026-11-20");
    private static readonly CouncilFacts Facts = Council(
        Member("M01"),
        Member("M02"),
        Member("M03", Commission("2026-12-01", "2027-03-31"))
    ) with
    {
        Fulfilments = [],
    };

    [Fact]
    [Trait("Rule", "R038")]
    public void The_last_member_who_is_told_completes_the_notice_and_taking_it_back_opens_it_again()
    {
        var first = Accepted(new TellOfMeeting(Meeting, Id("M01"), "電話").Decide(Facts, By, Today));
        first
            .Entries.Select(e => (e.Kind, e.Subject, e.Day, e.Means))
            .ShouldBe([(ObligationKind.MeetingNotice, "2026-11-20/M01", Today, "電話")]);
        var facts = Facts with { Fulfilments = [.. first.Entries] };

        var last = Accepted(new TellOfMeeting(Meeting, Id("M02"), "訪問").Decide(facts, By, Today));
        last.Entries.Select(e => e.Subject).ShouldBe(["2026-11-20/M02", "2026-11-20"]);
        facts = facts with { Fulfilments = [.. facts.Fulfilments, .. last.Entries] };
        TellOfMeeting.Of(facts, Meeting).ShouldAllBe(t => t.Entry != null);

        Accepted(TellOfMeeting.Withdraw(facts, Meeting, Id("M02"))).Entries.ShouldAllBe(e => e.Withdrawn);
        CodeOf(TellOfMeeting.Withdraw(Facts, Meeting, Id("M02"))).ShouldBe("done.not-marked");
    }

    [Fact]
    [Trait("Rule", "R038")]
    [Trait("Rule", "R112")]
    public void An_extraordinary_meeting_without_a_plan_is_told_to_the_members_of_its_day()
    {
        TellOfMeeting.Of(Facts, D("2026-12-05")).Select(t => t.Member.Id.Value).ShouldBe(["M01", "M02", "M03"]);
        CodeOf(new TellOfMeeting(Meeting, Id("M03"), "電話").Decide(Facts, By, Today)).ShouldBe("notice.not-a-member");
        CodeOf(new TellOfMeeting(Meeting, Id("M01"), "").Decide(Facts, By, Today)).ShouldBe("done.means-missing");
        var told = Facts with
        {
            Fulfilments = [.. Accepted(new TellOfMeeting(Meeting, Id("M01"), "電話").Decide(Facts, By, Today)).Entries],
        };
        CodeOf(new TellOfMeeting(Meeting, Id("M01"), "電話").Decide(told, By, Today)).ShouldBe("notice.told-already");
    }
}
