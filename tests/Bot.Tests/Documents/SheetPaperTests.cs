using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>How the sheets are printed: whole, and with their headings on every page.</summary>
public sealed class SheetPaperTests
{
    /// <summary>As far down as its rows go, and with the same headings on every page.</summary>
    [Theory]
    [InlineData(nameof(FormKind.OperationList), FormSamples.Minimal)]
    [InlineData(nameof(FormKind.OperationList), FormSamples.Extreme)]
    [InlineData(nameof(FormKind.MemberRoster), FormSamples.Minimal)]
    [InlineData(nameof(FormKind.MemberRoster), FormSamples.Extreme)]
    public void A_sheet_is_printed_to_its_last_row_with_its_headings_repeated(string kind, string size)
    {
        var form = PrintedForms.Of(Enum.Parse<FormKind>(kind));
        var (before, _) = PrintedOf(FormDocuments.Template(form));

        var (after, lastRow) = PrintedOf(
            FormDocuments.Make(form, [FormSamples.Filled(form.Kind, size)], new DocumentStamp("様式", World.Now))
        );

        after["_xlnm.Print_Titles"].ShouldBe(before["_xlnm.Print_Titles"]);
        var first = before["_xlnm.Print_Area"][..before["_xlnm.Print_Area"].LastIndexOf('$')];
        after["_xlnm.Print_Area"].ShouldBe($"{first}${lastRow}");
        after["_xlnm.Print_Titles"].ShouldMatch(@"!\$\d+:\$\d+$");
    }

    private static (Dictionary<string, string> Names, uint LastRow) PrintedOf(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var book = document.WorkbookPart!; // A sheet has one.
        return (
            book.Workbook!.DefinedNames!.Elements<DefinedName>()
                .Where(n => n.Name!.Value!.StartsWith("_xlnm.", StringComparison.Ordinal)) // Ours has names.
                .ToDictionary(n => n.Name!.Value!, n => n.Text), // Looked at above.
            book.WorksheetParts.Single().Worksheet!.Descendants<Row>().Max(r => r.RowIndex!.Value) // Each row of ours says its number.
        );
    }
}
