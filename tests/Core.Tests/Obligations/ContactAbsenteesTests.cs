using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class ContactAbsenteesTests
{
    private static readonly OfficerId By = new("1000002");
    private static readonly MeetingId Meeting = new("R1");
    private static readonly DateOnly Today = D("2026-05-22");

    /// <summary>Three were absent on 20 May; the tenth has left since.</summary>
    private static readonly CouncilFacts Facts = (
        Base with
        {
            Meetings = [Record("R1", D("2026-05-20")) with { Absent = [new MemberId("M01"), new MemberId("M02"), new MemberId("M10")] }],
        }
    ).Put(
        Member(
            10,
            new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
            {
                Dismissal = new Dismissal(D("2026-05-21"), DismissalReason.MovedAway),
            }
        )
    );

    [Fact]
    [Trait("Rule", "R075")]
    public void Those_who_were_told_are_entered_together_and_the_others_remain()
    {
        var first = Accepted(Request(["M01"]));

        first.ShouldBe([new Fulfilment(ObligationKind.AbsenteeContact, "R1/M01", "", Today, "電話", By)]);
        var facts = Facts.With([.. first]);
        Facts.Open(Today, ObligationKind.AbsenteeContact).ShouldHaveSingleItem().Sentence.ShouldContain("欠席者2人");
        facts.Open(Today, ObligationKind.AbsenteeContact).ShouldHaveSingleItem().Sentence.ShouldContain("欠席者1人");
        ContactAbsentees.Of(facts, facts.Meetings[0], Today).Select(a => a.Contacted is null).ShouldBe([false, true]);
        Accepted(Request(["M01", "M02"]), facts).Select(f => f.Subject).ShouldBe(["R1/M02"]);
    }

    [Fact]
    [Trait("Rule", "R075")]
    public void All_at_once_end_the_obligation_of_the_meeting() =>
        Facts.With([.. Accepted(Request(["M01", "M02"]))]).Open(Today, ObligationKind.AbsenteeContact).ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "R075")]
    public void The_meetings_own_entry_is_one_of_all_its_absentees_and_can_be_taken_back()
    {
        var facts = Facts.With(Done(ObligationKind.AbsenteeContact, "R1", Today));

        facts.Open(Today, ObligationKind.AbsenteeContact).ShouldBeEmpty();
        ContactAbsentees.Of(facts, facts.Meetings[0], Today).ShouldAllBe(a => a.Contacted != null);
        var withdrawal = new WithdrawContacts(Meeting, [new MemberId("M01"), new MemberId("M02")], Today);
        ((Outcome<Contacts>.Accepted)withdrawal.Decide(facts, Today)).Value.Entries.ShouldHaveSingleItem().Subject.ShouldBe("R1");
    }

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2026-05-20", null)]
    [InlineData("2026-05-19", "absent.before-meeting")]
    [InlineData("2026-05-22", null)]
    [InlineData("2026-05-23", "done.in-future")]
    public void The_day_lies_between_the_meeting_and_today(string day, string? refusal) =>
        RefusalOf(Request(["M01"]) with { Day = D(day) }).ShouldBe(refusal);

    [Fact]
    public void Nobody_a_stranger_one_who_has_left_no_means_and_no_meeting_are_refused()
    {
        RefusalOf(Request([])).ShouldBe("absent.nobody-chosen");
        RefusalOf(Request(["M03"])).ShouldBe("absent.not-absent");
        RefusalOf(Request(["M10"])).ShouldBe("absent.not-absent");
        RefusalOf(Request(["M01"]) with { Means = "" }).ShouldBe("done.means-missing");
        RefusalOf(Request(["M01"]) with { Meeting = new MeetingId("R9") }).ShouldBe("absent.no-meeting");
    }

    [Fact]
    public void One_who_was_not_absent_among_others_who_were_is_refused() =>
        RefusalOf(Request(["M01", "M03"])).ShouldBe("absent.not-absent");

    [Theory]
    [Trait("Rule", "R075")]
    [InlineData("2026-05-21", "2026-05-22")]
    [InlineData("2026-05-22", "2026-05-21")]
    public void Of_two_entries_about_one_absentee_the_first_day_is_shown(string one, string other)
    {
        var facts = Facts.With(
            Done(ObligationKind.AbsenteeContact, "R1/M01", D(one)),
            Done(ObligationKind.AbsenteeContact, "R1/M01", D(other))
        );

        ContactAbsentees.Of(facts, facts.Meetings[0], Today)[0].Contacted!.Day.ShouldBe(D("2026-05-21"));
    }

    [Fact]
    public void Who_was_entered_by_a_colleague_is_not_entered_again()
    {
        var facts = Facts.With([.. Accepted(Request(["M01"]))]);

        RefusalOf(Request(["M01"]), facts).ShouldBe("absent.all-contacted");
    }

    [Fact]
    public void Entries_are_withdrawn_together_and_count_no_more()
    {
        var facts = Facts.With([.. Accepted(Request(["M01", "M02"]))]);
        var withdrawal = new WithdrawContacts(Meeting, [new MemberId("M01"), new MemberId("M02")], Today);

        var withdrawn = ((Outcome<Contacts>.Accepted)withdrawal.Decide(facts, Today)).Value.Entries;

        withdrawn.Select(f => (f.Subject, f.Withdrawn)).ShouldBe([("R1/M01", true), ("R1/M02", true)]);
        var after = Facts.With([.. withdrawn]);
        after.Open(Today, ObligationKind.AbsenteeContact).ShouldHaveSingleItem().Sentence.ShouldContain("欠席者2人");
        (withdrawal.Decide(after, Today) as Outcome<Contacts>.Refused)!.Refusal.Code.ShouldBe("done.not-marked");
        ((withdrawal with { Day = Today.AddDays(-1) }).Decide(facts, Today) as Outcome<Contacts>.Refused)!.Refusal.Code.ShouldBe(
            "done.not-marked"
        );
        ((withdrawal with { Meeting = new MeetingId("R9") }).Decide(facts, Today) as Outcome<Contacts>.Refused)!.Refusal.Code.ShouldBe(
            "absent.no-meeting"
        );
    }

    private static ContactAbsentees Request(string[] members) => new(Meeting, [.. members.Select(m => new MemberId(m))], Today, "電話");

    private static IReadOnlyList<Fulfilment> Accepted(ContactAbsentees request, CouncilFacts? facts = null) =>
        ((Outcome<Contacts>.Accepted)request.Decide(facts ?? Facts, By, Today)).Value.Entries;

    private static string? RefusalOf(ContactAbsentees request, CouncilFacts? facts = null) =>
        (request.Decide(facts ?? Facts, By, Today) as Outcome<Contacts>.Refused)?.Refusal.Code;
}
