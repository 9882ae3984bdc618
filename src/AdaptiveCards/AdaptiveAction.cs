using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(AdaptiveSubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(AdaptiveOpenUrlAction), "Action.OpenUrl")]
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
