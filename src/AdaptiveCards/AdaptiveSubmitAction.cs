using System.Text.Json.Nodes;

namespace AdaptiveCards;

public sealed record AdaptiveSubmitAction : AdaptiveAction
{
    public required JsonObject Data { get; init; }

    public string? AssociatedInputs { get; init; }
}
