using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>What a station keeps: 第1号様式 and 第5号様式.</summary>
internal static class RecordForms
{
    private static readonly int[] Thirds = [2400, 5438, 1800];

    public static WordPage EstablishmentSlip() =>
        new(
            [
                P("別記第1号様式", "Number"),
                P("連絡協議会設置（廃止）票", "Title"),
                P("作成　{made_on}", align: "right"),
                Table(
                    [2400, Width - 2400],
                    Labelled("区分", "{event}"),
                    Labelled("設置（廃止）年月日", "{day}"),
                    Labelled("警察署", "{area}　{station}"),
                    Labelled("連絡協議会の名称", "{council}"),
                    Labelled("種別", "{kind}"),
                    Labelled("対象の交番・駐在所", "{boxes}"),
                    Labelled("区域", "{area_text}"),
                    Labelled("目的", "{purpose}"),
                    Labelled("設置（廃止）の理由、地域の特性", "{reason}"),
                    Labelled("所管区連絡協議会を設置しない理由", "{exception}"),
                    Labelled("協議年月日・相手", "{consulted_on}"),
                    Labelled("協議の結果", "{consulted_result}"),
                    Labelled("委員への説明の状況", "{explained}"),
                    Labelled("委員数", "{members}"),
                    Labelled("運営責任者", "{lead}")
                ),
                P(""),
                Sending(),
            ],
            HasPageNumbers: true
        );

    public static WordPage MeetingResult() =>
        new(
            [
                P("別記第5号様式", "Number"),
                P("連絡協議会開催結果記録簿", "Title"),
                P("{station}　　{revision}", align: "right"),
                Table(
                    [2400, Width - 2400],
                    Labelled("連絡協議会", "{council}"),
                    Labelled("区分", "{kind}"),
                    Labelled("開催日時", "{date}　{time}"),
                    Labelled("場所", "{place}"),
                    Labelled("開催方法", "{method}"),
                    Labelled("契機", "{occasion}"),
                    Labelled("情報の正確な伝達", "{information}"),
                    Labelled("緊急時における連絡方法の確立", "{emergency}"),
                    Labelled("必要な協力要請", "{cooperation}"),
                    Labelled("所管区活動への反映", "{reflection}")
                ),
                Heading("出席者"),
                Table(
                    Thirds,
                    Header(Thirds, "区分", "氏名", "計"),
                    Present("委員", "present"),
                    Present("運営担当者", "officers"),
                    Present("地域警察幹部", "supervisors"),
                    Present("関係部門の警察官", "divisions"),
                    Present("委員以外の地域住民等", "guests")
                ),
                P("", "Small"),
                Table([2400, Width - 2400], Labelled("人選の事前検討", "{guests_examined}"), Labelled("欠席委員", "{absent_count}")),
                Heading("欠席者への結果連絡"),
                Table(
                    [4000, 5638],
                    Header([4000, 5638], "氏名", "連絡した日・方法"),
                    Row(Cell(4000, "{absent.name}"), Cell(5638, "{absent.told}"))
                ),
                Heading("前回までの要望等の措置状況"),
                Table(
                    [4200, 3638, 1800],
                    Header([4200, 3638, 1800], "要望等", "措置状況", "参加者への連絡"),
                    Row(Cell(4200, "{earlier.text}"), Cell(3638, "{earlier.measure}"), Cell(1800, "{earlier.told}"))
                ),
                Heading("議題及び検討・協議の結果"),
                Table(
                    [600, 2000, 2838, 4200],
                    Header([600, 2000, 2838, 4200], "番号", "区分", "議題", "検討・協議の結果、対応策"),
                    Row(
                        Cell(600, "{topics.no}", align: "center"),
                        Cell(2000, "{topics.category}"),
                        Cell(2838, "{topics.title}"),
                        Cell(4200, "{topics.result}")
                    )
                ),
                P("", "Small"),
                Table([2400, Width - 2400], Labelled("警察からの連絡事項", "{notices}"), Labelled("意見・要望等", "{feedback_count}")),
                Heading("意見・要望等の内容"),
                Table(
                    [600, 1500, 3338, 1200, 3000],
                    Header([600, 1500, 3338, 1200, 3000], "番号", "別・分野", "内容", "発言者", "措置状況・担当"),
                    Row(
                        Cell(600, "{feedback.no}", align: "center"),
                        Cell(1500, "{feedback.kind}"),
                        Cell(3338, "{feedback.text}"),
                        Cell(1200, "{feedback.speaker}"),
                        Cell(
                            3000,
                            isLabel: false,
                            [P("{feedback.measure}", "Cell"), P("{feedback.in_charge}", "Cell"), P("{feedback.problem_solving}", "Cell")]
                        )
                    )
                ),
                P("", "Small"),
                Table(
                    [2400, Width - 2400],
                    Labelled("犯罪被害抑止等に向けた取組（問題解決）", "{problem_solving}"),
                    Labelled("会議資料（添付）", "{materials}"),
                    Labelled("次回開催予定", "{next}"),
                    Labelled("理由・備考", "{remarks}"),
                    Labelled("訂正の理由", "{revision_reason}"),
                    Labelled("作成者", "{author}"),
                    Labelled("作成年月日", "{made_on}"),
                    Labelled("署長報告年月日", "{reported_on}")
                ),
                P("", "Small"),
            ],
            HasPageNumbers: true
        );

    private static System.Xml.Linq.XElement Present(string label, string tag) =>
        Row(Cell(Thirds[0], label, "Label"), Cell(Thirds[1], $"{{{tag}}}"), Cell(Thirds[2], $"{{{tag}_count}}", align: "center"));

    /// <summary>送付, written by hand on its way.</summary>
    private static System.Xml.Linq.XElement Sending() =>
        Table(
            [2400, 2413, 2413, 2412],
            Header([2400, 2413, 2413, 2412], "写しの送付", "警察署", "方面本部地域課", "警察本部地域企画課"),
            High(560, Cell(2400, "送付年月日", "Label"), Cell(2413, ""), Cell(2413, ""), Cell(2412, "", align: "center")),
            High(560, Cell(2400, "受領年月日", "Label"), Cell(2413, ""), Cell(2413, ""), Cell(2412, ""))
        );
}
