using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders;

/// <summary>What health says follows from the offices' rows: of the last morning that should be over, by whichever replica.</summary>
public sealed class ReminderHealthTests
{
    private static readonly DateOnly Day = D("2026-10-21");

    [Fact]
    public async Task A_morning_that_is_done_is_healthy_and_shows_its_figures()
    {
        var town = await OwedAsync();

        await town.Dock.DayAsync(Day);
        var health = await CheckAsync(town);

        health.Status.ShouldBe(HealthStatus.Healthy);
        (health.Data["day"], health.Data["due"], health.Data["sent"], health.Data["failed"]).ShouldBe(("2026-10-21", 1, 1, 0));
        health.Data["lastLook"].ShouldBe(MorningDock.At(Day, 8, 45).ToString("O"));
    }

    [Fact]
    public async Task A_channel_that_nothing_reaches_is_counted()
    {
        var town = await OwedAsync();
        var office = (await town.Dock.Offices.FindAsync(Town.Station.Value, CancellationToken.None))!; // Imported.
        var channel = new BoxChannel(new PoliceBoxId("K1"), "試験町交番", "{}", town["section"].Id, town.Dock.Clock.GetUtcNow())
        {
            Line = new ChannelLine(Day, DigestState.Unreachable),
        };
        await town.Dock.Offices.TryCommitAsync(
            office.Version,
            new OfficeChange { Writes = [new OfficeWrite.PutChannel(channel)] },
            CancellationToken.None
        );

        (await CheckAsync(town)).Data["silentChannels"].ShouldBe(1);
    }

    [Theory]
    [InlineData(10, 44, HealthStatus.Healthy)]
    [InlineData(10, 46, HealthStatus.Unhealthy)]
    [InlineData(20, 0, HealthStatus.Unhealthy)]
    public async Task An_office_that_fails_all_day_is_told_two_hours_after_the_digests_and_in_the_evening_too(
        int hour,
        int minute,
        HealthStatus expected
    )
    {
        var town = await OwedAsync();
        town.Dock.Storage.Hooks.Councils.OnBefore = _ => throw new StorageUnavailableException("away", new TimeoutException());
        var worker = town.Dock.Replica();

        await town.Dock.DayAsync(Day, new TimeOnly(hour, minute), worker);
        await worker.LookAsync(CancellationToken.None);

        (await CheckAsync(town)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task A_day_on_which_all_was_given_up_is_no_healthy_one_the_night_after_and_is_after_the_next()
    {
        var town = await OwedAsync();
        town.Dock.Answer = _ => town.Today == Day ? SendOutcome.Failed : SendOutcome.Sent;
        var worker = town.Dock.Replica();

        await town.Dock.DayAsync(Day, worker: worker);
        var evening = await EveningAsync(town, worker, Day);
        await town.Dock.DayAsync(Day.AddDays(1), worker: worker);
        var next = await EveningAsync(town, worker, Day.AddDays(1));

        evening.Status.ShouldBe(HealthStatus.Unhealthy);
        next.Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task While_a_digest_waits_for_another_try_health_is_degraded()
    {
        var town = await OwedAsync();
        town.Dock.Answer = _ => SendOutcome.Failed;

        await town.Dock.DayAsync(Day, new TimeOnly(8, 50));
        var health = await CheckAsync(town);

        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Data["waiting"].ShouldBe(1);
    }

    [Fact]
    public async Task A_weekend_is_judged_by_the_friday_before()
    {
        var town = await OwedAsync();
        var worker = town.Dock.Replica();
        await town.Dock.DayAsync(Day, worker: worker);
        await town.Dock.DayAsync(D("2026-10-22"), worker: worker);
        await town.Dock.DayAsync(D("2026-10-23"), worker: worker);

        (await EveningAsync(town, worker, D("2026-10-25"))).Status.ShouldBe(HealthStatus.Healthy);
        (await EveningAsync(town, worker, D("2026-10-26"))).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_worker_that_does_not_look_is_told_after_a_quarter_of_an_hour()
    {
        var town = await OwedAsync();
        await town.Dock.DayAsync(Day);

        town.Dock.Clock.Advance(TimeSpan.FromMinutes(16));

        (await CheckAsync(town)).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    private static Task<HealthCheckResult> CheckAsync(Town town) =>
        town.Dock.Health.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None);

    private static async Task<HealthCheckResult> EveningAsync(Town town, Bot.Reminders.ReminderWorker worker, DateOnly day)
    {
        town.Dock.Clock.SetUtcNow(MorningDock.At(day, 22, 0));
        await worker.LookAsync(CancellationToken.None);
        return await CheckAsync(town);
    }

    private static async Task<Town> OwedAsync()
    {
        var town = await OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-20");
        return town;
    }
}
