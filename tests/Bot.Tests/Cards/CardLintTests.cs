using System.Text.Json.Nodes;
using KobanBot.Support.Cards;

namespace KobanBot.Bot.Tests.Cards;

/// <summary>Each rule has cards that break it and cards just inside it; both are edits of one sound card.</summary>
public sealed class CardLintTests
{
    private const string Sound = """
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "ja", "speak": "会議を記録。7段階中2、出席者",
          "refresh": {
            "action": { "type": "Action.Execute", "verb": "record.refresh", "data": { "flow": "f1" } },
            "userIds": ["29:one"]
          },
          "body": [
            { "type": "TextBlock", "text": "出席者", "wrap": true, "style": "heading" },
            { "type": "Input.Text", "id": "place", "label": "場所", "placeholder": "例　町内会館" },
            { "type": "ActionSet", "actions": [
              { "type": "Action.ToggleVisibility", "title": "警察側（2人）", "targetElements": ["police"] } ] },
            { "type": "Container", "id": "police", "isVisible": false, "items": [
              { "type": "Input.Toggle", "id": "chief", "title": "署長", "value": "false" },
              { "type": "Input.ChoiceSet", "id": "officers", "label": "運営担当者", "isMultiSelect": true, "value": "o1", "choices": [
                { "title": "試験 一郎", "value": "o1" }, { "title": "試験 二郎", "value": "o2" } ] } ] }
          ],
          "actions": [
            { "type": "Action.Execute", "title": "次へ", "verb": "record.next", "style": "positive", "data": { "flow": "f1" },
              "fallback": { "type": "Action.Submit", "title": "次へ", "style": "positive", "data": { "flow": "f1", "verb": "record.next" } } },
            { "type": "Action.Execute", "title": "入力をやめる", "verb": "record.cancel", "mode": "secondary",
              "associatedInputs": "none", "data": { "flow": "f1" },
              "fallback": { "type": "Action.Submit", "title": "入力をやめる", "mode": "secondary",
                "associatedInputs": "none", "data": { "flow": "f1", "verb": "record.cancel" } } }
          ]
        }
        """;

