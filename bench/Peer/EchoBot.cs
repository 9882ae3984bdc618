using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Peer;

/// <summary>The least that a bot on the SDK can do: it sends a message's text back and answers a button with a card of one line.</summary>
internal sealed class EchoBot : TeamsActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(MessageFactory.Text(turnContext.Activity.Text), cancellationToken);

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AdaptiveCardInvokeValue invokeValue,
        CancellationToken cancellationToken
    )
    {
        var verb = invokeValue.Action.Verb;
        var card = new AdaptiveCard { Speak = verb, Body = [new AdaptiveTextBlock(verb)] };
        return Task.FromResult(
            new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.card.adaptive",
                Value = new JRaw(CardJson.Serialize(card)),
            }
        );
    }
}
