using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>What a person typed, in a chat or to the bot by name.</summary>
internal sealed class Words(FlowCalls flows, Senders senders, SentLists lists, SentTemplates templates, Answers answers)
{
    public async Task OnWordsAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var activity = turn.Activity;
        if (!Mentions.IsPersonal(activity) && !Mentions.AreToBot(activity))
        {
            return;
        }

        var sender = await senders.FindAsync(turn, cancellation);
        var reply =
            sender.Refusal is null && FileDownloads.Of(turn) is { } file
                ? await OnFileAsync(turn, sender, file, cancellation)
                : await flows.OnWordsAsync(turn, sender, Mentions.WithoutBot(activity), cancellation);
        if (reply.Private is { } own && await turn.TrySendPrivatelyAsync(Answers.Outbound(own), cancellation))
        {
            return;
        }

        answers.Follow(turn, await turn.SendAsync(Answers.Outbound(reply), cancellation), reply);
    }

    private async Task<Reply> OnFileAsync(ITurnContext turn, Sender sender, SentFile file, CancellationToken cancellation)
    {
        var (pressed, refusal) = SentTemplates.IsOne(file)
            ? await templates.ReadAsync(turn, sender, file, cancellation)
            : await lists.ReadAsync(turn, sender, file, cancellation);
        return pressed is null ? refusal : await flows.OnButtonAsync(turn, sender, pressed, cancellation);
    }
}
