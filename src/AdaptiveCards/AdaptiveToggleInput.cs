namespace AdaptiveCards;

public sealed record AdaptiveToggleInput : AdaptiveElement
{
    public required string Title { get; init; }

    /// <summary>"true" or "false"; the wire carries text.</summary>
    public string Value { get; init; } = "false";

    public bool Wrap { get; init; } = true;
}
