namespace AdaptiveCards;

public sealed record AdaptiveChoiceSetInput : AdaptiveElement
{
    public required string Label { get; init; }

    public required IReadOnlyList<AdaptiveChoice> Choices { get; init; }

    /// <summary>The chosen value; several are joined by commas.</summary>
    public string? Value { get; init; }

    public bool? IsMultiSelect { get; init; }

    /// <summary>compact or expanded.</summary>
    public string? Style { get; init; }

    public bool Wrap { get; init; } = true;
}

public sealed record AdaptiveChoice(string Title, string Value);
