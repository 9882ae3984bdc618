using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace KobanBot.Dev.Templates;

/// <summary>The parts of an Office file, packed in one order and with one time: the same parts are the same bytes.</summary>
internal sealed class OfficeParts
{
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly SortedDictionary<string, XElement> _parts = new(StringComparer.Ordinal);
    private readonly List<(string Part, string Type)> _types = [];

    public OfficeParts Add(string name, string type, XElement content)
    {
        _parts[name] = content;
        _types.Add((name, type));
        return this;
    }

    /// <summary>What a part points to, by the last word of the relation's type; the ids are rId1, rId2 and so on.</summary>
    public OfficeParts Relate(string part, params ReadOnlySpan<(string Type, string Target)> targets)
    {
        XNamespace r = Relationships;
        var list = new XElement(r + "Relationships");
        foreach (var (type, target) in targets)
        {
            list.Add(
                new XElement(
                    r + "Relationship",
                    new XAttribute("Id", $"rId{list.Elements().Count() + 1}"),
                    new XAttribute("Type", type.Contains('/', StringComparison.Ordinal) ? type : Office + type),
                    new XAttribute("Target", target)
                )
            );
        }

        _parts[part] = list;
        return this;
    }

    public byte[] Pack()
    {
        XNamespace t = Types;
        var types = new XElement(
            t + "Types",
            new XElement(
                t + "Default",
                new XAttribute("Extension", "rels"),
                new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
            ),
            new XElement(t + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            _types.Select(p => new XElement(
                t + "Override",
                new XAttribute("PartName", $"/{p.Part}"),
                new XAttribute("ContentType", p.Type)
            ))
        );
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", types);
            foreach (var (name, content) in _parts)
            {
                Put(zip, name, content);
            }
        }

        return packed.ToArray();
    }

    private static void Put(ZipArchive zip, string name, XElement content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n");
        writer.Write(content.ToString(SaveOptions.DisableFormatting));
    }
}
