using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KobanBot.Bot.Documents;

namespace KobanBot.Support.Documents;

/// <summary>Reads back what a written document holds, by field, and what is wrong with it.</summary>
internal static class ReadDocument
{
    /// <summary>Field and text of every content control or named cell, in the document's order; the columns of a list row by row.</summary>
    public static IReadOnlyList<(string Tag, string Text)> Fields(byte[] file, bool isSheet) => isSheet ? Sheet(file) : Word(file);

    /// <summary>The errors of the Open XML SDK's validator, and those that it does not look for.</summary>
    public static IReadOnlyList<string> Problems(byte[] file, bool isSheet)
    {
        using OpenXmlPackage document = isSheet
            ? SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false)
            : WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365)
            .Validate(document)
            .Select(e => $"{e.Path?.XPath}: {e.Description}");
        return [.. errors, .. document is WordprocessingDocument word ? OfWord(word) : OfSheet((SpreadsheetDocument)document)];
    }

    private static List<(string, string)> Word(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var found = new List<(SdtElement Control, string Tag, string Text)>();
        foreach (var control in WordFields.Roots(document).SelectMany(r => r.Descendants<SdtElement>()))
        {
            if (found.Count > 0 && WordFields.GoesOn(control, found[^1].Control))
            {
                found[^1] = (control, found[^1].Tag, $"{found[^1].Text}\n{WordFields.Text(control)}");
            }
            else
            {
                found.Add((control, WordFields.Tag(control), WordFields.Text(control)));
            }
        }

        return [.. found.Select(f => (f.Tag, f.Text))];
    }

    private static List<(string, string)> Sheet(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var data = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.GetFirstChild<SheetData>()!; // Every sheet has them.
        var found = new List<(string, string)>();
        foreach (var name in SheetFields.Names(document))
        {
            var (column, row) = SheetFields.CellOf(name);
            var tag = name.Name?.Value ?? "";
            do
            {
                found.Add((tag, SheetFields.Cell(data, column, row).InnerText));
                row++;
            } while (tag.Contains('.', StringComparison.Ordinal) && IsOfList(data, column, row));
        }

        return found;
    }

    /// <summary>A list's rows follow each other and are bordered.</summary>
    private static bool IsOfList(SheetData data, string column, int row) =>
        data.Elements<Row>()
            .FirstOrDefault(r => r.RowIndex?.Value == row)
            ?.Elements<Cell>()
            .FirstOrDefault(c => c.CellReference?.Value == $"{column}{row}")
            is { StyleIndex.Value: 4 };

    private static IEnumerable<string> OfWord(WordprocessingDocument document)
    {
        foreach (var root in WordFields.Roots(document))
        {
            foreach (var table in root.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>().Where(t => !t.Elements<TableRow>().Any()))
            {
                yield return "A table has no row.";
            }

            foreach (var row in root.Descendants<TableRow>().Where(r => !r.Elements<TableCell>().Any()))
            {
                yield return "A row has no cell.";
            }

            foreach (
                var _ in root.Descendants<TableRow>()
                    .Select(r => r.Descendants<SdtElement>().ToList())
                    .Where(fields => fields.Count > 0 && fields.All(f => WordFields.Text(f).Length == 0))
            )
            {
                yield return "A row is empty.";
            }

            foreach (var cell in root.Descendants<TableCell>().Where(c => c.LastChild is not Paragraph))
            {
                yield return "A cell does not end with a paragraph.";
            }
        }

        foreach (var problem in IdsOf(document).Concat(ReferencesOf(document)))
        {
            yield return problem;
        }
    }

    /// <summary>Ids that Word repairs a document for when two have the same.</summary>
    private static IEnumerable<string> IdsOf(WordprocessingDocument document)
    {
        var roots = WordFields.Roots(document).ToList();
        (string What, IEnumerable<string?> Ids)[] kinds =
        [
            ("content controls", roots.SelectMany(r => r.Descendants<SdtId>()).Select(i => i.Val?.InnerText)),
            (
                "pictures",
                roots
                    .SelectMany(r => r.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>())
                    .Select(p => p.Id?.InnerText)
            ),
            ("bookmarks", roots.SelectMany(r => r.Descendants<BookmarkStart>()).Select(b => b.Id?.Value)),
        ];
        return kinds
            .Select(k => (k.What, Ids: k.Ids.ToList()))
            .Where(k => k.Ids.Distinct().Count() != k.Ids.Count)
            .Select(k => $"Two {k.What} have one id.");
    }

    /// <summary>What a part names without having it: pictures, heads and feet, styles.</summary>
    private static IEnumerable<string> ReferencesOf(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!; // Every document of ours has one.
        var styles =
            main.StyleDefinitionsPart?.Styles?.Elements<DocumentFormat.OpenXml.Wordprocessing.Style>()
                .Select(s => s.StyleId?.Value)
                .ToHashSet()
            ?? [];
        foreach (
            var part in new OpenXmlPart[] { main }
                .Concat(main.FooterParts)
                .Concat(main.HeaderParts)
        )
        {
            var parts = part.Parts.Select(p => p.RelationshipId).ToHashSet();
            var root = part.RootElement!; // It is one of these kinds.
            var named = root.Descendants()
                .SelectMany(e => e.GetAttributes())
                .Where(a => a.NamespaceUri == "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                .Select(a => a.Value);
            foreach (var gone in named.Where(id => id is not null && !parts.Contains(id)))
            {
                yield return $"There is no part {gone}.";
            }

            foreach (var style in root.Descendants<ParagraphStyleId>().Select(s => s.Val?.Value).Where(s => !styles.Contains(s)).Distinct())
            {
                yield return $"There is no style {style}.";
            }
        }
    }

    private static IEnumerable<string> OfSheet(SpreadsheetDocument document)
    {
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!; // Every workbook of ours has one.
        var rows = sheet.GetFirstChild<SheetData>()!.Elements<Row>().ToList();
        if (!rows.Select(r => r.RowIndex!.Value).SequenceEqual(rows.Select((_, i) => (uint)i + 1)))
        {
            yield return "A row is missing, double or out of order.";
        }

        foreach (
            var row in rows.Where(r =>
                r.Elements<Cell>().Any(c => c.CellReference?.Value?.EndsWith($"{r.RowIndex}", StringComparison.Ordinal) != true)
            )
        )
        {
            yield return $"A cell says that it stands in another row than {row.RowIndex}.";
        }

        var merged = (sheet.GetFirstChild<MergeCells>()?.Elements<MergeCell>() ?? []).Select(m => m.Reference?.Value).ToList();
        if (merged.Distinct().Count() != merged.Count)
        {
            yield return "Two merged ranges are the same.";
        }
    }
}
