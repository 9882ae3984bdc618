namespace AdaptiveCards;

/// <summary>For figures that must stand in rows and columns; a phone shows four narrow columns at most.</summary>
public sealed record AdaptiveTable(IReadOnlyList<AdaptiveTableColumnDefinition> Columns, IReadOnlyList<AdaptiveTableRow> Rows)
    : AdaptiveElement
{
    /// <summary>Lets a screen reader name the column at each cell. The renderers' spelling, where the schema omits the last s.</summary>
    public bool FirstRowAsHeaders => true;

    public bool? ShowGridLines { get; init; }
}

/// <summary>The width is a weight among the columns.</summary>
public sealed record AdaptiveTableColumnDefinition(int Width)
{
    /// <summary>Left, Center, Right.</summary>
    public string? HorizontalCellContentAlignment { get; init; }
}

public sealed record AdaptiveTableRow(IReadOnlyList<AdaptiveTableCell> Cells)
{
    public string Type => "TableRow";

    public string? Style { get; init; }
}

public sealed record AdaptiveTableCell(IReadOnlyList<AdaptiveElement> Items)
{
    public string Type => "TableCell";

    public AdaptiveAction? SelectAction { get; init; }
}
