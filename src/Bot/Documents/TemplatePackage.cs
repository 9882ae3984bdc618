using System.IO.Compression;
using System.Xml;

namespace KobanBot.Bot.Documents;

/// <summary>
/// Looks at a file from outside before anything opens it as a document: that it is a package of XML parts, of a size that can be read, and that it
/// holds nothing which runs, links elsewhere or brings files of its own.
/// </summary>
internal static class TemplatePackage
{
    /// <summary>A template of ours has 5 to 15 KB; a crest as a picture adds some hundred.</summary>
    public const int MostBytes = 300 * 1024;

    private const int MostParts = 200;
    private const long MostUnpacked = 20 * 1024 * 1024;

    private static readonly string[] Embedded = ["/embeddings/", "/activex/", "/ctrlprops/", "/afchunk", "oleobject"];

    /// <summary>Field codes of Word that read something outside of the document.</summary>
    private static readonly string[] Reaching = ["INCLUDETEXT", "INCLUDEPICTURE", "DDE", "LINK ", "DATABASE", "RD "];

    /// <summary>Null when the package is sound. The first fault ends it: what is behind is not to be trusted.</summary>
    public static TemplateFinding? Fault(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            return new TemplateFinding(TemplateFault.TooLarge);
        }

        if (file.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            return new TemplateFinding(TemplateFault.OldOrLocked);
        }

        if (!file.AsSpan().StartsWith("PK"u8))
        {
            return new TemplateFinding(TemplateFault.NotWordOrExcel);
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            return FaultOf(zip);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException)
        {
            return new TemplateFinding(TemplateFault.Corrupt);
        }
    }

    private static TemplateFinding? FaultOf(ZipArchive zip)
    {
        if (zip.Entries.Count > MostParts)
        {
            return new TemplateFinding(TemplateFault.Bomb);
        }

        if (zip.GetEntry("[Content_Types].xml") is null || (zip.GetEntry("word/document.xml") ?? zip.GetEntry("xl/workbook.xml")) is null)
        {
            return new TemplateFinding(TemplateFault.NotWordOrExcel);
        }

        var unpacked = 0L;
        foreach (var part in zip.Entries)
        {
            var name = part.FullName.ToLowerInvariant();
            if (name.Contains("vba", StringComparison.Ordinal))
            {
                return new TemplateFinding(TemplateFault.Macros);
            }

            if (Embedded.Any(e => $"/{name}".Contains(e, StringComparison.Ordinal)))
            {
                return new TemplateFinding(TemplateFault.Embedded, part.FullName);
            }

            // What the header says of the size is only what somebody has written there.
            if (Read(part, MostUnpacked - unpacked) is not { } content)
            {
                return new TemplateFinding(TemplateFault.Bomb, part.FullName);
            }

            unpacked += content.Length;
            if (
                (name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(".rels", StringComparison.Ordinal))
                && FaultOf(part.FullName, content) is { } fault
            )
            {
                return fault;
            }
        }

        return null;
    }

    private static byte[]? Read(ZipArchiveEntry part, long most)
    {
        using var from = part.Open();
        using var to = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (from.Read(buffer) is > 0 and var read)
        {
            if (to.Length + read > most)
            {
                return null;
            }

            to.Write(buffer, 0, read);
        }

        return to.ToArray();
    }

    private static TemplateFinding? FaultOf(string part, byte[] content)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
        };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(content), settings);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.DocumentType)
                {
                    return new TemplateFinding(TemplateFault.Entities, part);
                }

                if (FaultOf(xml, part) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (XmlException)
        {
            return new TemplateFinding(TemplateFault.Corrupt, part);
        }
    }

    private static TemplateFinding? FaultOf(XmlReader xml, string part)
    {
        if (xml.NodeType == XmlNodeType.Text)
        {
            return null;
        }

        return xml.NodeType != XmlNodeType.Element
            ? null
            : xml.LocalName switch
            {
                "Relationship" when xml.GetAttribute("TargetMode") == "External" => new TemplateFinding(
                    TemplateFault.ExternalLink,
                    xml.GetAttribute("Target") ?? part
                ),
                "Override" or "Default" when Has(xml.GetAttribute("ContentType"), "macroEnabled") => new TemplateFinding(
                    TemplateFault.Macros
                ),
                "Override" when Has(xml.GetAttribute("ContentType"), ".template.main+xml") => new TemplateFinding(
                    TemplateFault.NotWordOrExcel
                ),
                "fldSimple" when Reaches(xml.GetAttribute("instr", xml.NamespaceURI)) => new TemplateFinding(
                    TemplateFault.ExternalLink,
                    part
                ),
                "instrText" or "f" when Reaches(TextOf(xml)) => new TemplateFinding(TemplateFault.ExternalLink, part),
                "object" or "control" or "oleObject" or "altChunk" or "externalReference" => new TemplateFinding(
                    TemplateFault.Embedded,
                    part
                ),
                _ => null,
            };
    }

    private static bool Has(string? text, string part) => text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Of a formula too: another workbook stands in brackets, a program behind a bar.</summary>
    private static bool Reaches(string? code) =>
        code is not null
        && (
            Reaching.Any(r => code.TrimStart().StartsWith(r, StringComparison.OrdinalIgnoreCase))
            || code.AsSpan().IndexOfAny('[', '|') >= 0
            || Has(code, "WEBSERVICE")
            || Has(code, "HYPERLINK")
        );

    /// <summary>The text within an element, without leaving it for the next.</summary>
    private static string TextOf(XmlReader xml)
    {
        using var inner = xml.ReadSubtree();
        inner.Read();
        return inner.ReadInnerXml();
    }
}
