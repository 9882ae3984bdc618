namespace AdaptiveCards;

public sealed record AdaptiveTextInput : AdaptiveElement
{
    public required string Label { get; init; }

    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool? IsMultiline { get; init; }

    public int? MaxLength { get; init; }
}
