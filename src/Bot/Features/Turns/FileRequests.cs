using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Features.Kit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema.Teams;

namespace KobanBot.Bot.Features.Turns;

/// <summary>The person has agreed to take a file, or not. It is made now, with the rights of this moment, and follows after the answer.</summary>
internal sealed class FileRequests(FlowCalls flows, Senders senders, FileDeliveries files)
{
    public async Task OnAcceptedAsync(ITurnContext turn, FileConsentCardResponse accepted, CancellationToken cancellation)
    {
        if (await KnownAsync(turn, cancellation) is not { } sender)
        {
            return;
        }

        var data = ActionReading.DataOf(accepted.Context);
        if (flows.FileOf(turn, sender, new Pressed(data.Text("verb"), data, IsRefresh: false)) is { } make)
        {
            files.Enqueue(turn.Lasting(), accepted.UploadInfo, make);
        }
        else
        {
            await SayAsync(turn, Replies.UnknownButton().Text, cancellation);
        }
    }

    public async Task OnDeclinedAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await KnownAsync(turn, cancellation) is not null)
        {
            await SayAsync(turn, "ファイルの保存を取りやめました。", cancellation);
        }
    }

    public async Task OnUnreadableAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (await KnownAsync(turn, cancellation) is not null)
        {
            await SayAsync(turn, Replies.UnknownButton().Text, cancellation);
        }
    }

    /// <summary>Null when the sender was told why there is no file.</summary>
    private async Task<Sender?> KnownAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var sender = await senders.FindAsync(turn, cancellation);
        if (sender.Refusal is null && Mentions.IsPersonal(turn.Activity))
        {
            return sender;
        }

        await SayAsync(turn, sender.Refusal ?? Replies.UnknownButton().Text, cancellation);
        return null;
    }

    private static Task<string?> SayAsync(ITurnContext turn, string sentence, CancellationToken cancellation) =>
        turn.SendAsync(OutboundMessage.OfText(sentence), cancellation);
}
