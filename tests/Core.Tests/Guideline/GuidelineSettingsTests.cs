using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Tests.Guideline;

/// <summary>Both sides of every bound of the settings, and a sentence that names what is wrong.</summary>
public sealed class GuidelineSettingsTests
{
    [Fact]
    public void What_is_recommended_has_no_problem() => GuidelineSettings.Default.Problems().ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "A8")]
    [Trait("Rule", "A17")]
    public void The_recommended_readings_that_are_a_yes()
    {
        new GuidelineSettings().ReplacementCountsAsTerm.ShouldBeTrue();
        new GuidelineSettings().StationBeats.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1, 1, true)]
    [InlineData(0, 1, 1, false)]
    [InlineData(5, 5, 5, true)]
    [InlineData(5, 4, 12, false)]
    [InlineData(5, 8, 7, false)]
    public void The_numbers_of_members_are_in_order(int fewest, int from, int to, bool good) =>
        Problem(s => s with { FewestMembers = fewest, UsualMembersFrom = from, UsualMembersTo = to })
            .ShouldBe(good ? null : "FewestMembers, UsualMembersFrom and UsualMembersTo must be at least 1 and in this order.");

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_long_service_is_one_term_at_least(int years, bool good) =>
        Problem(s => s with { LongServiceYears = years }).ShouldBe(good ? null : "LongServiceYears must be at least 2, which is one term.");

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_bias_is_a_share_of_more_than_half(int percent, bool good) =>
        Problem(s => s with { BiasPercent = percent }).ShouldBe(good ? null : "BiasPercent must be from 50 to 100.");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(28, true)]
    [InlineData(29, false)]
    public void A_day_of_submission_is_one_that_every_month_has(int day, bool good) =>
        Problem(s => s with { SubmissionDay = day }).ShouldBe(good ? null : "SubmissionDay must be from 1 to 28.");

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void An_area_needs_some_working_days(int days, bool good) =>
        Problem(s => s with { AreaLeadWorkingDays = days }).ShouldBe(good ? null : "AreaLeadWorkingDays must be from 0 to 10.");

    [Fact]
    [Trait("Rule", "A15")]
    public void The_reporting_chain_ends_with_the_chief_and_names_nobody_twice()
    {
        const string Sentence = "ReportingChain must end with StationChief and name nobody twice (要綱 第8).";
        Problem(s => s with { ReportingChain = [Role.StationChief] }).ShouldBeNull();
        Problem(s => s with { ReportingChain = [] }).ShouldBe(Sentence);
        Problem(s => s with { ReportingChain = [Role.StationChief, Role.SectionChief] }).ShouldBe(Sentence);
        Problem(s => s with { ReportingChain = [Role.StationChief, Role.StationChief] }).ShouldBe(Sentence);
    }

    private static string? Problem(Func<GuidelineSettings, GuidelineSettings> change) =>
        change(GuidelineSettings.Default).Problems().SingleOrDefault();
}
