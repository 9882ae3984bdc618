using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KobanBot.Bot.Documents;

/// <summary>The fields of an Excel workbook: its cells with names.</summary>
internal static class SheetFields
{
    /// <summary>Names of Excel's own: print areas and titles.</summary>
    public const string OwnPrefix = "_xlnm.";

    public static IReadOnlySet<string> Of(byte[] template)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(template), isEditable: false);
        return Names(document).Select(n => n.Name!.Value!).ToHashSet(StringComparer.Ordinal); // Names has no others.
    }

    /// <summary>Those that are fields.</summary>
    public static IReadOnlyList<DefinedName> Names(SpreadsheetDocument document) =>
        [
            .. (document.WorkbookPart?.Workbook?.DefinedNames?.Elements<DefinedName>() ?? []).Where(n =>
                n.Name?.Value is { } name && !name.StartsWith(OwnPrefix, StringComparison.Ordinal)
            ),
        ];

    /// <summary>The cell that a name stands for: '名簿'!$B$6.</summary>
    public static (string Column, int Row) CellOf(DefinedName name)
    {
        var parts = name.Text[(name.Text.LastIndexOf('!') + 1)..].Split('$', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var column, var row] && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (column, number)
            : throw new TemplateException($"The name {name.Name} stands for no single cell.");
    }

    /// <summary>Puts text into a cell: an inline string, without formula and without the phonetic runs of what stood there.</summary>
    public static void Put(Cell cell, string text)
    {
        cell.RemoveAllChildren();
        cell.ShowPhonetic = null;
        cell.DataType = CellValues.InlineString;
        cell.Append(new InlineString(new Text(PlainXmlText.Of(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    public static Cell Cell(SheetData data, string column, int row) =>
        data.Elements<Row>()
            .FirstOrDefault(r => r.RowIndex?.Value == row)
            ?.Elements<Cell>()
            .FirstOrDefault(c => c.CellReference?.Value == $"{column}{row}")
        ?? throw new TemplateException($"The cell {column}{row} is named, but is not in the sheet.");
}
