using System.Xml.Linq;
using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>
/// 通知はがき, 100 by 148 mm: the address side, and the text side on a page of its own. All of it has at least 14 points, as what members read has.
/// Written horizontally, as addresses with numbers of houses are read best.
/// </summary>
internal static class PostcardForms
{
    private const int Digit = 397;
    private const int Gap = 113;

    /// <summary>The boxes end 8 mm from the edge, the text 6 mm: a day with its hour fits into one line so.</summary>
    private const int Edge = 114;

    public static WordPage Notice() =>
        new([.. AddressSide(), .. TextSide()], HasPageNumbers: false)
        {
            Size = PaperSize.Postcard,
            MoreStyles =
            [
                WordStyles.Style("Digit", "郵便番号", WordStyles.Gothic, size: 28, line: 400, align: "center"),
                WordStyles.Style("Address", "住所", WordStyles.Mincho, size: 28, line: 400),
                WordStyles.Style("Name", "宛名", WordStyles.Mincho, size: 40, line: 640, align: "center"),
                WordStyles.Style("Sender", "差出人", WordStyles.Mincho, size: 28, line: 380, align: "right"),
                WordStyles.Style("Card", "はがきの本文", WordStyles.Mincho, size: 28, line: 380),
                WordStyles.Style("CardLabel", "はがきの見出し", WordStyles.Gothic, size: 28, line: 380, keepNext: true),
                WordStyles.Style("CardTitle", "はがきの表題", WordStyles.Gothic, size: 28, line: 480, after: 80, align: "center"),
            ],
        };

    private static IEnumerable<XElement> AddressSide()
    {
        yield return Code();
        yield return P("", "Text");
        yield return Table(
            [PaperSize.Postcard.Inner],
            isBordered: false,
            [
                High(
                    3700,
                    Cell(PaperSize.Postcard.Inner, isLabel: false, [P("{address}", "Address"), P("", "Address"), P("{member}　様", "Name")])
                ),
            ]
        );
        yield return P("", "Small");
        yield return P("北海道{area}{station}", "Sender");
        yield return P("{council}", "Sender");
        yield return P("運営責任者　{lead}", "Sender");
    }

    private static IEnumerable<XElement> TextSide() =>
        [
            E("p", E("pPr", V("pStyle", "CardTitle"), E("pageBreakBefore")), E("r", E("t", "連絡協議会の開催について（通知）"))),
            P("　{council}の会議を次のとおり開催しますので、御出席くださるようお願いします。", "Card"),
            P("日時", "CardLabel"),
            P("{held}", "Card"),
            P("場所", "CardLabel"),
            P("{place}", "Card"),
            P("議題", "CardLabel"),
            P("{topics.no}　{topics.title}", "Card"),
            P("{more}", "Card", "right"),
            P("　御都合が付かない場合は、運営責任者まで御連絡ください。", "Card"),
            P("{made_on}", "Sender"),
        ];

    /// <summary>Seven boxes at the upper right, with the room that the post asks for between area and town.</summary>
    private static XElement Code()
    {
        int[] widths = [Digit, Digit, Digit, Gap, Digit, Digit, Digit, Digit, Edge];
        string[] digits = ["a", "b", "c", "", "d", "e", "f", "g", ""];
        return E(
            "tbl",
            E(
                "tblPr",
                V("tblStyle", "Plain"),
                E("tblW", A("w", widths.Sum()), A("type", "dxa")),
                V("jc", "right"),
                E("tblLayout", A("type", "fixed")),
                E("tblCellMar", E("left", A("w", 0), A("type", "dxa")), E("right", A("w", 0), A("type", "dxa"))),
                E("tblLook", A("val", "0000"))
            ),
            E("tblGrid", widths.Select(w => E("gridCol", A("w", w)))),
            E(
                "tr",
                E("trPr", E("cantSplit"), E("trHeight", A("val", 454), A("hRule", "exact"))),
                digits.Select((d, i) => Box(widths[i], d))
            )
        );
    }

    private static XElement Box(int width, string digit) =>
        E(
            "tc",
            E(
                "tcPr",
                E("tcW", A("w", width), A("type", "dxa")),
                digit.Length == 0 ? null : E("tcBorders", new[] { "top", "left", "bottom", "right" }.Select(WordStyles.Border)),
                V("vAlign", "center")
            ),
            P(digit.Length == 0 ? "" : $"{{code_{digit}}}", "Digit")
        );
}
