using System.Xml.Linq;
using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>A Word document on upright paper with its parts.</summary>
/// <param name="HasPageNumbers">n／N at the foot; a letter has none.</param>
internal sealed record WordPage(IReadOnlyList<XElement> Content, bool HasPageNumbers)
{
    public PaperSize Size { get; init; } = PaperSize.A4;

    /// <summary>What this paper alone needs.</summary>
    public IReadOnlyList<XElement> MoreStyles { get; init; } = [];

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public byte[] Pack()
    {
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var section = E(
            "sectPr",
            E("footerReference", A("type", "default"), new XAttribute(r + "id", "rId4")),
            E("pgSz", A("w", Size.Width), A("h", Size.Height)),
            E(
                "pgMar",
                A("top", Size.Top),
                A("right", Size.Side),
                A("bottom", Size.Bottom),
                A("left", Size.Side),
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
            .Add("word/styles.xml", Word + "styles+xml", Named(WordStyles.Styles(MoreStyles)))
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
            Size == PaperSize.Postcard ? P("", "Small") : P("{mark}", "Small", "right")
        );

    private static XElement Count(string what) => E("fldSimple", A("instr", what), E("r", E("t", "1")));

    private static XElement Named(XElement root)
    {
        root.SetAttributeValue(XNamespace.Xmlns + "w", W.NamespaceName);
        return root;
    }
}

/// <summary>A sheet and its margins, in twentieths of a point.</summary>
internal sealed record PaperSize(int Width, int Height, int Top, int Side, int Bottom)
{
    public static readonly PaperSize A4 = new(11906, 16838, 1134, 1134, 1021);

    /// <summary>100 by 148 mm. The boxes of the postcode begin 12 mm below the edge.</summary>
    public static readonly PaperSize Postcard = new(5669, 8391, 680, 340, 454);

    /// <summary>Between the margins.</summary>
    public int Inner => Width - 2 * Side;
}

/// <summary>Title and times; the filler puts them in.</summary>
internal static class CoreProperties
{
    public const string Relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private static readonly XNamespace Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    public static XElement Empty => new(Properties + "coreProperties");
}
