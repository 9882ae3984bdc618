using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>How a flow's reply reaches the person, with what comes beside it and after it.</summary>
internal sealed class Answers(CardUpdates updates, FollowUps followUps)
{
    public static OutboundMessage Outbound(Reply reply) =>
        reply.CardJson is { } card ? OutboundMessage.OfCard(card, reply.Text) : OutboundMessage.OfText(reply.Text);

    /// <summary>The file that waits for the person's consent, as a message of its own; null when the reply has none.</summary>
    public static OutboundMessage? OfferOf(Reply reply) =>
        reply.Offer is { } offer ? FileConsent.Ask(offer.Name, offer.Description, offer.Size, offer.Context) : null;

    public static async Task OfferAsync(ITurnContext turn, Reply reply, CancellationToken cancellation)
    {
        if (OfferOf(reply) is { } offer)
        {
            await turn.SendAsync(offer, cancellation);
        }
    }

    /// <summary>Something was done with the card of the turn: what was still to follow there is dropped.</summary>
    public void Used(ITurnContext turn)
    {
        if (turn.Activity.ReplyToId is { Length: > 0 } message)
        {
            followUps.Used(turn.Activity.Conversation?.Id, message);
        }
    }

    /// <summary>Puts the card into the message whose button was pressed, after the answer.</summary>
    public void Put(ITurnContext turn, Reply reply)
    {
        if (reply.CardJson is not null && turn.Activity.ReplyToId is { Length: > 0 } message)
        {
            updates.Enqueue(turn.Lasting(), message, Outbound(reply));
        }
    }

    /// <param name="message">Where the reply stands; null when the channel has not told.</param>
    public void Follow(ITurnContext turn, string? message, Reply reply)
    {
        if (reply.Later is { } later)
        {
            followUps.Enqueue(turn.Lasting(), message, later);
        }
    }
}
