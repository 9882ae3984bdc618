using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class MemberContactsTests
{
    private static readonly OfficerId By = new("P1");
    private static readonly DateOnly Today = D("2026-11-24");
    private static readonly CouncilFacts Facts = Council(Member("M01"), Member("M1")) with { Meetings = [] };

    [Fact]
    [Trait("Rule", "R034")]
    public void A_visit_is_noted_at_any_time_and_is_the_last_contact()
    {
        var visit = Accepted(new NoteVisit(Id("M01"), D("2026-11-20"), "訪問", "近況を聞いた").Decide(Facts, By, Today));
        var facts = Facts with { Fulfilments = [visit] };

        (visit.Kind, visit.Subject, visit.Day, visit.Means).ShouldBe(
            (ObligationKind.MemberVisit, "M01", D("2026-11-20"), "訪問（近況を聞いた）")
        );
        LastContact.Of(facts, Id("M01"), Today).ShouldBe(new LastContact(D("2026-11-20"), ContactKind.Visit, "訪問（近況を聞いた）"));
        LastContact.Of(facts, Id("M1"), Today).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R034")]
    public void Absence_calls_count_and_what_was_taken_back_does_not()
    {
        var told = new Fulfilment(ObligationKind.AbsenteeContact, "R1/M01", "", D("2026-11-21"), "電話", By);
        var withdrawn = new Fulfilment(ObligationKind.MemberVisit, "M01", "", D("2026-11-23"), "訪問", By) { Withdrawn = true };
        var facts = Facts with { Fulfilments = [told, withdrawn] };

        LastContact.Of(facts, Id("M01"), Today).ShouldBe(new LastContact(D("2026-11-21"), ContactKind.Absence, "電話"));
        LastContact.Of(facts, Id("M1"), Today).ShouldBeNull();
        LastContact.Of(facts, Id("M01"), D("2026-11-20")).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "R034")]
    public void Whoever_came_to_a_meeting_was_met_there()
    {
        var facts = Council(Member("M01"), Member("M02"));
        var absent = facts with { Meetings = [.. facts.Meetings.Select(m => m with { Absent = [Id("M02")] })] };
        var held = facts.Meetings.Max(m => m.Date);

        LastContact.Of(absent, Id("M01"), Today).ShouldBe(new LastContact(held, ContactKind.Meeting, ""));
        LastContact.Of(absent, Id("M02"), Today).ShouldBeNull();
        LastContact.Visits(absent, Id("M01")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("M01", "2026-11-25", "訪問", "done.in-future")]
    [InlineData("M01", "2025-03-31", "訪問", "visit.not-in-office")]
    [InlineData("M01", "2026-11-24", "", "done.means-missing")]
    [InlineData("M99", "2026-11-24", "訪問", "commission.unknown-member")]
    [InlineData("M01", "2025-04-01", "訪問", null)]
    public void What_cannot_be_is_refused(string member, string day, string means, string? code) =>
        CodeOf(new NoteVisit(Id(member), D(day), means, "").Decide(Facts, By, Today)).ShouldBe(code);
}
