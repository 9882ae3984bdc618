using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace KobanBot.Bot.Documents;

/// <summary>Packs the parts of a document anew, in one order and with one time, so that the same parts are the same bytes.</summary>
internal static class FixedPackage
{
    private const string Types = "[Content_Types].xml";
    private const string Properties = "docProps/core.xml";

    /// <summary>The earliest that a zip file can say.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(Stream package, DocumentStamp stamp)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        var packed = new MemoryStream();
        using (var target = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries.OrderBy(e => e.FullName != Types).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var entry = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                using var to = entry.Open();
                if (part.FullName == Properties)
                {
                    to.Write(Encoding.UTF8.GetBytes(PropertiesOf(stamp)));
                }
                else
                {
                    using var from = part.Open();
                    from.CopyTo(to);
                }
            }
        }

        return packed.ToArray();
    }

    private static string PropertiesOf(DocumentStamp stamp)
    {
        var at = stamp.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{SecurityElement.Escape(
                PlainXmlText.Of(stamp.Title)
            )}</dc:title><dc:creator>KobanBot</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>
            """;
    }
}
