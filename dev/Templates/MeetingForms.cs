using static KobanBot.Dev.Templates.Word;

namespace KobanBot.Dev.Templates;

/// <summary>What lies on the table: 会議次第 and 出席者名簿.</summary>
internal static class MeetingForms
{
    private static readonly int[] SignIn = [800, 4038, 1400, 3400];

    public static WordPage Agenda() =>
        new(
            [
                P("{council}　会議次第", "Title"),
                P("日時　{held}", "Large"),
                P("場所　{place}", "Large"),
                P("", "Small"),
                P("１　開会", "LargeLabel"),
                P("２　前回までの要望等の措置状況", "LargeLabel"),
                Table([5000, Width - 5000], Row(Cell(5000, "{earlier.text}", "Large"), Cell(Width - 5000, "{earlier.measure}", "Large"))),
                P("３　警察からの連絡", "LargeLabel"),
                P("４　議題", "LargeLabel"),
                P("{topics.no}　{topics.title}", "LargeIn"),
                P("５　意見・要望等", "LargeLabel"),
                P("６　次回の予定", "LargeLabel"),
                P("７　閉会", "LargeLabel"),
                P("{station}", "Large", "right"),
            ],
            HasPageNumbers: true
        );

    public static WordPage SignInSheet() =>
        new(
            [
                P("{council}　出席者名簿", "Title"),
                P("日時　{held}", "Large"),
                P("場所　{place}　（{station}）", "Large"),
                P("", "Small"),
                Table(
                    SignIn,
                    LargeHeader(SignIn, "番号", "氏名（ふりがな）", "出席", "備考"),
                    High(
                        680,
                        Cell(SignIn[0], "{members.no}", "Large", "center"),
                        Cell(SignIn[1], isLabel: false, [P("{members.kana}", "Small"), P("{members.name}", "Large")]),
                        Cell(SignIn[2], "□", "Large", "center"),
                        Cell(SignIn[3], "", "Large")
                    )
                ),
                P("", "Small"),
                P("委員以外の出席者", "LargeLabel", keepNext: true),
                Table(SignIn, LargeHeader(SignIn, "番号", "氏名", "所属", "備考"), Blank(), Blank(), Blank(), Blank()),
                P("", "Small"),
            ],
            HasPageNumbers: true
        );

    public static WordPage MemoSheet() =>
        new(
            [
                P("{council}　会議メモ", "Title"),
                Table(
                    [Width - 2400, 2400],
                    isBordered: false,
                    [
                        Row(
                            Cell(
                                Width - 2400,
                                isLabel: false,
                                [
                                    P("日時　{held}", "Large"),
                                    P("場所　{place}", "Large"),
                                    P("番号　{code}", "LargeLabel"),
                                    P(
                                        "読み取ると、Teamsでこの会議の記録を開くことができます。「会議キット 番号」と送信しても開くことができます。",
                                        "Small"
                                    ),
                                ]
                            ),
                            Cell(2400, isLabel: false, [Picture("qr", "center"), P("", "Small")])
                        ),
                    ]
                ),
                P("", "Small"),
                Table(
                    [1000, Width - 1000],
                    High(
                        2200,
                        Cell(1000, "{topics.no}", "Large", "center"),
                        Cell(
                            Width - 1000,
                            isLabel: false,
                            [P("{topics.title}", "LargeLabel"), P("", "Large"), P("", "Large"), P("", "Large")]
                        )
                    )
                ),
                Heading("意見・要望等（発言者、内容、担当）"),
                Table([Width], Note(), Note(), Note(), Note(), Note(), Note()),
                P("", "Small"),
            ],
            HasPageNumbers: true
        );

    public static WordPage CallList() =>
        new(
            [
                P("{council}　欠席者への連絡票", "Title"),
                P("開催日　{held}", "Large"),
                P("会議結果及び協議内容を連絡し、Teamsで「連絡済み」を入力してください。記 第2-6(6)", "Small"),
                P("", "Small"),
                Table(
                    Calls,
                    Header(Calls, "番号", "氏名（ふりがな）", "済", "連絡した日・方法"),
                    High(
                        680,
                        Cell(Calls[0], "{members.no}", "Large", "center"),
                        Cell(Calls[1], isLabel: false, [P("{members.kana}", "Small"), P("{members.name}", "Large")]),
                        Cell(Calls[2], "□", "Large", "center"),
                        Cell(Calls[3], "", "Large")
                    )
                ),
                P("{made_on}作成", "Small", "right"),
            ],
            HasPageNumbers: true
        );

    private static readonly int[] Calls = [800, 4038, 900, 3900];

    private static System.Xml.Linq.XElement Note() => High(680, Cell(Width, "", "Large"));

    /// <summary>To be written by hand.</summary>
    private static System.Xml.Linq.XElement Blank() => High(680, [.. SignIn.Select(width => Cell(width, "", "Large"))]);
}
