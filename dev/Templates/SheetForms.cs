namespace KobanBot.Dev.Templates;

/// <summary>The lists with many columns: 第2号様式 and 第4号様式.</summary>
internal static class SheetForms
{
    public static SheetPage OperationList() =>
        new(
            "運営状況一覧",
            [5, 19, 11, 12, 19, 14, 7, 6, 8, 16, 19, 10, 10, 10, 7],
            [
                new(SheetStyles.Text, 18, ["別記第2号様式"]),
                Title("連絡協議会運営状況一覧", 'O', 15),
                new(
                    SheetStyles.Text,
                    20,
                    ["{station}", null, null, "{as_of}", null, null, null, "{corrections}", null, null, "連絡協議会の数", "{count}"]
                ),
                new(
                    SheetStyles.Label,
                    44,
                    [
                        "番号",
                        "名称",
                        "種別",
                        "対象の交番・駐在所",
                        "運営責任者",
                        "指定年月日",
                        "運営担当者",
                        "委員数",
                        "区分1〜3／全",
                        "10人程度に満たない理由",
                        "委嘱期間",
                        "定期会議の予定",
                        "定期会議の開催",
                        "臨時会議の開催",
                        "未了の要望",
                    ]
                ),
                Fields(
                    "councils",
                    "no",
                    "name",
                    "kind",
                    "boxes",
                    "lead",
                    "lead_since",
                    "operating",
                    "members",
                    "majority",
                    "few",
                    "terms",
                    "planned",
                    "regular",
                    "extraordinary",
                    "requests"
                ),
            ],
            Repeated: 4
        );

    public static SheetPage MemberRoster() =>
        new(
            "委員名簿",
            [5, 15, 15, 5, 6, 9, 12, 15, 14, 11, 14, 15, 10, 15],
            [
                new(SheetStyles.Text, 18, ["別記第4号様式"]),
                Title("連絡協議会委員名簿", 'N', 14),
                new(SheetStyles.Text, 20, ["{council}"]),
                new(
                    SheetStyles.Text,
                    20,
                    [
                        "{station}",
                        null,
                        null,
                        "作成",
                        null,
                        "{made_on}",
                        null,
                        null,
                        "委員数",
                        "{count}",
                        "区分1〜3／全",
                        null,
                        "{majority}",
                    ]
                ),
                new(
                    SheetStyles.Label,
                    36,
                    [
                        "番号",
                        "氏名",
                        "ふりがな",
                        "性別",
                        "年代",
                        "職業",
                        "地区・自治会",
                        "選定区分",
                        "所属団体・役職",
                        "所管区との関係",
                        "委嘱期間\n（始期）",
                        "委嘱期間\n（終期）",
                        "新任・再任・補充",
                        "委嘱状交付日",
                    ]
                ),
                Fields(
                    "members",
                    "no",
                    "name",
                    "kana",
                    "sex",
                    "age",
                    "occupation",
                    "district",
                    "category",
                    "affiliation",
                    "tie",
                    "first",
                    "last",
                    "kind",
                    "letter"
                ),
                new(SheetStyles.Text, 12, []),
                new(
                    SheetStyles.Label,
                    24,
                    [null, "解嘱された委員", "解嘱年月日", "解嘱事由", "", "", "", "通知年月日", "委嘱状の返納・回収"]
                )
                {
                    Merged = [('D', 'G')],
                },
                new(
                    SheetStyles.Bordered,
                    null,
                    [
                        null,
                        "{dismissed.name}",
                        "{dismissed.day}",
                        "{dismissed.reason}",
                        "",
                        "",
                        "",
                        "{dismissed.notice}",
                        "{dismissed.letter}",
                    ]
                )
                {
                    Merged = [('D', 'G')],
                },
            ],
            Repeated: 5
        );

    private static SheetRow Title(string title, char last, int columns) =>
        new(SheetStyles.Title, 30, [title, .. Enumerable.Repeat("", columns - 1)]) { Merged = [('A', last)] };

    private static SheetRow Fields(string list, params IEnumerable<string> tags) =>
        new(SheetStyles.Bordered, null, [.. tags.Select(t => $"{{{list}.{t}}}")]);
}
