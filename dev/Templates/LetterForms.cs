using System.Xml.Linq;
using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>What members read, in 14 points or more: 委嘱状, 開催通知, 欠席者への結果連絡.</summary>
internal static class LetterForms
{
    public static WordPage CommissionLetter() =>
        new(
            [
                P("別記第3号様式", "Number"),
                P("委　嘱　状", "LetterTitle"),
                P("{member}　様", "Letter"),
                P("", "Letter"),
                P("　あなたを{council}の委員に委嘱します。", "Letter"),
                P("", "Letter"),
                P("　委嘱期間　{term_first}から", "Letter"),
                P("　　　　　　{term_last}まで", "Letter"),
                P("", "Letter"),
                P("　{day}", "Letter"),
                P("", "Letter"),
                Table(
                    [Width - 1600, 1600],
                    isBordered: false,
                    [
                        E(
                            "tr",
                            E("trPr", E("cantSplit"), E("trHeight", A("val", 1600), A("hRule", "atLeast"))),
                            Cell(
                                Width - 1600,
                                isLabel: false,
                                [P("北海道{area}{station}長", "Letter", "right"), P("{chief}", "Letter", "right")]
                            ),
                            Seal()
                        ),
                    ]
                ),
                P("", "Small"),
            ],
            HasPageNumbers: false
        );

    public static WordPage MeetingNotice() =>
        new(
            [
                P("{made_on}", "Large", "right"),
                P("{council}委員", "Large"),
                P("{member}　様", "Large"),
                P("北海道{area}{station}", "Large", "right"),
                P("運営責任者　{lead}", "Large", "right"),
                P("連絡協議会の開催について（通知）", "Title"),
                P("　次のとおり{council}の会議を開催しますので、御出席くださるようお願いします。", "Large"),
                P("", "Large"),
                P("１　日時", "LargeLabel"),
                P("{held}", "LargeIn"),
                P("２　場所", "LargeLabel"),
                P("{place}", "LargeIn"),
                P("３　議題", "LargeLabel"),
                P("{topics.no}　{topics.title}", "LargeIn"),
                P("", "Large"),
                P("　御都合が付かない場合は、運営責任者まで御連絡ください。", "Large"),
            ],
            HasPageNumbers: false
        );

    public static WordPage ResultNotice() =>
        new(
            [
                P("{made_on}", "Large", "right"),
                P("{council}委員", "Large"),
                P("{member}　様", "Large"),
                P("北海道{area}{station}", "Large", "right"),
                P("運営責任者　{lead}", "Large", "right"),
                P("連絡協議会の会議結果について（連絡）", "Title"),
                P("　次のとおり会議を開催しましたので、その結果をお知らせします。", "Large"),
                P("１　日時", "LargeLabel"),
                P("{held}", "LargeIn"),
                P("２　場所", "LargeLabel"),
                P("{place}", "LargeIn"),
                P("３　検討・協議の結果", "LargeLabel"),
                P("", "Small"),
                Table(
                    [3600, Width - 3600],
                    LargeHeader([3600, Width - 3600], "議題", "検討・協議の結果"),
                    Row(Cell(3600, "{topics.title}", "Large"), Cell(Width - 3600, "{topics.result}", "Large"))
                ),
                P("", "Small"),
                P("意見・要望等", "LargeLabel", keepNext: true),
                Table([Width], Row(Cell(Width, "{feedback.text}", "Large"))),
                P("", "Small"),
                Table(
                    [2800, Width - 2800],
                    Row(Cell(2800, isLabel: true, [P("警察からの連絡事項", "LargeLabel")]), Cell(Width - 2800, "{notices}", "Large"))
                ),
                P("", "Small"),
                P("４　次回開催予定　{next}", "LargeLabel"),
            ],
            HasPageNumbers: false
        );

    public static WordPage DismissalNotice() =>
        new(
            [
                P("{made_on}", "Large", "right"),
                P("{member}　様", "Large"),
                P("", "Large"),
                P("北海道{area}{station}長", "Large", "right"),
                P("{chief}", "Large", "right"),
                P("委員の解嘱について（通知）", "Title"),
                P("　あなたに委嘱していました{council}の委員について、次のとおり解嘱しましたので通知します。", "Large"),
                P("", "Large"),
                P("１　解嘱年月日", "LargeLabel"),
                P("{day}", "LargeIn"),
                P("２　理由", "LargeLabel"),
                P("{reason}", "LargeIn"),
                P("", "Large"),
                P("{letter}", "Large"),
                P("　在任中の御協力に感謝申し上げます。", "Large"),
            ],
            HasPageNumbers: false
        );

    /// <summary>公印: 28 mm square, to be stamped.</summary>
    private static XElement Seal() =>
        E(
            "tc",
            E(
                "tcPr",
                E("tcW", A("w", 1600), A("type", "dxa")),
                E("tcBorders", new[] { "top", "left", "bottom", "right" }.Select(WordStyles.Border)),
                V("vAlign", "center")
            ),
            P("公印", "Small", "center")
        );
}
