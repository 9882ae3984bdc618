using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns;

/// <summary>Hands out the file of a link: to its person, once, with the rights of the moment, and with an entry of who has fetched it.</summary>
internal sealed class LinkedFiles(IFileLinks links, FlowTable flows, TurnSteps steps, TimeProvider clock)
{
    private const string Again = "KobanBotとのチャットで、もう一度ファイルの作成を選ぶと、新しいリンクが届きます。";

    public async Task<FileReply> TakeAsync(Sender sender, string id, CancellationToken cancellation)
    {
        if (sender.Officer is not { } officer || sender.Refusal is not null)
        {
            return FileReply.Refused(sender.Refusal ?? Replies.NotAllowed().Text);
        }

        var (state, link) = await links.TakeAsync(officer.Id, id, clock.GetUtcNow(), cancellation);
        return state switch
        {
            FileLinkState.Used => FileReply.Refused($"このリンクは使用済みです。{Again}"),
            FileLinkState.Over => FileReply.Refused($"リンクの有効期限の10分を過ぎました。{Again}"),
            FileLinkState.Taken when link is not null => await MakeAsync(sender, link, cancellation),
            _ => FileReply.Refused($"このリンクは、受け取った方だけが使えます。{Again}"),
        };
    }

    private async Task<FileReply> MakeAsync(Sender sender, FileLink link, CancellationToken cancellation)
    {
        var data = CardData.Of(link.Context);
        return flows.Verbs.TryGetValue(data.Text("verb"), out var verb)
            ? await flows.HandedOutAsync(
                verb,
                steps.OfPane(sender, new Pressed(verb.Name, data, IsRefresh: false)),
                "file.link",
                cancellation
            )
            : FileReply.Refused(Replies.UnknownButton().Text);
    }
}
