using System.Xml.Linq;
using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>A Word document on upright A4 with its parts.</summary>
/// <param name="HasPageNumbers">n／N at the foot; a letter has none.</param>
internal sealed record WordPage(IReadOnlyList<XElement> Content, bool HasPageNumbers)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public byte[] Pack()
    {
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var section = E(
            "sectPr",
            E("footerReference", A("type", "default"), new XAttribute(r + "id", "rId4")),
            E("pgSz", A("w", 11906), A("h", 16838)),
            E(
                "pgMar",
                A("top", 1134),
                A("right", 1134),
                A("bottom", 1021),
                A("left", 1134),
                A("header", 567),
                A("footer", 454),
                A("gutter", 0)
            )
        );
        return new OfficeParts()
            .Add(
                "word/document.xml",
                Word + "document.main+xml",
                E(
                    "document",
                    new XAttribute(XNamespace.Xmlns + "r", r),
                    new XAttribute(XNamespace.Xmlns + "w", W),
                    E("body", Content, section)
                )
            )
            .Add("word/styles.xml", Word + "styles+xml", Named(WordStyles.Styles()))
            .Add("word/fontTable.xml", Word + "fontTable+xml", Named(WordStyles.FontTable()))
            .Add("word/settings.xml", Word + "settings+xml", Named(WordStyles.Settings()))
            .Add("word/footer1.xml", Word + "footer+xml", Named(Footer()))
            .Add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", CoreProperties.Empty)
            .Relate("_rels/.rels", ("officeDocument", "word/document.xml"), (CoreProperties.Relation, "docProps/core.xml"))
            .Relate(
                "word/_rels/document.xml.rels",
                ("styles", "styles.xml"),
                ("fontTable", "fontTable.xml"),
                ("settings", "settings.xml"),
                ("footer", "footer1.xml")
            )
            .Pack();
    }

    private XElement Footer() =>
        E(
            "ftr",
            HasPageNumbers
                ? E("p", E("pPr", V("pStyle", "Small"), V("jc", "center")), Count("PAGE"), E("r", E("t", "／")), Count("NUMPAGES"))
                : null,
            P("{mark}", "Small", "right")
        );

    private static XElement Count(string what) => E("fldSimple", A("instr", what), E("r", E("t", "1")));

    private static XElement Named(XElement root)
    {
        root.SetAttributeValue(XNamespace.Xmlns + "w", W.NamespaceName);
        return root;
    }
}

/// <summary>Title and times; the filler puts them in.</summary>
internal static class CoreProperties
{
    public const string Relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private static readonly XNamespace Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    public static XElement Empty => new(Properties + "coreProperties");
}
