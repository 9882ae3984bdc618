using System.Text.Json.Serialization;

namespace AdaptiveCards;

/// <summary>
/// An Adaptive Card as the published format has it (version 1.5, the newest that Teams bots accept). Only the elements that this
/// product shows are typed; names are the format's own.
/// </summary>
public sealed record AdaptiveCard
{
    public string Type => "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema => "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version => "1.5";

    public string Lang => "ja";

    /// <summary>What a screen reader says first; also the push preview, so it never carries a person's name.</summary>
    public required string Speak { get; init; }

    public AdaptiveRefresh? Refresh { get; init; }

    public required IReadOnlyList<AdaptiveElement> Body { get; init; }

    public IReadOnlyList<AdaptiveAction>? Actions { get; init; }
}

/// <summary>
/// Asks the client to fetch the current card for the persons listed (at most 60 ids, `29:` form). The action is an
/// <see cref="ActionExecute"/>, declared as its base because the serializer writes `type` only for that.
/// </summary>
public sealed record AdaptiveRefresh(AdaptiveAction Action, IReadOnlyList<string> UserIds);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextBlock), "TextBlock")]
[JsonDerivedType(typeof(AdaptiveContainer), "Container")]
[JsonDerivedType(typeof(AdaptiveColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(AdaptiveTable), "Table")]
[JsonDerivedType(typeof(AdaptiveActionSet), "ActionSet")]
[JsonDerivedType(typeof(AdaptiveVerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(AdaptiveHorizontalBarChart), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(AdaptiveTextInput), "Input.Text")]
[JsonDerivedType(typeof(AdaptiveDateInput), "Input.Date")]
[JsonDerivedType(typeof(AdaptiveTimeInput), "Input.Time")]
[JsonDerivedType(typeof(AdaptiveToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(AdaptiveChoiceSetInput), "Input.ChoiceSet")]
public abstract record AdaptiveElement
{
    public string? Id { get; init; }

    /// <summary>None, Small, Default, Medium, Large, ExtraLarge, Padding.</summary>
    public string? Spacing { get; init; }

    public bool? Separator { get; init; }

    public bool? IsVisible { get; init; }
}

public sealed record AdaptiveTextBlock(string Text) : AdaptiveElement
{
    public bool Wrap { get; init; } = true;

    /// <summary>Small, Default, Medium, Large, ExtraLarge.</summary>
    public string? Size { get; init; }

    /// <summary>Lighter, Default, Bolder.</summary>
    public string? Weight { get; init; }

    /// <summary>Default, Accent, Good, Warning, Attention. Colour never stands alone.</summary>
    public string? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public string? HorizontalAlignment { get; init; }

    public int? MaxLines { get; init; }

    /// <summary>`heading` for section titles.</summary>
    public string? Style { get; init; }

    public string? FontType { get; init; }
}

public sealed record AdaptiveContainer(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement
{
    /// <summary>default, emphasis, good, attention, warning, accent.</summary>
    public string? Style { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}

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

/// <summary>
/// A chart of Teams. A client that draws none (iOS, Outlook, the published renderer) leaves it out, so a table beside it carries the same
/// numbers.
/// </summary>
public abstract record AdaptiveChart(string Title) : AdaptiveElement
{
    public string Fallback => "drop";
}

public sealed record AdaptiveVerticalBarChart(string Title, IReadOnlyList<AdaptiveChartValue> Data) : AdaptiveChart(Title);

public sealed record AdaptiveHorizontalBarChart(string Title, IReadOnlyList<AdaptiveChartValue> Data) : AdaptiveChart(Title);

/// <param name="X">The words at the bar, whichever way the bars lie.</param>
public sealed record AdaptiveChartValue(string X, decimal Y);

public sealed record AdaptiveActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement;

public sealed record AdaptiveTextInput : AdaptiveElement
{
    public required string Label { get; init; }

    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool? IsMultiline { get; init; }

    public int? MaxLength { get; init; }
}

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

public sealed record AdaptiveToggleInput : AdaptiveElement
{
    public required string Title { get; init; }

    /// <summary>"true" or "false"; the wire carries text.</summary>
    public string Value { get; init; } = "false";

    public bool Wrap { get; init; } = true;
}

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
