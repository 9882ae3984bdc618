namespace AdaptiveCards;

public sealed record AdaptiveContainer(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement
{
    /// <summary>default, emphasis, good, attention, warning, accent.</summary>
    public string? Style { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
