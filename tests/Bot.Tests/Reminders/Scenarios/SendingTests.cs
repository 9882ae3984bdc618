using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Obligations;
using KobanBot.Core.Reminders;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>A connector or a store that fails for a while, and the switch that stops all.</summary>
public sealed class SendingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task A_connector_that_recovers_gets_it_the_same_morning(int failures, int attempts)
    {
        var town = await RecordOwedAsync();
        var tries = 0;
        town.Dock.Answer = name =>
            name == "lead" && town.Today == D("2026-10-21") && tries++ < failures ? SendOutcome.Failed : SendOutcome.Sent;

        await town.UntilAsync("2026-10-21");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/21 S+1"]);
        (await DigestAsync(town, "2026-10-21")).Attempts.ShouldBe(attempts);
    }

    [Fact]
    public async Task What_is_given_up_for_the_day_is_told_the_next_one()
    {
        var town = await RecordOwedAsync();
        town.Dock.Answer = name => name == "lead" && town.Today == D("2026-10-21") ? SendOutcome.Failed : SendOutcome.Sent;

        await town.UntilAsync("2026-10-22");

        (await DigestAsync(town, "2026-10-21")).State.ShouldBe(DigestState.Failed);
        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldBe(["10/22 S+1"]);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_asked_for_again_and_counted()
    {
        var town = await RecordOwedAsync();
        var tries = 0;
        town.Dock.Answer = name =>
            name == "lead" && town.Today == D("2026-10-21") && tries++ == 0 ? SendOutcome.Ambiguous : SendOutcome.Sent;

        await town.UntilAsync("2026-10-21");

        var digests = town.Digests("lead");
        town.Dock.DigestsOf(town["lead"]).Count(d => d.Day == D("2026-10-21")).ShouldBe(2);
        (await DigestAsync(town, "2026-10-21")).ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DigestState.Sent),
            d => d.Attempts.ShouldBe(2)
        );
        await town.UntilAsync("2026-10-22");
        town.Digests("lead").ShouldBe(digests);
    }

    [Fact]
    public async Task One_person_whose_sends_fail_holds_up_nobody_else()
    {
        var town = await RecordOwedAsync();
        await town.HoldAsync("2026-10-19", Core.Meetings.RecordState.Confirmed);
        town.Dock.Answer = name => name == "lead" ? SendOutcome.Failed : SendOutcome.Sent;

        await town.UntilAsync("2026-10-21");

        (await town.ToldAsync("section", ObligationKind.ChiefReport)).ShouldBe(["10/20 S+1"]);
    }

    [Fact]
    public async Task While_sending_is_stopped_nothing_goes_out_and_afterwards_all_of_it_once()
    {
        var town = await RecordOwedAsync();
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
            await new SendingGate(town.Dock.Offices, town.Dock.Clock).TrySetAsync(
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

    private static async Task<Town> RecordOwedAsync()
    {
        var town = await OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        return town;
    }
}
