using System.Collections.Concurrent;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>A turn whose answers go to the connector, or, when the sender expects replies, into the answer of its request.</summary>
internal sealed class ConnectorTurnContext(ConnectorClient connector, DateTimeOffset deadline) : TurnContext
{
    // A turn that outlives its answer may still add to it.
    private readonly ConcurrentQueue<byte[]> _replies = new();
    private DateTimeOffset _deadline = deadline;

    /// <summary>What was collected for the answer, in order; null unless the sender expects replies.</summary>
    public IReadOnlyCollection<byte[]>? Replies => ExpectsReplies ? _replies : null;

    private bool ExpectsReplies => string.Equals(Activity.DeliveryMode, "expectReplies", StringComparison.OrdinalIgnoreCase);

    private ConnectorTarget Target => new(Activity.ServiceUrl ?? "", _deadline) { TenantId = Activity.Conversation?.TenantId };

    private string ConversationId => Activity.Conversation?.Id ?? "";

    /// <summary>The same turn with other time: its own has run out when the failure is told.</summary>
    public ConnectorTurnContext Until(DateTimeOffset other)
    {
        _deadline = other;
        return this;
    }

    public override void Extend(DateTimeOffset deadline) => _deadline = deadline;

    public override async Task<string?> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        var activity = ToBytes(message, Activity.Id);
        if (ExpectsReplies)
        {
            _replies.Enqueue(activity);
            return null;
        }

        return await connector.SendAsync(Target, ConversationId, activity, cancellation);
    }

    public override Task<bool> UpdateAsync(string activityId, OutboundMessage message, CancellationToken cancellation) =>
        connector.UpdateAsync(Target, ConversationId, activityId, ToBytes(message), cancellation);

    public override Task<ConversationMember?> FindMemberAsync(string userId, CancellationToken cancellation) =>
        connector.FindMemberAsync(Target, ConversationId, userId, cancellation);

    private byte[] ToBytes(OutboundMessage message, string? replyTo = null) =>
        OutboundJson.Message(message, ConversationId, Activity.Recipient?.Id, Activity.From?.Id, replyTo);
}
