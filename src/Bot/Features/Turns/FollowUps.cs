using System.Collections.Concurrent;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// Puts a reply that was announced in the place of its announcement. Whoever goes on with that card meanwhile has changed his or her mind, and
/// what was to follow is dropped. What a crash loses can be asked for again on the card.
/// </summary>
internal sealed partial class FollowUps(CardUpdates updates, TimeProvider clock, ILogger<FollowUps> logger) : IHostedService
{
    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Task<Reply>> _awaited = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Something was done with the card of a message.</summary>
    public void Used(string? conversation, string message) => _awaited.TryRemove(KeyOf(conversation, message), out _);

    /// <param name="message">Where the announcement stands; null when the channel has not told, and then a new message follows.</param>
    public void Enqueue(LastingConversation conversation, string? message, Task<Reply> later)
    {
        if (message is not null)
        {
            _awaited[KeyOf(conversation.Id, message)] = later;
        }

        var running = RunAsync(conversation, message, later);
        _running[running] = true;
        _ = running.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what is under way end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    private async Task RunAsync(LastingConversation conversation, string? message, Task<Reply> later)
    {
        // The announcement goes first.
        await Task.Yield();
        try
        {
            var reply = await later;
            if (message is not null && !_awaited.TryRemove(new KeyValuePair<string, Task<Reply>>(KeyOf(conversation.Id, message), later)))
            {
                return;
            }

            using var limit = new CancellationTokenSource(TimeToSend, clock);
            if (Answers.OfferOf(reply) is { } offer)
            {
                await conversation.SendAsync(offer, TimeToSend, limit.Token);
            }

            if (message is not null)
            {
                updates.Enqueue(conversation, message, Answers.Outbound(reply));
            }
            else
            {
                await conversation.SendAsync(Answers.Outbound(reply), TimeToSend, limit.Token);
            }
        }
        catch (Exception failure)
        {
            Log.NotFollowed(logger, failure.GetType().Name);
        }
    }

    private static string KeyOf(string? conversation, string message) => $"{conversation}\n{message}";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A reply that was announced could not be delivered: {Fault}.")]
        public static partial void NotFollowed(ILogger logger, string fault);
    }
}
