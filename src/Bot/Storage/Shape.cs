using System.Text.Json.Nodes;

namespace KobanBot.Bot.Storage;

/// <summary>
/// The shapes that rows of one kind have had. A release reads all up to its newest one and writes one of them: the first release of a new shape
/// only reads it, so that the release before it can still be put back (docs/operations.md, upgrade and roll back).
/// </summary>
internal sealed record Shape
{
    public static readonly Shape First = new();

    /// <summary>The number of the shape that this release writes.</summary>
    public int Written { get; init; } = 1;

    /// <summary>
    /// The first makes the second shape of the first, and so on. What a release that only reads has written under the former number goes
    /// through it too, so an upgrade leaves alone what is new already.
    /// </summary>
    public IReadOnlyList<Func<JsonNode, JsonNode>> Upgrades { get; init; } = [];

    /// <summary>The number of the newest shape that this release reads.</summary>
    public int Newest => 1 + Upgrades.Count;

    /// <summary>For a property that is only added: rows without it are read as before.</summary>
    public static JsonNode Same(JsonNode former) => former;

    public JsonNode Upgrade(JsonNode stored, int schema) =>
        Upgrades.Skip(schema - 1).Aggregate(stored, (former, upgrade) => upgrade(former));
}
