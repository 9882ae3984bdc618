using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class MemberReviewTests
{
    private static readonly DateOnly Day = D("2026-06-15");

    [Fact]
    [Trait("Rule", "R022")]
    [Trait("Rule", "R029")]
    [Trait("Rule", "R100")]
    public void Ten_varied_members_have_no_finding() => Review(Varied(10, 6)).ShouldBeEmpty();

    [Theory]
    [Trait("Rule", "R029")]
    [Trait("Rule", "R030")]
    [InlineData(0, "members.too-few", FindingLevel.WarnPlus)]
    [InlineData(4, "members.too-few", FindingLevel.WarnPlus)]
    [InlineData(5, "members.few", FindingLevel.Warn)]
    [InlineData(7, "members.few", FindingLevel.Warn)]
    [InlineData(8, null, null)]
    [InlineData(12, null, null)]
    [InlineData(13, "members.many", FindingLevel.Warn)]
    public void About_ten_is_a_band_and_under_five_needs_care(int count, string? code, FindingLevel? level)
    {
        var found = Review(Varied(count, count)).Where(f => f.Clauses == "記 第2-3(2)").ToList();

        found.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
        found.Select(f => (FindingLevel?)f.Level).ShouldBe(level is null ? [] : [level]);
        found.ShouldAllBe(f => f.Sentence.Contains($"{count}人") && f.Code == "members.too-few" == (f.Source == null));
    }

    [Fact]
    [Trait("Rule", "R029")]
    [Trait("Rule", "R030")]
    public void A_reason_is_enough_for_fewer_than_ten_and_not_for_fewer_than_five()
    {
        var seven = Council(Varied(7, 7)).Because("管内人口が僅少");
        var four = Council(Varied(4, 4)).Because("管内人口が僅少");

        var few = MemberReview.Of(seven, Day, GuidelineSettings.Default).ShouldHaveSingleItem();
        (few.Level, few.Code).ShouldBe((FindingLevel.Info, "members.few"));
        few.Sentence.ShouldContain("管内人口が僅少");
        MemberReview.Of(four, Day, GuidelineSettings.Default).ShouldContain(f => f.Level == FindingLevel.WarnPlus);
        MemberReview.Of(seven.Because(" "), Day, GuidelineSettings.Default)[0].Level.ShouldBe(FindingLevel.Warn);
    }

    [Fact]
    [Trait("Rule", "R029")]
    public void The_band_is_a_setting()
    {
        var settings = GuidelineSettings.Default with { FewestMembers = 6, UsualMembersFrom = 10, UsualMembersTo = 10 };

        Review(Varied(5, 5), settings)[0].Sentence.ShouldContain("6人以上");
        Review(Varied(9, 9), settings).ShouldHaveSingleItem().Code.ShouldBe("members.few");
        Review(Varied(10, 10), settings).ShouldBeEmpty();
        Review(Varied(11, 11), settings).ShouldHaveSingleItem().Code.ShouldBe("members.many");
    }

    [Theory]
    [Trait("Rule", "R024")]
    [InlineData(10, 5, false)]
    [InlineData(10, 6, true)]
    [InlineData(9, 4, false)]
    [InlineData(9, 5, true)]
    [InlineData(10, 0, false)]
    public void A_majority_is_more_than_half(int count, int ofCategories, bool majority)
    {
        var facts = Council(Varied(count, ofCategories));
        var composition = Composition.On(facts, Day, GuidelineSettings.Default);

        (composition.HasMajority, composition.Majority).ShouldBe((majority, $"{ofCategories}/{count}"));
        var found = MemberReview.Of(facts, Day, GuidelineSettings.Default);
        found.Select(f => f.Code).ShouldBe(majority ? [] : ["members.majority"]);
        found.ShouldAllBe(f =>
            f.Level == FindingLevel.Warn && f.Clauses == "記 第2-3(1)ウ" && f.Sentence.Contains($"{ofCategories}/{count}")
        );
    }

    [Fact]
    [Trait("Rule", "R024")]
    public void Nobody_is_no_majority_and_no_finding_about_it()
    {
        Composition.On(Council(), Day, GuidelineSettings.Default).HasMajority.ShouldBeFalse();
        Review([]).ShouldHaveSingleItem().Code.ShouldBe("members.too-few");
    }

    [Fact]
    [Trait("Rule", "R024")]
    [Trait("Rule", "A6")]
    public void A_member_in_two_categories_counts_once()
    {
        var twice = Varied(10, 5)
            .But(0, m => m with { Categories = [SelectionCategory.NeighbourhoodAssociation, SelectionCategory.SafetyAssociation] });

        Composition.On(Council(twice), Day, GuidelineSettings.Default).Majority.ShouldBe("5/10");
    }

    [Fact]
    [Trait("Rule", "A6")]
    public void By_setting_only_the_category_that_was_entered_first_counts()
    {
        var members = Varied(10, 5)
            .But(5, m => m with { Categories = [SelectionCategory.Other, SelectionCategory.PublicBody] })
            .But(6, m => m with { Categories = [] });

        Majority(members, GuidelineSettings.Default).ShouldBe("6/10");
        Majority(members, GuidelineSettings.Default with { SeveralCategories = SeveralCategories.FirstOnly }).ShouldBe("5/10");
        Majority(
                members.But(5, m => m with { Categories = [SelectionCategory.PublicBody, SelectionCategory.Other] }),
                GuidelineSettings.Default with
                {
                    SeveralCategories = SeveralCategories.FirstOnly,
                }
            )
            .ShouldBe("6/10");
    }

    [Fact]
    [Trait("Rule", "A5")]
    public void The_majority_is_of_those_in_office_and_by_setting_of_all_seats()
    {
        var members = Varied(11, 6).But(10, Dismissed);
        var seats = GuidelineSettings.Default with { MajorityOf = MajorityOf.Seats };

        Majority(members, GuidelineSettings.Default).ShouldBe("6/10");
        Majority(members, seats).ShouldBe("6/11");
        Majority([.. members, Member("M12", ReplacementOf("M11"))], seats).ShouldBe("6/11");
        Majority([.. members, Member("M12")], seats).ShouldBe("6/12");
    }

    [Fact]
    [Trait("Rule", "A5")]
    public void A_seat_is_vacant_and_taken_over_whatever_terms_there_were_before()
    {
        var left = Dismissed(Member("M11"));
        left = left with { Commissions = [Commission(2023), .. left.Commissions] };
        var successor = Member("M12", Commission(2021), ReplacementOf("M11"));
        var seats = GuidelineSettings.Default with { MajorityOf = MajorityOf.Seats };

        Majority([.. Varied(10, 6), left], seats).ShouldBe("6/11");
        Majority([.. Varied(10, 6), left, successor], seats).ShouldBe("6/11");
        Composition.On(Council([.. Varied(10, 6), left, successor]), Day, seats).Members.Count.ShouldBe(11);
    }

    [Theory]
    [Trait("Rule", "A5")]
    [InlineData("2026-05-31", "6/11")] // the last day in office
    [InlineData("2026-06-01", "6/11")]
    [InlineData("2027-03-31", "6/11")] // the last day of the term
    [InlineData("2027-04-01", "6/10")]
    public void A_seat_is_vacant_while_the_term_runs(string day, string majority)
    {
        var members = Varied(11, 6).ButAll(m => m.With(Renewal(2027))).But(10, m => Dismissed(m with { Commissions = [Commission(2025)] }));

        Composition
            .On(Council(members), D(day), GuidelineSettings.Default with { MajorityOf = MajorityOf.Seats })
            .Majority.ShouldBe(majority);
    }

    [Theory]
    [Trait("Rule", "R028")]
    [Trait("Rule", "A4")]
    [InlineData(false, FindingLevel.Info)]
    [InlineData(true, FindingLevel.Warn)]
    public void For_a_special_purpose_the_majority_is_a_plain_number_unless_it_is_so_set(bool warns, FindingLevel level)
    {
        var settings = GuidelineSettings.Default with { MajorityOfSpecialPurposeWarns = warns };

        var found = MemberReview.Of(Council(Varied(10, 5)).As(CouncilKind.SpecialPurpose), Day, settings).ShouldHaveSingleItem();

        (found.Code, found.Level).ShouldBe(("members.majority", level));
        found.Sentence.ShouldContain("5/10");
        MemberReview.Of(Council(Varied(10, 5)).As(CouncilKind.Merged), Day, settings)[0].Level.ShouldBe(FindingLevel.Warn);
    }

    [Fact]
    [Trait("Rule", "R028")]
    public void A_special_purpose_asks_for_its_own_reason_and_not_for_breadth()
    {
        var alike = Varied(10, 6)
            .ButAll(m => m with { Occupation = "管理者", AgeBand = 60, Sex = "男", District = "一丁目", Association = "一町内会" })
            .But(0, m => m with { SelectionReason = null });

        var special = MemberReview.Of(Council(alike).As(CouncilKind.SpecialPurpose), Day, GuidelineSettings.Default);

        var reason = special.ShouldHaveSingleItem();
        (reason.Code, reason.Level).ShouldBe(("members.purpose-reason", FindingLevel.Warn));
        reason.Sentence.ShouldContain("1人");
        Review(alike).Count(f => f.Code.StartsWith("members.bias-", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory]
    [Trait("Rule", "R022")]
    [Trait("Rule", "R100")]
    [InlineData(MemberTrait.District, "members.bias-district", "記 第2-3(1)ア")]
    [InlineData(MemberTrait.Association, "members.bias-association", "記 第2-3(1)ア")]
    [InlineData(MemberTrait.AgeBand, "members.bias-age", "要綱 第4-2、記 第2-3(1)ア")]
    [InlineData(MemberTrait.Sex, "members.bias-sex", "要綱 第4-2")]
    [InlineData(MemberTrait.Occupation, "members.bias-occupation", "要綱 第4-2")]
    public void More_than_seventy_per_cent_of_one_value_is_pointed_out(MemberTrait trait, string code, string clauses)
    {
        var seven = Varied(10, 6).Select((m, i) => With(m, trait, i < 7)).ToArray();
        var eight = Varied(10, 6).Select((m, i) => With(m, trait, i < 8)).ToArray();

        Review(seven).ShouldBeEmpty();
        var found = Review(eight).ShouldHaveSingleItem();
        (found.Level, found.Code, found.Clauses).ShouldBe((FindingLevel.Warn, code, clauses));
        found.Sentence.ShouldContain("10人のうち8人");
        found.Source.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Rule", "R022")]
    public void Of_fewer_known_values_than_five_nothing_is_said()
    {
        var four = Varied(10, 6).Select((m, i) => m with { District = i < 4 ? "一丁目" : " " }).ToArray();
        var five = Varied(10, 6).Select((m, i) => m with { District = i < 5 ? "一丁目" : null }).ToArray();

        Review(four).ShouldBeEmpty();
        Review(five).ShouldHaveSingleItem().Sentence.ShouldContain("5人のうち5人");
    }

    [Fact]
    [Trait("Rule", "R022")]
    public void The_share_is_a_setting()
    {
        var six = Varied(10, 6).Select((m, i) => With(m, MemberTrait.District, i < 6)).ToArray();

        Review(six, GuidelineSettings.Default with { BiasPercent = 60 }).ShouldBeEmpty();
        Review(six, GuidelineSettings.Default with { BiasPercent = 59 }).ShouldHaveSingleItem().Code.ShouldBe("members.bias-district");
    }

    [Fact]
    [Trait("Rule", "R022")]
    public void Counts_are_by_value_the_most_frequent_first()
    {
        var members = Varied(3, 3).But(0, m => m with { District = "二丁目" }).But(1, m => m with { District = "一丁目 " });

        Composition
            .On(Council([.. members, Member("M04") with { District = "一丁目" }, Member("M05")]), Day, GuidelineSettings.Default)
            .By(MemberTrait.District)
            .ShouldBe([new TraitCount("一丁目", 2), new TraitCount("3丁目", 1), new TraitCount("二丁目", 1)]);
    }

    [Fact]
    [Trait("Rule", "R100")]
    public void What_hardly_anybody_has_entered_cannot_be_judged_and_is_optional()
    {
        var four = Varied(10, 6).Select((m, i) => i < 4 ? m : m with { Sex = null, Occupation = null }).ToArray();
        var five = Varied(10, 6).Select((m, i) => i < 5 ? m : m with { Sex = null, Occupation = null }).ToArray();

        var found = Review(four).ShouldHaveSingleItem();
        (found.Level, found.Code).ShouldBe((FindingLevel.Info, "members.traits-unknown"));
        found.Sentence.ShouldStartWith("性別、職業の");
        Review(five).ShouldBeEmpty();
        Review(Varied(4, 4).ButAll(m => m with { Sex = null })).ShouldHaveSingleItem().Code.ShouldBe("members.too-few");
        Review(Varied(5, 5).ButAll(m => m with { Sex = null })).ShouldContain(f => f.Code == "members.traits-unknown");
    }

    [Fact]
    [Trait("Rule", "R100")]
    public void Why_somebody_was_selected_is_a_field()
    {
        var found = Review(Varied(10, 6).But(3, m => m with { SelectionReason = " " })).ShouldHaveSingleItem();

        (found.Level, found.Code, found.Clauses).ShouldBe((FindingLevel.Info, "members.selection-reason", "要綱 第4-2"));
        found.Sentence.ShouldContain("1人");
    }

    [Theory]
    [Trait("Rule", "R021")]
    [InlineData(BeatTie.Residence)]
    [InlineData(BeatTie.Workplace)]
    [InlineData(BeatTie.Organisation)]
    public void Who_works_in_the_area_counts_like_who_lives_there(BeatTie tie) =>
        Review(Varied(10, 6).ButAll(m => m with { Ties = [tie] })).ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "R021")]
    public void Some_tie_to_the_beat_is_asked_for()
    {
        var found = Review(Varied(10, 6).But(0, m => m with { Ties = null }).But(1, m => m with { Ties = [] })).ShouldHaveSingleItem();

        (found.Level, found.Code, found.Clauses).ShouldBe((FindingLevel.Info, "members.tie", "記 第2-3(1)ア"));
        found.Sentence.ShouldContain("2人");
    }

    [Fact]
    [Trait("Rule", "A10")]
    public void By_setting_a_member_counts_only_once_the_letter_was_handed_over()
    {
        var handed = Commission(2025) with { LetterHandedOver = D("2025-06-01") };
        var members = Varied(10, 6).ButAll(m => m with { Commissions = [handed] }).But(9, m => m with { Commissions = [Commission(2025)] });
        var letter = GuidelineSettings.Default with { InOfficeFrom = InOfficeFrom.Letter };

        Composition.On(Council(members), D("2025-05-31"), GuidelineSettings.Default).Members.Count.ShouldBe(10);
        Composition.On(Council(members), D("2025-05-31"), letter).Members.Count.ShouldBe(0);
        Composition.On(Council(members), D("2025-06-01"), letter).Members.Count.ShouldBe(9);
        Composition.On(Council(members), D("2027-04-01"), letter).Members.Count.ShouldBe(0);
    }

    [Fact]
    public void The_most_weighty_finding_comes_first() =>
        Review(Varied(4, 0).But(0, m => m with { Ties = null })).Select(f => f.Level).ShouldBeInOrder(SortDirection.Descending);

    private static IReadOnlyList<Finding> Review(Member[] members, GuidelineSettings? settings = null) =>
        MemberReview.Of(Council(members), Day, settings ?? GuidelineSettings.Default);

    private static string Majority(Member[] members, GuidelineSettings settings) =>
        Composition.On(Council(members), Day, settings).Majority;

    private static Member Dismissed(Member member) =>
        member with
        {
            Commissions = [member.Commissions[0] with { Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Death) }],
        };

    private static Commission ReplacementOf(string predecessor) =>
        new(CommissionKind.Replacement, new CommissionTerm(D("2026-06-10"), D("2027-03-31"))) { Predecessor = Id(predecessor) };

    private static Member With(Member member, MemberTrait trait, bool alike) =>
        trait switch
        {
            MemberTrait.District => member with { District = alike ? "一丁目" : "二丁目" },
            MemberTrait.Association => member with { Association = alike ? "一町内会" : "二町内会" },
            MemberTrait.AgeBand => member with { AgeBand = alike ? 70 : 40 },
            MemberTrait.Sex => member with { Sex = alike ? "男" : "女" },
            _ => member with { Occupation = alike ? "農業" : "商業" },
        };
}

file static class Councils
{
    public static CouncilFacts As(this CouncilFacts facts, CouncilKind kind) => facts with { Council = facts.Council with { Kind = kind } };

    public static CouncilFacts Because(this CouncilFacts facts, string reason) =>
        facts with
        {
            Council = facts.Council with { FewMembersReason = reason },
        };
}
