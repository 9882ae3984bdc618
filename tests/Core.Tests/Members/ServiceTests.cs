using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Members;

public sealed class ServiceTests
{
    private static readonly GuidelineSettings WithoutReplacements = GuidelineSettings.Default with { ReplacementCountsAsTerm = false };

    [Fact]
    [Trait("Rule", "R042")]
    public void Years_and_terms_are_both_shown()
    {
        var member = Member("M1", Commission(2021), Renewal(2025));

        Of(member, "2027-03-31").ShouldBe(new Service(48, 0, 2, 0, true));
        Of(member, "2027-03-31").ToString().ShouldBe("通算4年（2期）");
        Of(member, "2027-03-30").ToString().ShouldBe("通算3年11か月（2期）");
    }

    [Theory]
    [Trait("Rule", "R042")]
    [InlineData("2025-03-31", 0, 0, 0)]
    [InlineData("2025-04-01", 0, 1, 1)]
    [InlineData("2025-04-30", 1, 0, 1)]
    [InlineData("2026-03-31", 12, 0, 1)]
    [InlineData("2026-04-01", 12, 1, 1)]
    [InlineData("2030-01-01", 24, 0, 1)]
    public void It_is_counted_up_to_a_day(string upTo, int months, int days, int terms)
    {
        var service = Of(Member("M1"), upTo);

        (service.Months, service.Days, service.Terms).ShouldBe((months, days, terms));
    }

    [Theory]
    [Trait("Rule", "R042")]
    [InlineData("2024-02-29", "2026-02-28", 24, 0)]
    [InlineData("2023-03-01", "2024-02-29", 12, 0)]
    [InlineData("2024-02-29", "2026-02-27", 23, 30)]
    [InlineData("2025-01-31", "2025-02-28", 1, 0)]
    [InlineData("2025-01-31", "2025-02-27", 0, 28)]
    [InlineData("2025-03-01", "2025-03-30", 0, 30)]
    [InlineData("2025-03-01", "2025-03-31", 1, 0)]
    [InlineData("2025-04-15", "2025-05-14", 1, 0)]
    [InlineData("2025-04-15", "2025-05-13", 0, 29)]
    public void Months_are_those_of_the_calendar(string first, string last, int months, int days)
    {
        var service = Of(Member("M1", Commission(first, last)), "2040-01-01");

        (service.Months, service.Days).ShouldBe((months, days));
    }

    [Fact]
    [Trait("Rule", "R042")]
    public void Days_of_several_terms_become_months()
    {
        var member = Member("M1", Commission("2020-04-01", "2020-04-20"), Commission("2021-04-01", "2021-04-15"));

        Of(member, "2022-01-01").ShouldBe(new Service(1, 4, 2, 0, true));
    }

    [Fact]
    [Trait("Rule", "R042")]
    public void A_dismissal_ends_the_count_and_who_never_began_has_none()
    {
        var ended = Commission(2025) with { Dismissal = new Dismissal(D("2025-10-01"), DismissalReason.Resignation) };
        var never = Renewal(2027) with { Dismissal = new Dismissal(D("2027-04-01"), DismissalReason.Resignation) };

        Of(Member("M1", ended, never), "2029-03-31").ShouldBe(new Service(6, 0, 1, 0, true));
    }

    [Fact]
    [Trait("Rule", "A8")]
    public void The_rest_of_a_predecessors_term_counts_with_a_word_or_by_setting_not()
    {
        var rest = new Commission(CommissionKind.Replacement, new CommissionTerm(D("2024-04-01"), D("2025-03-31")));
        var member = Member("M1", rest, Renewal(2025));

        Of(member, "2027-03-31").ToString().ShouldBe("通算3年（2期、補充期間を含む）");
        Service.Of(member, D("2027-03-31"), WithoutReplacements).ToString().ShouldBe("通算2年（1期、補充期間を除く）");
    }

    [Theory]
    [Trait("Rule", "R042")]
    [InlineData(120, 0, false)]
    [InlineData(120, 1, true)]
    [InlineData(121, 0, true)]
    [InlineData(119, 29, false)]
    public void Longer_than_ten_years_is_so_by_a_day(int months, int days, bool longer) =>
        new Service(months, days, 5, 0, true).IsLongerThan(10).ShouldBe(longer);

    [Fact]
    [Trait("Rule", "R042")]
    public void A_sixth_term_asks_for_consideration_and_never_for_an_end()
    {
        var five = Member("M1", [.. Enumerable.Range(0, 5).Select(n => Commission(2017 + (2 * n)))]);
        var six = five.With(Renewal(2027));

        CommissionReview.OfLongService(five, GuidelineSettings.Default).ShouldBeEmpty();
        var asked = CommissionReview.OfLongService(six, GuidelineSettings.Default).ShouldHaveSingleItem();
        (asked.Level, asked.Code, asked.Clauses).ShouldBe((FindingLevel.Warn, "commission.long-service", "記 第2-4(1)イ"));
        asked.Sentence.ShouldBe("試験 M1委員は、任期満了時に通算12年（6期）となります。配慮事項を記入してください。");
        asked.Source.ShouldNotBeNull().ShouldContain("10年");
        var noted = five.With(Renewal(2027) with { LongServiceNote = "後任の育成" });
        CommissionReview.OfLongService(noted, GuidelineSettings.Default).ShouldHaveSingleItem().Level.ShouldBe(FindingLevel.Info);
    }

    [Fact]
    [Trait("Rule", "R042")]
    [Trait("Rule", "R003")]
    public void The_threshold_is_a_setting_and_terms_from_before_the_guideline_are_not_flagged()
    {
        var two = GuidelineSettings.Default with { LongServiceYears = 2 };

        CommissionReview.OfLongService(Member("M1", Commission(2023), Renewal(2025)), two).ShouldHaveSingleItem();
        CommissionReview.OfLongService(Member("M1", Commission(2021), Commission(2023)), two).ShouldBeEmpty();
        CommissionReview.OfLongService(Member("M1") with { Commissions = [] }, two).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "A8")]
    [Trait("Rule", "R042")]
    public void By_setting_a_replacement_does_not_make_a_service_long()
    {
        var rest = new Commission(CommissionKind.Replacement, new CommissionTerm(D("2024-04-01"), D("2025-03-31")));
        var member = Member("M1", rest, Renewal(2025));
        var two = GuidelineSettings.Default with { LongServiceYears = 2 };

        CommissionReview.OfLongService(member, two).ShouldHaveSingleItem();
        CommissionReview.OfLongService(member, two with { ReplacementCountsAsTerm = false }).ShouldBeEmpty();
    }

    private static Service Of(Member member, string upTo) => Service.Of(member, D(upTo), GuidelineSettings.Default);
}
