using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using Microsoft.Bot.Schema;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>
/// A conversation that outlives the turn from which it came: the SDK disposes the turn's context when the turn ends, and a card's PUT, an
/// upload or what was announced comes after. Every call has time of its own.
/// </summary>
internal sealed class LastingConversation(ConnectorClient connector, TimeProvider clock, ConversationReference reference)
{
    public string Id => reference.Conversation?.Id ?? "";

    /// <summary>Sends a new message. Null when the channel gave no id back.</summary>
    public Task<string?> SendAsync(OutboundMessage message, TimeSpan limit, CancellationToken cancellation) =>
        connector.SendAsync(Target(limit), Id, ToBytes(message, reference.ActivityId), cancellation);

    /// <summary>Replaces a message of this bot (PUT). False when it no longer exists.</summary>
    public Task<bool> UpdateAsync(string activityId, OutboundMessage message, TimeSpan limit, CancellationToken cancellation) =>
        connector.UpdateAsync(Target(limit), Id, activityId, ToBytes(message, replyTo: null), cancellation);

    private ConnectorTarget Target(TimeSpan limit) =>
        new(reference.ServiceUrl ?? "", clock.GetUtcNow() + limit) { TenantId = reference.Conversation?.TenantId };

    private byte[] ToBytes(OutboundMessage message, string? replyTo)
    {
        var activity = message.ToActivity();
        activity.ApplyConversationReference(reference);
        activity.ReplyToId = replyTo;
        return ActivityJson.WriteOutbound(activity);
    }
}
