using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Proactive;

internal sealed class ProactiveMessenger(ConnectorClient connector, IOptions<BotOptions> options, TimeProvider clock) : IProactiveMessenger
{
    public async Task<SendResult> SendAsync(ConversationReference reference, OutboundMessage message, CancellationToken cancellation)
    {
        try
        {
            var id = await connector.SendAsync(Target(reference), reference.ConversationId, ToBytes(reference, message), cancellation);
            return new SendResult(SendOutcome.Sent, id);
        }
        catch (ConnectorException refusal)
        {
            return new SendResult(OutcomeOf(refusal), ActivityId: null);
        }
    }

    public Task<bool> UpdateAsync(
        ConversationReference reference,
        string activityId,
        OutboundMessage message,
        CancellationToken cancellation
    ) => connector.UpdateAsync(Target(reference), reference.ConversationId, activityId, ToBytes(reference, message), cancellation);

    private static SendOutcome OutcomeOf(ConnectorException refusal) =>
        refusal switch
        {
            { Error.IsUnreachable: true } => SendOutcome.Unreachable,
            { IsAmbiguous: true } => SendOutcome.Ambiguous,
            _ => SendOutcome.Failed,
        };

    private ConnectorTarget Target(ConversationReference reference) =>
        new(reference.ServiceUrl, clock.GetUtcNow() + options.Value.ProactiveTimeout);

    private static byte[] ToBytes(ConversationReference reference, OutboundMessage message) =>
        OutboundJson.Message(message, reference.ConversationId, reference.BotId, reference.UserId);
}
