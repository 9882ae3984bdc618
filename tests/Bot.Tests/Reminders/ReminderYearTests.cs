using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>A year and a half through the real worker, with outages; ten years, and other seeds, are `bench -- remind-years`.</summary>
public sealed class ReminderYearTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task In_a_year_with_outages_everybody_hears_of_everything_once(int seed)
    {
        var report = await ReminderYears.RunAsync(councils: 6, new DateOnly(2026, 1, 1), years: 2, seed);

        report.Problems.ShouldBeEmpty();
        report.DaysAway.ShouldBeInRange(20, 600);
        report.Announced.ShouldBeGreaterThan(200);
        report.MeetingsByYear.Keys.ShouldBeSubsetOf([2025, 2026, 2027]);
        report.MeetingsByYear.Count.ShouldBeGreaterThan(1, "the second year is silent");
    }
}
