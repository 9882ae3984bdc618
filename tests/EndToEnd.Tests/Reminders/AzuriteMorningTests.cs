using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.Reminders;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.EndToEnd.Tests.Reminders;

/// <summary>Scenarios of the suite in memory, on real table storage: the same worker, the same clock, the same days.</summary>
public sealed class AzuriteMorningTests(ServiceTables service)
{
    [Theory]
    [InlineData("2026-10-23", 0, "10/21 S+1, 10/23 S+3, 10/27 S+7, 11/4 R7")]
    [InlineData("2026-10-23", 1, "10/21 S+1, 10/26 S+3, 10/27 S+7, 11/4 R7")]
    [InlineData("2026-10-23", 3, "10/21 S+1, 10/26 S+3, 10/27 S+7, 11/4 R7")]
    [InlineData("2026-10-22", 7, "10/21 S+1, 10/29 S+7, 11/4 R7")]
    [InlineData("2026-10-21", 14, "11/4 R7")]
    public async Task After_an_outage_what_was_missed_is_told_once(string from, int days, string told)
    {
        var town = await OpenAsync("2026-10-19", tables: await service.NewAsync(), held: true);
        await town.PlanAsync("2026-10-20");

        await town.UntilAsync("2026-11-05", from, days);

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(told.Split(", "));
    }

    [Fact]
    public async Task Whom_nothing_reaches_is_stood_in_for_the_same_morning()
    {
        var town = await OpenAsync("2026-10-19", tables: await service.NewAsync(), held: true, without: ["lead"]);
        await town.PlanAsync("2026-10-20");

        await town.UntilAsync("2026-10-21");

        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task What_is_entered_in_the_afternoon_is_not_asked_for_again()
    {
        var town = await OpenAsync("2026-10-19", tables: await service.NewAsync(), held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-22");

        await town.HoldAsync("2026-10-20");
        await town.UntilAsync("2026-10-28");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task What_the_station_has_sent_is_the_areas_to_pass_on()
    {
        var town = await OpenAsync(
            "2026-10-01",
            tables: await service.NewAsync(),
            obligations: s => s with { TrackedSince = D("2026-09-01") }
        );
        await town.UntilAsync("2026-10-05");

        await town.SendHalfYearAsync("2026-04-01");
        await town.UntilAsync("2026-10-09");

        (await town.ToldAsync("area", ObligationKind.HalfYearSubmission)).ShouldBe(["10/6 T-5", "10/8 T+0"]);
    }

    [Fact]
    public async Task The_successor_of_a_transferred_lead_officer_hears()
    {
        var town = await OpenAsync("2026-10-19", tables: await service.NewAsync(), held: true);
        await town.PlanAsync("2026-10-20");
        await town.JoinAsync("successor", Role.OperatingOfficer, "K1", "2026-10-23");
        await town.LeadAsync("successor", "2026-10-23");
        await town.TransferAsync("lead", Role.OperatingOfficer, "K2", "2026-10-23");

        await town.UntilAsync("2026-10-23");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await town.ToldAsync("successor", ObligationKind.MeetingRecord)).ShouldBe(["10/23 S+3"]);
    }

    [Fact]
    public async Task What_is_put_off_comes_back_on_its_day()
    {
        var town = await OpenAsync("2026-10-19", tables: await service.NewAsync(), held: true);
        await town.PlanAsync("2026-10-20");
        await town.UntilAsync("2026-10-21");

        await town.SnoozeAsync("lead", ObligationKind.MeetingRecord);
        await town.UntilAsync("2026-10-27");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1", "10/26 Z1", "10/27 S+7"]);
    }

    [Fact]
    public async Task Four_replicas_at_once_send_to_each_person_once()
    {
        var tables = await service.NewAsync();
        var prefecture = new Prefecture(councils: 24, perStation: 3, members: 4);
        await prefecture.FillAsync(tables, atOnce: 4, TestContext.Current.CancellationToken);
        var dock = new MorningDock(tables, start: MorningDock.At(D("2026-11-25"), 8, 45));
        dock.Options.OfficesAtOnce = 2;
        dock.Options.AtOnce = 4;

        var replicas = Enumerable.Range(0, 4).Select(_ => dock.Replica()).ToList();
        for (var look = 0; look < 5; look++)
        {
            await Task.WhenAll(replicas.Select(r => r.LookAsync(TestContext.Current.CancellationToken)));
        }

        // What one replica leaves to another, for the sake of a race lost, is there after the lease.
        dock.Clock.Advance(dock.Options.Lease + TimeSpan.FromSeconds(1));
        await Task.WhenAll(replicas.Select(r => r.LookAsync(TestContext.Current.CancellationToken)));

        dock.Digests.Select(d => d.To).Order(StringComparer.Ordinal).ShouldBe(prefecture.Readers.Order(StringComparer.Ordinal));
    }
}
