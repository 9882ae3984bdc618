using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>What a person typed, in a chat or to the bot by name.</summary>
internal sealed class Words(FlowCalls flows, Senders senders, Answers answers)
{
    public async Task OnWordsAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var activity = turn.Activity;
        if (!Mentions.IsPersonal(activity) && !Mentions.AreToBot(activity))
        {
            return;
        }

        var sender = await senders.FindAsync(turn, cancellation);
        var reply = await flows.OnWordsAsync(turn, sender, Mentions.WithoutBot(activity), cancellation);
        answers.Follow(turn, await turn.SendAsync(Answers.Outbound(reply), cancellation), reply);
    }
}
