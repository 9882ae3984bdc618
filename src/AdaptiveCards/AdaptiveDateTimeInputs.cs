namespace AdaptiveCards;

public sealed record AdaptiveDateInput : AdaptiveElement
{
    public required string Label { get; init; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? Value { get; init; }
}

public sealed record AdaptiveTimeInput : AdaptiveElement
{
    public required string Label { get; init; }

    /// <summary>HH:mm.</summary>
    public string? Value { get; init; }
}
