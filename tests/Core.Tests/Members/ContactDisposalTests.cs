using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>連絡先の廃棄: who is asked about, and who never is.</summary>
public sealed class ContactDisposalTests
{
    private static readonly ObligationSettings Settings = new();

    [Theory]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    public void It_is_asked_about_once_the_months_after_the_last_day_have_gone_by(string today, int due) =>
        Due(today, Member("M1", Commission("2023-04-01", "2025-03-31"))).Count.ShouldBe(due);

    [Fact]
    public void Who_was_renewed_or_comes_back_is_not_asked_about() =>
        Due("2026-06-01", Member("M1", Commission("2023-04-01", "2025-03-31"), Commission("2027-04-01", "2029-03-31"))).ShouldBeEmpty();

    [Fact]
    public void The_last_day_of_a_dismissed_member_is_the_one_before_the_dismissal() =>
        Due("2026-06-01", Member("M1", Dismissed(LetterReturn.Returned))).ShouldHaveSingleItem().Left.ShouldBe(D("2025-05-31"));

    [Fact]
    public void While_a_letter_is_to_be_got_back_the_address_is_needed() =>
        Due("2026-06-02", Member("M1", Dismissed(LetterReturn.Outstanding))).ShouldBeEmpty();

    [Fact]
    public void Only_those_who_are_due_can_be_chosen()
    {
        var facts = Council(Member("M1", Commission("2023-04-01", "2025-03-31")), Member("M2"));

        Decide(facts, "M1").Match(due => due.Count, _ => 0).ShouldBe(1);
        Decide(facts, "M1", "M2").Match(_ => "", refusal => refusal.Code).ShouldBe("disposal.not-due");
        Decide(facts).Match(_ => "", refusal => refusal.Code).ShouldBe("disposal.none-chosen");
    }

    private static IReadOnlyList<FormerMember> Due(string today, Member member) => ContactDisposal.Due(Council(member), D(today), Settings);

    private static Outcome<IReadOnlyList<FormerMember>> Decide(CouncilFacts facts, params string[] members) =>
        ContactDisposal.Decide(facts, [.. members.Select(Id)], D("2026-06-01"), Settings);

    private static Commission Dismissed(LetterReturn letter) =>
        Commission("2024-04-01", "2026-03-31") with
        {
            Dismissal = new Dismissal(D("2025-06-01"), DismissalReason.Resignation)
            {
                Notice = new DismissalNotice(D("2025-06-01"), NoticeRecipient.Member, NoticeMethod.Oral, null, new("P1")),
                Letter = letter,
            },
        };
}
