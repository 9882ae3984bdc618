using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = Newtonsoft.Json.JsonException;
using JsonSerializer = Newtonsoft.Json.JsonSerializer;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>
/// How the wire's JSON is read and written: any case in, camelCase out, no nulls, Japanese as itself, at most 128 levels. The types are
/// Microsoft.Bot.Schema's, which Newtonsoft.Json fills; what they do not know survives in their <c>Properties</c>.
/// </summary>
internal static class ActivityJson
{
    public const int MaxDepth = 128;

    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        SkipValidation = true,
    };

    // To leave out null would mean, in reading, that a member of odd shape is read once more as an unknown one.
    private static readonly JsonSerializer Reader = Serializer(new ActivityContract(), NullValueHandling.Include);

    private static readonly JsonSerializer Whole = Serializer(new ActivityContract(), NullValueHandling.Ignore);

    private static readonly JsonSerializer Outbound = Serializer(new OutboundContract(), NullValueHandling.Ignore);

    /// <summary>Null when it is not UTF-8, not JSON, too deep, not an object, or has no type.</summary>
    public static Activity? Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        try
        {
            using var tokens = new ActivityTokens(utf8);
            var activity = Utf8.IsValid(utf8.Span) ? Reader.Deserialize<Activity>(tokens) : null;
            return activity is not null && !tokens.Read() && !string.IsNullOrEmpty(activity.Type)
                ? WithTenant(WithoutNulls(activity))
                : null;
        }
        catch (Exception fault) when (fault is JsonException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the text is not JSON.</summary>
    public static JToken? Parse(string json)
    {
        try
        {
            using var tokens = new ActivityTokens(Encoding.UTF8.GetBytes(json));
            var token = JToken.ReadFrom(tokens);
            return tokens.Read() ? null : token;
        }
        catch (Exception fault) when (fault is JsonException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>All of it, for the record.</summary>
    public static byte[] Write(object? value) => Write(Whole, value);

    /// <summary>As it is sent: people and conversations by their ids alone.</summary>
    public static byte[] WriteOutbound(Activity activity) => Write(Outbound, activity);

    private static byte[] Write(JsonSerializer serializer, object? value)
    {
        using var bytes = new MemoryStream(1024);
        using (var text = new StreamWriter(bytes))
        using (var json = new JsonTextWriter(text) { ArrayPool = PooledChars.Shared })
        {
            serializer.Serialize(json, value);
        }

        return bytes.ToArray();
    }

    // Lists may hold null; nobody should have to think of it again.
    private static Activity WithoutNulls(Activity activity)
    {
        activity.Attachments = Without(activity.Attachments);
        activity.MembersAdded = Without(activity.MembersAdded);
        activity.MembersRemoved = Without(activity.MembersRemoved);
        return activity;
    }

    // The tenant stands in one of two places, and the first of them may be there and empty (PROTOCOL 1.1, 1.3).
    private static Activity WithTenant(Activity activity)
    {
        if (
            activity is { Conversation: { TenantId: null or "" } conversation, ChannelData: JObject data }
            && data["tenant"] is JObject tenant
            && tenant["id"] is JValue { Value: string { Length: > 0 } id }
        )
        {
            conversation.TenantId = id;
        }

        return activity;
    }

    private static IList<T>? Without<T>(IList<T>? list) =>
        list?.Contains(default!) == true ? [.. list.Where(one => one is not null)] : list;

    private static JsonSerializer Serializer(ActivityContract contract, NullValueHandling nulls) =>
        new()
        {
            ContractResolver = contract,
            NullValueHandling = nulls,
            ObjectCreationHandling = ObjectCreationHandling.Replace,

            // What a card carries stays as it came: a date-time is text, "$type" and "$ref" are names like others, and no type is made by name.
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
            TypeNameHandling = TypeNameHandling.None,
            MaxDepth = MaxDepth,
        };
}
