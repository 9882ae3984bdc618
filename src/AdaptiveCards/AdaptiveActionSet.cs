namespace AdaptiveCards;

public sealed record AdaptiveActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement;
