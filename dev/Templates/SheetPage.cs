using System.Xml.Linq;

namespace KobanBot.Dev.Templates;

/// <summary>A workbook with one sheet on A4 across. {tag} as the text of a cell gives the cell that name.</summary>
/// <param name="Name">Of the sheet.</param>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="Rows">From the first row on; an empty list is an empty row.</param>
/// <param name="Repeated">The row that stands on top of every printed page.</param>
internal sealed record SheetPage(string Name, IReadOnlyList<double> Widths, IReadOnlyList<SheetRow> Rows, int Repeated)
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public byte[] Pack()
    {
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var workbook = E(
            "workbook",
            new XAttribute(XNamespace.Xmlns + "r", r),
            E("bookViews", E("workbookView")),
            E("sheets", E("sheet", A("name", Name), A("sheetId", 1), new XAttribute(r + "id", "rId1"))),
            E(
                "definedNames",
                Names().OrderBy(n => n.Name, StringComparer.Ordinal).Select(n => E("definedName", A("name", n.Name), n.Scope, n.Place))
            )
        );
        return new OfficeParts()
            .Add("xl/workbook.xml", Sheet + "sheet.main+xml", workbook)
            .Add("xl/worksheets/sheet1.xml", Sheet + "worksheet+xml", Worksheet())
            .Add("xl/styles.xml", Sheet + "styles+xml", SheetStyles.Of(S))
            .Add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", CoreProperties.Empty)
            .Relate("_rels/.rels", ("officeDocument", "xl/workbook.xml"), (CoreProperties.Relation, "docProps/core.xml"))
            .Relate("xl/_rels/workbook.xml.rels", ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
            .Pack();
    }

    private XElement Worksheet()
    {
        var merged = Rows.SelectMany((row, i) => row.Merged.Select(m => E("mergeCell", A("ref", $"{m.From}{i + 1}:{m.To}{i + 1}"))))
            .ToList();
        return E(
            "worksheet",
            E("sheetPr", E("pageSetUpPr", A("fitToPage", 1))),
            E("sheetViews", E("sheetView", A("workbookViewId", 0), A("showGridLines", 0))),
            E("sheetFormatPr", A("defaultRowHeight", 18)),
            E("cols", Widths.Select((w, i) => E("col", A("min", i + 1), A("max", i + 1), A("width", w), A("customWidth", 1)))),
            E("sheetData", Rows.Select((row, i) => Row(row, i + 1))),
            merged.Count == 0 ? null : E("mergeCells", A("count", merged.Count), merged),
            E("printOptions", A("horizontalCentered", 1)),
            E("pageMargins", A("left", 0.4), A("right", 0.4), A("top", 0.6), A("bottom", 0.7), A("header", 0.3), A("footer", 0.3)),
            E("pageSetup", A("paperSize", 9), A("orientation", "landscape"), A("fitToWidth", 1), A("fitToHeight", 0)),
            E("headerFooter", E("oddFooter", "&C&P／&N&R&8〔出力〕")),
            E("ignoredErrors", E("ignoredError", A("sqref", $"A1:{Column(Widths.Count)}9999"), A("numberStoredAsText", 1)))
        );
    }

    private static XElement Row(SheetRow row, int number) =>
        E(
            "row",
            A("r", number),
            row.Height is { } height ? new object[] { A("ht", height), A("customHeight", 1) } : null,
            row.Cells.Select(
                (text, i) =>
                    text is null
                        ? null
                        : E(
                            "c",
                            A("r", $"{Column(i + 1)}{number}"),
                            A("s", row.Style),
                            A("t", "inlineStr"),
                            E("is", E("t", new XAttribute(XNamespace.Xml + "space", "preserve"), IsField(text) ? "" : text))
                        )
            )
        );

    private IEnumerable<(string Name, XAttribute? Scope, string Place)> Names()
    {
        foreach (var (row, number) in Rows.Select((r, i) => (r, i + 1)))
        {
            foreach (var (text, column) in row.Cells.Select((t, i) => (t, i + 1)))
            {
                if (text is not null && IsField(text))
                {
                    yield return (text[1..^1], null, $"'{Name}'!${Column(column)}${number}");
                }
            }
        }

        yield return ("_xlnm.Print_Area", A("localSheetId", 0), $"'{Name}'!$A$1:${Column(Widths.Count)}${Rows.Count}");
        yield return ("_xlnm.Print_Titles", A("localSheetId", 0), $"'{Name}'!${Repeated}:${Repeated}");
    }

    private static bool IsField(string text) => text.Length > 2 && text[0] == '{' && text[^1] == '}';

    private static char Column(int number) => (char)('A' + number - 1);

    private static XElement E(string name, params object?[] content) => new(S + name, content);

    private static XAttribute A(string name, object value) => new(name, value);
}

/// <param name="Style">Of all its cells, see <see cref="SheetStyles"/>.</param>
/// <param name="Height">In points; none where text may need more lines.</param>
/// <param name="Cells">Null where there is no cell.</param>
internal sealed record SheetRow(int Style, double? Height, IReadOnlyList<string?> Cells)
{
    /// <summary>Columns that are one cell.</summary>
    public IReadOnlyList<(char From, char To)> Merged { get; init; } = [];
}