    private static readonly (string Rule, Action<JsonObject> Edit)[] Broken =
    [
        ("version", card => card["version"] = "1.6"),
        ("version", card => card.Remove("version")),
        ("version", card => card["type"] = "HeroCard"),
        ("known-elements", card => Add(card, """{ "type": "Icon", "name": "Clock" }""")),
        ("known-elements", card => Add(card, """{ "text": "型がない", "wrap": true }""")),
        ("known-elements", card => Body(card, 3)["items"]!.AsArray().Add(JsonNode.Parse("""{ "type": "Badge", "text": "新着" }"""))),
        ("chart-dropped", card => Add(card, """{ "type": "Chart.VerticalBar", "fallback": "drop", "data": [] }""")),
        ("chart-dropped", card => Add(card, """{ "type": "Chart.HorizontalBar", "data": [] }""")),
        ("size", card => Add(card, Text(new string('あ', 14_000)))),
        ("size", card => Add(card, Text(new string('a', 14_000)))),
        ("lang", card => card["lang"] = "en"),
        ("speak", card => card["speak"] = "　"),
        ("speak", card => card.Remove("speak")),
        ("speak", card => card["speak"] = "会議を記録。2／7"),
        ("heading", card => Body(card, 0).Remove("style")),
        ("text-present", card => Add(card, Text(" "))),
        ("text-wraps", card => Add(card, """{ "type": "TextBlock", "text": "令和8年11月20日金曜日", "wrap": false }""")),
        ("text-wraps", card => Add(card, """{ "type": "TextBlock", "text": "開催日" }""")),
        ("text-wraps", card => Body(card, 3)["items"]![0]!["title"] = "今回の会議で参加者に連絡した"),
        ("text-wraps", card => Officers(card)["choices"]![0]!["title"] = "巡査部長 試験 一郎（運営責任者）"),
        ("colour-with-words", card => Add(card, """{ "type": "TextBlock", "text": "●", "wrap": true, "color": "Attention" }""")),
        ("no-ornaments", card => Add(card, Text("●●○"))),
        ("no-ornaments", card => Add(card, Text("-----"))),
        ("no-control-characters", card => Add(card, Text("場所\\u0007"))),
        ("no-control-characters", card => Add(card, Text("\\u202e所場"))),
        ("no-templates", card => Add(card, Text("{{DATE(2026-11-20T00:00:00Z)}}"))),
        ("no-templates", card => Add(card, Text("${place}"))),
        ("image-alt-text", card => Add(card, """{ "type": "Image", "url": "https://example.com/a.png" }""")),
        ("columns", card => Add(card, Columns("auto", "auto"))),
        ("unique-ids", card => Body(card, 3)["items"]![0]!["id"] = "place"),
        ("input-id", card => Body(card, 1).Remove("id")),
        ("input-label", card => Body(card, 1)["label"] = ""),
        ("input-label", card => Body(card, 3)["items"]![0]!.AsObject().Remove("title")),
        ("placeholder", card => Body(card, 1)["placeholder"] = "場所"),
        ("not-required", card => Body(card, 1)["isRequired"] = true),
        ("input-value", card => Add(card, """{ "type": "Input.Date", "id": "on", "label": "開催日", "value": "2026/11/20" }""")),
        ("input-value", card => Add(card, """{ "type": "Input.Time", "id": "at", "label": "開始", "value": "9:00" }""")),
        ("input-value", card => Body(card, 3)["items"]![0]!["value"] = false),
        ("choices", card => Officers(card)["choices"] = new JsonArray()),
        ("choices", card => Officers(card)["choices"]![1]!["value"] = "o1"),
        ("choices", card => Officers(card)["choices"]![1]!["value"] = "o2,o3"),
        ("choices", card => Officers(card)["choices"]![1]!["title"] = " "),
        ("choices", card => Officers(card)["value"] = "o1,o9"),
        ("visibility", card => Body(card, 2)["actions"]![0]!["targetElements"] = Json("""["police", "guests"]""")),
        ("visibility", card => Add(card, """{ "type": "TextBlock", "text": "補足", "wrap": true, "id": "more", "isVisible": false }""")),
        ("action-title", card => Body(card, 3)["selectAction"] = Execute("", "record.open")),
        ("distinct-titles", card => Add(card, Bar(Execute("次へ", "record.other")))),
        ("distinct-titles", card => Add(card, Bar(Execute("入力をやめる", "record.other")))),
        ("action-bar", card => Add(card, Bar(Execute("一", "a"), Execute("二", "b"), Execute("三", "c"), Execute("四", "d")))),
        (
            "action-bar",
            card => Add(card, Bar([Execute("一", "a"), .. Enumerable.Range(1, 6).Select(i => Execute($"他{i}", "b", secondary: true))]))
        ),
        ("action-bar", card => Add(card, Bar(Execute("一", "a", secondary: true)))),
        (
            "bar-width",
            card =>
                Add(card, Bar(Execute("未送付の署", "a"), Execute("未開催の一覧", "b"), Execute("署別表", "c"), Execute("他", "d", true)))
        ),
        ("bar-width", card => Add(card, Bar(Execute("再任・後任の検討", "a"), Execute("委嘱", "b"), Execute("名簿を印刷", "c")))),
        ("execute", card => card["actions"]![0]!.AsObject().Remove("fallback")),
        ("execute", card => card["actions"]![0]!["verb"] = ""),
        ("execute", card => card["actions"]![0]!["data"] = "f1"),
        ("execute", card => card["actions"]![0]!["fallback"]!["data"]!["flow"] = "f2"),
        ("execute", card => card["actions"]![0]!["fallback"]!["data"]!["verb"] = "record.back"),
        ("execute", card => card["actions"]![0]!["fallback"]!["title"] = "進む"),
        ("execute", card => card["actions"]![1]!["fallback"]!.AsObject().Remove("mode")),
        ("execute", card => card["actions"]![1]!["fallback"]!.AsObject().Remove("associatedInputs")),
        ("execute", card => card["refresh"]!["action"]!.AsObject().Remove("data")),
        ("submit", card => Add(card, """{ "type": "ActionSet", "actions": [{ "type": "Action.Submit", "title": "送る", "data": {} }] }""")),
        ("data", card => Add(card, """{ "type": "Input.Text", "id": "flow", "label": "流れ" }""")),
        ("data", card => Add(card, """{ "type": "Input.Text", "id": "verb", "label": "動詞" }""")),
        ("refresh", card => card["refresh"]!["userIds"] = new JsonArray()),
        ("refresh", card => card["refresh"]!.AsObject().Remove("userIds")),
        ("refresh", card => card["refresh"]!["userIds"] = Persons(61)),
        ("refresh", card => card["refresh"]!["userIds"] = Json("""["29:one", "29:one"]""")),
        ("refresh", card => card["refresh"]!.AsObject().Remove("action")),
    ];

