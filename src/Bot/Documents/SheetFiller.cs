using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Documents;

/// <summary>
/// Fills the named cells of an Excel template. The row that holds a column of a list repeats for each entry and what stands below moves; styles,
/// merged cells, print titles and the print area stay right.
/// </summary>
internal static class SheetFiller
{
    /// <summary>In the footer of the sheet: who has had it made.</summary>
    public const string Mark = "〔出力〕";

    /// <summary>More than this Excel takes for a damaged footer.</summary>
    private const int LongestFooter = 255;

    public static byte[] Fill(byte[] template, FilledForm form, DocumentStamp stamp)
    {
        var stream = new MemoryStream();
        stream.Write(template);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var part = document.WorkbookPart?.WorksheetParts.Single() ?? throw new TemplateException("The workbook has no sheet.");
            var sheet = part.Worksheet ?? throw new TemplateException("The workbook has no sheet.");
            var data = sheet.GetFirstChild<SheetData>() ?? throw new TemplateException("The sheet has no cells.");
            var names = SheetFields.Names(document);
            foreach (var name in names.Where(n => !form.Lists.Keys.Any(list => IsColumn(n, list))))
            {
                var (column, row) = SheetFields.CellOf(name);
                SheetFields.Put(SheetFields.Cell(data, column, row), TextOf(form.Texts, name));
            }

            // From the bottom up, so that no row moves that is still to be filled.
            foreach (var (list, columns) in Marked(names, form).OrderByDescending(m => SheetFields.CellOf(m.Columns[0]).Row))
            {
                new SheetRows(document, sheet, data).Repeat(columns, form.Lists[list]);
            }

            sheet.RemoveAllChildren<SheetDimension>();
            if (sheet.GetFirstChild<MergeCells>() is { } merged)
            {
                merged.Count = null; // There may be others now.
            }

            Stamp(sheet, stamp);
        }

        return FixedPackage.Of(stream, stamp);
    }

    public static string TextOf(IReadOnlyDictionary<string, string> texts, DefinedName name) =>
        texts.TryGetValue(name.Name!.Value!, out var text) // SheetFields.Names has no others.
            ? text
            : throw new TemplateException($"The template has the field {name.Name}, which the form does not know.");

    private static List<(string List, List<DefinedName> Columns)> Marked(IReadOnlyList<DefinedName> names, FilledForm form) =>
        [.. form.Lists.Keys.Select(list => (list, Columns: names.Where(n => IsColumn(n, list)).ToList())).Where(m => m.Columns.Count > 0)];

    private static bool IsColumn(DefinedName name, string list) => name.Name!.Value!.StartsWith(list + ".", StringComparison.Ordinal);

    private static void Stamp(Worksheet sheet, DocumentStamp stamp)
    {
        if (sheet.GetFirstChild<HeaderFooter>()?.OddFooter is { } footer)
        {
            // An ampersand begins a code there.
            var mark = PlainXmlText.Of(stamp.Mark).Replace("&", "&&", StringComparison.Ordinal);
            var rest = LongestFooter - footer.Text.Length;
            footer.Text = footer.Text.Replace(Mark, mark.Length > rest ? mark[..rest] : mark, StringComparison.Ordinal);
        }
    }
}
