using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Documents;

/// <summary>Repeats one row of a sheet, and moves what refers to rows below it.</summary>
internal sealed partial class SheetRows(SpreadsheetDocument document, Worksheet sheet, SheetData data)
{
    public void Repeat(IReadOnlyList<DefinedName> columns, IReadOnlyList<FilledRow> entries)
    {
        var at = SheetFields.CellOf(columns[0]).Row;
        if (columns.FirstOrDefault(c => SheetFields.CellOf(c).Row != at) is { } stray)
        {
            throw new TemplateException($"The field {stray.Name} stands in another row than the other columns of its list.");
        }

        var places = columns.Select(c => (Name: c, SheetFields.CellOf(c).Column)).ToList();
        var marked = data.Elements<Row>().First(r => r.RowIndex?.Value == at); // Each name's cell was found in it.
        var merged = Merges().Where(m => RowsOf(m.Reference!.Value!) is var (first, last) && first == at && last == at).ToList();
        var (heights, spans) = (new RowHeights(sheet), merged.Select(m => m.Reference!.Value!).ToList()); // Merges has no others.
        Move(at, entries.Count - 1);
        foreach (var (entry, index) in entries.Select((e, i) => (e, i)))
        {
            var row = (Row)marked.CloneNode(deep: true);
            Place(row, at + index);
            data.InsertBefore(row, marked);
            foreach (var (name, column) in places)
            {
                SheetFields.Put(
                    row.Elements<Cell>().First(c => c.CellReference == $"{column}{at + index}"),
                    SheetFiller.TextOf(entry.Texts, name)
                );
            }

            heights.Fit(row, spans);
            foreach (var merge in index == 0 ? [] : merged)
            {
                merge.InsertAfterSelf(new MergeCell { Reference = Shift(merge.Reference!.Value!, from: at, by: index) });
            }
        }

        marked.Remove();
        if (entries.Count == 0)
        {
            // Nothing is left that they could stand for.
            merged.ForEach(m => m.Remove());
            places.ForEach(p => p.Name.Remove());
        }
    }

    /// <summary>Everything below the row.</summary>
    private void Move(int at, int by)
    {
        if (by == 0)
        {
            return;
        }

        foreach (var row in data.Elements<Row>().Where(r => r.RowIndex?.Value > at).ToList())
        {
            Place(row, (int)row.RowIndex!.Value + by); // Chosen by it.
        }

        foreach (var merge in Merges())
        {
            merge.Reference = Shift(merge.Reference!.Value!, at + 1, by);
        }

        // The area's last row may be the marked one itself.
        foreach (var name in document.WorkbookPart?.Workbook?.DefinedNames?.Elements<DefinedName>() ?? [])
        {
            name.Text = Shift(name.Text, name.Name?.Value == "_xlnm.Print_Area" ? at : at + 1, by);
        }
    }

    private IReadOnlyList<MergeCell> Merges() =>
        [.. (sheet.GetFirstChild<MergeCells>()?.Elements<MergeCell>() ?? []).Where(m => m.Reference?.Value is not null)];

    private static void Place(Row row, int number)
    {
        row.RowIndex = (uint)number;
        foreach (var cell in row.Elements<Cell>())
        {
            cell.CellReference = $"{cell.CellReference?.Value?.TrimEnd("0123456789".ToCharArray())}{number}";
        }
    }

    private static (int First, int Last) RowsOf(string reference)
    {
        var rows = RowNumber().Matches(reference).Select(m => int.Parse(m.Groups["row"].Value, CultureInfo.InvariantCulture)).ToList();
        return (rows.Min(), rows.Max());
    }

    private static string Shift(string reference, int from, int by)
    {
        // The sheet's own name may have digits.
        var start = reference.LastIndexOf('!') + 1;
        return reference[..start]
            + RowNumber()
                .Replace(
                    reference[start..],
                    m =>
                        int.Parse(m.Groups["row"].Value, CultureInfo.InvariantCulture) is var row && row >= from
                            ? $"{m.Groups["column"].Value}{row + by}"
                            : m.Value
                );
    }

    [GeneratedRegex("(?<column>\\$?[A-Z]{1,3}\\$?)(?<row>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowNumber();
}
