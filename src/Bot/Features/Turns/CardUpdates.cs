using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// PUTs the card that a click was answered with to its message, or else the client goes back to the first card when it draws the
/// message again. One message's updates go one after the other and the newest wins; what a crash loses is only looks: the draft is
/// stored, and the card's refresh asks for it.
/// </summary>
internal sealed partial class CardUpdates(TimeProvider clock, ILogger<CardUpdates> logger) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);

    public void Enqueue(LastingConversation conversation, string activityId, OutboundMessage card)
    {
        var key = $"{conversation.Id}\n{activityId}";
        lock (_lock)
        {
            if (_messages.TryGetValue(key, out var message))
            {
                message.Next = (conversation, card);
                return;
            }

            message = new Message { Next = (conversation, card) };
            _messages[key] = message;
            message.Running = RunAsync(key, activityId, message);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets what is under way end.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] running;
        lock (_lock)
        {
            running = [.. _messages.Values.Select(m => m.Running)];
        }

        return Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    private async Task RunAsync(string key, string activityId, Message message)
    {
        // The answer of the click goes first.
        await Task.Yield();
        while (Take(key, message) is { } next)
        {
            using var limit = new CancellationTokenSource(Limit, clock);
            try
            {
                await next.Conversation.UpdateAsync(activityId, next.Card, Limit, limit.Token);
            }
            catch (Exception failure)
            {
                Log.NotUpdated(logger, failure.GetType().Name);
            }
        }
    }

    private (LastingConversation Conversation, OutboundMessage Card)? Take(string key, Message message)
    {
        lock (_lock)
        {
            var next = message.Next;
            message.Next = null;
            if (next is null)
            {
                _messages.Remove(key);
            }

            return next;
        }
    }

    private sealed class Message
    {
        public (LastingConversation Conversation, OutboundMessage Card)? Next { get; set; }

        public Task Running { get; set; } = Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A message could not be updated after its card was used: {Fault}.")]
        public static partial void NotUpdated(ILogger logger, string fault);
    }
}
