using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace KobanBot.Bot.Cards;

/// <summary>How cards become JSON: camelCase, nothing that is null, Japanese as itself (the default encoder makes six characters of one).</summary>
internal static class CardJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    public static string Serialize(AdaptiveCard card) => JsonSerializer.Serialize(card, Options);

    public static string SerializeIndented(AdaptiveCard card) => JsonSerializer.Serialize(card, Indented);

    public static JsonNode ToNode(AdaptiveCard card) => JsonSerializer.SerializeToNode(card, Options)!;
}
