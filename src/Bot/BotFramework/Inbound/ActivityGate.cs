using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>Compares an activity with what its caller proved and with the settings: service url, channel, endorsement, tenant.</summary>
internal sealed class ActivityGate(IOptions<BotOptions> options)
{
    private readonly BotOptions _options = options.Value;
    private readonly HashSet<string> _channels = [.. options.Value.EffectiveChannels];
    private readonly HashSet<string> _tenants = new(options.Value.EffectiveTenants, StringComparer.OrdinalIgnoreCase);

    /// <summary>The HTTP status of a refusal; null lets the activity pass.</summary>
    /// <param name="activity">As it came.</param>
    /// <param name="caller">Null for the anonymous caller of a developer's machine.</param>
    public int? RefusalOf(Activity activity, Caller? caller)
    {
        if (caller is { IsEmulator: false } && !IsSameUrl(caller.ServiceUrl, activity.ServiceUrl))
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (string.IsNullOrEmpty(activity.ChannelId) || !_channels.Contains(activity.ChannelId))
        {
            return StatusCodes.Status403Forbidden;
        }

        if (
            caller is { IsEmulator: false }
            && _options.NeedsEndorsement(activity.ChannelId)
            && !caller.Endorsements.Contains(activity.ChannelId)
        )
        {
            return StatusCodes.Status403Forbidden;
        }

        // Without these nobody can be answered (PROTOCOL 1.2: required in practice for a reply).
        if (
            activity.Type is "message" or "invoke"
            && (string.IsNullOrEmpty(activity.ServiceUrl) || string.IsNullOrEmpty(activity.Conversation?.Id))
        )
        {
            return StatusCodes.Status400BadRequest;
        }

        return _tenants.Count == 0 || (activity.Conversation?.TenantId is { } tenant && _tenants.Contains(tenant))
            ? null
            : StatusCodes.Status403Forbidden;
    }

    private static bool IsSameUrl(string? claimed, string? actual) =>
        !string.IsNullOrEmpty(claimed)
        && actual is not null
        && claimed.AsSpan().TrimEnd('/').Equals(actual.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
