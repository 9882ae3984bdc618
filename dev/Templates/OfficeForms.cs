using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>What goes from office to office: 送付書, 引継書.</summary>
internal static class OfficeForms
{
    private static readonly int[] Items = [800, Width - 2400, 1600];
    private static readonly int[] Councils = [4638, 1400, 3600];
    private static readonly int[] Gaps = [4638, 5000];

    private static readonly int[] Matters = [5238, 2200, 2200];
    private static readonly int[] Promised = [2400, Width - 2400];
    private static readonly int[] Members = [3600, 3638, 2400];

    public static WordPage Handover() =>
        new(
            [
                P("引継書", "Title"),
                P("{council}　{as_of}", "Text"),
                P("前任者　{by}", "Text"),
                P("後任者", "Text"),
                P("", "Small"),
                Heading("１　未了の事項"),
                Table(
                    Matters,
                    Header(Matters, "事項", "根拠", "目標とする日"),
                    High(
                        420,
                        Cell(Matters[0], "{matters.text}"),
                        Cell(Matters[1], "{matters.clause}"),
                        Cell(Matters[2], "{matters.target}")
                    )
                ),
                Heading("２　約束した日"),
                Table(
                    Promised,
                    Header(Promised, "日", "内容"),
                    High(420, Cell(Promised[0], "{promised.day}"), Cell(Promised[1], "{promised.text}"))
                ),
                Heading("３　委員"),
                Table(
                    Members,
                    Header(Members, "氏名", "ふりがな", "最近の連絡"),
                    High(420, Cell(Members[0], "{members.name}"), Cell(Members[1], "{members.kana}"), Cell(Members[2], "{members.contact}"))
                ),
                Heading("４　入力途中の記録"),
                Table([Width], High(420, Cell(Width, "{drafts.text}"))),
                Heading("引継事項"),
                Table([Width], High(2400, Cell(Width, ""))),
                P("", "Small"),
            ],
            HasPageNumbers: true
        );

    public static WordPage PackageCover() =>
        new(
            [
                P("{made_on}", "Text", "right"),
                P("{to}　殿", "Text"),
                P("{via}", "Text"),
                P("北海道{from}長", "Text", "right"),
                P("{chief}", "Text", "right"),
                P("連絡協議会運営状況一覧等の送付について", "Title"),
                P("　{station}の{half}に係る次の書類を送付します。記 第2-7(2)", "Text"),
                P("", "Small"),
                Heading("内訳"),
                Table(
                    Items,
                    Header(Items, "番号", "書類", "部数"),
                    High(
                        420,
                        Cell(Items[0], "{items.no}", align: "center"),
                        Cell(Items[1], "{items.name}"),
                        Cell(Items[2], "{items.count}", align: "center")
                    )
                ),
                Heading("連絡協議会別の第5号様式"),
                Table(
                    Councils,
                    Header(Councils, "連絡協議会", "部数", "開催年月日"),
                    High(
                        420,
                        Cell(Councils[0], "{councils.name}"),
                        Cell(Councils[1], "{councils.records}", align: "center"),
                        Cell(Councils[2], "{councils.days}")
                    )
                ),
                Heading("不足等"),
                Table(Gaps, Header(Gaps, "連絡協議会", "内容"), High(420, Cell(Gaps[0], "{gaps.council}"), Cell(Gaps[1], "{gaps.text}"))),
                P("", "Small"),
                Table([2400, Width - 2400], Labelled("再送付の理由", "{reason}")),
                P("", "Small"),
            ],
            HasPageNumbers: true
        );
}
