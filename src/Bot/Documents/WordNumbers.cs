using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace KobanBot.Bot.Documents;

/// <summary>Gives what Word wants unique a number of its own over a whole document: rows and pages are clones of one another.</summary>
internal sealed class WordNumbers
{
    private int _next;

    public void Renew(OpenXmlElement root)
    {
        foreach (var control in root.Descendants<SdtElement>())
        {
            if (control.SdtProperties is { } properties)
            {
                properties.RemoveAllChildren<SdtId>();
                properties.InsertAt(new SdtId { Val = Next() }, IndexOfId(properties));
            }
        }

        foreach (var picture in root.Descendants<Drawing.DocProperties>())
        {
            picture.Id = (uint)Next();
        }

        RenewBookmarks(root);
        foreach (var element in root.Descendants().Where(e => e is Paragraph or TableRow))
        {
            element.RemoveAttribute("paraId", "http://schemas.microsoft.com/office/word/2010/wordml");
            element.RemoveAttribute("textId", "http://schemas.microsoft.com/office/word/2010/wordml");
        }
    }

    /// <summary>After the tag: the schema has an order.</summary>
    private static int IndexOfId(SdtProperties properties)
    {
        var before = properties.ChildElements.Count(c => c is RunProperties or SdtAlias or Tag);
        return Math.Min(before, properties.ChildElements.Count);
    }

    private void RenewBookmarks(OpenXmlElement root)
    {
        var ends = root.Descendants<BookmarkEnd>().ToLookup(e => e.Id?.Value);
        foreach (var start in root.Descendants<BookmarkStart>())
        {
            var (old, number) = (start.Id?.Value, Next().ToString(CultureInfo.InvariantCulture));
            (start.Id, start.Name) = (number, $"b{number}");
            foreach (var end in ends[old])
            {
                end.Id = number;
            }
        }
    }

    private int Next() => ++_next;
}
