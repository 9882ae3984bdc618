using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

/// <summary>Batches of which some rows are wrong: the good go on, the wrong come back with their reasons.</summary>
public sealed class BatchTests
{
    private static readonly DateOnly Ends = D("2027-03-31");

    [Fact]
    [Trait("Rule", "R041")]
    [Trait("Rule", "H6")]
    public void Of_fourteen_renewals_eleven_go_on_and_three_come_back_with_their_reasons()
    {
        Member[] members =
        [
            .. Enumerable.Range(1, 12).Select(n => Member($"M{n:00}")),
            Member("M13", Commission(2025) with { Dismissal = new Dismissal(D("2026-12-01"), DismissalReason.Death) }),
            Member("M14", Commission(2025), Renewal(2027)),
        ];
        var request = new RenewCommission(Ends, [.. members.Where(m => m.Id != Id("M12")).Select(m => m.Id), Id("M99")]);

        var renewed = Accepted(new RenewalBatch(request).Decide(Council(members)));

        renewed.Renewals.Members.Count.ShouldBe(11);
        renewed.Renewals.Members.ShouldAllBe(m => m.Newest!.Kind == CommissionKind.Renewal);
        renewed
            .Refused.Select(r => (r.Member.Value, r.Refusal.Code))
            .ShouldBe([("M13", "commission.term-does-not-end"), ("M14", "commission.overlap"), ("M99", "commission.term-does-not-end")]);
    }

    [Fact]
    public void What_is_wrong_with_all_refuses_the_step()
    {
        var facts = Council(Member("M01"), Member("M02"));
        var tooEarly = new RenewCommission(Ends, [Id("M01"), Id("M02")]) { Term = CommissionTerm.Standard(2025) };

        CodeOf(new RenewalBatch(tooEarly).Decide(facts)).ShouldBe("commission.term-before-end");
        CodeOf(new RenewalBatch(new RenewCommission(Ends, [Id("M98"), Id("M99")])).Decide(facts)).ShouldBe("commission.term-does-not-end");
        CodeOf(new RenewalBatch(new RenewCommission(Ends, [])).Decide(facts)).ShouldBe("commission.nobody-to-renew");
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void Letters_of_several_terms_are_noted_with_one_day_and_the_wrong_come_back()
    {
        var first = D("2025-04-01");
        var facts = Council(
            Member("M01"),
            Member("M02", Commission(2025) with { LetterHandedOver = first }),
            Member("M03", Commission("2026-06-01", "2027-03-31"))
        );
        LetterOf[] letters = [new(Id("M01"), first), new(Id("M02"), first), new(Id("M03"), D("2026-06-01")), new(Id("M99"), first)];

        var handed = Accepted(new HandOverLetters(letters, D("2026-06-10")).Decide(facts, D("2026-06-10")));

        handed.Members.Select(m => (m.Id.Value, m.Newest!.LetterHandedOver)).ShouldBe([("M01", D("2026-06-10")), ("M03", D("2026-06-10"))]);
        handed
            .Refused.Select(r => (r.Letter.Member.Value, r.Refusal.Code))
            .ShouldBe([("M02", "commission.letter-already"), ("M99", "commission.letter-unknown")]);
        CodeOf(new HandOverLetters(letters, D("2026-06-11")).Decide(facts, D("2026-06-10"))).ShouldBe("commission.letter-in-future");
        CodeOf(new HandOverLetters([], D("2026-06-10")).Decide(facts, D("2026-06-10"))).ShouldBe("commission.no-letter-chosen");
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void Two_letters_of_one_member_are_both_noted_and_both_taken_back()
    {
        var (first, second) = (D("2025-04-01"), D("2027-04-01"));
        var member = Member("M01", Commission(2025), Renewal(2027));
        LetterOf[] letters = [new(member.Id, first), new(member.Id, second)];
        var handed = Accepted(new HandOverLetters(letters, D("2027-03-20")).Decide(Council(member), D("2027-03-20")))
            .Members.ShouldHaveSingleItem();

        handed.Commissions.ShouldAllBe(c => c.LetterHandedOver == D("2027-03-20"));
        Accepted(new WithdrawLetters(letters, D("2027-03-20")).Decide(Council(handed)))
            .Members.ShouldHaveSingleItem()
            .Commissions.ShouldBe(member.Commissions);
        CodeOf(new WithdrawLetters(letters, D("2027-03-19")).Decide(Council(handed))).ShouldBe("commission.changed-meanwhile");
    }

    [Fact]
    [Trait("Rule", "R104")]
    public void Letters_that_wait_are_those_of_terms_that_run_or_come()
    {
        var before = Member("M01", Commission("2025-03-31", "2027-03-31"));
        var ended = Member("M02", Commission("2025-04-01", "2026-03-31"));
        var coming = Member("M03", Commission(2025) with { LetterHandedOver = D("2025-04-01") }, Renewal(2027));

        PendingLetter
            .Of(Council(before, ended, coming, Member("M04")), D("2026-04-01"), GuidelineSettings.Default)
            .Select(p => (p.Member.Id.Value, p.Commission.Term.First.Year))
            .ShouldBe([("M04", 2025), ("M03", 2027)]);
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void A_commission_is_taken_back_while_it_has_had_no_effect()
    {
        var station = new CouncilAccess { Section = true };
        var renewed = Member("M01", Commission(2025), Renewal(2027));
        var request = new TakeBackCommission(Id("M01"), D("2027-04-01"));

        Accepted(request.Decide(Council(renewed), station)).Commissions.ShouldBe([renewed.Commissions[0]]);
        CodeOf(request.Decide(Council(renewed), CouncilAccess.None)).ShouldBe("commission.not-station");
        CodeOf(new TakeBackCommission(Id("M01"), D("2025-04-01")).Decide(Council(renewed), station))
            .ShouldBe("commission.changed-meanwhile");
        var handedOver = renewed.Replacing(renewed.Commissions[1], renewed.Commissions[1] with { LetterHandedOver = D("2027-03-20") });
        CodeOf(request.Decide(Council(handedOver), station)).ShouldBe("commission.letter-handed-over");
        var dismissed = renewed.Replacing(
            renewed.Commissions[1],
            renewed.Commissions[1] with
            {
                Dismissal = new Dismissal(D("2027-06-01"), DismissalReason.Death),
            }
        );
        CodeOf(request.Decide(Council(dismissed), station)).ShouldBe("commission.has-effect");
    }
}
