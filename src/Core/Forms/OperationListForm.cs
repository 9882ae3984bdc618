using KobanBot.Core.Facts;

namespace KobanBot.Core.Forms;

/// <summary>The fields of 第2号様式 (要綱 第3-4, 記 第2-2(6); INFERRED, RULES 1.2).</summary>
public static class OperationListForm
{
    public static readonly Form<OperationList> Form = new()
    {
        Kind = FormKind.OperationList,
        Number = "別記第2号様式",
        Title = "連絡協議会運営状況一覧",
        Template = "form2-operation-list.xlsx",
        Required = ["station", "as_of", "corrections", "councils.name", "councils.members"],
        Texts =
        [
            new("station", "警察署", "要綱 第3-4", l => l.Station),
            new("as_of", "現在日", "記 第2-2(6)", l => $"{FormWords.Day(l.Day)}現在"),
            new("corrections", "補正の回数・年月日", "記 第2-2(6)", Corrections),
            new("count", "連絡協議会の数", "要綱 第3", l => $"{l.Councils.Count}"),
        ],
        Repeated = [new FormList<OperationList, OperationLine>("councils", l => l.Councils, Columns)],
    };

    private static IReadOnlyList<FormField<OperationLine>> Columns =>
        [
            new("councils.no", "番号", "要綱 第3", c => $"{c.Number}"),
            new("councils.name", "連絡協議会名", "要綱 第3", c => c.Council.Name),
            new("councils.kind", "種別", "要綱 第3", c => FormWords.Of(c.Council.Kind)),
            new("councils.boxes", "対象の交番・駐在所", "要綱 第3-1", c => string.Join('、', c.PoliceBoxes)),
            new("councils.lead", "運営責任者の階級・氏名", "要綱 第4-4", c => c.Lead?.Title ?? "空き"),
            new("councils.lead_since", "運営責任者の指定年月日", "記 第2-3(4)ウ", c => FormWords.Day(c.LeadSince)),
            new("councils.operating", "運営担当者の人数", "要綱 第4-3", c => FormWords.People(c.Operating)),
            new("councils.members", "委員数", "記 第2-3(2)", c => FormWords.People(c.Composition.Members.Count)),
            new("councils.majority", "区分1から3の委員数／過半数をみる数", "記 第2-3(1)ウ", c => c.Composition.Majority),
            new("councils.few", "10人程度に満たない理由", "記 第2-3(2)", c => c.Council.FewMembersReason ?? ""),
            new("councils.terms", "委嘱期間", "記 第2-4(1)", c => string.Join('\n', c.Terms.Select(FormWords.Days))),
            new("councils.planned", "定期会議の予定", "記 第2-5(1)", c => Days(c.Planned)),
            new("councils.regular", "定期会議の開催状況", "要綱 第6-2", c => Held(c, MeetingKind.Regular)),
            new("councils.extraordinary", "臨時会議の開催状況", "要綱 第6-3", c => Held(c, MeetingKind.Extraordinary)),
            new("councils.requests", "未了の要望の数", "記 第2-6(4)", c => $"{c.OpenRequests}件"),
        ];

    private static string Corrections(OperationList list) =>
        list.Corrections.Count == 0 ? "補正なし" : $"補正{list.Corrections.Count}回（{FormWords.Day(list.Corrections[^1])}）";

    private static string Held(OperationLine line, MeetingKind kind) =>
        line.Held.Where(m => m.Kind == kind).Select(m => m.Date).ToList() is { Count: > 0 } days
            ? $"{days.Count}回（{Days(days)}）"
            : "0回";

    private static string Days(IReadOnlyList<DateOnly> days) => string.Join('、', days.Select(d => $"{d.Month}月{d.Day}日"));
}
