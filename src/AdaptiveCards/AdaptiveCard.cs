using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>
/// An Adaptive Card as the published format has it (version 1.5, the newest that Teams bots accept). Only the elements that this
/// product shows are typed; names are the format's own, with the prefix that the vendor's types of the same name have. This project
/// stands in for the package AdaptiveCards, which Microsoft.Bot.Schema loads this type from; it knows nothing of police. An element has
/// its file: what every element has is in <see cref="AdaptiveElement"/>, what every button has in <see cref="AdaptiveAction"/>, and
/// <see cref="CardJson"/> writes the card.
/// </summary>
public sealed record AdaptiveCard
{
    public string Type => "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema => "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version => "1.5";

    public string Lang => "ja";

    /// <summary>What a screen reader says first; also the push preview, so it never carries a person's name.</summary>
    public required string Speak { get; init; }

    public AdaptiveRefresh? Refresh { get; init; }

    public required IReadOnlyList<AdaptiveElement> Body { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }
}
