using System.Text.Json.Nodes;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// A card of the chat for a dialog, where clients know Action.Submit only: every button becomes its fallback, which carries the same verb and data.
/// A dialog is not redrawn by the client, so there is no refresh.
/// </summary>
internal static class DialogCard
{
    public static string Of(string cardJson)
    {
        var card = JsonNode.Parse(cardJson)!.AsObject(); // A card of ours is an object.
        card.Remove("refresh");
        return Rewritten(card)!.ToJsonString(AdaptiveCards.CardJson.Options);
    }

    private static JsonNode? Rewritten(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject button when (string?)button["type"] == "Action.Execute" && button["fallback"] is JsonObject fallback:
                return fallback.DeepClone();
            case JsonObject element:
                return new JsonObject(element.Select(p => KeyValuePair.Create(p.Key, Rewritten(p.Value))));
            case JsonArray all:
                return new JsonArray([.. all.Select(Rewritten)]);
            default:
                return node?.DeepClone();
        }
    }
}
