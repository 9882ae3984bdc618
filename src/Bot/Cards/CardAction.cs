using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace KobanBot.Bot.Cards;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ActionExecute), "Action.Execute")]
[JsonDerivedType(typeof(ActionSubmit), "Action.Submit")]
[JsonDerivedType(typeof(ActionToggleVisibility), "Action.ToggleVisibility")]
internal abstract record CardAction
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
internal sealed record ActionExecute : CardAction
{
    public required string Verb { get; init; }

    public required JsonObject Data { get; init; }

    /// <summary>`none` for the few buttons that do not take the inputs along.</summary>
    public string? AssociatedInputs { get; init; }

    /// <summary>An <see cref="ActionSubmit"/>, declared as its base because the serializer writes `type` only for that.</summary>
    public CardAction? Fallback { get; init; }

    public static ActionExecute Create(
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
        return new ActionExecute
        {
            Title = title,
            Verb = verb,
            Data = data,
            Style = style,
            Mode = secondary ? "secondary" : null,
            AssociatedInputs = withoutInputs ? "none" : null,
            Fallback = new ActionSubmit
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

internal sealed record ActionSubmit : CardAction
{
    public required JsonObject Data { get; init; }

    public string? AssociatedInputs { get; init; }
}

internal sealed record ActionToggleVisibility(IReadOnlyList<string> TargetElements) : CardAction;
