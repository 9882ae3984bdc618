using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>Both sides of every bound of the settings, and a sentence that names what is wrong.</summary>
public sealed class ReminderSettingsTests
{
    [Fact]
    public void Every_kind_of_obligation_has_usual_stages_that_can_be_meant() =>
        new ReminderSettings { Stages = Enum.GetValues<ObligationKind>().ToDictionary(k => k, ReminderSettings.UsualOf) }
            .Problems()
            .ShouldBeEmpty();

    [Theory]
    [InlineData(nameof(ReminderSettings.EscalateDays), 1, 90)]
    [InlineData(nameof(ReminderSettings.EscalateGuideDays), 1, 180)]
    [InlineData(nameof(ReminderSettings.RiseAgainDays), 1, 90)]
    [InlineData(nameof(ReminderSettings.MovedDays), 0, 30)]
    [InlineData(nameof(ReminderSettings.SnoozeDays), 1, 30)]
    [InlineData(nameof(ReminderSettings.MostSnoozes), 0, 10)]
    [InlineData(nameof(ReminderSettings.DelegationDays), 1, 366)]
    [InlineData(nameof(ReminderSettings.PreviewDays), 7, 120)]
    [InlineData(nameof(ReminderSettings.UnreachableDays), 1, 90)]
    [InlineData(nameof(ReminderSettings.UnannouncedDays), 1, 30)]
    public void A_number_has_two_bounds(string name, int from, int to)
    {
        With(from).ShouldBeNull();
        With(to).ShouldBeNull();
        With(from - 1).ShouldBe($"{name} must be from {from} to {to}, and is {from - 1}.");
        With(to + 1).ShouldBe($"{name} must be from {from} to {to}, and is {to + 1}.");

        string? With(int value)
        {
            var settings = new ReminderSettings();
            typeof(ReminderSettings).GetProperty(name)!.SetValue(settings, value); // It is one of them.
            return settings.Problems().SingleOrDefault();
        }
    }

    [Theory]
    [InlineData(8, 46, true)]
    [InlineData(8, 45, false)]
    [InlineData(8, 44, false)]
    public void The_digests_have_some_time_to_go_out(int hour, int minute, bool good) =>
        Problem(s => s with { DigestUntil = new TimeOnly(hour, minute) })
            .ShouldBe(good ? null : "DigestUntil must be later than DigestAt.");

    [Theory]
    [InlineData(StageAnchor.Target, new[] { -10, 0 }, 0, true)]
    [InlineData(StageAnchor.Target, new[] { 5 }, 7, true)]
    [InlineData(StageAnchor.Target, new[] { -10, -10 }, 0, false)] // one day twice
    [InlineData(StageAnchor.Target, new[] { -10, 0, -1 }, 0, false)]
    [InlineData(StageAnchor.Target, new int[0], 7, false)]
    [InlineData(StageAnchor.Target, new[] { 0 }, -1, false)]
    [InlineData(StageAnchor.Since, new[] { 0, 1 }, 0, true)]
    [InlineData(StageAnchor.Since, new[] { -1, 0 }, 0, false)] // before it is open
    public void The_days_of_a_kind_ascend_from_its_first_day(StageAnchor anchor, int[] days, int repeat, bool good) =>
        Problem(s => s with { Stages = new Dictionary<ObligationKind, StagePlan> { [ObligationKind.TermEnd] = new(anchor, days, repeat) } })
            .ShouldBe(
                good ? null : "Stages:TermEnd needs days in ascending order (not before the anchor Since) and a Repeat of 0 or more."
            );

    [Theory]
    [InlineData(StageAnchor.Since, new[] { 0, 2 }, 5, null)]
    [InlineData(
        StageAnchor.Since,
        new int[0],
        5,
        "Waiting needs days in ascending order (not before the anchor Since) and a Repeat of 0 or more."
    )]
    [InlineData(StageAnchor.Target, new[] { 0 }, 5, "Waiting has no day to aim at: its anchor is Since.")]
    public void What_waits_for_somebody_has_stages_of_its_own(StageAnchor anchor, int[] days, int repeat, string? problem)
    {
        Problem(s => s with { Waiting = new StagePlan(anchor, days, repeat) }).ShouldBe(problem);
        if (problem is null)
        {
            var rules = ReminderRules.Default with { Settings = new ReminderSettings { Waiting = new StagePlan(anchor, days, repeat) } };
            ReminderStages.LatestWaiting(new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25), rules)!.Code.ShouldBe("S+0");
            ReminderStages.LatestWaiting(new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 26), rules)!.Code.ShouldBe("S+2");
        }
    }

    private static string? Problem(Func<ReminderSettings, ReminderSettings> change) =>
        change(new ReminderSettings()).Problems().SingleOrDefault();
}
