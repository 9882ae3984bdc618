using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns.Choosing;

/// <summary>The rows of a card that can be pressed, in the order in which they are read.</summary>
internal static class RowsOfCard
{
    /// <summary>Nobody counts further; a card of figures has more, and is no list.</summary>
    private const int Most = 30;

    /// <summary>Whether a card has something to press in its body, told from its text: to read it as JSON costs as much as to draw it.</summary>
    public static bool MayBe(string card) => card.Contains("\"selectAction\":", StringComparison.Ordinal);

    /// <summary>None where the card is no list.</summary>
    public static IReadOnlyList<ShownChoice> Of(JsonObject card)
    {
        List<ShownChoice> rows = [];
        Collect(card["body"], rows);
        return rows.Count <= Most ? rows : [];
    }

    private static void Collect(JsonNode? node, List<ShownChoice> rows)
    {
        switch (node)
        {
            case JsonObject element
                when element["isVisible"] is JsonValue shown && shown.TryGetValue<bool>(out var isVisible) && !isVisible:
                break;
            case JsonObject element when (string?)element["type"] == "Table":
                // Figures are no list: nobody counts their cells.
                break;
            case JsonObject element when element["selectAction"] is JsonObject action && (string?)action["type"] == "Action.Execute":
                rows.Add(Row(element, action));
                break;
            case JsonObject element:
                foreach (var (_, child) in element)
                {
                    Collect(child, rows);
                }

                break;
            case JsonArray array:
                foreach (var child in array)
                {
                    Collect(child, rows);
                }

                break;
        }
    }

    private static ShownChoice Row(JsonObject element, JsonObject action) =>
        new(
            TextOf(element) ?? (string?)action["title"] ?? "",
            (string?)action["verb"] ?? "",
            [
                .. (action["data"] as JsonObject ?? [])
                    .Where(d => d.Key != Buttons.CommandKey)
                    .Select(d => new CarriedValue(d.Key, d.Value?.ToString() ?? "")),
            ]
        );

    private static string? TextOf(JsonNode? node) =>
        node switch
        {
            JsonObject element when (string?)element["type"] == "TextBlock" => (string?)element["text"],
            JsonObject element => element
                .Where(p => p.Key is not "selectAction")
                .Select(p => p.Value is JsonObject or JsonArray ? TextOf(p.Value) : null)
                .FirstOrDefault(t => t is not null),
            JsonArray array => array.Select(TextOf).FirstOrDefault(t => t is not null),
            _ => null,
        };
}
