using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AdaptiveCards;

/// <summary>How cards become JSON: camelCase, nothing that is null, Japanese as itself (the default encoder makes six characters of one).</summary>
public static class CardJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Cards through generated code, which needs no reflection at start; whatever else uses these options by reflection.
        TypeInfoResolver = JsonTypeInfoResolver.Combine(CardJsonContext.Default, new DefaultJsonTypeInfoResolver()),
    };

    // The line end is fixed so that approved files are equal on every system.
    private static readonly JsonSerializerOptions IndentedOptions = new(Options) { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonTypeInfo<AdaptiveCard> Compact = (JsonTypeInfo<AdaptiveCard>)Options.GetTypeInfo(typeof(AdaptiveCard));

    private static readonly JsonTypeInfo<AdaptiveCard> Indented =
        (JsonTypeInfo<AdaptiveCard>)IndentedOptions.GetTypeInfo(typeof(AdaptiveCard));

    public static string Serialize(AdaptiveCard card) => JsonSerializer.Serialize(card, Compact);

    public static string SerializeIndented(AdaptiveCard card) => JsonSerializer.Serialize(card, Indented);

    public static JsonNode ToNode(AdaptiveCard card) => JsonSerializer.SerializeToNode(card, Compact)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJsonContext : JsonSerializerContext;
