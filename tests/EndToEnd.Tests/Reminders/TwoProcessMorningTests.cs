using System.Diagnostics;
using KobanBot.Bot.Storage;
using KobanBot.Core.Time;
using KobanBot.Dev;
using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Reminders;

namespace KobanBot.EndToEnd.Tests.Reminders;

/// <summary>Two real processes share a morning on one Azurite, over HTTP to a connector; one of them is killed in the middle of it.</summary>
public sealed class TwoProcessMorningTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_one_of_two_processes_is_killed_nobody_is_forgotten_and_at_most_one_hears_twice()
    {
        // The processes have the real clock, and a day that ends meanwhile would bring a second morning.
        Assert.SkipWhen(
            TimeProvider.System.GetUtcNow().AtJapan().TimeOfDay > TimeSpan.FromHours(23.9),
            "Japan's midnight is minutes away."
        );
        var tools = await NodeTools.PrepareAsync(_ => { }, Cancellation);
        await using var connector = await FakeConnector.StartAsync();
        await using var azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, Cancellation);
        var tables = await ServiceTables.CreateAsync(new StorageOptions { ConnectionString = azurite.ConnectionString });
        var prefecture = new Prefecture(
            councils: 30,
            perStation: 5,
            members: 4,
            reference: name => MorningDock.ReferenceOf(name, connector.ServiceUrl)
        );
        await prefecture.FillAsync(tables, atOnce: 4, Cancellation);
        await using var first = await StartAsync(tools, azurite);
        await using var second = await StartAsync(tools, azurite);

        await ArrivedAsync(connector, 10);
        await first.KillAsync();
        var killed = Stopwatch.StartNew();
        var atKill = Sent(connector).Count;
        while (Sent(connector).Distinct().Count() < prefecture.Readers.Count)
        {
            await NextAsync(connector, TimeSpan.FromSeconds(60));
        }

        var finished = killed.Elapsed;
        await DoneAsync(tables);

        var sent = Sent(connector);
        atKill.ShouldBeLessThan(prefecture.Readers.Count, "the kill came too late to prove anything");
        sent.Distinct().Order(StringComparer.Ordinal).ShouldBe(prefecture.Readers.Order(StringComparer.Ordinal));
        sent.Count.ShouldBeLessThanOrEqualTo(prefecture.Readers.Count + 1);
        first.HasExited.ShouldBeTrue();
        second.HasExited.ShouldBeFalse();
        TestContext.Current.SendDiagnosticMessage(
            $"{atKill} of {prefecture.Readers.Count} were sent at the kill; all {finished.TotalSeconds:F1} s after it, {sent.Count - prefecture.Readers.Count} doubled."
        );
    }

    /// <summary>One digest at a time, so that at most one is in the gap between answer and record when the process dies.</summary>
    private static Task<BotProcess> StartAsync(NodeTools tools, AzuriteProcess azurite) =>
        BotProcess.StartAsync(
            tools,
            azurite.ConnectionString,
            port: null,
            new Dictionary<string, string?>
            {
                ["Reminders__DigestAt"] = "00:00",
                ["Reminders__DigestUntil"] = "23:59:59",
                ["Reminders__OnDaysOff"] = "true",
                ["Reminders__QuietFrom"] = "00:00",
                ["Reminders__QuietTo"] = "00:00",
                ["Delivery__OfficesAtOnce"] = "1",
                ["Delivery__AtOnce"] = "1",
                // Less than half of the default: what the dead process had in hand is waited for.
                ["Delivery__Lease"] = "00:00:20",
                ["Delivery__Poll"] = "00:00:02",
                ["Delivery__AboveWaits"] = "12:00:00",
            },
            onLine: null,
            Cancellation
        );

    private static IReadOnlyList<string> Sent(FakeConnector connector) =>
        [
            .. connector
                .Requests.Where(r => r.Operation == "send")
                .Select(r => r.ConversationId!) // A send has one.
                .Select(id => id["chat-".Length..]),
        ];

    private static async Task ArrivedAsync(FakeConnector connector, int count)
    {
        while (Sent(connector).Count < count)
        {
            await NextAsync(connector, TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>The limit is that of the takeover: whatever a dead process had in hand is another's within a minute.</summary>
    private static async Task NextAsync(FakeConnector connector, TimeSpan limit)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        bounded.CancelAfter(limit);
        await connector.NextAsync(bounded.Token);
    }

    private static async Task DoneAsync(StorageTables tables)
    {
        var offices = new OfficeStore(tables);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        bounded.CancelAfter(TimeSpan.FromSeconds(90));
        while (await timer.WaitForNextTickAsync(bounded.Token))
        {
            var open = 0;
            await foreach (var unit in offices.FindOfficesAsync(bounded.Token))
            {
                open += (await offices.FindAsync(unit, bounded.Token))!.Facts.Morning is { IsDone: true } ? 0 : 1;
            }

            if (open == 0)
            {
                return;
            }
        }
    }
}
