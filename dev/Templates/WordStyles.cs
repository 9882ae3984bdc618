using System.Xml.Linq;
using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>明朝 for text, ゴシック for headings, exact line heights and no grid, so that Word and LibreOffice break lines and pages alike.</summary>
internal static class WordStyles
{
    public const string Mincho = "ＭＳ 明朝";
    public const string Gothic = "ＭＳ ゴシック";

    public static XElement Styles(IReadOnlyList<XElement> more) =>
        E(
            "styles",
            E(
                "docDefaults",
                E(
                    "rPrDefault",
                    E("rPr", Fonts(Mincho), V("sz", "21"), V("szCs", "21"), E("lang", A("val", "ja-JP"), A("eastAsia", "ja-JP")))
                ),
                E("pPrDefault", E("pPr"))
            ),
            Style("Text", "本文", Mincho, size: 21, line: 320, isDefault: true),
            Style("Cell", "欄", Mincho, size: 21, line: 300),
            Style("Label", "欄の見出し", Gothic, size: 20, line: 300),
            Style("Heading", "見出し", Gothic, size: 22, line: 360, before: 160, after: 40),
            Style("Title", "表題", Gothic, size: 32, line: 480, before: 60, after: 160, align: "center"),
            Style("Number", "様式番号", Mincho, size: 20, line: 300),
            Style("Large", "本文（14ポイント）", Mincho, size: 28, line: 460),
            Style("LargeIn", "字下げした本文（14ポイント）", Mincho, size: 28, line: 460, indent: 560),
            Style("LargeLabel", "見出し（14ポイント）", Gothic, size: 28, line: 460, keepNext: true),
            Style("Letter", "委嘱状の本文", Mincho, size: 32, line: 680),
            Style("LetterTitle", "委嘱状の表題", Mincho, size: 64, line: 1000, before: 900, after: 900, align: "center"),
            Style("Small", "注記", Mincho, size: 16, line: 240),
            TableStyle("Grid", "枠のある表", isBordered: true),
            TableStyle("Plain", "枠のない表", isBordered: false),
            more
        );

    /// <summary>Where a font is not installed, the next one of its row is taken.</summary>
    public static XElement FontTable() =>
        E(
            "fonts",
            Font(
                Mincho,
                "MS Mincho,游明朝,Yu Mincho,BIZ UDMincho,IPAex明朝,IPAexMincho,Noto Serif CJK JP",
                "02020609040205080304",
                "roman"
            ),
            Font(
                Gothic,
                "MS Gothic,游ゴシック,Yu Gothic,BIZ UDGothic,IPAexゴシック,IPAexGothic,Noto Sans CJK JP",
                "020B0609070205080204",
                "modern"
            )
        );

    public static XElement Settings() =>
        E(
            "settings",
            E("zoom", A("percent", 100)),
            V("characterSpacingControl", "compressPunctuation"),
            E(
                "compat",
                E("compatSetting", A("name", "compatibilityMode"), A("uri", "http://schemas.microsoft.com/office/word"), A("val", "15"))
            ),
            E("themeFontLang", A("val", "ja-JP"), A("eastAsia", "ja-JP"))
        );

    private static XElement Font(string name, string others, string panose, string family) =>
        E(
            "font",
            A("name", name),
            V("altName", others),
            V("panose1", panose),
            V("charset", "80"),
            V("family", family),
            V("pitch", "fixed")
        );

    public static XElement Style(
        string id,
        string name,
        string font,
        int size,
        int line,
        bool isDefault = false,
        int before = 0,
        int after = 0,
        string? align = null,
        int indent = 0,
        bool keepNext = false
    ) =>
        E(
            "style",
            A("type", "paragraph"),
            isDefault ? A("default", "1") : null,
            A("styleId", id),
            V("name", name),
            isDefault ? null : V("basedOn", "Text"),
            E("qFormat"),
            E(
                "pPr",
                keepNext ? E("keepNext") : null,
                E("widowControl"),
                V("snapToGrid", "0"),
                E("spacing", A("before", before), A("after", after), A("line", line), A("lineRule", "exact")),
                indent > 0 ? E("ind", A("left", indent)) : null,
                align is null ? null : V("jc", align)
            ),
            E("rPr", Fonts(font), V("sz", $"{size}"), V("szCs", $"{size}"))
        );

    private static XElement TableStyle(string id, string name, bool isBordered) =>
        E(
            "style",
            A("type", "table"),
            A("styleId", id),
            V("name", name),
            E(
                "tblPr",
                isBordered
                    ? E("tblBorders", new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => Border(side)))
                    : null,
                E("tblCellMar", Margin("top", 40), Margin("left", 90), Margin("bottom", 40), Margin("right", 90))
            )
        );

    public static XElement Border(string side) => E(side, A("val", "single"), A("sz", 4), A("space", 0), A("color", "000000"));

    private static XElement Margin(string side, int width) => E(side, A("w", width), A("type", "dxa"));

    private static XElement Fonts(string font) => E("rFonts", A("ascii", font), A("hAnsi", font), A("eastAsia", font), A("cs", font));
}
