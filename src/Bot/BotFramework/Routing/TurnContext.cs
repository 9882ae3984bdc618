using KobanBot.Bot.BotFramework.Activities;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>What the application does with one inbound activity. It is called once for a delivery, with a token that ends in time.</summary>
internal interface ITurnHandler
{
    Task OnTurnAsync(TurnContext turn, CancellationToken cancellation);
}

/// <summary>
/// The turn of one inbound activity: what came, and the ways to answer. The activity has passed authentication, tenant, channel and
/// shape checks; nothing else in it is to be trusted.
/// </summary>
internal abstract class TurnContext
{
    public required Activity Activity { get; init; }

    /// <summary>The answer to an invoke; stays null for other activities, and for an invoke that nobody handled (501).</summary>
    public InvokeResponse? InvokeResponse { get; set; }

    /// <summary>What follows the answer has time of its own, until then.</summary>
    public abstract void Extend(DateTimeOffset deadline);

    /// <summary>Sends a new message to the activity's conversation. Null when the channel gave no id back.</summary>
    public abstract Task<string?> SendAsync(OutboundMessage message, CancellationToken cancellation);

    /// <summary>Replaces a message of this bot (PUT). False when it no longer exists.</summary>
    public abstract Task<bool> UpdateAsync(string activityId, OutboundMessage message, CancellationToken cancellation);

    /// <summary>The sender as the channel knows him or her, with the user principal name; null when the channel cannot tell.</summary>
    public abstract Task<ConversationMember?> FindMemberAsync(string userId, CancellationToken cancellation);
}

/// <summary>A message to be sent: text, or a card, never both (Teams would split it and lose its id).</summary>
internal sealed record OutboundMessage
{
    private OutboundMessage() { }

    public string? Text { get; private init; }

    /// <summary>The content of one adaptive card attachment, as serialised JSON.</summary>
    public string? CardJson { get; private init; }

    /// <summary>What a push preview may show; never a person's name.</summary>
    public string? Summary { get; private init; }

    /// <summary>One attachment that is no adaptive card, as serialised JSON.</summary>
    public string? AttachmentJson { get; private init; }

    public static OutboundMessage OfText(string text) => new() { Text = text };

    public static OutboundMessage OfAttachment(string attachmentJson, string summary) =>
        new() { AttachmentJson = attachmentJson, Summary = summary };

    public static OutboundMessage OfCard(string cardJson, string summary) => new() { CardJson = cardJson, Summary = summary };
}

/// <summary>Status and body of the HTTP answer to an invoke; the body alone goes on the wire.</summary>
/// <param name="Body">UTF-8 JSON; null for none.</param>
internal sealed record InvokeResponse(int Status, byte[]? Body);

internal sealed record ConversationMember(string Id, string? Name, string? UserPrincipalName, string? AadObjectId, string? TenantId);
