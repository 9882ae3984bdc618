using System.Text.Json.Serialization;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Schema;

namespace KobanBot.Bot.BotFramework.Proactive;

/// <summary>Where a person, a chat or a channel can be reached later, learned from any inbound activity and stored. The JSON of stored rows has
/// these names.</summary>
internal sealed record StoredReference
{
    public required string ServiceUrl { get; init; }
    public required string ChannelId { get; init; }
    public required string ConversationId { get; init; }
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }
    public required string BotId { get; init; }
    public string? UserId { get; init; }
    public string? UserAadObjectId { get; init; }

    /// <summary>By which a chat with the person is created; Teams takes the account's object id where it has not told us its own.</summary>
    [JsonIgnore]
    public string? MemberId => UserId is { Length: > 0 } ? UserId : UserAadObjectId;

    public static StoredReference? From(Activity activity) =>
        activity is { ServiceUrl: { Length: > 0 } url, ChannelId: { Length: > 0 } channel, Conversation.Id: { Length: > 0 } conversation }
            ? new StoredReference
            {
                ServiceUrl = url,
                ChannelId = channel,
                ConversationId = conversation,
                ConversationType = activity.Conversation.ConversationType,
                TenantId = activity.Conversation.TenantId,
                BotId = activity.Recipient?.Id ?? "",
                UserId = activity.From?.Id,
                UserAadObjectId = activity.From?.AadObjectId,
            }
            : null;
}

/// <summary>
/// Speaks first: sends to a stored reference, outside any turn. Every request waits until it fits below the channel's limits, a few are on
/// their way at once, and a call takes no longer than Bot:ProactiveTimeout, all that included.
/// </summary>
internal interface IProactiveMessenger
{
    /// <summary>Sends; an ambiguous failure (timeout, 5xx after the request left) is reported, not repeated.</summary>
    Task<SendResult> SendAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation);

    /// <summary>
    /// Sends what must arrive at least once: repeated a few times after an ambiguous failure too, which is counted.
    /// <see cref="SendOutcome.Ambiguous"/> means that even the last repetition left it open.
    /// </summary>
    Task<SendResult> SendReminderAsync(StoredReference reference, OutboundMessage message, CancellationToken cancellation);

    /// <summary>
    /// Opens the chat with a person to whom the bot has not spoken yet and for whom the app is installed; asked again, the same chat comes back.
    /// Null when it cannot be opened now.
    /// </summary>
    /// <param name="person">Without a conversation.</param>
    Task<StoredReference?> OpenAsync(StoredReference person, CancellationToken cancellation);

    /// <summary>Replaces a message; repeated safely. False when it is gone.</summary>
    Task<bool> UpdateAsync(StoredReference reference, string activityId, OutboundMessage message, CancellationToken cancellation);
}

/// <summary>How a send ended.</summary>
internal sealed record SendResult(SendOutcome Outcome, string? ActivityId)
{
    /// <summary>Times that it was sent once more although it may have arrived: so many doubles there may be.</summary>
    public int AmbiguousRepeats { get; init; }

    /// <summary>Status and code of a refusal, by which the same one is known again; null where there was none.</summary>
    public string? Refusal { get; init; }

    /// <summary>When to try again, for <see cref="SendOutcome.Postponed"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

internal enum SendOutcome
{
    Sent,

    /// <summary>Blocked or uninstalled; do not try again.</summary>
    Unreachable,

    /// <summary>The chat is not there, and could not be created anew: perhaps a passing fault. Try again before the person counts as out of reach.</summary>
    NotFound,

    /// <summary>It may have arrived or not.</summary>
    Ambiguous,

    /// <summary>Refused; it certainly did not arrive.</summary>
    Failed,

    /// <summary>
    /// Not sent, because the channel asked to wait longer than one call may take, or the tenant has switched the bot off; nobody's failure, so
    /// no try is used up.
    /// </summary>
    Postponed,
}
