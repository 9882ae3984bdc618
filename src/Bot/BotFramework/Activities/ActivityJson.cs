using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>
/// How the wire's JSON is read and written: any case in, camelCase out, no nulls, Japanese as itself (the default encoder makes
/// six characters of one), at most 128 levels.
/// </summary>
internal static class ActivityJson
{
    public const int MaxDepth = 128;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        TypeInfoResolver = ActivityJsonContext.Default,
    };

    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        SkipValidation = true,
    };

    public static readonly JsonTypeInfo<Activity> ActivityType = (JsonTypeInfo<Activity>)Options.GetTypeInfo(typeof(Activity));

    private static readonly JsonTypeInfo<JsonNode> NodeType = (JsonTypeInfo<JsonNode>)Options.GetTypeInfo(typeof(JsonNode));

    /// <summary>Null when it is not UTF-8, not JSON, too deep, not an object, or has no type.</summary>
    public static Activity? Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        try
        {
            var activity = JsonSerializer.Deserialize(utf8, ActivityType);
            if (activity is null || string.IsNullOrEmpty(activity.Type))
            {
                return null;
            }

            // Lists may hold null; nobody should have to think of it again.
            activity.Attachments?.RemoveAll(static attachment => attachment is null);
            activity.MembersAdded?.RemoveAll(static member => member is null);
            activity.MembersRemoved?.RemoveAll(static member => member is null);
            return activity;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityType);

    public static byte[] Write(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, NodeType);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
