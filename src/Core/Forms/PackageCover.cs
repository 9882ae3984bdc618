using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Forms;

/// <summary>送付書 of a half's documents (記 第2-7(2)): what is in it, what it lacks, and the way that it goes.</summary>
/// <param name="Station">The station whose part it is, under its name of the half.</param>
/// <param name="Route">The way of the day.</param>
/// <param name="Chief">警察署長 of the sending station; null while the post is vacant.</param>
/// <param name="Lists">第2号様式 in it, by the day as of which each is.</param>
/// <param name="Reason">再送付の理由; empty for the first.</param>
public sealed record PackageCover(
    string Station,
    Route Route,
    DateOnly Day,
    RosterEntry? Chief,
    HalfYearPackage Package,
    IReadOnlyList<DateOnly> Lists,
    string Reason
)
{
    /// <summary>What the package lacks, council by council: days without a record, records that the chief has not seen, and 開催なし.</summary>
    public static IReadOnlyList<(string Council, string Text)> Gaps(HalfYearPackage package) =>
        [
            .. package.Councils.SelectMany(c =>
                c.Unrecorded.Select(day => (c.Name, $"{Short(day)}の会議の記録簿が未作成"))
                    .Concat(c.Records.Where(r => c.Unreported.Contains(r.Id)).Select(r => (c.Name, $"{Short(r.Date)}の記録簿が署長未報告")))
                    .Concat(c.NoMeeting ? [(c.Name, "会議の開催なし")] : [])
            ),
        ];

    private static string Short(DateOnly day) => $"{day.Month}月{day.Day}日";
}

/// <summary>Its fields.</summary>
public static class PackageCoverForm
{
    public static readonly Form<PackageCover> Form = new()
    {
        Kind = FormKind.PackageCover,
        Title = "送付書",
        Template = "package-cover.docx",
        Required = ["to", "from", "half", "items.name", "councils.name"],
        Texts =
        [
            new("made_on", "作成年月日", "日付", c => FormWords.Day(c.Day)),
            new("to", "宛先", "記 第2-7(2)", c => $"{c.Route.Legs[^1].To.Name}長"),
            new("via", "経由", "記 第2-7(2)", c => c.Route.Legs.Count > 1 ? $"（{c.Route.Legs[0].To.Name}経由）" : ""),
            new("from", "差出人の警察署", "差出人", c => c.Route.Legs[0].From.Name),
            new("chief", "警察署長の階級・氏名（空きの場合は空欄）", "差出人", c => c.Chief?.Title ?? ""),
            new("station", "対象の警察署（半期の名称）", "記 第2-7(2)", c => c.Station),
            new("half", "半期", "記 第2-7(2)", c => $"{c.Package.Half}"),
            new("reason", "再送付の理由", "再送付の場合", c => c.Reason),
        ],
        Repeated =
        [
            new FormList<PackageCover, (int Number, string Name, string Count)>(
                "items",
                Items,
                [
                    new("items.no", "番号", "内訳", i => $"{i.Number}"),
                    new("items.name", "書類の名称", "記 第2-7(2)", i => i.Name),
                    new("items.count", "部数", "内訳", i => i.Count),
                ]
            ),
            new FormList<PackageCover, CouncilHalf>(
                "councils",
                c => c.Package.Councils,
                [
                    new("councils.name", "連絡協議会名", "記 第2-7(2)", c => c.Name),
                    new("councils.records", "第5号様式の部数", "記 第2-7(2)", c => $"{c.Records.Count}"),
                    new(
                        "councils.days",
                        "開催年月日",
                        "記 第2-7(2)",
                        c => c.Records.Count == 0 ? "開催なし" : string.Join('、', c.Records.Select(r => $"{r.Date.Month}月{r.Date.Day}日"))
                    ),
                ]
            ),
            new FormList<PackageCover, (string Council, string Text)>(
                "gaps",
                c => PackageCover.Gaps(c.Package),
                [
                    new("gaps.council", "不足のある連絡協議会", "確認用", g => g.Council),
                    new("gaps.text", "不足の内容", "確認用", g => g.Text),
                ]
            ),
        ],
    };

    private static IEnumerable<(int, string, string)> Items(PackageCover cover) =>
        cover
            .Lists.Select(day => ($"連絡協議会運営状況一覧（第2号様式）{FormWords.Day(day)}現在", "1部"))
            .Append(("連絡協議会開催結果記録簿（第5号様式）の写し", $"{cover.Package.Councils.Sum(c => c.Records.Count)}部"))
            .Select((item, i) => (i + 1, item.Item1, item.Item2));
}
