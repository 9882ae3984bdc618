using AdaptiveCards;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Searching;
using KobanBot.Bot.Fields;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema.Teams;

namespace KobanBot.Bot.Features.Turns;

/// <summary>The message extension, in Teams and Outlook: its commands end in the same verbs as words and buttons.</summary>
internal sealed class Extensions(FlowTable table, FlowCalls flows, Senders senders)
{
    private const string PageTitle = "KobanBot 交番・駐在所連絡協議会 運営支援";
    private const int LongestAddress = 200;

    /// <summary>連絡協議会を探す.</summary>
    public async Task<MessagingExtensionResponse> OnQueryAsync(
        ITurnContext turn,
        MessagingExtensionQuery query,
        CancellationToken cancellation
    )
    {
        var pressed = new Pressed(VerbOf(query.CommandId, ExtensionKind.Query), DataOf(query), IsRefresh: false);
        var reply = await flows.OnExtensionAsync(turn, await senders.FindElsewhereAsync(turn, cancellation), pressed, cancellation);
        return reply.Results is { } results
            ? ExtensionInvokes.Results(results.Select(r => ExtensionInvokes.Result(r.CardJson, r.Title, r.Why)))
            : ExtensionInvokes.Sentence(reply.Text);
    }

    /// <summary>会議を記録, from the compose box or on a message: the dialog shows the first step of the chat.</summary>
    public Task<MessagingExtensionActionResponse> OnFetchAsync(
        ITurnContext turn,
        MessagingExtensionAction action,
        CancellationToken cancellation
    ) => AnswerAsync(turn, new Pressed(VerbOf(action.CommandId, ExtensionKind.Action), CardData.Empty, IsRefresh: false), cancellation);

    /// <summary>A button of the dialog.</summary>
    public Task<MessagingExtensionActionResponse> OnSubmitAsync(
        ITurnContext turn,
        MessagingExtensionAction action,
        CancellationToken cancellation
    )
    {
        var data = ActionReading.DataOf(action.Data);
        return AnswerAsync(turn, new Pressed(data.Text("verb"), data, IsRefresh: false), cancellation);
    }

    /// <summary>
    /// An address of the bot's own page in a message: its title and the address, and nothing of what the page shows. What follows the path may be
    /// somebody's, and is left out.
    /// </summary>
    public static MessagingExtensionResponse OnLink(AppBasedLinkQuery link)
    {
        if (
            !Uri.TryCreate(link.Url, UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps
            || address.UserInfo.Length > 0
        )
        {
            return ExtensionInvokes.Results([]);
        }

        var shown = Shapes.Short(address.GetLeftPart(UriPartial.Path), LongestAddress);
        var card = new AdaptiveCard
        {
            Speak = PageTitle,
            Body = [.. Shapes.Heading(PageTitle, Shapes.Plain(shown))],
            Actions = [new AdaptiveOpenUrlAction(address.GetLeftPart(UriPartial.Path)) { Title = "開く" }],
        };
        return ExtensionInvokes.Results([ExtensionInvokes.Result(CardJson.Serialize(card), PageTitle, shown)]);
    }

    private async Task<MessagingExtensionActionResponse> AnswerAsync(ITurnContext turn, Pressed pressed, CancellationToken cancellation)
    {
        var sender = await senders.FindElsewhereAsync(turn, cancellation);
        var reply = await flows.OnExtensionAsync(turn, sender, pressed, cancellation);
        return reply.CardJson is { } card
            ? ExtensionInvokes.Dialog("KobanBot 連絡協議会", DialogCard.Of(card))
            : ExtensionInvokes.DialogEnd(reply.Text);
    }

    /// <summary>Empty, which no verb is, for a command that is not ours or is of the other kind.</summary>
    private string VerbOf(string? command, ExtensionKind kind) =>
        command is not null && table.Extensions.TryGetValue(command, out var known) && known.Kind == kind ? known.Verb : "";

    private static CardData DataOf(MessagingExtensionQuery query) =>
        CardData.Of(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [SearchFlow.TextKey] = query.Parameters.FirstOrDefault(p => p.Name == SearchFlow.TextKey)?.Value as string ?? "",
                [SearchFlow.SkipKey] = $"{query.QueryOptions.Skip ?? 0}",
                [SearchFlow.CountKey] = $"{query.QueryOptions.Count ?? SearchFlow.MostAtOnce}",
            }
        );
}