    private static readonly (string Rule, Action<JsonObject> Edit)[] Kept =
    [
        ("version", card => card["version"] = "1.5"),
        ("known-elements", card => Add(card, """{ "type": "FactSet", "facts": [{ "title": "会議", "value": "定期" }] }""")),
        ("known-elements", card => card["actions"]![0]!["data"] = card["actions"]![0]!["data"]),
        (
            "chart-dropped",
            card =>
            {
                Add(card, """{ "type": "Chart.VerticalBar", "fallback": "drop", "data": [] }""");
                Add(card, """{ "type": "Table", "columns": [], "rows": [] }""");
            }
        ),
        ("body", card => card["body"] = new JsonArray(Body(card, 0).DeepClone())),
        ("size", card => Add(card, Text(new string('あ', 8_500)))),
        ("lang", card => card["lang"] = "ja"),
        ("speak", card => card["speak"] = "令和8年度、12件"),
        ("heading", card => Add(card, Text("見出しではない"))),
        ("text-present", card => Add(card, Text("一"))),
        ("text-wraps", card => Add(card, """{ "type": "TextBlock", "text": "3月31日まで　あと8日", "wrap": false }""")),
        ("text-wraps", card => Body(card, 3)["items"]![0]!["title"] = "今回の会議で連絡した"),
        ("text-wraps", card => Officers(card)["wrap"] = true),
        ("colour-with-words", card => Add(card, """{ "type": "TextBlock", "text": "43日", "wrap": true, "color": "Attention" }""")),
        ("no-ornaments", card => Add(card, Text("意見・要望等 — 第2-4(1)ア"))),
        ("no-ornaments", card => Add(card, Text("方面経由中 2・**未送付 1**"))),
        ("no-ornaments", card => Body(card, 1)["value"] = "-----"),
        ("no-control-characters", card => Add(card, Text("一行目\\n二行目"))),
        ("no-templates", card => Add(card, Text("{場所}"))),
        ("image-alt-text", card => Add(card, """{ "type": "Image", "url": "https://example.com/a.png", "altText": "案内図" }""")),
        ("columns", card => Add(card, Columns("stretch", "auto"))),
        ("columns", card => Add(card, Columns("auto"))),
        ("unique-ids", card => Body(card, 3)["items"]![0]!["id"] = "place2"),
        ("input-id", card => Body(card, 1)["id"] = "p"),
        ("input-label", card => Body(card, 1)["label"] = "所"),
        ("placeholder", card => Body(card, 1)["placeholder"] = "例　場所"),
        ("not-required", card => Body(card, 1)["isRequired"] = false),
        ("input-value", card => Add(card, """{ "type": "Input.Date", "id": "on", "label": "開催日", "value": "2026-11-20" }""")),
        ("input-value", card => Add(card, """{ "type": "Input.Time", "id": "at", "label": "開始", "value": "09:00" }""")),
        ("input-value", card => Body(card, 3)["items"]![0]!["value"] = "true"),
        ("choices", card => Officers(card)["value"] = "o1,o2"),
        ("choices", card => Officers(card)["value"] = ""),
        (
            "visibility",
            card => Body(card, 2)["actions"]![0]!["targetElements"] = Json("""[{ "elementId": "police", "isVisible": true }]""")
        ),
        ("action-title", card => Body(card, 3)["selectAction"] = Execute("警察側を開く", "record.open")),
        ("distinct-titles", card => Body(card, 3)["selectAction"] = card["actions"]![0]!.DeepClone()),
        ("action-bar", card => Add(card, Bar(Execute("一", "a"), Execute("二", "b"), Execute("三", "c")))),
        (
            "action-bar",
            card => Add(card, Bar([Execute("一", "a"), .. Enumerable.Range(1, 5).Select(i => Execute($"他{i}", "b", secondary: true))]))
        ),
        ("bar-width", card => Add(card, Bar(Execute("確定して報告", "a"), Execute("戻る", "b"), Execute("修正", "c", secondary: true)))),
        ("bar-width", card => Add(card, Bar(Execute("進む", "a"), Execute("戻す", "b"), Execute("保存して閉じる", "c")))),
        ("bar-width", card => Add(card, Bar(Execute("委員以外の地域住民等（0人）", "a")))),
        ("execute", card => card["actions"]![0]!["fallback"]!["data"] = Json("""{ "verb": "record.next", "flow": "f1" }""")),
        ("submit", card => card["actions"]!.AsArray().Add(Execute("戻る", "record.back"))),
        ("data", card => Add(card, """{ "type": "Input.Text", "id": "flowName", "label": "流れ" }""")),
        ("refresh", card => card["refresh"]!["userIds"] = Persons(60)),
        ("refresh", card => card.Remove("refresh")),
    ];

