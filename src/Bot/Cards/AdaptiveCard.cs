using System.Text.Json.Serialization;

namespace KobanBot.Bot.Cards;

/// <summary>
/// An Adaptive Card as the published format has it (version 1.5, the newest that Teams bots accept). Only the elements that this
/// product shows are typed; names are the format's own.
/// </summary>
internal sealed record AdaptiveCard
{
    public string Type => "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema => "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version => "1.5";

    public string Lang => "ja";

    /// <summary>What a screen reader says first; also the push preview, so it never carries a person's name.</summary>
    public required string Speak { get; init; }

    public Refresh? Refresh { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }

    public IReadOnlyList<CardAction>? Actions { get; init; }
}

/// <summary>
/// Asks the client to fetch the current card for the persons listed (at most 60 ids, `29:` form). The action is an
/// <see cref="ActionExecute"/>, declared as its base because the serializer writes `type` only for that.
/// </summary>
internal sealed record Refresh(CardAction Action, IReadOnlyList<string> UserIds);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(ChartVerticalBar), "Chart.VerticalBar")]
[JsonDerivedType(typeof(ChartHorizontalBar), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(InputText), "Input.Text")]
[JsonDerivedType(typeof(InputDate), "Input.Date")]
[JsonDerivedType(typeof(InputTime), "Input.Time")]
[JsonDerivedType(typeof(InputToggle), "Input.Toggle")]
[JsonDerivedType(typeof(InputChoiceSet), "Input.ChoiceSet")]
internal abstract record CardElement
{
    public string? Id { get; init; }

    /// <summary>None, Small, Default, Medium, Large, ExtraLarge, Padding.</summary>
    public string? Spacing { get; init; }

    public bool? Separator { get; init; }

    public bool? IsVisible { get; init; }
}

internal sealed record TextBlock(string Text) : CardElement
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

internal sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    /// <summary>default, emphasis, good, attention, warning, accent.</summary>
    public string? Style { get; init; }

    public CardAction? SelectAction { get; init; }
}

internal sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement
{
    public CardAction? SelectAction { get; init; }
}

internal sealed record Column(IReadOnlyList<CardElement> Items)
{
    public string Type => "Column";

    /// <summary>`auto`, `stretch` or a weight.</summary>
    public string Width { get; init; } = "stretch";

    public string? VerticalContentAlignment { get; init; }
}

/// <summary>For figures that must stand in rows and columns; a phone shows four narrow columns at most.</summary>
internal sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    /// <summary>Lets a screen reader name the column at each cell. The renderers' spelling, where the schema omits the last s.</summary>
    public bool FirstRowAsHeaders => true;

    public bool? ShowGridLines { get; init; }
}

/// <summary>The width is a weight among the columns.</summary>
internal sealed record TableColumn(int Width)
{
    /// <summary>Left, Center, Right.</summary>
    public string? HorizontalCellContentAlignment { get; init; }
}

internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string Type => "TableRow";

    public string? Style { get; init; }
}

internal sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    public string Type => "TableCell";

    public CardAction? SelectAction { get; init; }
}

/// <summary>
/// A chart of Teams. A client that draws none (iOS, Outlook, the published renderer) leaves it out, so a table beside it carries the same
/// numbers.
/// </summary>
internal abstract record Chart(string Title) : CardElement
{
    public string Fallback => "drop";
}

internal sealed record ChartVerticalBar(string Title, IReadOnlyList<ChartValue> Data) : Chart(Title);

internal sealed record ChartHorizontalBar(string Title, IReadOnlyList<ChartValue> Data) : Chart(Title);

/// <param name="X">The words at the bar, whichever way the bars lie.</param>
internal sealed record ChartValue(string X, decimal Y);

internal sealed record ActionSet(IReadOnlyList<CardAction> Actions) : CardElement;

internal sealed record InputText : CardElement
{
    public required string Label { get; init; }

    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool? IsMultiline { get; init; }

    public int? MaxLength { get; init; }
}

internal sealed record InputDate : CardElement
{
    public required string Label { get; init; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? Value { get; init; }
}

internal sealed record InputTime : CardElement
{
    public required string Label { get; init; }

    /// <summary>HH:mm.</summary>
    public string? Value { get; init; }
}

internal sealed record InputToggle : CardElement
{
    public required string Title { get; init; }

    /// <summary>"true" or "false"; the wire carries text.</summary>
    public string Value { get; init; } = "false";

    public bool Wrap { get; init; } = true;
}

internal sealed record InputChoiceSet : CardElement
{
    public required string Label { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The chosen value; several are joined by commas.</summary>
    public string? Value { get; init; }

    public bool? IsMultiSelect { get; init; }

    /// <summary>compact or expanded.</summary>
    public string? Style { get; init; }

    public bool Wrap { get; init; } = true;
}

internal sealed record Choice(string Title, string Value);
