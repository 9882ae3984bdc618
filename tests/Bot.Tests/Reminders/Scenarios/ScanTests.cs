using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>The look from the other side: what is due and in nobody's ledger, whatever becomes of the morning.</summary>
public sealed class ScanTests
{
    [Fact]
    public async Task What_the_area_has_been_told_is_told_to_somebody()
    {
        var town = await OpenAsync("2026-10-01");
        await town.MorningAsync("2027-04-01");
        await town.SendHalfYearAsync("2026-10-01");
        var unannounced = new List<string>();

        for (var day = D("2027-04-02"); day <= D("2027-04-20"); day = day.AddDays(1))
        {
            await town.Dock.MorningAsync(day);
            unannounced.AddRange(await UnannouncedAsync(town));
        }

        (await town.ToldAsync("area", ObligationKind.HalfYearSubmission)).ShouldNotBeEmpty();
        unannounced.Where(u => u.StartsWith("HalfYearSubmission|", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nobody_of_the_area_was_told_is_found()
    {
        var town = await OpenAsync("2026-10-01");
        await town.MorningAsync("2027-04-01");
        await town.SendHalfYearAsync("2026-10-01");
        town.Dock.Answer = name => name is "area" ? SendOutcome.Failed : SendOutcome.Sent;

        for (var day = D("2027-04-02"); day <= D("2027-04-20"); day = day.AddDays(1))
        {
            await town.Dock.MorningAsync(day);
        }

        (await UnannouncedAsync(town)).ShouldContain(u => u.StartsWith("HalfYearSubmission|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_it_has_not_gone_up_is_found_although_who_is_responsible_was_told()
    {
        var town = await OwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Answer = name => name is "section" ? SendOutcome.Failed : SendOutcome.Sent;

        await town.UntilAsync("2026-11-20");

        (await town.ToldAsync("lead", ObligationKind.MeetingRecord)).ShouldNotBeEmpty();
        (await UnannouncedAsync(town)).ShouldContain(u => u.StartsWith("MeetingRecord|", StringComparison.Ordinal) && u.Contains(" E1"));
    }

    [Fact]
    public async Task One_council_that_cannot_be_read_leaves_the_prefecture_scanned_two_hours_after_the_digests()
    {
        var town = await OwedAsync();
        await town.UntilAsync("2026-10-20");
        town.Dock.Storage.Hooks.Councils.OnBefore = call =>
            call.Partition == Town.Council.Value
                ? throw new StorageUnavailableException("away", new TimeoutException())
                : Task.CompletedTask;
        var worker = town.Dock.Replica();

        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(10, 44), worker);
        var before = await TopAsync(town);
        await town.Dock.DayAsync(D("2026-10-21"), new TimeOnly(10, 46), worker);

        before.Checked.ShouldBeNull();
        (await TopAsync(town)).Checked.ShouldBe(0);
    }

    [Fact]
    public async Task A_scan_in_which_a_process_dies_is_made_by_another()
    {
        var town = await OwedAsync();
        await town.UntilAsync("2026-10-20");
        Func<string, Task>? hook = null;
        hook = async point =>
        {
            if (point == "Scan:before")
            {
                town.Dock.OnPoint = null;
                var isScanned = (await TopAsync(town)).ScannedAt > MorningDock.At(D("2026-10-21"), 0, 0);
                town.Dock.OnPoint = hook;
                if (isScanned)
                {
                    throw new Died();
                }
            }
        };
        town.Dock.OnPoint = hook;
        town.Dock.Clock.SetUtcNow(MorningDock.At(D("2026-10-21"), 8, 45));

        await Should.ThrowAsync<Died>(() => town.Dock.Replica().LookAsync(CancellationToken.None));
        town.Dock.OnPoint = null;
        var died = await TopAsync(town);
        var other = town.Dock.Replica();
        await town.Dock.DayAsync(D("2026-10-21"), worker: other);
        town.Dock.Clock.Advance(TimeSpan.FromMinutes(14));
        await other.LookAsync(CancellationToken.None);
        var early = await TopAsync(town);
        town.Dock.Clock.Advance(TimeSpan.FromMinutes(1));
        await other.LookAsync(CancellationToken.None);

        (died.ScannedAt, died.Checked).ShouldBe((MorningDock.At(D("2026-10-21"), 8, 45), null));
        early.Checked.ShouldBeNull();
        (await TopAsync(town)).Checked.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_a_prefecture_that_nobody_was_told_of_the_log_names_twenty_and_counts_the_others()
    {
        var day = D("2026-11-25");
        var dock = new MorningDock(start: MorningDock.At(day, 10, 45));
        await new Prefecture(councils: 30, perStation: 10, members: 4).FillAsync(dock.Storage.Tables, 1, CancellationToken.None);
        using var logs = new CapturedLogs();
        using var loggers = LoggerFactory.Create(l => l.AddProvider(logs));
        var desk = new OfficeDesk(dock.Offices, dock.Councils, dock.Rules);
        var scan = new InvariantScan(dock.Offices, desk, dock.Readers, dock.Rules, loggers.CreateLogger<InvariantScan>());

        var unannounced = (await scan.RunAsync(day, CancellationToken.None)).Unannounced;

        unannounced.Count.ShouldBeGreaterThan(30);
        logs.Lines.Count(l => l.Contains("and nobody was told")).ShouldBe(20);
        logs.Lines.Last().ShouldContain($"Nobody was told of {unannounced.Count - 20} more obligations.");
        logs.Lines.Count.ShouldBe(21);
    }

    private static async Task<IReadOnlyList<string>> UnannouncedAsync(Town town)
    {
        var dock = town.Dock;
        var desk = new OfficeDesk(dock.Offices, dock.Councils, dock.Rules);
        var scan = new InvariantScan(dock.Offices, desk, dock.Readers, dock.Rules, NullLogger<InvariantScan>.Instance);
        return [.. (await scan.RunAsync(town.Today, CancellationToken.None)).Unannounced.Select(u => $"{u.Key} {u.Stage} {town.Today:O}")];
    }

    private static async Task<OfficeMorning> TopAsync(Town town) =>
        (await town.Dock.Offices.FindAsync("HQ", CancellationToken.None))!.Facts.Morning!; // After a morning.

    private static async Task<Town> OwedAsync()
    {
        var town = await OpenAsync("2026-10-12", held: true);
        await town.PlanAsync("2026-10-20");
        return town;
    }

    private sealed class Died : Exception;
}
