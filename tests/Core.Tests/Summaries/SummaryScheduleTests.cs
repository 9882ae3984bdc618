using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Summaries;

public sealed class SummaryScheduleTests
{
    [Theory]
    [InlineData("2026-11-02", "summary|Monthly|2026")] // 1 November is a Sunday.
    [InlineData("2026-11-01", "")]
    [InlineData("2026-11-04", "")]
    [InlineData("2027-01-04", "summary|Monthly|2026")] // After the year-end days.
    [InlineData("2027-04-01", "summary|Yearly|2026")]
    [InlineData("2026-10-01", "summary|Monthly|2026")]
    [InlineData("2026-10-10", "")]
    [InlineData("2026-10-12", "")] // スポーツの日.
    [InlineData("2026-10-13", "summary|HalfYearly|2026-04")]
    [InlineData("2026-10-14", "")]
    [InlineData("2027-04-12", "summary|HalfYearly|2026-10")]
    [InlineData("2026-09-11", "")]
    public void Summaries_go_out_monthly_half_yearly_and_yearly_on_working_days(string day, string keys) =>
        string.Join(' ', Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Select(s => s.Key)).ShouldBe(keys);

    [Fact]
    public void A_fiscal_year_has_eleven_monthly_two_half_yearly_and_one_yearly_summary()
    {
        var year = Enumerable.Range(0, 365).SelectMany(n => Of(new DateOnly(2027, 4, 1).AddDays(n))).ToList();

        year.CountBy(s => s.Occasion).OrderBy(c => c.Key).Select(c => c.Value).ShouldBe([11, 2, 1]);
        SummarySchedule.Readers.ShouldNotContain(Role.OperatingOfficer);
    }

    [Fact]
    public void Only_the_reading_posts_of_the_day_are_sent_one()
    {
        var officer = new Officer
        {
            Id = new OfficerId("P1"),
            Name = "試験",
            Rank = "警部",
            UserPrincipalName = "p1@koban.example",
            Assignments =
            [
                new(Role.CommunityPoliceSection, "02", "署", new DayRange(new DateOnly(2020, 4, 1), null)),
                new(Role.SectionChief, "01", "署", new DayRange(new DateOnly(2020, 4, 1), new DateOnly(2026, 11, 1))),
            ],
        };

        SummarySchedule.ScopesOf(officer, new DateOnly(2026, 11, 1)).Select(s => s.Code).ShouldBe(["S!01"]);
        SummarySchedule.ScopesOf(officer, new DateOnly(2026, 11, 2)).ShouldBeEmpty();
    }

    private static IReadOnlyList<ScheduledSummary> Of(DateOnly day) => SummarySchedule.Of(day, ObligationRules.Default);
}
