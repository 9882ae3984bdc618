using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Buttons: Action.Execute, and the Action.Submit of a client that does not know it.</summary>
internal sealed class CardActions(FlowCalls flows, Senders senders, Answers answers)
{
    /// <summary>The message is a button's, not words.</summary>
    public static bool IsSubmitted(ITurnContext turn) =>
        turn.Activity.Value is JObject or string && string.IsNullOrWhiteSpace(turn.Activity.Text);

    public async Task OnSubmitAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var data = ActionReading.DataOf(turn.Activity.Value);
        var sender = await senders.FindAsync(turn, cancellation);
        var reply = await flows.OnButtonAsync(turn, sender, new Pressed(data.Text("verb"), data, IsRefresh: false), cancellation);
        answers.Follow(turn, await AnsweredAsync(turn, reply, cancellation), reply);
        await Answers.OfferAsync(turn, reply, cancellation);
    }

    public async Task<AdaptiveCardInvokeResponse> OnActionAsync(
        ITurnContext turn,
        AdaptiveCardInvokeValue action,
        CancellationToken cancellation
    )
    {
        var isAutomatic = ActionReading.IsAutomatic(turn.Activity.Value);
        if (!isAutomatic)
        {
            answers.Used(turn);
        }

        var pressed = new Pressed(action.Action.Verb, ActionReading.DataOf(action.Action.Data), isAutomatic);
        var reply = await flows.OnButtonAsync(turn, await senders.FindAsync(turn, cancellation), pressed, cancellation);
        await Answers.OfferAsync(turn, reply, cancellation);

        // A PUT from a refresh would make clients refresh, and so on without end (PROTOCOL 2.1).
        if (!isAutomatic)
        {
            answers.Put(turn, reply);
        }

        // A result that follows has no refresh, so that its PUT ends the circle.
        answers.Follow(turn, turn.Activity.ReplyToId, reply);
        return reply.CardJson is { } card ? CardInvokeResponse.OfCard(card) : CardInvokeResponse.OfMessage(reply.Text);
    }

    /// <summary>The message in which the answer stands.</summary>
    private static async Task<string?> AnsweredAsync(ITurnContext turn, Reply reply, CancellationToken cancellation)
    {
        var message = Answers.Outbound(reply);
        return
            reply.CardJson is not null
            && turn.Activity.ReplyToId is { Length: > 0 } shown
            && await turn.UpdateAsync(shown, message, cancellation)
            ? shown
            : await turn.SendAsync(message, cancellation);
    }
}
