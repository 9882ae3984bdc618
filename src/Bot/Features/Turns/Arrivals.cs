using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Conversation;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>First contact. Installation and arrival come in either order or at once; one of them greets.</summary>
internal sealed class Arrivals(Senders senders, FlowCalls calls, HomeFlow home, ReachDesk reach)
{
    public async Task OnArrivalAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (!Mentions.IsPersonal(turn.Activity))
        {
            return;
        }

        var sender = await senders.FindAsync(turn, cancellation);
        if (sender.Officer is { } arrived)
        {
            await reach.NoteAgainAsync(arrived.Id, cancellation);
        }

        if (sender is { Officer: not null, IsNewHere: true })
        {
            var welcome = await calls.OnOwnAccordAsync(turn, sender, home.Welcome, cancellation);
            await turn.SendAsync(Answers.Outbound(welcome), cancellation);
        }
    }
}
