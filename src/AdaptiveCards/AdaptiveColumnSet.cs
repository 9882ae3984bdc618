namespace AdaptiveCards;

public sealed record AdaptiveColumnSet(IReadOnlyList<AdaptiveColumn> Columns) : AdaptiveElement
{
    public AdaptiveAction? SelectAction { get; init; }
}

public sealed record AdaptiveColumn(IReadOnlyList<AdaptiveElement> Items)
{
    public string Type => "Column";

    /// <summary>`auto`, `stretch` or a weight.</summary>
    public string Width { get; init; } = "stretch";

    public string? VerticalContentAlignment { get; init; }
}
