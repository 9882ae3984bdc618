using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

public sealed class OverdueTests
{
    private static readonly Obligation Sending = new()
    {
        Kind = ObligationKind.HalfYearSubmission,
        Station = new StationId("01"),
        Subject = "01",
        Period = "2026-04-01",
        Since = D("2026-09-20"),
        Nominal = D("2026-10-10"),
        Target = D("2026-10-06"),
        Sentence = "",
    };

    [Theory]
    [Trait("Rule", "R080")]
    [InlineData("2026-10-07", null)] // Past the day to aim at, not past the day of the text.
    [InlineData("2026-10-10", null)]
    [InlineData("2026-10-11", 1)]
    [InlineData("2026-11-10", 31)]
    public void Overdue_is_what_is_past_the_last_day_of_the_text(string day, int? days) => Sending.DaysOverdue(D(day)).ShouldBe(days);

    [Fact]
    public void Past_a_guide_value_or_without_any_day_nothing_is_overdue()
    {
        (Sending with { IsGuideValue = true }).DaysOverdue(D("2027-10-11")).ShouldBeNull();
        (Sending with { Nominal = null }).DaysOverdue(D("2027-10-11")).ShouldBeNull();
        Sending.DaysLate(D("2026-10-07")).ShouldBe(1);
    }
}
