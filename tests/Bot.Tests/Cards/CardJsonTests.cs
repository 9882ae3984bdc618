using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Support.Cards;

namespace KobanBot.Bot.Tests.Cards;

public sealed class CardJsonTests
{
    public static TheoryData<Type> Bases => [typeof(AdaptiveElement), typeof(AdaptiveAction)];

    [Fact]
    public void A_card_of_every_element_is_as_approved() => EveryElement().ShouldBeApproved("every-element");

    [Fact]
    public void The_sample_card_has_every_element_and_action()
    {
        var written = TypesIn(CardJson.ToNode(EveryElement())).ToHashSet();

        var known = new[] { typeof(AdaptiveElement), typeof(AdaptiveAction) }
            .SelectMany(DiscriminatorsOf)
            .Select(d => (string)d.TypeDiscriminator!);
        known.Except(written).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void Every_concrete_type_has_a_discriminator(Type type)
    {
        var concrete = type.Assembly.GetTypes().Where(t => t.IsSubclassOf(type) && !t.IsAbstract);

        DiscriminatorsOf(type).Select(d => d.DerivedType).ShouldBe(concrete, ignoreOrder: true);
    }

    [Fact]
    public void A_nested_element_carries_its_type()
    {
        var card = Card(new AdaptiveContainer([new AdaptiveColumnSet([new AdaptiveColumn([new AdaptiveTextBlock("深い")])])]));

        var text = CardJson.ToNode(card)["body"]![1]!["items"]![0]!["columns"]![0]!["items"]![0]!;

        ((string?)text["type"]).ShouldBe("TextBlock");
    }

    [Fact]
    public void A_fallback_carries_the_type_the_data_and_the_verb()
    {
        var card = Card() with
        {
            Actions = [AdaptiveExecuteAction.Create("次へ", "record.next", new JsonObject { ["flow"] = "f1", ["version"] = 3 })],
        };

        var action = CardJson.ToNode(card)["actions"]![0]!;

        action["data"]!.ToJsonString().ShouldBe("""{"flow":"f1","version":3}""");
        ((string?)action["fallback"]!["type"]).ShouldBe("Action.Submit");
        action["fallback"]!["data"]!.ToJsonString().ShouldBe("""{"flow":"f1","version":3,"verb":"record.next"}""");
    }

    [Fact]
    public void A_refresh_is_an_action_and_the_persons()
    {
        var refresh = new AdaptiveExecuteAction
        {
            Verb = "record.refresh",
            Data = new JsonObject { ["flow"] = "f1" },
        };
        var card = Card() with { Refresh = new AdaptiveRefresh(refresh, ["29:one"]) };

        var json = CardJson.ToNode(card)["refresh"]!.ToJsonString();

        json.ShouldBe("""{"action":{"type":"Action.Execute","verb":"record.refresh","data":{"flow":"f1"}},"userIds":["29:one"]}""");
    }

    [Fact]
    public void One_data_object_may_serve_several_buttons()
    {
        var data = new JsonObject { ["flow"] = "f1" };
        var card = Card() with
        {
            Actions =
            [
                AdaptiveExecuteAction.Create("次へ", "record.next", data),
                AdaptiveExecuteAction.Create("戻る", "record.back", data),
            ],
        };

        var actions = CardJson.ToNode(card)["actions"]!.AsArray();

        actions.Select(a => (string?)a!["data"]!["flow"]).ShouldBe(["f1", "f1"]);
    }

    [Fact]
    public void Japanese_stays_itself_and_is_read_back_as_it_was()
    {
        const string Text = "意見・要望等 \"引用\" \\ 1行目\n2行目 <b>&'+ 𠮷野家 〜 👮";

        var json = CardJson.Serialize(Card(new AdaptiveTextBlock(Text)));

        json.ShouldContain("意見・要望等");
        json.ShouldContain("""\"引用\" \\ 1行目\n2行目 <b>&'+""");
        ((string?)JsonNode.Parse(json)!["body"]![1]!["text"]).ShouldBe(Text);
    }

    [Fact]
    public void What_is_null_is_left_out()
    {
        var json = CardJson.Serialize(Card());

        json.ShouldNotContain("null");
        json.ShouldNotContain("refresh");
        json.ShouldNotContain("actions");
    }

    [Fact]
    public void Compact_indented_and_node_say_the_same()
    {
        var card = EveryElement();

        var compact = JsonNode.Parse(CardJson.Serialize(card));

        JsonNode.DeepEquals(compact, JsonNode.Parse(CardJson.SerializeIndented(card))).ShouldBeTrue();
        JsonNode.DeepEquals(compact, CardJson.ToNode(card)).ShouldBeTrue();
    }

    private static AdaptiveCard Card(params AdaptiveElement[] more) =>
        new() { Speak = "見本", Body = [new AdaptiveTextBlock("見本") { Style = "heading" }, .. more] };

    private static AdaptiveCard EveryElement() =>
        Card(
            new AdaptiveTextInput
            {
                Id = "place",
                Label = "場所",
                Value = "町内会館",
                Placeholder = "例　町内会館",
                MaxLength = 100,
                IsMultiline = false,
            },
            new AdaptiveDateInput
            {
                Id = "on",
                Label = "開催日",
                Value = "2026-11-20",
            },
            new AdaptiveTimeInput
            {
                Id = "at",
                Label = "開始",
                Value = "14:00",
            },
            new AdaptiveToggleInput { Id = "told", Title = "今回の会議で参加者に連絡した" },
            new AdaptiveChoiceSetInput
            {
                Id = "kind",
                Label = "会議の区分",
                Choices = [new AdaptiveChoice("定期会議", "regular"), new AdaptiveChoice("臨時会議", "extraordinary")],
                Value = "regular",
                Style = "expanded",
            },
            new AdaptiveColumnSet([
                new AdaptiveColumn([new AdaptiveTextBlock("左") { MaxLines = 2 }]),
                new AdaptiveColumn([new AdaptiveTextBlock("右") { HorizontalAlignment = "Right" }])
                {
                    Width = "auto",
                    VerticalContentAlignment = "Center",
                },
            ])
            {
                Separator = true,
                SelectAction = AdaptiveExecuteAction.Create("左と右を開く", "sample.open", []),
            },
            new AdaptiveActionSet([
                new AdaptiveToggleVisibilityAction(["more"]) { Title = "詳しく" },
                new AdaptiveOpenUrlAction("https://kobanbot.example.jp/") { Title = "ページを開く" },
            ]),
            new AdaptiveContainer([new AdaptiveTextBlock("折りたたみ") { Color = "Warning", Weight = "Bolder" }])
            {
                Id = "more",
                IsVisible = false,
                Style = "emphasis",
            },
            new AdaptiveTable(
                [new AdaptiveTableColumnDefinition(2), new AdaptiveTableColumnDefinition(1) { HorizontalCellContentAlignment = "Right" }],
                [Row("方面", "開催") with { Style = "emphasis" }, Row("札幌", "231"), Row("函館", "80")]
            ),
            new AdaptiveVerticalBarChart("開催", [new AdaptiveChartValue("札幌", 231), new AdaptiveChartValue("函館", 80)]),
            new AdaptiveHorizontalBarChart("開催", [new AdaptiveChartValue("札幌", 231), new AdaptiveChartValue("函館", 80)])
        ) with
        {
            Refresh = new AdaptiveRefresh(
                new AdaptiveExecuteAction
                {
                    Verb = "sample.refresh",
                    Data = new JsonObject { ["flow"] = "f1" },
                },
                ["29:one"]
            ),
            Actions =
            [
                AdaptiveExecuteAction.Create("次へ", "sample.next", new JsonObject { ["flow"] = "f1" }, style: "positive"),
                AdaptiveExecuteAction.Create(
                    "入力をやめる",
                    "sample.cancel",
                    new JsonObject { ["flow"] = "f1" },
                    secondary: true,
                    withoutInputs: true
                ),
            ],
        };

    private static AdaptiveTableRow Row(params string[] texts) =>
        new([.. texts.Select(t => new AdaptiveTableCell([new AdaptiveTextBlock(t)]))]);

    private static IEnumerable<JsonDerivedTypeAttribute> DiscriminatorsOf(Type type) =>
        type.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>();

    private static IEnumerable<string> TypesIn(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => p is { Key: "type", Value: JsonValue v } ? [(string)v!] : TypesIn(p.Value)),
            JsonArray a => a.SelectMany(TypesIn),
            _ => [],
        };
}
