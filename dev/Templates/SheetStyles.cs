using System.Xml.Linq;

namespace KobanBot.Dev.Templates;

/// <summary>The styles of a sheet, by number.</summary>
internal static class SheetStyles
{
    public const int Text = 1;
    public const int Title = 2;
    public const int Label = 3;
    public const int Bordered = 4;

    public static XElement Of(XNamespace s)
    {
        return E(
            "styleSheet",
            E("fonts", A("count", 4), Font("ＭＳ 明朝", 10.5), Font("ＭＳ ゴシック", 16), Font("ＭＳ ゴシック", 10), Font("ＭＳ 明朝", 10)),
            E(
                "fills",
                A("count", 3),
                E("fill", E("patternFill", A("patternType", "none"))),
                E("fill", E("patternFill", A("patternType", "gray125"))),
                E("fill", E("patternFill", A("patternType", "solid"), E("fgColor", A("rgb", "FFF2F2F2")), E("bgColor", A("indexed", 64))))
            ),
            E(
                "borders",
                A("count", 2),
                E("border"),
                E("border", Sides().Select(side => E(side, A("style", "thin"), E("color", A("auto", 1)))))
            ),
            E("cellStyleXfs", A("count", 1), E("xf", A("numFmtId", 0), A("fontId", 0), A("fillId", 0), A("borderId", 0))),
            E(
                "cellXfs",
                A("count", 5),
                Format(font: 0, fill: 0, border: 0, "left", wraps: false),
                Format(font: 0, fill: 0, border: 0, "left", wraps: false),
                Format(font: 1, fill: 0, border: 0, "center", wraps: false),
                Format(font: 2, fill: 2, border: 1, "center", wraps: true),
                Format(font: 3, fill: 0, border: 1, "left", wraps: true)
            ),
            E("cellStyles", A("count", 1), E("cellStyle", A("name", "標準"), A("xfId", 0), A("builtinId", 0)))
        );

        XElement E(string name, params object?[] content) => new(s + name, content);

        static XAttribute A(string name, object value) => new(name, value);

        static IEnumerable<string> Sides() => ["left", "right", "top", "bottom"];

        XElement Font(string name, double size) =>
            E("font", E("sz", A("val", size)), E("name", A("val", name)), E("family", A("val", 1)), E("charset", A("val", 128)));

        XElement Format(int font, int fill, int border, string horizontal, bool wraps) =>
            E(
                "xf",
                A("numFmtId", 0),
                A("fontId", font),
                A("fillId", fill),
                A("borderId", border),
                A("xfId", 0),
                A("applyFont", 1),
                A("applyFill", 1),
                A("applyBorder", 1),
                A("applyAlignment", 1),
                E("alignment", A("horizontal", horizontal), A("vertical", "center"), wraps ? A("wrapText", 1) : null)
            );
    }
}
