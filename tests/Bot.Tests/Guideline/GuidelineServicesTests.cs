using KobanBot.Bot.Guideline;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Guideline;

public sealed class GuidelineServicesTests
{
    [Fact]
    public void Without_settings_the_defaults_hold()
    {
        var rules = Read();

        rules.Settings.ShouldBe(new ObligationSettings());
        (rules.Guideline with { ReportingChain = [], SupervisorRanks = [] }).ShouldBe(
            GuidelineSettings.Default with
            {
                ReportingChain = [],
                SupervisorRanks = [],
            }
        );
        rules.Guideline.ReportingChain.ShouldBe([Role.SectionChief, Role.StationChief]);
        rules.Calendar.Policy.ShouldBe(HolidayPolicy.Before);
        rules.Calendar.LastPublishedYear.ShouldBe(2027);
    }

    [Fact]
    public void Every_setting_can_be_set()
    {
        var rules = Read(
            ("Guideline:MajorityOf", "Seats"),
            ("Guideline:FewestMembers", "4"),
            ("Guideline:ReportingChain:0", "StationChief"),
            ("Guideline:SupervisorRanks:0", "警部補"),
            ("Obligations:NoticeDays", "10"),
            ("Obligations:PlanOpens:Month", "2"),
            ("Obligations:TrackedSince", "2026-12-01"),
            ("Calendar:HolidayPolicy", "After"),
            ("Calendar:YearEndTo:Day", "4")
        );

        rules.Guideline.MajorityOf.ShouldBe(MajorityOf.Seats);
        rules.Guideline.FewestMembers.ShouldBe(4);
        rules.Guideline.ReportingChain.ShouldBe([Role.StationChief]);
        rules.Guideline.SupervisorRanks.ShouldBe(["警部補"]);
        rules.Settings.NoticeDays.ShouldBe(10);
        rules.Settings.PlanOpens.ShouldBe(new MonthDay(2, 1));
        rules.Settings.TrackedSince.ShouldBe(new DateOnly(2026, 12, 1));
        rules.Calendar.Policy.ShouldBe(HolidayPolicy.After);
        rules.Calendar.IsWorkingDay(new DateOnly(2027, 1, 4)).ShouldBeFalse();
        new ObligationSettings().PlanOpens.ShouldBe(new MonthDay(3, 1));
    }

    [Theory]
    [InlineData("Guideline:FewestMembers", "99", "FewestMembers")]
    [InlineData("Guideline:MajorityOf", "Everybody", "MajorityOf")]
    [InlineData("Guideline:ReportingChain:0", "SectionChief", "ReportingChain")]
    [InlineData("Obligations:NoticeDay", "10", "NoticeDay")] // a slip of the pen in a name
    [InlineData("Obligations:RecordDays", "-1", "RecordDays")]
    [InlineData("Calendar:YearEndFrom:Month", "11", "YearEndFrom")]
    public void A_wrong_value_is_named(string key, string value, string named) =>
        Should.Throw<OptionsValidationException>(() => Read((key, value))).Message.ShouldContain(named);

    [Fact]
    public void The_published_holidays_are_those_that_are_computed()
    {
        // Two sources that do not know of each other: the published list, and the act.
        var published = GuidelineServices.Published();

        published.Select(h => h.Day.Year).Distinct().ShouldBe([2024, 2025, 2026, 2027]);
        published.ShouldBe(Enumerable.Range(2024, 4).SelectMany(JapaneseHolidays.Of));
    }

    [Theory]
    [InlineData("2026-11-24", HealthStatus.Healthy)]
    [InlineData("2027-07-04", HealthStatus.Healthy)]
    [InlineData("2027-07-05", HealthStatus.Degraded)]
    public async Task Health_tells_when_deadlines_are_reckoned_with_computed_holidays(string today, HealthStatus status)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse($"{today}T03:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

        var result = await new CalendarHealthCheck(Read(), clock).CheckHealthAsync(
            new HealthCheckContext(),
            TestContext.Current.CancellationToken
        );

        result.Status.ShouldBe(status);
        result.Description.ShouldNotBeNull().ShouldContain("2027");
    }

    private static ObligationRules Read(params (string Key, string Value)[] settings) =>
        GuidelineServices.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build()
        );
}
