using KobanBot.Bot.BotFramework.Inbound;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>The ways to answer within a turn, for messages of ours.</summary>
internal static class Turns
{
    /// <summary>Sends a new message to the turn's conversation. Null when the channel gave no id back.</summary>
    public static async Task<string?> SendAsync(this ITurnContext turn, OutboundMessage message, CancellationToken cancellation) =>
        (await turn.SendActivityAsync(message.ToActivity(), cancellation)).Id;

    /// <summary>Replaces a message of this bot (PUT). False when it no longer exists.</summary>
    public static async Task<bool> UpdateAsync(
        this ITurnContext turn,
        string activityId,
        OutboundMessage message,
        CancellationToken cancellation
    )
    {
        var activity = message.ToActivity();
        activity.Id = activityId;
        return (await turn.UpdateActivityAsync(activity, cancellation)).Id is not null;
    }

    /// <summary>The sender as the channel knows him or her, with the user principal name; null when the channel cannot tell.</summary>
    public static Task<ConversationMember?> FindMemberAsync(this ITurnContext turn, string userId, CancellationToken cancellation) =>
        AdapterOf(turn).FindMemberAsync(turn, userId, cancellation);

    /// <summary>Sends to the sender alone, where others read along. False when that cannot be; then nothing was sent.</summary>
    public static Task<bool> TrySendPrivatelyAsync(this ITurnContext turn, OutboundMessage message, CancellationToken cancellation) =>
        AdapterOf(turn).TrySendPrivatelyAsync(turn, message, cancellation);

    /// <summary>The turn's conversation for what follows the answer, when the turn itself is over.</summary>
    public static LastingConversation Lasting(this ITurnContext turn) => AdapterOf(turn).LastingOf(turn);

    /// <exception cref="InvalidOperationException">The turn comes from an adapter that is not ours.</exception>
    private static TeamsAdapter AdapterOf(ITurnContext turn) =>
        turn.Adapter as TeamsAdapter ?? throw new InvalidOperationException($"{turn.Adapter.GetType().Name} is not our adapter.");
}

internal sealed record ConversationMember(string Id, string? Name, string? UserPrincipalName, string? AadObjectId, string? TenantId);
