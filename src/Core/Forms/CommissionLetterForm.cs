using KobanBot.Core.Organisation;

namespace KobanBot.Core.Forms;

/// <summary>The fields of 第3号様式 (要綱 第5-1; INFERRED, RULES 1.2).</summary>
public static class CommissionLetterForm
{
    public static readonly Form<CommissionLetter> Form = new()
    {
        Kind = FormKind.CommissionLetter,
        Number = "別記第3号様式",
        Title = "委嘱状",
        Template = "form3-commission-letter.docx",
        Required = ["member", "council", "term_first", "term_last", "day", "chief"],
        Texts =
        [
            new("member", "委員の氏名", "要綱 第5-1", l => l.Member),
            new("council", "連絡協議会名", "要綱 第5-1", l => l.Council),
            new("term_first", "委嘱期間の始期", "記 第2-4(1)", l => FormWords.Day(l.Term.First)),
            new("term_last", "委嘱期間の終期", "記 第2-4(1)", l => FormWords.Day(l.Term.Last)),
            new("day", "委嘱年月日", "要綱 第5-1", l => FormWords.Day(l.Day)),
            new("area", "方面（警察署の正式名の一部）", "要綱 第5-1", l => l.Station?.Area.Japanese() ?? ""),
            new("station", "警察署", "要綱 第5-1", l => l.Station?.Name ?? ""),
            new(
                "chief",
                "警察署長の階級・氏名（空きの場合は空欄）",
                "要綱 第5-3",
                l => l.Chief is { } chief ? $"{chief.Rank}　{chief.Name}" : ""
            ),
        ],
    };
}
