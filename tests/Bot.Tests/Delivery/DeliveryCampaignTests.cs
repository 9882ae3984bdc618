using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Delivery;

/// <summary>
/// Three hundred recipients over real HTTP and in real time (some seven seconds): every limit is kept at the other end, and everybody comes to
/// an end. Ten thousand are a script: `bench -- deliver`.
/// </summary>
public sealed class DeliveryCampaignTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_recipients_all_come_to_an_end_and_no_limit_is_crossed()
    {
        var faults = new SeededFaults(20261125)
        {
            Throttled = 0.05,
            Gateway = 0.03,
            RefusalOf = DeliveryCampaign.RefusalOf,
        };
        await using var channel = await StrictConnector.StartAsync(faults, TimeProvider.System);
        await using var host = await ProtocolHost.StartAnonymousAsync((_, _) => Task.CompletedTask);

        var report = await Campaign(host, channel).RunAsync(300, Cancellation);

        channel.Crossed.ShouldBeEmpty();
        report.Ended.ShouldBe(
            new Dictionary<string, int> { [nameof(SendOutcome.Sent)] = 288, [nameof(SendOutcome.Unreachable)] = 12 },
            ignoreOrder: true
        );
        report.Lost.ShouldBe(0);

        // A double comes from an answer that hid an arrival, and each of those was counted.
        report.Doubles.ShouldBeLessThanOrEqualTo(report.AmbiguousRepeats);
        channel.Injected.Values.Sum().ShouldBeGreaterThan(5);
        channel.Busiest.ShouldBeGreaterThan(35);
    }

    [Fact]
    public async Task Many_messages_to_one_conversation_keep_its_limits_too()
    {
        await using var channel = await StrictConnector.StartAsync(SeededFaults.None, TimeProvider.System);
        await using var host = await ProtocolHost.StartAnonymousAsync((_, _) => Task.CompletedTask);
        var messenger = host.Services.GetRequiredService<IProactiveMessenger>();
        var reference = new ConversationReference
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

    private static async Task<bool> SendAsync(IProactiveMessenger messenger, ConversationReference reference) =>
        (await messenger.SendAsync(reference, OutboundMessage.OfText("x"), Cancellation)).Outcome == SendOutcome.Sent;

    private static DeliveryCampaign Campaign(ProtocolHost host, StrictConnector channel) =>
        new(
            host.Services.GetRequiredService<IProactiveMessenger>(),
            host.Services.GetRequiredService<ConnectorClient>(),
            channel,
            TimeProvider.System
        );
}
