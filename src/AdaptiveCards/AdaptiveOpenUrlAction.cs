namespace AdaptiveCards;

/// <summary>Opens an address in the person's own client.</summary>
public sealed record AdaptiveOpenUrlAction(string Url) : AdaptiveAction;
