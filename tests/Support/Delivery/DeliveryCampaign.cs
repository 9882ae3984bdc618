using System.Collections.Concurrent;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;

namespace KobanBot.Support.Delivery;

/// <summary>How a campaign ended.</summary>
/// <param name="Ended">Recipients by the state in which they ended: all of them.</param>
/// <param name="AmbiguousRepeats">Reminders that were sent once more in doubt.</param>
/// <param name="Doubles">Messages that arrived more than once.</param>
/// <param name="Lost">Recipients that ended as sent, and got nothing.</param>
/// <param name="SlowestTurn">The longest answer to somebody who spoke meanwhile.</param>
internal sealed record DeliveryReport(
    IReadOnlyDictionary<string, int> Ended,
    int AmbiguousRepeats,
    int Doubles,
    int Lost,
    int Turns,
    TimeSpan SlowestTurn,
    TimeSpan Elapsed
)
{
    /// <summary>Recipients that came to their end, a second.</summary>
    public double PerSecond => Ended.Values.Sum() / Elapsed.TotalSeconds;
}

/// <summary>One reminder to each of many recipients, as a worker sends them, while now and then somebody speaks and is answered.</summary>
internal sealed class DeliveryCampaign(
    IProactiveMessenger messenger,
    ConnectorClient connector,
    StrictConnector channel,
    TimeProvider clock
)
{
    /// <summary>Of a hundred recipients, so many have blocked the bot, and as many have lost their chat.</summary>
    private const int UnreachablePercent = 2;

    private const int Workers = 24;
    private const int MostRounds = 4;
    private static readonly byte[] Reply = """{"type":"message","text":"はい"}"""u8.ToArray();

    private readonly ConcurrentDictionary<string, int> _ended = new(StringComparer.Ordinal);
    private int _ambiguous;

    /// <summary>The refusal of a conversation of the campaign, for <see cref="SeededFaults.RefusalOf"/>.</summary>
    public static ConnectorFault? RefusalOf(string conversation)
    {
        if (!conversation.StartsWith("chat-", StringComparison.Ordinal))
        {
            return null;
        }

        var number = int.Parse(conversation.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture) % 100;
        return number < UnreachablePercent ? ConnectorFault.Code(403, "ConversationBlockedByUser")
            : number < 2 * UnreachablePercent ? ConnectorFault.Code(404, "ConversationNotFound")
            : null;
    }

    public async Task<DeliveryReport> RunAsync(int recipients, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var turns = TakeTurnsAsync(stop.Token);
        await Parallel.ForAsync(
            0,
            recipients,
            new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellation },
            async (number, token) => Count(await RemindAsync($"chat-{number}", token))
        );
        var elapsed = clock.GetElapsedTime(started);
        await stop.CancelAsync();
        var (count, slowest) = await turns;
        var delivered = channel.Delivered.Where(d => d.Key.StartsWith("chat-", StringComparison.Ordinal)).ToList();
        var sent = _ended.GetValueOrDefault(nameof(SendOutcome.Sent));
        return new DeliveryReport(
            _ended,
            _ambiguous,
            delivered.Sum(d => d.Value - 1),
            Math.Max(0, sent - delivered.Count),
            count,
            slowest,
            elapsed
        );
    }

    private async Task<SendOutcome> RemindAsync(string conversation, CancellationToken cancellation)
    {
        var reference = new ConversationReference
        {
            ServiceUrl = channel.ServiceUrl,
            ChannelId = "msteams",
            ConversationId = conversation,
            TenantId = "tenant",
            BotId = "28:bot",
        };
        for (var round = 1; ; round++)
        {
            var result = await messenger.SendReminderAsync(reference, OutboundMessage.OfText("本日の対応事項"), cancellation);
            Interlocked.Add(ref _ambiguous, result.AmbiguousRepeats);
            switch (result)
            {
                case { Outcome: SendOutcome.Sent or SendOutcome.Unreachable }:
                case not null when round == MostRounds:
                    return result.Outcome;
                case { Outcome: SendOutcome.Postponed, NotBefore: { } notBefore }:
                    await WaitUntilAsync(notBefore, cancellation);
                    break;
                case { Outcome: SendOutcome.Ambiguous }:
                    // The worker's next round sends it again.
                    Interlocked.Increment(ref _ambiguous);
                    break;
            }
        }
    }

    private Task WaitUntilAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        var wait = instant - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }

    /// <summary>Two answers a second, each in a chat of its own.</summary>
    private async Task<(int Count, TimeSpan Slowest)> TakeTurnsAsync(CancellationToken cancellation)
    {
        var (count, slowest) = (0, TimeSpan.Zero);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var target = new ConnectorTarget(channel.ServiceUrl, clock.GetUtcNow() + TimeSpan.FromSeconds(10)) { TenantId = "tenant" };
                var started = clock.GetTimestamp();
                try
                {
                    await connector.SendAsync(target, $"turn-{count++}", Reply, CancellationToken.None);
                }
                catch (ConnectorException)
                {
                    // A fault of the channel: an answer is not repeated in doubt.
                }

                var took = clock.GetElapsedTime(started);
                slowest = took > slowest ? took : slowest;
            }
        }
        catch (OperationCanceledException)
        {
            // The campaign is over.
        }

        return (count, slowest);
    }

    private void Count(SendOutcome outcome) => _ended.AddOrUpdate(outcome.ToString(), 1, (_, n) => n + 1);
}
