using System.Collections.Frozen;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>
/// How Microsoft.Bot.Schema's types stand in JSON. Members that this bot depends on must have their shape, or the activity is refused. All
/// others are read if they can be: a channel that sends something new there is no reason not to answer.
/// </summary>
internal class ActivityContract : DefaultContractResolver
{
    private static readonly FrozenSet<string> Needed = FrozenSet.ToFrozenSet(
        [
            nameof(Activity.Type),
            nameof(Activity.Id),
            nameof(Activity.ChannelId),
            nameof(Activity.ServiceUrl),
            nameof(Activity.From),
            nameof(Activity.Recipient),
            nameof(Activity.Conversation),
            nameof(Activity.ReplyToId),
            nameof(Activity.Name),
            nameof(Activity.Text),
            nameof(Activity.TextFormat),
            nameof(Activity.Locale),
            nameof(Activity.Action),
            nameof(Activity.DeliveryMode),
            nameof(Activity.Summary),
            nameof(Activity.Value),
            nameof(Activity.ChannelData),
            nameof(Activity.Attachments),
            nameof(Activity.MembersAdded),
            nameof(Activity.MembersRemoved),
        ],
        StringComparer.Ordinal
    );

    protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization)
    {
        var properties = base.CreateProperties(type, memberSerialization);
        foreach (var property in properties)
        {
            if (property.PropertyType == typeof(DateTimeOffset?))
            {
                property.Converter = InstantConverter.Shared;
            }
            else if (type == typeof(Activity) && !Needed.Contains(property.UnderlyingName!)) // Of a property, it is its name.
            {
                property.Converter = TolerantConverter.Shared;
            }
        }

        return properties;
    }
}

/// <summary>
/// What is sent: the SDK's context copies names, locale and addresses of the conversation into every activity, but the channel knows them
/// (PROTOCOL 1.4), and a name that does not leave cannot leak.
/// </summary>
internal sealed class OutboundContract : ActivityContract
{
    private static readonly FrozenSet<string> NotSent = FrozenSet.ToFrozenSet(
        [
            nameof(Activity.Id),
            nameof(Activity.ServiceUrl),
            nameof(Activity.ChannelId),
            nameof(Activity.Locale),
            nameof(Activity.Timestamp),
            nameof(Activity.LocalTimestamp),
            nameof(Activity.LocalTimezone),
            nameof(Activity.CallerId),
        ],
        StringComparer.Ordinal
    );

    protected override IList<JsonProperty> CreateProperties(Type type, MemberSerialization memberSerialization)
    {
        var properties = base.CreateProperties(type, memberSerialization);
        if (type != typeof(Activity))
        {
            return properties;
        }

        foreach (
            var property in properties.Where(p => p.PropertyType == typeof(ChannelAccount) || p.PropertyType == typeof(ConversationAccount))
        )
        {
            property.Converter = IdConverter.Shared;
        }

        return [.. properties.Where(p => !NotSent.Contains(p.UnderlyingName!))]; // Of a property, it is its name.
    }
}
