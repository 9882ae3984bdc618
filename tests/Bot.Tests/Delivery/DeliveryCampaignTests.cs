using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Delivery;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Delivery;

/// <summary>
/// The digests of three hundred readers through the product's worker and over real HTTP, in real time (some seven seconds) but for the minutes that
/// a digest in doubt waits, in which nothing is under way: every limit is kept at the other end, and everybody comes to an end. Ten thousand,
/// with those minutes, are a script: `bench -- deliver`.
/// </summary>
public sealed class DeliveryCampaignTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_digests_all_come_to_an_end_and_no_limit_is_crossed()
    {
        var faults = new SeededFaults(20261125) { Throttled = 0.05, Gateway = 0.03 };
        await using var campaign = await DeliveryCampaign.StartAsync(300, blocked: 2, faults, new MemoryStorage());

        var report = await campaign.RunAsync(skipsRests: true, Cancellation);

        var channel = campaign.Channel;
        channel.Crossed.ShouldBeEmpty();
        report.Wrong.ShouldBeEmpty();
        report.Ended.Keys.ShouldBeSubsetOf(["Sent", "Sent (stands in)", "Unreachable", "Unreachable (stands in)"]);
        report.Ended["Sent"].ShouldBe(campaign.Recipients - report.Ended["Unreachable"]);
        report.Ended["Unreachable"].ShouldBeInRange(5, 20);

        // A double comes from an answer that hid an arrival, and each of those was counted.
        report.Uncounted.ShouldBe(0);
        report.AmbiguousRepeats.ShouldBeGreaterThan(0);
        channel.Injected.Values.Sum().ShouldBeGreaterThan(5);
        channel.Busiest.ShouldBeGreaterThan(35);
    }

    [Fact]
    public async Task Many_messages_to_one_conversation_keep_its_limits_too()
    {
        await using var channel = await StrictConnector.StartAsync(SeededFaults.None, TimeProvider.System);
        await using var host = await ProtocolHost.StartAnonymousAsync((_, _) => Task.CompletedTask);
        var messenger = host.Services.GetRequiredService<IProactiveMessenger>();
        var reference = new StoredReference
        {
            ServiceUrl = channel.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = "chat",
            BotId = "28:bot",
        };

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(n =>
                    n % 2 == 0
                        ? SendAsync(messenger, reference)
                        : messenger.UpdateAsync(reference, "m1", OutboundMessage.OfText("x"), Cancellation)
                )
        );

        results.ShouldAllBe(isWell => isWell);
        channel.Crossed.ShouldBeEmpty();
        channel.Requests.ShouldBe(16);
    }

    private static async Task<bool> SendAsync(IProactiveMessenger messenger, StoredReference reference) =>
        (await messenger.SendAsync(reference, OutboundMessage.OfText("x"), Cancellation)).Outcome == SendOutcome.Sent;
}
