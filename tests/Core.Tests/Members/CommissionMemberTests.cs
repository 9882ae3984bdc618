using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class CommissionMemberTests
{
    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;

    private static readonly SelectionProcess Selected = new(D("2026-03-20"), "生活安全課、交通課", "適任と決定");

    private static readonly Member Newcomer = Member("N1") with { Commissions = [] };

    [Fact]
    [Trait("Rule", "R040")]
    [Trait("Rule", "R105")]
    public void A_new_member_is_commissioned_for_two_years_from_1_April()
    {
        var request = New("2027-04-01") with { Selection = Selected };
        var member = Accepted(request.Decide(Council(), Settings));

        (member.Id, member.Name).ShouldBe((Newcomer.Id, Newcomer.Name));
        var commission = member.Commissions.ShouldHaveSingleItem();
        (commission.Kind, commission.Term, commission.Predecessor).ShouldBe((CommissionKind.New, CommissionTerm.Standard(2027), null));
        request.Review(Council(), Settings, []).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "A7")]
    [InlineData("2026-06-01", "2027-03-31")]
    [InlineData("2026-03-31", "2027-03-31")]
    [InlineData("2026-04-01", "2028-03-31")] // 1 April is no mid-term: two years, as in principle
    [InlineData("2027-06-01", "2029-05-31")] // nobody is in office any more
    public void An_additional_member_in_mid_term_ends_with_the_others(string first, string last) =>
        TermOf(New(first), Council(Member("M1"), Member("M2")), Settings).Last.ShouldBe(D(last));

    [Theory]
    [Trait("Rule", "A7")]
    [InlineData("2026-06-01", "2028-05-31")]
    [InlineData("2028-02-29", "2030-02-28")]
    [InlineData("2028-02-28", "2030-02-27")]
    [InlineData("2028-03-01", "2030-02-28")]
    public void By_setting_an_additional_member_has_two_years(string first, string last)
    {
        var settings = Settings with { AdditionalMemberTerm = AdditionalMemberTerm.TwoYears };
        var facts = Council(Member("M1").With(Renewal(2027)));

        TermOf(New(first), facts, settings).ShouldBe(new CommissionTerm(D(first), D(last)));
        New(first).Review(facts, settings, []).ShouldNotContain(f => f.Code == "commission.common-end");
    }

    [Theory]
    [Trait("Rule", "A7")]
    [InlineData(2, 1, "2027-03-31")]
    [InlineData(1, 2, "2028-03-31")]
    [InlineData(2, 2, "2028-03-31")]
    public void The_common_end_is_that_of_most_members_and_the_later_of_two(int first, int second, string last)
    {
        Member[] members =
        [
            .. Enumerable.Range(1, first).Select(n => Member($"A{n}")),
            .. Enumerable.Range(1, second).Select(n => Member($"B{n}", Commission(2026))),
        ];

        TermOf(New("2026-06-01"), Council(members), Settings).Last.ShouldBe(D(last));
    }

    [Fact]
    [Trait("Rule", "A7")]
    public void Who_comes_back_is_not_asked_for_his_own_end()
    {
        var back = Member("M1", Commission("2020-04-01", "2026-05-31")) with { Name = "再任 一" };
        var facts = Council(back, Member("M2"));

        var member = Accepted(
            new CommissionMember(back with { Name = "" }, CommissionKind.Renewal, D("2026-06-01")).Decide(facts, Settings)
        );

        (member.Name, member.Commissions.Count, member.Newest!.Term.Last).ShouldBe(("再任 一", 2, D("2027-03-31")));
        Terms.CommonEnd(Council(back), D("2026-05-31"), back.Id).ShouldBeNull();
        Terms.CommonEnd(Council(back), D("2026-05-31"), Id("other")).ShouldBe(D("2026-05-31"));
    }

    [Fact]
    [Trait("Rule", "A7")]
    [Trait("Rule", "R040")]
    public void Another_end_than_the_others_have_and_another_start_than_1_April_ask_for_a_reason()
    {
        var facts = Council(Member("M1"));

        Codes(New("2026-06-01"), facts).ShouldBe(["commission.term"]);
        Codes(New("2026-06-01") with { Last = D("2028-03-31") }, facts).ShouldBe(["commission.term", "commission.common-end"]);
        Codes(New("2026-06-01") with { Last = D("2028-03-31") }, Council()).ShouldBe(["commission.term"]);
        Codes(New("2025-03-31") with { Last = D("2026-03-31") }, Council(Member("M1", Commission(2024)))).ShouldBeEmpty();

        var additional = New("2026-06-01") with { Selection = Selected };
        var reasoned = additional with { TermReason = "増員" };
        additional.Review(facts, Settings, []).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Warn);
        reasoned.Review(facts, Settings, []).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Info);
        Accepted(reasoned.Decide(facts, Settings)).Newest!.TermReason.ShouldBe("増員");
    }

    [Theory]
    [Trait("Rule", "R043")]
    [Trait("Rule", "H4")]
    [InlineData("2026-06-01")]
    [InlineData("2027-03-31")]
    public void A_replacement_serves_the_rest_of_the_predecessors_term(string first)
    {
        var request = Replacement(first);

        var member = Accepted(request.Decide(Vacant, Settings));

        var commission = member.Commissions.ShouldHaveSingleItem();
        (commission.Term, commission.Predecessor).ShouldBe((new CommissionTerm(D(first), D("2027-03-31")), Id("M1")));
        request.Review(Vacant, Settings, []).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "H4")]
    [InlineData("2026-05-31", "commission.no-vacancy")] // the last day in office
    [InlineData("2027-04-01", "commission.no-vacancy")] // the term is over
    public void There_is_nothing_left_before_and_after(string first, string code)
    {
        var request = Replacement(first);

        CodeOf(request.Decide(Vacant, Settings)).ShouldBe("commission.blocked");
        Hard(request, Vacant).ShouldBe([code]);
    }

    [Theory]
    [Trait("Rule", "H4")]
    [InlineData(null)]
    [InlineData("N1")]
    [InlineData("M9")]
    public void A_replacement_names_its_predecessor(string? predecessor)
    {
        var request = Replacement("2026-06-01") with { Predecessor = predecessor is null ? null : Id(predecessor) };

        CodeOf(request.Decide(Vacant, Settings)).ShouldBe("commission.blocked");
        Hard(request, Vacant).ShouldBe(["commission.predecessor-missing"]);
    }

    [Fact]
    [Trait("Rule", "R040")]
    public void Until_its_predecessor_is_named_a_replacement_is_shown_with_two_years() =>
        (Replacement("2026-06-01") with { Predecessor = null })
            .DefaultTerm(Vacant, Settings)
            .ShouldBe(new CommissionTerm(D("2026-06-01"), D("2028-05-31")));

    [Theory]
    [Trait("Rule", "A7")]
    [Trait("Rule", "R003")]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-06-02", false)]
    public void From_the_day_of_the_guideline_on_another_end_than_the_others_have_is_told(string inForce, bool told) =>
        (New("2026-06-01") with { Last = D("2028-03-31") })
            .Review(Council(Member("M1")), Settings with { InForceSince = D(inForce) }, [])
            .Any(f => f.Code == "commission.common-end")
            .ShouldBe(told);

    [Theory]
    [Trait("Rule", "H5")]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-05-31", false)]
    public void A_term_of_one_day_is_a_term_and_is_looked_at_like_any(string last, bool term) =>
        (New("2026-06-01") with { Last = D(last) }).Review(Council(), Settings, []).Any(f => f.Code == "commission.term").ShouldBe(term);

    [Theory]
    [Trait("Rule", "H4")]
    [Trait("Rule", "R043")]
    [InlineData("2027-03-31", null, null, null)]
    [InlineData("2027-03-31", "理由", null, null)]
    [InlineData("2027-03-30", null, "commission.end-not-predecessors", FindingLevel.Hard)]
    [InlineData("2027-04-01", " ", "commission.end-not-predecessors", FindingLevel.Hard)]
    [InlineData("2028-03-31", "署長の判断", "commission.end-differs", FindingLevel.WarnPlus)]
    public void Another_end_is_refused_unless_the_station_gives_a_reason(string last, string? reason, string? code, FindingLevel? level)
    {
        var request = Replacement("2026-06-01") with { Last = D(last), EndReason = reason };

        var found = request.Review(Vacant, Settings, []);

        found.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        found.Select(f => (FindingLevel?)f.Level).ShouldBe(level is null ? [] : [level]);
        found.ShouldAllBe(f => f.Clauses == "記 第2-4(1)ウ");
        CodeOf(request.Decide(Vacant, Settings)).ShouldBe(level == FindingLevel.Hard ? "commission.blocked" : null);
        if (level != FindingLevel.Hard)
        {
            Accepted(request.Decide(Vacant, Settings)).Newest!.EndReason.ShouldBe(reason);
        }
    }

    [Fact]
    [Trait("Rule", "H4")]
    public void A_predecessor_belongs_to_a_replacement_only() =>
        Accepted((New("2026-06-01") with { Predecessor = Id("M1") }).Decide(Vacant, Settings)).Newest!.Predecessor.ShouldBeNull();

    [Theory]
    [Trait("Rule", "H6")]
    [InlineData("2027-03-31", "commission.overlap")]
    [InlineData("2027-04-01", null)]
    public void Nobody_is_twice_in_one_council(string first, string? code)
    {
        var known = Member("N1");
        var request = New(first) with { Selection = Selected, Last = D("2029-03-31") };

        Hard(request, Council(known)).ShouldBe(code is null ? [] : [code]);
        CodeOf(request.Decide(Council(known), Settings)).ShouldBe(code is null ? null : "commission.blocked");
    }

    [Fact]
    [Trait("Rule", "H6")]
    public void In_two_councils_at_once_is_allowed_and_told()
    {
        var there = Council(Member("X1") with { Name = "試験　N1" });
        var elsewhere = there with { Council = there.Council with { Name = "東交番連絡協議会" } };
        var request = New("2026-04-01") with { Selection = Selected };

        var told = request.Review(Council(), Settings, [elsewhere, Council(Member("X2"))]).ShouldHaveSingleItem();

        (told.Level, told.Code).ShouldBe((FindingLevel.Info, "commission.also-elsewhere"));
        told.Sentence.ShouldContain("東交番連絡協議会");
        var among = elsewhere with { Members = [Member("X0"), .. elsewhere.Members] };
        request.Review(Council(), Settings, [among]).ShouldHaveSingleItem().Code.ShouldBe("commission.also-elsewhere");
        (New("2027-04-01") with { Selection = Selected }).Review(Council(), Settings, [elsewhere]).ShouldBeEmpty();
        CodeOf(request.Decide(Council(), Settings)).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "H6")]
    public void A_namesake_in_the_same_council_may_be_another_person()
    {
        var facts = Council(Member("M1") with { Name = "試験N1" });
        var request = New("2026-04-01") with { Selection = Selected };

        request.Review(facts, Settings, []).ShouldHaveSingleItem().Code.ShouldBe("commission.same-name");
        var longer = Council(Member("M1", Commission(2023), Renewal(2025)) with { Name = "試験N1" });
        request.Review(longer, Settings, []).ShouldHaveSingleItem().Code.ShouldBe("commission.same-name");
        (New("2027-04-01") with { Selection = Selected }).Review(facts, Settings, []).ShouldBeEmpty();
        CodeOf(request.Decide(facts, Settings)).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "H5")]
    public void A_term_does_not_end_before_it_begins_and_begins_in_a_council()
    {
        var backwards = New("2026-06-01") with { Last = D("2026-05-31") };
        Hard(backwards, Council()).ShouldBe(["commission.end-before-start"]);
        CodeOf(backwards.Decide(Council(), Settings)).ShouldBe("commission.blocked");
        Hard(New("2026-06-01") with { Last = D("2026-06-01") }, Council()).ShouldBeEmpty();

        var ended = Council() with { Council = Council().Council with { Abolished = D("2026-05-31") } };
        Hard(New("2026-06-01"), ended).ShouldBe(["commission.no-council"]);
        Hard(New("2026-05-31"), ended).ShouldBeEmpty();
    }

    [Fact]
    public void After_the_last_day_of_its_police_box_nobody_is_commissioned()
    {
        var council = Council().Council;
        var link = new PoliceBoxLink(new PoliceBoxId("B1"), "沢端駐在所", new DayRange(council.Established, D("2026-05-31")));
        var ended = Council() with { Council = council with { PoliceBoxes = [link] } };

        Hard(New("2026-06-01"), ended).ShouldBe(["commission.no-box"]);
        Hard(New("2026-05-31"), ended).ShouldBeEmpty();
        var followed = ended.Council with
        {
            PoliceBoxes = [link, link with { PoliceBox = new PoliceBoxId("B2"), Days = new DayRange(D("2026-06-01"), null) }],
        };
        Hard(New("2026-06-01"), ended with { Council = followed }).ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "R023")]
    [InlineData("2026-05-20", "交通課", "決定", null)]
    [InlineData("2026-06-01", "交通課", "決定", null)]
    [InlineData("2026-06-02", "交通課", "決定", "commission.selected-late")]
    [InlineData(null, "交通課", "決定", "commission.selection")]
    [InlineData("2026-05-20", " ", "決定", "commission.selection")]
    [InlineData("2026-05-20", "交通課", "", "commission.selection")]
    public void A_selection_is_decided_at_a_meeting_of_the_heads(string? day, string divisions, string decision, string? code)
    {
        var request = Replacement("2026-06-01") with { Selection = new SelectionProcess(day is null ? null : D(day), divisions, decision) };

        Codes(request, Vacant).ShouldBe(code is null ? [] : [code]);
        request.Review(Vacant, Settings, []).ShouldAllBe(f => f.Level == FindingLevel.Warn && f.Clauses == "記 第2-3(1)イ");
        Accepted(request.Decide(Vacant, Settings)).Newest!.Selection.ShouldBe(request.Selection);
    }

    [Fact]
    [Trait("Rule", "R023")]
    [Trait("Rule", "R003")]
    public void Without_a_selection_it_is_asked_for_but_not_of_those_who_are_renewed_or_were_there_before_the_guideline()
    {
        CommissionReview.OfSelection(Commission(2025), Settings).ShouldHaveSingleItem().Code.ShouldBe("commission.selection");
        CommissionReview.OfSelection(Renewal(2025), Settings).ShouldBeEmpty();
        CommissionReview.OfSelection(Commission("2025-03-31", "2027-03-31"), Settings).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R042")]
    public void Long_service_is_asked_about_here_too()
    {
        var known = Member("N1", [.. Enumerable.Range(0, 5).Select(n => Commission(2015 + (2 * n)))]);
        var request = New("2026-04-01") with { Selection = Selected, LongServiceNote = "余人をもって代え難い" };

        request.Review(Council(known), Settings, []).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Info);
        (request with { LongServiceNote = null })
            .Review(Council(known), Settings, [])
            .ShouldHaveSingleItem()
            .Level.ShouldBe(FindingLevel.Warn);
        Accepted(request.Decide(Council(known), Settings)).Newest!.LongServiceNote.ShouldBe("余人をもって代え難い");
    }

    [Fact]
    public void What_was_said_about_the_next_term_is_answered()
    {
        var declined = Member("N1") with { RenewalIntention = RenewalIntention.Declined };

        Accepted(New("2027-04-01").Decide(Council(declined), Settings)).RenewalIntention.ShouldBe(RenewalIntention.Unknown);
    }

    /// <summary>M1 has been out of office since 1 June 2026; the term runs to 31 March 2027.</summary>
    private static CouncilFacts Vacant =>
        Council(Member("M1", Commission(2025) with { Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.MovedAway) }));

    private static CommissionMember New(string first) => new(Newcomer, CommissionKind.New, D(first));

    private static CommissionMember Replacement(string first) =>
        new(Newcomer, CommissionKind.Replacement, D(first)) { Predecessor = Id("M1"), Selection = Selected };

    private static CommissionTerm TermOf(CommissionMember request, CouncilFacts facts, GuidelineSettings settings) =>
        Accepted(request.Decide(facts, settings)).Newest!.Term;

    private static IEnumerable<string> Hard(CommissionMember request, CouncilFacts facts) =>
        request.Review(facts, Settings, []).Where(f => f.Level == FindingLevel.Hard).Select(f => f.Code);

    private static IEnumerable<string> Codes(CommissionMember request, CouncilFacts facts) =>
        (request with { Selection = request.Selection ?? new SelectionProcess(D("2025-01-10"), "交通課", "決定") })
            .Review(facts, Settings, [])
            .Select(f => f.Code);
}
