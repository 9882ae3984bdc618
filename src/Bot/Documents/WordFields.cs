using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KobanBot.Bot.Documents;

/// <summary>The fields of a Word document: its content controls, by `w:tag`.</summary>
internal static class WordFields
{
    /// <summary>Not of the form: who has had it made, at the foot of the page.</summary>
    public const string Mark = "mark";

    /// <summary>The tags of a template, without the mark's.</summary>
    public static IReadOnlySet<string> Of(byte[] template)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(template), isEditable: false);
        return Roots(document)
            .SelectMany(r => r.Descendants<SdtElement>())
            .Select(Tag)
            .Where(t => t.Length > 0 && t != Mark)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Body, headers and footers.</summary>
    public static IEnumerable<OpenXmlElement> Roots(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart ?? throw new TemplateException("The document has no main part.");
        return new OpenXmlElement?[] { main.Document }
            .Concat(main.HeaderParts.Select(h => h.Header))
            .Concat(main.FooterParts.Select(f => f.Footer))
            .OfType<OpenXmlElement>();
    }

    public static string Tag(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? "";

    /// <summary>The text as it was put in: lines by line breaks.</summary>
    public static string Text(SdtElement control) =>
        string.Concat(
            control
                .Descendants()
                .Select(e =>
                    e switch
                    {
                        Text text => text.Text,
                        Break => "\n",
                        TabChar => "\t",
                        _ => "",
                    }
                )
        );

    /// <summary>
    /// Replaces what a control holds; its character format stays. Of a control within a line each further line gets a control of its own, with the
    /// same tag, behind a break: LibreOffice would show breaks within a control in front of all of its text.
    /// </summary>
    public static void Put(SdtElement control, string text)
    {
        var lines = PlainXmlText.Of(text).Split('\n');
        if (lines.Length == 1 || !control.ChildElements.Any(c => c is SdtContentRun))
        {
            PutAll(control, text);
            return;
        }

        PutAll(control, lines[0]);
        OpenXmlElement last = control;
        foreach (var line in lines.Skip(1))
        {
            var further = (SdtElement)control.CloneNode(deep: true);
            PutAll(further, line);
            last = last.InsertAfterSelf(new Run(new Break()));
            last = last.InsertAfterSelf(further);
        }
    }

    /// <summary>The control goes on with a further line of the one before it.</summary>
    public static bool GoesOn(SdtElement control, SdtElement before) =>
        Tag(control) == Tag(before)
        && control.PreviousSibling() is Run { InnerText: "" } between
        && between.GetFirstChild<Break>() is not null
        && ReferenceEquals(between.PreviousSibling(), before);

    private static void PutAll(SdtElement control, string text)
    {
        var content =
            control.ChildElements.FirstOrDefault(c => c is SdtContentRun or SdtContentBlock or SdtContentCell)
            ?? throw new TemplateException($"The field {Tag(control)} has no content.");
        var format = content.Descendants<Run>().FirstOrDefault()?.RunProperties?.CloneNode(deep: true);
        format?.RemoveAllChildren<RunStyle>(); // As a rule the grey of a placeholder.
        control.SdtProperties?.RemoveAllChildren<ShowingPlaceholder>();
        OpenXmlElement host = content is SdtContentRun ? content : FirstParagraph(control, content);
        foreach (var old in host.ChildElements.Where(c => c is not (ParagraphProperties or TableCellProperties)).ToList())
        {
            old.Remove();
        }

        host.Append(RunOf(text, format));
    }

    private static Paragraph FirstParagraph(SdtElement control, OpenXmlElement content)
    {
        var paragraphs = content.Descendants<Paragraph>().ToList();
        foreach (var further in paragraphs.Skip(1))
        {
            further.Remove();
        }

        return paragraphs.FirstOrDefault() ?? throw new TemplateException($"The field {Tag(control)} has no paragraph.");
    }

    private static Run RunOf(string text, OpenXmlElement? format)
    {
        var run = new Run();
        if (format is not null)
        {
            run.Append(format);
        }

        foreach (var (line, number) in PlainXmlText.Of(text).Split('\n').Select((l, i) => (l, i)))
        {
            if (number > 0)
            {
                run.Append(new Break());
            }

            foreach (var (part, index) in line.Split('\t').Select((p, i) => (p, i)))
            {
                if (index > 0)
                {
                    run.Append(new TabChar());
                }

                if (part.Length > 0)
                {
                    run.Append(new Text(part) { Space = SpaceProcessingModeValues.Preserve });
                }
            }
        }

        return run;
    }
}
