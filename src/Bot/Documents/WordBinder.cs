using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KobanBot.Bot.Documents;

/// <summary>
/// Binds Word documents into one, each beginning on a page of its own under its own page set-up and foot. Styles of the same name are those of
/// the first. Numbered lists of Word are not taken along: no form needs them.
/// </summary>
internal static class WordBinder
{
    public static byte[] Bind(IReadOnlyList<byte[]> documents, DocumentStamp stamp)
    {
        var stream = new MemoryStream();
        stream.Write(documents[0]);
        using (var host = WordprocessingDocument.Open(stream, isEditable: true))
        {
            foreach (var (bytes, number) in documents.Skip(1).Select((d, i) => (d, i + 2)))
            {
                using var further = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
                Append(host, further, number);
            }

            var numbers = new WordNumbers();
            foreach (var root in WordFields.Roots(host))
            {
                numbers.Renew(root);
            }
        }

        return FixedPackage.Of(stream, stamp);
    }

    private static void Append(WordprocessingDocument host, WordprocessingDocument further, int number)
    {
        var (main, added) = (MainOf(host), MainOf(further));
        var (body, more) = (BodyOf(main), BodyOf(added));
        AddStyles(main, added);

        // What stood last ends with its own section.
        var ending = body.ChildElements.OfType<SectionProperties>().LastOrDefault();
        ending?.Remove();
        body.Append(new Paragraph(new ParagraphProperties(ending?.CloneNode(deep: true) ?? new SectionProperties())));

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in added.Parts.Where(p => p.OpenXmlPart is ImagePart or FooterPart or HeaderPart))
        {
            var id = $"rIdBound{number}x{ids.Count + 1}";
            ids[part.RelationshipId] = id;
            main.AddPart(part.OpenXmlPart, id);
        }

        foreach (var element in more.ChildElements)
        {
            var taken = element.CloneNode(deep: true);
            foreach (var blip in taken.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Where(b => b.Embed?.Value is not null))
            {
                blip.Embed = ids.GetValueOrDefault(blip.Embed!.Value!, blip.Embed.Value!); // Chosen by it.
            }

            foreach (var reference in taken.Descendants<HeaderFooterReferenceType>().Where(r => r.Id?.Value is not null))
            {
                reference.Id = ids.GetValueOrDefault(reference.Id!.Value!, reference.Id.Value!); // Chosen by it.
            }

            body.Append(taken);
        }
    }

    private static void AddStyles(MainDocumentPart main, MainDocumentPart added)
    {
        if (main.StyleDefinitionsPart?.Styles is not { } styles || added.StyleDefinitionsPart?.Styles is not { } more)
        {
            return;
        }

        var known = styles.Elements<Style>().Select(s => s.StyleId?.Value).ToHashSet();
        styles.Append(more.Elements<Style>().Where(s => !known.Contains(s.StyleId?.Value)).Select(s => s.CloneNode(deep: true)));
    }

    private static MainDocumentPart MainOf(WordprocessingDocument document) =>
        document.MainDocumentPart ?? throw new TemplateException("The document has no main part.");

    private static Body BodyOf(MainDocumentPart main) => main.Document?.Body ?? throw new TemplateException("The document has no body.");
}