    public static TheoryData<int> BrokenCases => [.. Enumerable.Range(0, Broken.Length)];

    public static TheoryData<int> KeptCases => [.. Enumerable.Range(0, Kept.Length)];

    [Fact]
    public void A_sound_card_breaks_no_rule() => CardLint.Check(Sound).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(BrokenCases))]
    public void A_card_that_breaks_one_rule_is_found_by_this_rule_alone(int number)
    {
        var (rule, edit) = Broken[number];

        var findings = CardLint.Check(Edited(edit));

        findings.Select(f => f.Rule.Name).Distinct().ShouldBe([rule], string.Join('\n', findings));
    }

    [Fact]
    public void A_card_without_a_body_is_found()
    {
        var findings = CardLint.Check(Edited(card => card["body"] = new JsonArray()));

        findings.Select(f => f.Rule.Name).ShouldBe(["body", "heading"]);
    }

    [Theory]
    [MemberData(nameof(KeptCases))]
    public void A_card_just_inside_a_rule_is_not_found(int number)
    {
        var (rule, edit) = Kept[number];

        var findings = CardLint.Check(Edited(edit)).Where(f => f.Rule.Name == rule);

        findings.ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_has_cases_on_both_sides()
    {
        var rules = CardLint.Rules.Select(r => r.Name).ToList();

        Broken.Select(c => c.Rule).Append("body").Distinct().ShouldBe(rules, ignoreOrder: true);
        Kept.Select(c => c.Rule).Distinct().ShouldBe(rules, ignoreOrder: true);
    }

    [Fact]
    public void A_finding_says_where_and_why()
    {
        var finding = CardLint.Check(Edited(card => Body(card, 1)["isRequired"] = true)).ShouldHaveSingleItem();

        finding.ToString().ShouldStartWith("not-required: body[1] (Input.Text #place). No input is required");
    }

    private static string Edited(Action<JsonObject> edit)
    {
        var card = JsonNode.Parse(Sound)!.AsObject();
        edit(card);
        return card.ToJsonString();
    }

    private static void Add(JsonObject card, string element) => card["body"]!.AsArray().Add(JsonNode.Parse(element));

    private static JsonObject Body(JsonObject card, int index) => card["body"]![index]!.AsObject();

    private static JsonObject Officers(JsonObject card) => Body(card, 3)["items"]![1]!.AsObject();

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;

    private static JsonArray Persons(int count) => [.. Enumerable.Range(0, count).Select(i => JsonValue.Create($"29:{i}"))];

    private static string Text(string text) => $$"""{ "type": "TextBlock", "text": "{{text}}", "wrap": true }""";

    private static string Columns(params string[] widths)
    {
        var columns = widths.Select(w => $$"""{ "type": "Column", "width": "{{w}}", "items": [] }""");
        return $$"""{ "type": "ColumnSet", "columns": [{{string.Join(',', columns)}}] }""";
    }

    private static string Bar(params JsonObject[] actions) =>
        new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) }.ToJsonString();

    private static JsonObject Execute(string title, string verb, bool secondary = false)
    {
        var action = Json(
                $$"""
                { "type": "Action.Execute", "title": "{{title}}", "verb": "{{verb}}", "data": {},
                  "fallback": { "type": "Action.Submit", "title": "{{title}}", "data": { "verb": "{{verb}}" } } }
                """
            )
            .AsObject();
        if (secondary)
        {
            action["mode"] = "secondary";
            action["fallback"]!["mode"] = "secondary";
        }
        return action;
    }
}
