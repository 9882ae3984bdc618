using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KobanBot.Bot.Documents;

/// <summary>
/// How high a row must be so that wrapped text is not cut: neither Excel nor LibreOffice looks when it opens a file. Reckoned for text of ten
/// points, which the sheets have; a full-width character is two of the units in which columns are measured.
/// </summary>
internal sealed class RowHeights(Worksheet sheet)
{
    private const double Line = 14;
    private const double Margin = 4;
    private const double Lowest = 18;

    /// <summary>Excel knows no higher row.</summary>
    private const double Highest = 409;

    /// <summary>What a cell keeps free at its sides.</summary>
    private const double Padding = 1;

    private const double UsualWidth = 8.43;

    private readonly IReadOnlyList<Column> _columns = [.. sheet.Elements<Columns>().SelectMany(c => c.Elements<Column>())];

    /// <summary>Sets the height of a filled row, unless its template has one.</summary>
    /// <param name="merged">Ranges of the row that are one cell: D8:G8.</param>
    public void Fit(Row row, IReadOnlyList<string> merged)
    {
        if (row.CustomHeight?.Value == true)
        {
            return;
        }

        var lines = row.Elements<Cell>().Select(c => Lines(c.InnerText, WidthOf(c, merged))).DefaultIfEmpty(1).Max();
        row.Height = Math.Clamp((lines * Line) + Margin, Lowest, Highest);
        row.CustomHeight = true;
    }

    /// <summary>How many lines a text takes in a cell of a width.</summary>
    public static int Lines(string text, double width) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Units(line) / Math.Max(2, width - Padding))));

    private static int Units(string line) =>
        line.EnumerateRunes()
            .Sum(r =>
                Rune.GetUnicodeCategory(r) == System.Globalization.UnicodeCategory.NonSpacingMark ? 0
                : r.IsAscii || r.Value is >= 0xFF61 and <= 0xFF9F ? 1
                : 2
            );

    private double WidthOf(Cell cell, IReadOnlyList<string> merged)
    {
        var name = ColumnOf(cell.CellReference?.Value ?? "A");
        var range = merged.Select(m => m.Split(':')).FirstOrDefault(m => m.Length == 2 && ColumnOf(m[0]) == name);
        var (first, last) = (Number(name), Number(range is null ? name : ColumnOf(range[1])));
        return Enumerable.Range(first, last - first + 1).Sum(WidthOf);
    }

    private double WidthOf(int number) =>
        _columns.FirstOrDefault(c => c.Min?.Value <= number && number <= c.Max?.Value)?.Width?.Value ?? UsualWidth;

    private static string ColumnOf(string reference) => reference.TrimEnd("0123456789".ToCharArray());

    private static int Number(string column) => column.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);
}
