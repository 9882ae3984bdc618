using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KobanBot.Bot.Documents;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>How letters and papers look: large enough for those who read them, lines alike everywhere, headings with what they head.</summary>
public sealed class PaperTests
{
    private const int FourteenPoints = 28;

    /// <summary>The number of the form and the place of the seal are no text to read, and furigana stands small above its name.</summary>
    private static readonly string[] Signs = ["別記第3号様式", "公印", "〔members.kana〕"];

    [Theory]
    [InlineData(nameof(FormKind.CommissionLetter))]
    [InlineData(nameof(FormKind.MeetingNotice))]
    [InlineData(nameof(FormKind.NoticePostcard))]
    [InlineData(nameof(FormKind.ResultNotice))]
    [InlineData(nameof(FormKind.DismissalNotice))]
    [InlineData(nameof(FormKind.Agenda))]
    [InlineData(nameof(FormKind.SignInSheet))]
    public void What_members_read_has_14_points(string kind)
    {
        using var document = Open(PrintedForms.Of(Enum.Parse<FormKind>(kind)).Template);
        var main = document.MainDocumentPart!; // A template has one.
        var sizes = main.StyleDefinitionsPart!.Styles!.Elements<Style>() // It has styles.
            .Where(s => s.StyleRunProperties?.FontSize is not null)
            .ToDictionary(s => s.StyleId!.Value!, s => int.Parse(s.StyleRunProperties!.FontSize!.Val!.Value!, null)); // Looked at above.

        main.Document!.Body!.Descendants<Paragraph>() // It has a body.
            .Where(p => p.InnerText.Length > 0 && !Signs.Contains(p.InnerText))
            .Where(p => sizes[p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "Text"] < FourteenPoints)
            .Select(p => p.InnerText)
            .ShouldBeEmpty();
        main.Document.Descendants<FontSize>().ShouldBeEmpty("the styles say the size");
    }

    public static TheoryData<string> Documents =>
        [.. PrintedForms.All.Select(f => f.Template).Where(t => t.EndsWith("docx", StringComparison.Ordinal))];

    /// <summary>Word and LibreOffice then break lines and pages alike.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Lines_have_exact_heights_and_no_grid(string template)
    {
        using var document = Open(template);
        var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>(); // Ours have styles.

        foreach (var style in styles.Where(s => s.Type?.Value == StyleValues.Paragraph).Select(s => s.StyleParagraphProperties!)) // Each says how.
        {
            style.SnapToGrid!.Val!.Value.ShouldBeFalse(); // Looked at by it.
            style.SpacingBetweenLines!.LineRule!.Value.ShouldBe(LineSpacingRuleValues.Exact); // Looked at by it.
            style.WidowControl.ShouldNotBeNull();
        }
    }

    /// <summary>A heading goes where that goes which it heads, and the head of a list stands on every page of it.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void No_heading_stands_alone_and_the_head_of_a_list_is_repeated(string template)
    {
        using var document = Open(template);
        var main = document.MainDocumentPart!; // A template has one.
        var kept = main.StyleDefinitionsPart!.Styles!.Elements<Style>() // It has styles.
            .Where(s => s.StyleParagraphProperties?.KeepNext is not null)
            .Select(s => s.StyleId!.Value!) // Each has an id.
            .ToHashSet();

        main.Document!.Body!.Elements<Table>() // It has a body.
            .Select(t => t.PreviousSibling<Paragraph>())
            .Where(p => p?.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Heading" or "LargeLabel" or "CardLabel")
            .Where(p => p!.ParagraphProperties!.KeepNext is null && !kept.Contains(p.ParagraphProperties.ParagraphStyleId!.Val!.Value!)) // Chosen by it.
            .Select(p => p!.InnerText)
            .ShouldBeEmpty();
        main.Document.Body.Descendants<Table>()
            .Select(t => t.Elements<TableRow>().First())
            .Where(r => r.Elements<TableCell>().Count() > 1 && r.NextSibling<TableRow>() is { } next && IsOfList(next) && !IsOfList(r))
            .Where(r => r.TableRowProperties?.GetFirstChild<TableHeader>() is null)
            .Select(r => r.InnerText)
            .ShouldBeEmpty();
    }

    private static bool IsOfList(TableRow row) => row.Descendants<Tag>().Any(t => t.Val!.Value!.Contains('.', StringComparison.Ordinal)); // A tag has a name.

    private static WordprocessingDocument Open(string template) =>
        WordprocessingDocument.Open(
            new MemoryStream(FormDocuments.Template(PrintedForms.All.Single(f => f.Template == template))),
            isEditable: false
        );
}
