using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>A connector or a store that fails for a while, and the switch that stops all.</summary>
public sealed class SendingTests
{
    [Theory]
    [InlineData(0, "08:45")]
    [InlineData(1, "08:46")]
    [InlineData(2, "08:51")]
    [InlineData(3, "09:06")]
    [InlineData(5, "10:06")]
    public async Task A_connector_that_recovers_gets_it_the_same_day(int failures, string at)
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        var tries = 0;
        town.Dock.Answer = name => name == "lead" && tries++ < failures ? SendOutcome.Failed : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        $"{town.Dock.DigestsOf(town["lead"]).Last().At.AtJapan():HH:mm}".ShouldBe(at);
        (await DigestAsync(town, "2026-10-21")).ShouldSatisfyAllConditions(
            d => d.Attempts.ShouldBe(failures + 1),
            d => d.AmbiguousRepeats.ShouldBe(0)
        );
    }

    [Theory]
    [InlineData(nameof(SendOutcome.Failed))]
    [InlineData(nameof(SendOutcome.Postponed))]
    public async Task An_outage_of_ten_minutes_at_the_time_of_the_digests_costs_nobody_the_day(string outage)
    {
        var town = await RecordOwedAsync();
        await town.HoldExtraordinaryAsync("2026-10-20");
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = _ =>
            town.Dock.Clock.GetUtcNow() < MorningDock.At(D("2026-10-21"), 8, 55) ? Enum.Parse<SendOutcome>(outage) : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await town.ToldAsync("section", ObligationKind.ChiefReport)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task What_is_given_up_at_the_end_of_the_day_is_told_the_next_one()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = name => name == "lead" && town.Today == D("2026-10-21") ? SendOutcome.Failed : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));
        var ended = await DigestAsync(town, "2026-10-21");
        await town.UntilAsync("2026-10-22");

        ended.State.ShouldBe(DigestState.Failed);
        ended.EndedAt!.Value.AtJapan().Hour.ShouldBe(18); // Ended.
        ended.Attempts.ShouldBeInRange(20, 25);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
    }

    [Fact]
    public async Task While_one_reader_waits_the_station_is_not_planned_anew()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = name => name == "lead" ? SendOutcome.Failed : SendOutcome.Sent;
        var worker = town.Dock.Replica();
        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(9, 7), worker);
        var calls = 0;
        town.Dock.OnPoint = point =>
        {
            calls += point.EndsWith(":before", StringComparison.Ordinal) ? 1 : 0;
            return Task.CompletedTask;
        };

        // Tried again at 09:36; 324 looks until then.
        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(9, 34), worker);

        // Once a minute the list of the offices, the switch and what is open; at 09:15 the offices above.
        calls.ShouldBeInRange(1, 27 * 5);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_asked_for_again_minutes_later_and_counted()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        var tries = 0;
        town.Dock.Answer = name => name == "lead" && tries++ == 0 ? SendOutcome.Ambiguous : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        var sent = town.Dock.DigestsOf(town["lead"]).Where(d => d.Day == D("2026-10-21")).ToList();
        sent.Count.ShouldBe(2);
        (sent[1].At - sent[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
        (await DigestAsync(town, "2026-10-21")).ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DigestState.Sent),
            d => d.Attempts.ShouldBe(2),
            d => d.AmbiguousRepeats.ShouldBe(1)
        );
        var digests = town.Digests("lead");
        await town.UntilAsync("2026-10-22");
        town.Digests("lead").ShouldBe(digests);
    }

    [Fact]
    public async Task A_gateway_that_delivers_and_says_that_it_failed_sends_three_at_most_and_each_is_counted()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        var before = town.Digests("lead");
        town.Dock.Answer = name => name == "lead" && town.Today == D("2026-10-21") ? SendOutcome.Ambiguous : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"));

        var arrived = town.Digests("lead") - before;
        arrived.ShouldBe(3);
        (await DigestAsync(town, "2026-10-21")).ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DigestState.InDoubt),
            d => d.AmbiguousRepeats.ShouldBe(arrived - 1)
        );

        // Kinder to say it once more than to have said it to nobody.
        await town.UntilAsync("2026-10-22");
        (await DigestAsync(town, "2026-10-22")).State.ShouldBe(DigestState.Sent);
        town.Dock.DigestsOf(town["lead"]).Last().Says("開催結果記録簿").ShouldBeTrue();
    }

    [Fact]
    public async Task A_doubt_of_the_morning_is_counted_when_it_is_given_up_in_the_evening_for_another_reason()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        var tries = 0;
        town.Dock.Answer = name =>
            name != "lead" ? SendOutcome.Sent
            : tries++ == 0 ? SendOutcome.Ambiguous
            : SendOutcome.Failed;

        await town.Dock.DayAsync(D("2026-10-21"));

        (await DigestAsync(town, "2026-10-21")).ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DigestState.InDoubt),
            d => d.AmbiguousRepeats.ShouldBe(0)
        );
    }

    [Fact]
    public async Task One_reader_whose_store_fails_neither_stops_nor_doubles_what_goes_to_another()
    {
        var town = await OpenAsync("2026-09-15", held: true);
        await town.HoldAsync("2026-10-05", Core.Facts.RecordState.ReportedToChief, "M01");
        await town.UntilAsync("2026-10-07");
        await town.HoldExtraordinaryAsync("2026-10-07");
        town.Dock.Options.AtOnce = 2;
        var (failed, isAway) = (new TaskCompletionSource(), true);
        town.Dock.Storage.Hooks.People.OnBefore = call =>
        {
            if (!isAway || call.Partition != "second")
            {
                return Task.CompletedTask;
            }

            failed.TrySetResult();
            throw new StorageUnavailableException("away", new TimeoutException());
        };

        // The first is held on its way until the second has failed.
        town.Dock.OnPoint = async point =>
        {
            if (point == "send:before")
            {
                await failed.Task.WaitAsync(TimeSpan.FromSeconds(10));
                await Task.Delay(50);
            }
        };
        await town.Dock.DayAsync(D("2026-10-08"), new TimeOnly(9, 0));
        var whileAway = (Lead: town.Digests("lead"), Second: town.Digests("second"));
        isAway = false;
        await town.Dock.DayAsync(D("2026-10-08"));

        whileAway.ShouldBe((1, 0));
        (await town.ToldAsync("lead", ObligationKind.AbsenteeContact)).ShouldBe(["10/8 S+3"]);
        (await town.ToldAsync("section", ObligationKind.ChiefReport)).ShouldBe(["10/8 S+1"]);
        (await town.ToldAsync("second", ObligationKind.AbsenteeContact)).ShouldBe(["10/8 S+3"]);
    }

    [Fact]
    public async Task What_has_left_when_the_process_is_asked_to_stop_is_recorded()
    {
        var town = await RecordOwedAsync();
        await town.UntilAsync("2026-10-20");
        using var stopping = new CancellationTokenSource();
        town.Dock.OnPoint = async point =>
        {
            if (point == "send:after")
            {
                await stopping.CancelAsync();
            }
        };
        town.Dock.Clock.SetUtcNow(MorningDock.At(D("2026-10-21"), 8, 45));

        await Should.ThrowAsync<OperationCanceledException>(() => town.Dock.Replica().LookAsync(stopping.Token));
        town.Dock.OnPoint = null;

        (await DigestAsync(town, "2026-10-21")).State.ShouldBe(DigestState.Sent);
        await town.Dock.DayAsync(D("2026-10-21"));
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task While_the_tenant_has_switched_the_bot_off_nobody_counts_as_out_of_reach()
    {
        var town = await RecordOwedAsync();
        await town.HoldExtraordinaryAsync("2026-10-20");
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = _ => town.Today == D("2026-10-21") ? SendOutcome.Postponed : SendOutcome.Sent;

        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(8, 50));
        var health = await HealthAsync(town);
        // Nothing changes for the rest of the day, and a look every five seconds would take the test half a minute.
        town.Dock.Options.Poll = TimeSpan.FromMinutes(2);
        await town.Dock.DayAsync(D("2026-10-21"));
        await town.Dock.DayAsync(D("2026-10-22"));

        health.ShouldBe(HealthStatus.Degraded);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
        (await town.ToldAsync("section", ObligationKind.ChiefReport)).ShouldBe(["10/22 S+1"]);
        (await town.ToldAsync("section", ObligationKind.MeetingRecord)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_person_whose_sends_fail_holds_up_nobody_else()
    {
        var town = await RecordOwedAsync();
        await town.HoldAsync("2026-10-19", Core.Facts.RecordState.Confirmed);
        town.Dock.Answer = name => name == "lead" ? SendOutcome.Failed : SendOutcome.Sent;

        await town.UntilAsync("2026-10-21");

        (await town.ToldAsync("section", ObligationKind.ChiefReport)).ShouldBe(["10/20 S+1"]);
    }

    [Fact]
    public async Task While_sending_is_stopped_nothing_goes_out_and_afterwards_all_of_it_once()
    {
        // Longer than the days below: a stop ends by itself.
        var town = await RecordOwedAsync(new ReminderSettings { StopHours = 168 });
        await town.UntilAsync("2026-10-20");
        var before = town.Digests("lead");
        await StopAsync(town, stopped: true);
        await town.UntilAsync("2026-10-26");
        var stopped = town.Digests("lead");

        await StopAsync(town, stopped: false);
        await town.UntilAsync("2026-10-27");

        stopped.ShouldBe(before);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/27 S+7"]);
    }

    [Fact]
    public async Task A_stop_between_the_claim_and_the_sending_is_heard()
    {
        var town = await RecordOwedAsync();
        var claimed = false;
        town.Dock.OnPoint = async point =>
        {
            // The second transaction of the day is the claim of the lead officer's digest; the first is that of the office.
            if (point == "Transaction:after" && !claimed && (await DigestOrNoneAsync(town)) is { State: DigestState.Claimed })
            {
                claimed = true;
                var hook = town.Dock.OnPoint;
                town.Dock.OnPoint = null;
                await StopAsync(town, stopped: true);
                town.Dock.OnPoint = hook;
                town.Dock.Clock.Advance(TimeSpan.FromSeconds(3));
            }
        };

        await town.MorningAsync("2026-10-21");
        var stopped = town.Digests("lead");
        town.Dock.OnPoint = null;
        await StopAsync(town, stopped: false);
        town.Dock.Clock.Advance(TimeSpan.FromMinutes(5));
        await town.Dock.MorningAsync(town.Today);

        claimed.ShouldBeTrue();
        stopped.ShouldBe(0);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Theory]
    [InlineData("Range", true)]
    [InlineData("Range", false)]
    [InlineData("Transaction", true)]
    [InlineData("Transaction", false)]
    [InlineData("Scan", true)]
    public async Task A_store_that_is_away_for_a_while_delays_and_loses_nothing(string operation, bool before)
    {
        var town = await RecordOwedAsync();
        var failures = 0;
        town.Dock.OnPoint = point =>
            point == $"{operation}:{(before ? "before" : "after")}" && ++failures <= 3
                ? throw new StorageUnavailableException("away", new TimeoutException())
                : Task.CompletedTask;

        await LookUntilDoneAsync(town, "2026-10-21");

        failures.ShouldBeGreaterThan(3);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
    }

    [Fact]
    public async Task The_offices_above_do_not_wait_for_a_station_that_fails_all_morning()
    {
        var town = await OpenAsync("2026-10-01");
        await town.SendHalfYearAsync("2026-10-01");
        await town.MorningAsync("2027-04-01");
        town.Dock.OnPoint = null;
        var hooks = town.Dock.Storage.Hooks.Stations;
        hooks.OnBefore = call =>
            call is { Operation: TableOperation.Transaction, Partition: "S2" }
                ? throw new StorageUnavailableException("away", new TimeoutException())
                : Task.CompletedTask;

        await town.LookAsync("2027-04-02", 8, 45);
        var early = await MorningOf(town, "Kushiro");
        await town.LookAsync("2027-04-02", 9, 15);

        early.ShouldNotBe(D("2027-04-02"));
        (await MorningOf(town, "Kushiro")).ShouldBe(D("2027-04-02"));
    }

    [Fact]
    public async Task The_offices_above_wait_for_stations_whose_codes_are_numbers()
    {
        var dock = new MorningDock();
        var forever = new DayRange(new DateOnly(2015, 4, 1), null);
        List<Station> stations =
        [
            .. new[] { "101", "102" }.Select(code => new Station(
                new StationId(code),
                $"試験{code}警察署",
                [new StationPeriod($"試験{code}警察署", Area.Kushiro, forever)],
                PoliceBoxes: []
            )),
        ];
        var (area, hq) = (Person("area", Role.AreaHeadquarters, "Kushiro"), Person("hq", Role.Headquarters, "HQ"));
        foreach (var station in stations)
        {
            await dock.Import.PutStationAsync(station, CancellationToken.None);
        }

        foreach (var directory in OfficeDirectories.Of(stations, [], [area, hq]))
        {
            await dock.Import.PutDirectoryAsync(directory, CancellationToken.None);
        }

        var back = MorningDock.At(dock.Today, 8, 50);
        var order = new List<string>();
        dock.Storage.Hooks.Stations.OnBefore = call =>
        {
            if (call.Operation != TableOperation.Transaction)
            {
                return Task.CompletedTask;
            }

            if (call.Partition == "102" && dock.Clock.GetUtcNow() < back)
            {
                throw new StorageUnavailableException("away", new TimeoutException());
            }

            order.Add(call.Partition);
            return Task.CompletedTask;
        };

        await dock.DayAsync(dock.Today, new TimeOnly(8, 55));

        order.Distinct().ShouldBe(["101", "102", "HQ", "Kushiro"]);
    }

    private static async Task<DateOnly?> MorningOf(Town town, string unit) =>
        (await town.Dock.Offices.FindAsync(unit, CancellationToken.None))?.Facts.Morning?.Day;

    private static async Task LookUntilDoneAsync(Town town, string day)
    {
        town.Dock.Clock.SetUtcNow(MorningDock.At(D(day), 8, 45));
        var worker = town.Dock.Replica();
        for (var look = 0; look < 12; look++)
        {
            try
            {
                if (await worker.LookAsync(CancellationToken.None))
                {
                    return;
                }
            }
            catch (StorageUnavailableException)
            {
                // The loop of the worker catches it, and looks again.
            }

            town.Dock.Clock.Advance(town.Dock.Options.Lease + TimeSpan.FromSeconds(1));
        }
    }

    private static async Task StopAsync(Town town, bool stopped) =>
        (
            await new SendingGate(town.Dock.Offices, town.Dock.Rules, town.Dock.Clock).TrySetAsync(
                stopped,
                town["hq"].Id,
                Guid.CreateVersion7(town.Dock.Clock.GetUtcNow()),
                CancellationToken.None
            )
        ).ShouldBeTrue();

    private static async Task<DigestRecord?> DigestOrNoneAsync(Town town)
    {
        var hook = town.Dock.OnPoint;
        town.Dock.OnPoint = null;
        var found = (await town.Dock.Readers.FindReaderAsync(town["lead"].Id, town.Today, CancellationToken.None))!.State.Digest; // Imported.
        town.Dock.OnPoint = hook;
        return found;
    }

    private static async Task<DigestRecord> DigestAsync(Town town, string day) =>
        (await town.Dock.Readers.FindReaderAsync(town["lead"].Id, D(day), CancellationToken.None))!.State.Digest!; // Begun.

    private static async Task<HealthStatus> HealthAsync(Town town) =>
        (await town.Dock.Health.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status;

    private static Officer Person(string name, Role role, string unit) =>
        new()
        {
            Id = new OfficerId(name),
            Name = $"試験 {name}",
            Rank = "警部",
            UserPrincipalName = $"{name}@koban.example",
            Assignments = [new Assignment(role, unit, unit, new DayRange(new DateOnly(2015, 4, 1), null))],
        };

    private static async Task<Town> RecordOwedAsync(ReminderSettings? settings = null)
    {
        var town = await OpenAsync("2026-10-12", settings: settings, held: true);
        await town.PlanAsync("2026-10-20");
        return town;
    }
}
