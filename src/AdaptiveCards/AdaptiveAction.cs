using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(AdaptiveSubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(AdaptiveToggleVisibilityAction), "Action.ToggleVisibility")]
public abstract record AdaptiveAction
{
    /// <summary>At most about 14 characters together for three buttons at 320 px.</summary>
    public string? Title { get; init; }

    /// <summary>`positive` or `destructive`.</summary>
    public string? Style { get; init; }

    /// <summary>`secondary` puts the action into the overflow menu.</summary>
    public string? Mode { get; init; }
}

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

    /// <summary>An <see cref="ActionSubmit"/>, declared as its base because the serializer writes `type` only for that.</summary>
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

public sealed record AdaptiveSubmitAction : AdaptiveAction
{
    public required JsonObject Data { get; init; }

    public string? AssociatedInputs { get; init; }
}

public sealed record AdaptiveToggleVisibilityAction(IReadOnlyList<string> TargetElements) : AdaptiveAction;
