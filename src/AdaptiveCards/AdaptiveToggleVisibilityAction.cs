namespace AdaptiveCards;

public sealed record AdaptiveToggleVisibilityAction(IReadOnlyList<string> TargetElements) : AdaptiveAction;
