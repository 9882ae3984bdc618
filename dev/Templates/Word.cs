using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KobanBot.Dev.Templates;

/// <summary>Shapes of a Word document. {tag} in a text is a field: a content control with that tag.</summary>
internal static partial class Word
{
    /// <summary>Between the margins of an A4 page, in twentieths of a point.</summary>
    public const int Width = 9638;

    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A paragraph in one of the styles of <see cref="WordStyles"/>.</summary>
    public static XElement P(string text, string style = "Text", string? align = null, bool keepNext = false) =>
        E("p", E("pPr", V("pStyle", style), keepNext ? E("keepNext") : null, align is null ? null : V("jc", align)), Runs(text));

    /// <summary>A paragraph for a picture: as high as the picture is.</summary>
    public static XElement Picture(string tag, string align) =>
        E("p", E("pPr", V("pStyle", "Text"), E("spacing", A("line", 240), A("lineRule", "auto")), V("jc", align)), Control(tag));

    /// <summary>The head of a table that members read, in 14 points.</summary>
    public static XElement LargeHeader(IReadOnlyList<int> widths, params IReadOnlyList<string> titles) =>
        E(
            "tr",
            E("trPr", E("cantSplit"), E("trHeight", A("val", 540), A("hRule", "exact")), E("tblHeader")),
            titles.Select((t, i) => Cell(widths[i], t, "LargeLabel", "center"))
        );

    /// <summary>The heading of a table: it goes where the table goes, and never stands alone at the foot of a page.</summary>
    public static XElement Heading(string text) => P(text, "Heading", keepNext: true);

    /// <param name="widths">Of the columns; they add up to <see cref="Width"/>.</param>
    public static XElement Table(IReadOnlyList<int> widths, params IEnumerable<XElement> rows) => Table(widths, isBordered: true, rows);

    public static XElement Table(IReadOnlyList<int> widths, bool isBordered, IEnumerable<XElement> rows) =>
        E(
            "tbl",
            E(
                "tblPr",
                V("tblStyle", isBordered ? "Grid" : "Plain"),
                E("tblW", A("w", widths.Sum()), A("type", "dxa")),
                E("tblLayout", A("type", "fixed")),
                E("tblLook", A("val", "0000"))
            ),
            E("tblGrid", widths.Select(w => E("gridCol", A("w", w)))),
            rows
        );

    /// <summary>A row that may go over to the next page.</summary>
    public static XElement Row(params IEnumerable<XElement> cells) => E("tr", cells);

    /// <summary>Repeated at the head of every page that the table reaches; of exact height, for it holds no field.</summary>
    public static XElement Header(IReadOnlyList<int> widths, params IEnumerable<string> titles) =>
        E(
            "tr",
            E("trPr", E("cantSplit"), E("trHeight", A("val", 380), A("hRule", "exact")), E("tblHeader")),
            titles.Select((t, i) => Cell(widths[i], t, "Label", "center"))
        );

    /// <summary>A row of at least this height that stays on one page.</summary>
    public static XElement High(int height, params IEnumerable<XElement> cells) =>
        E("tr", E("trPr", E("cantSplit"), E("trHeight", A("val", height), A("hRule", "atLeast"))), cells);

    public static XElement Cell(int width, string text, string style = "Cell", string? align = null) =>
        Cell(width, style == "Label", [P(text, style, align)]);

    public static XElement Cell(int width, bool isLabel, IEnumerable<XElement> paragraphs) =>
        E(
            "tc",
            E(
                "tcPr",
                E("tcW", A("w", width), A("type", "dxa")),
                isLabel ? E("shd", A("val", "clear"), A("color", "auto"), A("fill", "F2F2F2")) : null,
                V("vAlign", "center")
            ),
            paragraphs
        );

    /// <summary>A label and what belongs to it, over the whole width.</summary>
    public static XElement Labelled(string label, string text) => Row(Cell(2400, label, "Label"), Cell(Width - 2400, text));

    public static XElement E(string name, params object?[] content) => new(W + name, content);

    public static XElement V(string name, string value) => E(name, A("val", value));

    public static XAttribute A(string name, object value) => new(W + name, value);

    private static IEnumerable<XElement> Runs(string text)
    {
        var at = 0;
        foreach (Match field in Field().Matches(text))
        {
            if (field.Index > at)
            {
                yield return Run(text[at..field.Index]);
            }

            yield return Control(field.Groups["tag"].Value);
            at = field.Index + field.Length;
        }

        if (at < text.Length)
        {
            yield return Run(text[at..]);
        }
    }

    private static XElement Run(string text) => E("r", E("t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private static XElement Control(string tag) =>
        E(
            "sdt",
            E("sdtPr", V("alias", tag), V("tag", tag), V("id", "1"), E("text", A("multiLine", "1"))),
            E("sdtContent", Run($"〔{tag}〕"))
        );

    [GeneratedRegex("\\{(?<tag>[a-z_.]+)\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
