using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class RenewCommissionTests
{
    private static readonly DateOnly Ends = D("2027-03-31");

    [Fact]
    [Trait("Rule", "R041")]
    [Trait("Rule", "R040")]
    public void All_whose_term_ends_are_renewed_for_two_years_from_1_April()
    {
        var renewed = Accepted(new RenewCommission(Ends).Decide(Council(Member("M1"), Member("M2"))));

        renewed.Members.Select(m => m.Id.Value).ShouldBe(["M1", "M2"]);
        renewed.Members.ShouldAllBe(m => m.Commissions.Count == 2);
        renewed
            .Members.Select(m => m.Newest)
            .ShouldAllBe(c => c!.Kind == CommissionKind.Renewal && c.Term == CommissionTerm.Standard(2027) && c.LetterHandedOver == null);
    }

    [Fact]
    [Trait("Rule", "R041")]
    public void Who_has_declined_or_is_settled_is_left_out_of_all()
    {
        var facts = Council(
            Member("M1"),
            Member("M2") with
            {
                RenewalIntention = RenewalIntention.Declined,
            },
            Member("M3").With(Renewal(2027)),
            Member("M4") with
            {
                RenewalIntention = RenewalIntention.Willing,
            },
            Member("M5", Commission(2026))
        );

        Accepted(new RenewCommission(Ends).Decide(facts)).Members.Select(m => m.Id.Value).ShouldBe(["M1", "M4"]);
        RenewCommission
            .Candidates(facts, Ends)
            .Select(c => (c.Member.Id.Value, c.State))
            .ShouldBe([
                ("M1", RenewalState.Open),
                ("M2", RenewalState.Declined),
                ("M3", RenewalState.Continued),
                ("M4", RenewalState.Open),
            ]);
    }

    [Fact]
    public void Who_had_declined_is_renewed_when_named_and_the_next_term_is_another_question()
    {
        var facts = Council(Member("M1") with { RenewalIntention = RenewalIntention.Declined }, Member("M2"));

        var renewed = Accepted(new RenewCommission(Ends, [Id("M1")]).Decide(facts)).Members.ShouldHaveSingleItem();

        (renewed.Id.Value, renewed.RenewalIntention).ShouldBe(("M1", RenewalIntention.Unknown));
    }

    [Theory]
    [Trait("Rule", "R041")]
    [InlineData("2027-03-01", "2029-03-31", RenewalState.Continued)] // renewed before the end
    [InlineData("2027-04-01", "2029-03-31", RenewalState.Continued)]
    [InlineData("2027-04-10", "2029-03-31", RenewalState.Continued)] // 原則として: after a gap as well
    [InlineData("2026-10-01", "2027-03-31", RenewalState.Open)] // what ends on the same day continues nothing
    public void Who_is_commissioned_for_later_days_is_settled(string first, string last, RenewalState state) =>
        RenewCommission.Candidates(Council(Member("M1").With(Commission(first, last))), Ends).ShouldHaveSingleItem().State.ShouldBe(state);

    [Theory]
    [Trait("Rule", "H6")]
    [InlineData("2027-04-01", "2029-03-31", "commission.overlap")]
    [InlineData("2028-06-30", "2029-03-31", "commission.overlap")]
    [InlineData("2028-07-01", "2029-03-31", null)]
    public void Terms_of_one_person_never_overlap(string first, string last, string? refusal)
    {
        var facts = Council(Member("M1").With(Commission("2027-05-01", "2028-06-30")));

        var outcome = new RenewCommission(Ends, [Id("M1")]) { Term = new CommissionTerm(D(first), D(last)) }.Decide(facts);

        CodeOf(outcome).ShouldBe(refusal);
    }

    [Theory]
    [Trait("Rule", "H6")]
    [InlineData("2027-06-01", "commission.overlap")]
    [InlineData("2027-04-02", "commission.overlap")]
    [InlineData("2027-04-01", null)]
    public void A_term_that_was_ended_counts_up_to_the_day_before(string dismissed, string? refusal)
    {
        var ended = Renewal(2027) with { Dismissal = new Dismissal(D(dismissed), DismissalReason.Resignation) };

        CodeOf(new RenewCommission(Ends, [Id("M1")]).Decide(Council(Member("M1").With(ended)))).ShouldBe(refusal);
    }

    [Fact]
    [Trait("Rule", "H6")]
    public void All_leaves_out_whose_other_term_overlaps()
    {
        var facts = Council(Member("M1").With(Commission("2027-05-01", "2028-06-30")), Member("M2"));

        Accepted(new RenewCommission(Ends).Decide(facts)).Members.ShouldHaveSingleItem().Id.Value.ShouldBe("M2");
    }

    [Fact]
    public void Nobody_is_renewed_whose_term_does_not_end_on_that_day()
    {
        var dismissed = Commission(2025) with { Dismissal = new Dismissal(Ends, DismissalReason.Resignation) };
        var facts = Council(Member("M1", dismissed), Member("M2", Commission(2026)));

        CodeOf(new RenewCommission(Ends, [Id("M1")]).Decide(facts)).ShouldBe("commission.term-does-not-end");
        CodeOf(new RenewCommission(Ends, [Id("M2")]).Decide(facts)).ShouldBe("commission.term-does-not-end");
        CodeOf(new RenewCommission(Ends, [Id("M9")]).Decide(facts)).ShouldBe("commission.term-does-not-end");
        CodeOf(new RenewCommission(Ends).Decide(facts)).ShouldBe("commission.nobody-to-renew");
    }

    [Fact]
    public void Whose_dismissal_was_for_the_day_after_the_term_is_renewed()
    {
        var dismissed = Commission(2025) with { Dismissal = new Dismissal(Ends.AddDays(1), DismissalReason.Resignation) };

        Accepted(new RenewCommission(Ends).Decide(Council(Member("M1", dismissed)))).Members.Count.ShouldBe(1);
    }

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2027-03-31", "commission.term-before-end")]
    [InlineData("2027-04-01", null)]
    public void The_new_term_begins_after_the_old_one(string first, string? refusal)
    {
        var request = new RenewCommission(Ends) { Term = new CommissionTerm(D(first), D("2029-03-31")) };

        CodeOf(request.Decide(Council(Member("M1")))).ShouldBe(refusal);
    }

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2027-03-31", "commission.no-council")]
    [InlineData("2027-04-01", null)]
    public void Nobody_is_renewed_in_a_council_that_is_no_more(string abolished, string? refusal)
    {
        var facts = Council(Member("M1"));

        CodeOf(new RenewCommission(Ends).Decide(facts with { Council = facts.Council with { Abolished = D(abolished) } }))
            .ShouldBe(refusal);
    }

    [Theory]
    [Trait("Rule", "R040")]
    [InlineData("2027-03-31", "2027-04-01", "2029-03-31")]
    [InlineData("2027-03-30", "2027-03-31", "2028-03-31")]
    [InlineData("2028-02-29", "2028-03-01", "2029-03-31")]
    [InlineData("2027-04-01", "2027-04-02", "2029-03-31")]
    public void A_term_follows_another_without_a_gap_and_ends_with_a_fiscal_year(string ends, string first, string last) =>
        CommissionTerm.Following(D(ends)).ShouldBe(new CommissionTerm(D(first), D(last)));

    [Theory]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R105")]
    [InlineData("2027-04-01", "2029-03-31", null, null)]
    [InlineData("2027-04-01", "2029-03-31", "後任の都合", null)]
    [InlineData("2027-04-02", "2029-03-31", null, FindingLevel.Warn)]
    [InlineData("2027-04-02", "2029-03-31", " ", FindingLevel.Warn)]
    [InlineData("2027-04-01", "2029-03-30", null, FindingLevel.Warn)]
    [InlineData("2027-04-01", "2029-04-01", null, FindingLevel.Warn)]
    [InlineData("2027-04-01", "2029-04-01", "周年行事まで", FindingLevel.Info)]
    public void Another_term_asks_for_a_reason_once(string first, string last, string? reason, FindingLevel? level)
    {
        var request = new RenewCommission(Ends) { Term = new CommissionTerm(D(first), D(last)), TermReason = reason };
        var renewals = Accepted(request.Decide(Council(Member("M1"), Member("M2"))));

        var findings = RenewCommission.Review(renewals, GuidelineSettings.Default);

        findings.Select(f => (FindingLevel?)f.Level).ShouldBe(level is null ? [] : [level]);
        findings.ShouldAllBe(f => f.Code == "commission.term" && f.Clauses == "要綱 第5-2、記 第2-4(1)ア");
        renewals.Members.ShouldAllBe(m => m.Newest!.TermReason == reason);
    }

    [Fact]
    [Trait("Rule", "R003")]
    public void A_term_from_before_the_guideline_is_not_flagged()
    {
        var (before, since) = (Commission("2025-03-31", "2026-03-31"), Commission("2025-04-01", "2026-03-31"));

        CommissionReview.OfTerm(before, GuidelineSettings.Default).ShouldBeEmpty();
        CommissionReview.OfTerm(since, GuidelineSettings.Default).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Rule", "R041")]
    public void The_tenth_term_is_renewed_like_the_first()
    {
        var member = Member("M1", [.. Enumerable.Range(0, 10).Select(n => Commission(2007 + (2 * n)))]);

        Accepted(new RenewCommission(Ends).Decide(Council(member))).Members.ShouldHaveSingleItem().Commissions.Count.ShouldBe(11);
    }

    [Fact]
    [Trait("Rule", "R042")]
    public void Who_serves_long_is_pointed_out_first_come_what_may_and_the_note_is_kept()
    {
        var six = Member("M2", [.. Enumerable.Range(0, 5).Select(n => Commission(2017 + (2 * n)))]);
        var request = new RenewCommission(Ends) { Term = new CommissionTerm(D("2027-04-01"), D("2029-03-30")), TermReason = "都合" };
        var facts = Council(Member("M1"), six);

        var findings = RenewCommission.Review(Accepted(request.Decide(facts)), GuidelineSettings.Default);
        findings
            .Select(f => (f.Code, f.Level))
            .ShouldBe([("commission.long-service", FindingLevel.Warn), ("commission.term", FindingLevel.Info)]);

        var selection = new SelectionProcess(D("2027-03-01"), "交通課", "再任");
        var noted = request with
        {
            LongServiceNotes = new Dictionary<MemberId, string> { [Id("M2")] = "後任の育成" },
            Selection = selection,
        };
        var renewed = Accepted(noted.Decide(facts)).Members;
        renewed.Select(m => m.Newest!.LongServiceNote).ShouldBe([null, "後任の育成"]);
        renewed.ShouldAllBe(m => m.Newest!.Selection == selection);
        RenewCommission.Review(new Renewals(renewed), GuidelineSettings.Default).ShouldAllBe(f => f.Level == FindingLevel.Info);
    }

    [Fact]
    public void A_refusal_says_who_and_which_day()
    {
        var facts = Council(Member("M1").With(Renewal(2027)), Member("M2", Commission(2026)));
        var abolished = facts with { Council = facts.Council with { Abolished = D("2027-03-31") } };
        var late = new RenewCommission(Ends) { Term = new CommissionTerm(Ends, D("2029-03-31")) };

        Values(new RenewCommission(Ends, [Id("M1")]).Decide(facts)).ShouldBe(["試験 M1"]);
        Values(new RenewCommission(Ends, [Id("M2")]).Decide(facts)).ShouldBe(["試験 M2", "令和9年3月31日"]);
        Values(new RenewCommission(Ends, [Id("M9")]).Decide(facts)).ShouldBe(["", "令和9年3月31日"]);
        Values(new RenewCommission(Ends).Decide(facts)).ShouldBe(["令和9年3月31日"]);
        Values(late.Decide(facts)).ShouldBe(["令和9年3月31日"]);
        Values(new RenewCommission(Ends).Decide(abolished)).ShouldBe(["令和9年4月1日"]);
    }

    [Fact]
    public void What_a_member_says_is_noted_and_changes_nothing_else()
    {
        var facts = Council(Member("M1"), Member("M2", Commission(2025) with { Dismissal = new(D("2026-06-01"), DismissalReason.Death) }));

        var noted = Accepted(new NoteRenewalIntention(Id("M1"), RenewalIntention.Declined).Decide(facts));

        noted.RenewalIntention.ShouldBe(RenewalIntention.Declined);
        (noted with { RenewalIntention = RenewalIntention.Unknown }).ShouldBe(facts.Members[0]);
        CodeOf(new NoteRenewalIntention(Id("M2"), RenewalIntention.Willing).Decide(facts)).ShouldBe("commission.dismissed");
        CodeOf(new NoteRenewalIntention(Id("M9"), RenewalIntention.Willing).Decide(facts)).ShouldBe("commission.unknown-member");
    }
}
