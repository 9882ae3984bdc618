using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class ReportMemberTests
{
    private static readonly OfficerId By = new("P1");
    private static readonly OfficerId Section = new("P4");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly CouncilFacts Facts = Council(Member("M01"), Member("M02")) with { Meetings = [] };

    [Fact]
    [Trait("Rule", "R116")]
    public void A_report_is_told_answered_and_read()
    {
        var told = Accepted(Report(MemberReportKind.Resignation).Decide(Facts, By, Now));
        told.IsOpen.ShouldBeTrue();
        var open = Facts with { Reports = [told] };
        WaitingItems.Of(open, new CouncilAccess { Section = true }).ShouldHaveSingleItem().Kind.ShouldBe(WaitingKind.Report);
        WaitingItems.Of(open, new CouncilAccess { Edit = true, Operates = true }).ShouldBeEmpty();

        var answered = Accepted(new AnswerReport("R1", 0, "解嘱を検討する").Decide(open, Section, Now));
        (answered.IsOpen, answered.AnsweredBy, answered.Version).ShouldBe((false, Section, 1));
        var waiting = Facts with { Reports = [answered] };
        WaitingItems.Of(waiting, new CouncilAccess { Section = true }).ShouldBeEmpty();
        CodeOf(new AnswerReport("R1", 1, "再度").Decide(waiting, Section, Now)).ShouldBe("report.closed");

        Accepted(new ReadReport("R1").Decide(waiting)).Read.ShouldBeTrue();
        CodeOf(new ReadReport("R1").Decide(open)).ShouldBe("report.closed");
    }

    [Fact]
    public void What_is_incomplete_or_told_already_is_refused()
    {
        CodeOf(new ReportMember("R1", MemberReportKind.Candidate).Decide(Facts, By, Now)).ShouldBe("report.candidate-missing");
        CodeOf(new ReportMember("R1", MemberReportKind.Moved).Decide(Facts, By, Now)).ShouldBe("report.member-missing");
        CodeOf((Report(MemberReportKind.Death) with { Day = D("2026-11-25") }).Decide(Facts, By, Now)).ShouldBe("done.in-future");
        var told = Facts with { Reports = [Accepted(Report(MemberReportKind.Death).Decide(Facts, By, Now))] };
        CodeOf(Report(MemberReportKind.Death).Decide(told, By, Now)).ShouldBe("report.told-already");
        CodeOf(Report(MemberReportKind.Moved).Decide(told, By, Now)).ShouldBeNull();
        CodeOf(new AnswerReport("R1", 0, "").Decide(told, Section, Now)).ShouldBe("report.answer-missing");
        CodeOf(new AnswerReport("R1", 7, "x").Decide(told, Section, Now)).ShouldBe("report.closed");
    }

    [Fact]
    [Trait("Rule", "R047")]
    public void A_member_who_has_died_is_found_in_every_place()
    {
        var member = Member("M01", Commission(2025) with { LetterHandedOver = D("2025-04-01") }, Renewal(2027)) with
        {
            RenewalIntention = RenewalIntention.Willing,
        };
        var meeting = Quiet() with { Absent = [member.Id] };
        var facts = Council(member) with
        {
            Meetings = [meeting],
            Reports = [Accepted(Report(MemberReportKind.Moved).Decide(Facts, By, Now))],
        };

        Standing
            .Of(facts, member.Id, D("2026-11-24"))
            .Select(s => s.Place)
            .ShouldBe([StandingPlace.Office, StandingPlace.Coming, StandingPlace.Intention, StandingPlace.Absence, StandingPlace.Report]);

        var dismissed = Accepted(
            new DismissMember(member.Id, D("2026-11-24"), new DismissalGrounds(DismissalReason.Death)).Decide(
                facts,
                new CouncilAccess { Section = true }
            )
        );
        Standing
            .Of(facts with { Members = [dismissed], Reports = [] }, member.Id, D("2026-11-24"))
            .Select(s => s.Place)
            .ShouldBe([StandingPlace.Absence]);
        Standing.Of(facts, Id("M99"), D("2026-11-24")).ShouldBeEmpty();
    }

    private static MeetingRecord Quiet() => Obligations.Quiet.Base.Meetings[0];

    private static ReportMember Report(MemberReportKind kind) => new("R1", kind) { Member = Id("M01") };
}
