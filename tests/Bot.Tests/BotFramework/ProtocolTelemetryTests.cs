using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class ProtocolTelemetryTests
{
    [Fact]
    public async Task Turns_calls_and_retries_are_counted_by_what_tells_of_no_person()
    {
        var measured = new ConcurrentQueue<string>();
        await using var channel = await AuthenticatedChannel.StartAsync(
            async (turn, cancellation) => await turn.UpdateAsync("m1", OutboundMessage.OfText("x"), cancellation),
            new SkippingClock(AuthenticatedChannel.Now, TimeSpan.FromSeconds(4))
        );
        var meters = channel.Host.Services.GetService(typeof(IMeterFactory));
        using var listener = Listen(measured, meters);
        channel.Connector.FailNext(ConnectorFault.Answer(503));

        await channel.StatusOfAsync(channel.Token.Create());
        await channel.StatusOfAsync(token: null);
        await channel.StatusOfAsync(channel.Token.Create(), Payloads.Message("9", change: a => a["type"] = "架空 花子"));

        measured.ShouldContain("bot.turns type=message outcome=completed");
        measured.ShouldContain("bot.turns type=other outcome=completed");
        measured.ShouldContain("bot.connector.calls operation=update status=503");
        measured.ShouldContain("bot.connector.calls operation=update status=200");
        measured.ShouldContain("bot.connector.retries operation=update status=503");
        measured.ShouldContain("bot.refusals status=401");
    }

    [Fact]
    public async Task Reminders_in_doubt_and_pauses_are_counted()
    {
        var measured = new ConcurrentQueue<string>();
        await using var channel = await AuthenticatedChannel.StartAsync(
            clock: new SkippingClock(AuthenticatedChannel.Now, TimeSpan.FromSeconds(4))
        );
        using var listener = Listen(measured, channel.Host.Services.GetService(typeof(IMeterFactory)));
        channel.Connector.FailNext(ConnectorFault.Answer(504), ConnectorFault.Answer(429, retryAfter: "1"));
        var reference = new StoredReference
        {
            ServiceUrl = Payloads.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = "chat",
            BotId = "28:bot",
        };

        await channel
            .Host.Services.GetRequiredService<IProactiveMessenger>()
            .SendReminderAsync(reference, OutboundMessage.OfText("x"), TestContext.Current.CancellationToken);

        measured.Count(m => m == "bot.proactive.ambiguous operation=send").ShouldBe(1);
        measured.Count(m => m.StartsWith("bot.proactive.pauses", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static MeterListener Listen(ConcurrentQueue<string> measured, object? scope)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ProtocolTelemetry.Name && instrument.Meter.Scope == scope)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
                measured.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}")
        );
        listener.Start();
        return listener;
    }
}
