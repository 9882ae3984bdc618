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
                P("　　{topics.no}　{topics.title}", "Large"),
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
                    Header(SignIn, "番号", "氏名（ふりがな）", "出席", "備考"),
                    High(
                        680,
                        Cell(SignIn[0], "{members.no}", "Large", "center"),
                        Cell(SignIn[1], isLabel: false, [P("{members.kana}", "Small"), P("{members.name}", "Large")]),
                        Cell(SignIn[2], "□", "Large", "center"),
                        Cell(SignIn[3], "", "Large")
                    )
                ),
                Heading("委員以外の出席者"),
                Table(SignIn, Header(SignIn, "番号", "氏名", "所属", "備考"), Blank(), Blank(), Blank(), Blank()),
                P("", "Small"),
            ],
            HasPageNumbers: true
        );

    /// <summary>To be written by hand.</summary>
    private static System.Xml.Linq.XElement Blank() => High(680, [.. SignIn.Select(width => Cell(width, "", "Large"))]);
}
