using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Meetings;

/// <summary>委嘱状 that were handed over at a meeting: entered with the 確定, taken back and moved by a correction.</summary>
public sealed class LettersOfRecordTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly DateOnly First = World.CentralFacts.Members[0].Commissions[0].Term.First;
    private static readonly LetterOf One = new(new MemberId("M0"), First);
    private static readonly LetterOf Two = new(new MemberId("M1"), First);

    [Fact]
    [Trait("Rule", "R104")]
    public void With_the_confirmation_the_day_of_the_meeting_is_the_day_of_the_letter() =>
        Dates(World.CentralFacts, Draft(One, Two)).ShouldBe(["M0 2026-11-20", "M1 2026-11-20"]);

    [Fact]
    [Trait("Rule", "R104")]
    public void What_was_entered_otherwise_meanwhile_stays()
    {
        var facts = Handed(World.CentralFacts, One, new DateOnly(2026, 11, 1));

        LettersOfRecord.After(facts, Draft(One), Day).ShouldBeEmpty();
        LettersOfRecord.After(facts, Revising(Draft(), One), Day).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void A_correction_takes_back_what_it_no_longer_says_and_nothing_else()
    {
        var facts = Handed(Handed(World.CentralFacts, One, Day), Two, Day);

        Dates(facts, Revising(Draft(Two), One, Two)).ShouldBe(["M0 "]);
        LettersOfRecord.After(facts, Revising(Draft(One, Two), One, Two), Day).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void A_correction_of_the_day_corrects_that_of_the_letters()
    {
        var facts = Handed(World.CentralFacts, One, Day);

        var changed = LettersOfRecord.After(facts, Revising(Draft(One), One), Day.AddDays(-1));

        changed.ShouldHaveSingleItem().Commissions[0].LetterHandedOver.ShouldBe(Day.AddDays(-1));
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void Who_was_dismissed_before_the_first_day_gets_none()
    {
        var member = World.CentralFacts.Members[0];
        var gone = member.Replacing(
            member.Commissions[0],
            member.Commissions[0] with
            {
                Dismissal = new Dismissal(First, DismissalReason.Death),
            }
        );

        LettersOfRecord.After(With(World.CentralFacts, gone), Draft(One), Day).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void Offered_is_who_is_in_office_without_a_letter_and_whose_this_record_has_entered()
    {
        var facts = Handed(Handed(World.CentralFacts, One, Day), Two, Day);

        Offered(facts, Draft()).ShouldBe(8);
        Offered(facts, Revising(Draft(One), One)).ShouldBe(9);
        Offered(facts, Revising(Draft(), One, Two)).ShouldBe(10);
        LettersOfRecord.Offered(facts, Draft(), First.AddDays(-1), GuidelineSettings.Default).ShouldBeEmpty();
    }

    private static int Offered(CouncilFacts facts, MeetingDraft draft) =>
        LettersOfRecord.Offered(facts, draft, Day, GuidelineSettings.Default).Count;

    private static IReadOnlyList<string> Dates(CouncilFacts facts, MeetingDraft draft) =>
        [.. LettersOfRecord.After(facts, draft, Day).Select(m => $"{m.Id} {m.Commissions[0].LetterHandedOver:O}")];

    private static CouncilFacts Handed(CouncilFacts facts, LetterOf letter, DateOnly day)
    {
        var member = facts.Member(letter.Member)!; // The sample has it.
        return With(facts, member.Replacing(member.Commissions[0], member.Commissions[0] with { LetterHandedOver = day }));
    }

    private static CouncilFacts With(CouncilFacts facts, Member member) =>
        facts with
        {
            Members = [.. facts.Members.Select(m => m.Id == member.Id ? member : m)],
        };

    private static MeetingDraft Draft(params LetterOf[] letters) =>
        new()
        {
            Id = new MeetingId("R1"),
            Version = 1,
            State = DraftState.Draft,
            Step = RecordStep.Review,
            Content = new MeetingContent
            {
                Date = Day,
                Attendance = new Attendance { Letters = letters },
            },
            StartedBy = World.Lead.Id,
            ChangedBy = World.Lead.Id,
            ChangedAt = World.Now,
        };

    private static MeetingDraft Revising(MeetingDraft draft, params LetterOf[] before) =>
        draft with
        {
            Revises = new RevisedRecord(1, "訂正", []) { Before = Draft(before).Content },
        };
}
