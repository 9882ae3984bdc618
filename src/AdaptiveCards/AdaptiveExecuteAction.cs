using System.Text.Json.Nodes;

namespace AdaptiveCards;

/// <summary>
/// A universal action. Always made by <see cref="Create"/>, so that its fallback carries the same verb and data for clients that
/// know only Action.Submit.
/// </summary>
public sealed record AdaptiveExecuteAction : AdaptiveAction
{
    public required string Verb { get; init; }

    public required JsonObject Data { get; init; }

    /// <summary>`none` for the few buttons that do not take the inputs along.</summary>
    public string? AssociatedInputs { get; init; }

    /// <summary>An <see cref="AdaptiveSubmitAction"/>, declared as its base because the serializer writes `type` only for that.</summary>
    public AdaptiveAction? Fallback { get; init; }

    public static AdaptiveExecuteAction Create(
        string title,
        string verb,
        JsonObject data,
        string? style = null,
        bool secondary = false,
        bool withoutInputs = false
    )
    {
        var submitted = data.DeepClone().AsObject();
        submitted["verb"] = verb;
        return new AdaptiveExecuteAction
        {
            Title = title,
            Verb = verb,
            Data = data,
            Style = style,
            Mode = secondary ? "secondary" : null,
            AssociatedInputs = withoutInputs ? "none" : null,
            Fallback = new AdaptiveSubmitAction
            {
                Title = title,
                Data = submitted,
                Style = style,
                Mode = secondary ? "secondary" : null,
                AssociatedInputs = withoutInputs ? "none" : null,
            },
        };
    }
}
