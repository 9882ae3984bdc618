using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Documents;

/// <summary>
/// Fills the content controls of a Word template. The row of a table that holds a column of a list repeats for each entry; without entries its
/// table goes when nothing but its heading is left of it. A row whose fields are all empty is left out.
/// </summary>
internal static class WordFiller
{
    /// <param name="copies">Each begins on a page of its own.</param>
    public static byte[] Fill(byte[] template, IReadOnlyList<FilledForm> copies, DocumentStamp stamp)
    {
        var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            var body = document.MainDocumentPart?.Document?.Body ?? throw new TemplateException("The document has no body.");
            var section = body.ChildElements.OfType<SectionProperties>().LastOrDefault()?.CloneNode(deep: true);
            var prototype = body.ChildElements.Where(e => e is not SectionProperties).Select(e => e.CloneNode(deep: true)).ToList();
            body.RemoveAllChildren();
            var numbers = new WordNumbers();
            foreach (var (copy, index) in copies.Select((c, i) => (c, i)))
            {
                var page = new Body(prototype.Select(e => e.CloneNode(deep: true)));
                FillLists(page, copy);
                FillPictures(document, page, copy);
                FillTexts(page, copy);
                if (index > 0)
                {
                    BeginPage(page);
                }

                numbers.Renew(page);
                Move(page, body);
            }

            if (section is not null)
            {
                body.Append(section);
            }

            foreach (var margin in WordFields.Roots(document).Skip(1))
            {
                FillMargin(margin, copies[0], stamp);
                numbers.Renew(margin);
            }
        }

        return FixedPackage.Of(stream, stamp);
    }

    private static void FillLists(Body page, FilledForm form)
    {
        foreach (var (name, rows) in form.Lists)
        {
            var marked = page.Descendants<SdtElement>().Where(c => IsColumn(c, name)).Select(Container).Distinct().ToList();
            foreach (var row in marked)
            {
                foreach (var entry in rows)
                {
                    var filled = row.CloneNode(deep: true);
                    row.InsertBeforeSelf(filled);
                    foreach (var column in filled.Descendants<SdtElement>().Where(c => IsColumn(c, name)).ToList())
                    {
                        WordFields.Put(column, TextOf(entry.Texts, column));
                    }
                }

                RemoveRow(row);
            }
        }
    }

    private static void FillPictures(WordprocessingDocument document, Body page, FilledForm form)
    {
        foreach (var control in page.Descendants<SdtElement>().Where(c => form.Pictures.ContainsKey(WordFields.Tag(c))).ToList())
        {
            WordPictures.Put(document, control, form.Pictures[WordFields.Tag(control)]);
        }
    }

    private static void FillTexts(Body page, FilledForm form)
    {
        foreach (var control in Singles(page, form).ToList())
        {
            WordFields.Put(control, TextOf(form.Texts, control));
        }

        foreach (var row in page.Descendants<TableRow>().Where(HasOnlyEmptyFields).ToList())
        {
            RemoveRow(row);
        }

        // A cell needs one paragraph.
        foreach (var line in page.Descendants<Paragraph>().Where(HasOnlyEmptyFields).ToList())
        {
            if (line.Parent is TableCell cell && line.InnerText.Length == 0 && cell.Elements<Paragraph>().Skip(1).Any())
            {
                line.Remove();
            }
        }
    }

    private static bool HasOnlyEmptyFields(OpenXmlElement part)
    {
        var fields = part.Descendants<SdtElement>().Where(c => WordFields.Tag(c).Length > 0).ToList();
        return !part.Descendants<Drawing>().Any() && fields.Count > 0 && fields.TrueForAll(c => WordFields.Text(c).Length == 0);
    }

    private static void FillMargin(OpenXmlElement margin, FilledForm form, DocumentStamp stamp)
    {
        foreach (var control in margin.Descendants<SdtElement>().Where(c => WordFields.Tag(c).Length > 0).ToList())
        {
            WordFields.Put(control, WordFields.Tag(control) == WordFields.Mark ? stamp.Mark : TextOf(form.Texts, control));
        }
    }

    private static IEnumerable<SdtElement> Singles(Body page, FilledForm form) =>
        page.Descendants<SdtElement>()
            .Where(c =>
                WordFields.Tag(c).Length > 0
                && !form.Pictures.ContainsKey(WordFields.Tag(c))
                && !form.Lists.Keys.Any(name => IsColumn(c, name))
            );

    private static bool IsColumn(SdtElement control, string list) =>
        WordFields.Tag(control).StartsWith(list + ".", StringComparison.Ordinal);

    private static string TextOf(IReadOnlyDictionary<string, string> texts, SdtElement control) =>
        texts.TryGetValue(WordFields.Tag(control), out var text)
            ? text
            : throw new TemplateException($"The template has the field {WordFields.Tag(control)}, which the form does not know.");

    /// <summary>What repeats: the row of a table, or a paragraph outside of tables.</summary>
    private static OpenXmlElement Container(SdtElement control) =>
        control.Ancestors<TableRow>().FirstOrDefault() ?? (OpenXmlElement?)control.Ancestors<Paragraph>().FirstOrDefault() ?? control;

    /// <summary>A table that is left without rows of its own goes, with the paragraph that is its heading.</summary>
    private static void RemoveRow(OpenXmlElement row)
    {
        var table = row.Parent as Table;
        row.Remove();
        if (table is null || table.Elements<TableRow>().Any(r => r.TableRowProperties?.GetFirstChild<TableHeader>() is null))
        {
            return;
        }

        if (table.PreviousSibling() is Paragraph { ParagraphProperties.KeepNext: not null } heading)
        {
            heading.Remove();
        }

        table.Remove();
    }

    private static void BeginPage(Body page)
    {
        if (page.FirstChild is Paragraph first)
        {
            first.ParagraphProperties ??= new ParagraphProperties();
            first.ParagraphProperties.PageBreakBefore = new PageBreakBefore();
        }
        else
        {
            page.PrependChild(new Paragraph(new ParagraphProperties { PageBreakBefore = new PageBreakBefore() }));
        }
    }

    private static void Move(Body from, Body to)
    {
        foreach (var element in from.ChildElements.ToList())
        {
            element.Remove();
            to.Append(element);
        }
    }
}
