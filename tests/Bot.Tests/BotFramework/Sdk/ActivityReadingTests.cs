using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Support.BotFramework;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.Tests.BotFramework.Sdk;

/// <summary>What Newtonsoft.Json would make of the bytes by itself, and does not here.</summary>
public sealed class ActivityReadingTests
{
    [Theory]
    [InlineData("{\"type\":\"message\"/* a comment */}")]
    [InlineData("{\"type\":\"message\"} // a comment")]
    [InlineData("{'type':'message'}")]
    [InlineData("{type:\"message\"}")]
    [InlineData("{\"type\":\"message\",\"value\":NaN}")]
    [InlineData("{\"type\":\"message\",\"value\":Infinity}")]
    [InlineData("{\"type\":\"message\",\"value\":undefined}")]
    [InlineData("{\"type\":\"message\",\"value\":0x10}")]
    [InlineData("{\"type\":\"message\",\"value\":01}")]
    [InlineData("{\"type\":\"message\",\"value\":1e400}")]
    [InlineData("{\"type\":\"message\",\"value\":[1,]}")]
    [InlineData("{\"type\":\"message\",\"value\":new Date(1)}")]
    [InlineData("{\"type\":\"message\"}{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\"}null")]
    [InlineData("{\"type\":\"message\",\"text\":5}")]
    [InlineData("{\"type\":\"message\",\"text\":true}")]
    [InlineData("{\"type\":\"message\",\"text\":[\"a\"]}")]
    [InlineData("{\"type\":\"message\",\"from\":{\"id\":5}}")]
    [InlineData("{\"type\":\"message\",\"from\":\"29:x\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"c\",\"isGroup\":\"true\"}}")]
    [InlineData("{\"type\":\"message\",\"attachments\":{}}")]
    public async Task What_is_no_strict_JSON_of_the_right_shape_is_400(string body)
    {
        await using var host = await ProtocolHost.StartAnonymousAsync((_, _) => Task.CompletedTask);

        using var answer = await host.PostAsync(body, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400);
    }

    /// <summary>The same fields with the right shape are taken: it is the shape that is refused above.</summary>
    [Theory]
    [InlineData("{\"type\":\"message\",\"value\":1e40,\"text\":\"5\",\"from\":{\"id\":\"5\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"c\",\"isGroup\":true},\"attachments\":[]}")]
    public void The_right_shape_is_taken(string body) => Read(body).Type.ShouldBe("message");

    [Theory]
    [InlineData("\"entities\":[\"x\",5,null,{\"type\":\"mention\"}]")]
    [InlineData("\"entities\":\"x\"")]
    [InlineData("\"entities\":[{\"type\":{}}]")]
    [InlineData("\"timestamp\":\"yesterday\"")]
    [InlineData("\"timestamp\":5")]
    [InlineData("\"timestamp\":{}")]
    [InlineData("\"localTimestamp\":1.5")]
    [InlineData("\"expiration\":[]")]
    [InlineData("\"suggestedActions\":\"x\"")]
    [InlineData("\"suggestedActions\":{\"to\":5,\"actions\":{}}")]
    [InlineData("\"reactionsAdded\":{\"type\":\"like\"}")]
    [InlineData("\"historyDisclosed\":\"perhaps\"")]
    [InlineData("\"relatesTo\":[]")]
    [InlineData("\"importance\":{\"much\":true}")]
    [InlineData("\"listenFor\":[{}]")]
    [InlineData("\"semanticAction\":7")]
    [InlineData("\"callerId\":12345678901234567890")]
    public void Members_that_this_bot_does_not_need_may_have_any_shape(string member)
    {
        var activity = Read($"{{\"type\":\"message\",{member},\"text\":\"記録\"}}");

        activity.Text.ShouldBe("記録");
    }

    [Fact]
    public void What_has_its_shape_is_typed()
    {
        var activity = Read(
            """
            {"type":"message","timestamp":"2026-11-22T01:02:03.1234567Z","localTimestamp":"2026-11-22T10:02:03+09:00","importance":"high",
             "entities":["x",{"type":"mention","text":"<at>bot</at>","mentioned":{"id":"28:bot"}}]}
            """
        );

        activity.Timestamp.ShouldBe(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero).AddTicks(1_234_567));
        activity.LocalTimestamp!.Value.Offset.ShouldBe(TimeSpan.FromHours(9));
        activity.Importance.ShouldBe("high");
        var mention = activity.Entities.ShouldHaveSingleItem();
        mention.Type.ShouldBe("mention");
        ((string?)mention.Properties["mentioned"]!["id"]).ShouldBe("28:bot");
    }

    /// <summary>Newtonsoft.Json would make dates of text, lose "$type" and throw at "$ref".</summary>
    [Fact]
    public void What_a_card_carries_stays_as_it_came()
    {
        const string Carried = """
            {"date":"2026-11-22T00:00:00Z","local":"2026-11-22T09:00:00+09:00","$type":"System.IO.FileInfo, System.IO","$ref":"1","$id":"2",
             "exact":0.10000000000000000001,"money":2.50,"whole":9223372036854775808,"small":-7,"deep":[{"date":"2026-11-22"}]}
            """;
        var body = $$"""{"type":"invoke","value":{{Carried}},"channelData":{{Carried}},"ofSomeKind":{{Carried}}}""";

        var activity = Read(body);

        ((string?)((JObject)activity.Value)["date"]).ShouldBe("2026-11-22T00:00:00Z");
        ((JObject)activity.Value)["date"]!.Type.ShouldBe(JTokenType.String);
        ((JObject)activity.ChannelData)["$type"]!.Type.ShouldBe(JTokenType.String);
        var again = Encoding.UTF8.GetString(ActivityJson.Write(activity));
        again.ShouldContain("0.10000000000000000001");
        again.ShouldContain("2.50");
        again.ShouldContain("9223372036854775808");
        JsonNode.DeepEquals(JsonNode.Parse(again), JsonNode.Parse(body)).ShouldBeTrue(again);
    }

    [Fact]
    public void Dates_times_and_unknown_fields_survive_a_round_trip()
    {
        const string Body = """
            {"type":"message","timestamp":"2026-11-22T01:02:03.12Z","localTimestamp":"2026-11-22T10:02:03.5+09:00","expiration":"2026-11-23T00:00:00Z",
             "from":{"id":"29:x","role":"user","tenantDate":"2026-11-22T00:00:00Z"},
             "conversation":{"id":"c","since":"2026-11-22T00:00:00.000Z","of":{"some":["kind"]}},
             "attachments":[{"contentType":"x","content":{"when":"2026-11-22T00:00:00Z"},"lastSeen":"2026-11-22T00:00:00Z"}],
             "newField":{"at":"2026-11-22T00:00:00Z"},"another":null,"flag":false}
            """;

        var again = JsonNode.Parse(ActivityJson.Write(Read(Body)))!;

        JsonNode.DeepEquals(again, JsonNode.Parse(Body)).ShouldBeTrue(again.ToJsonString());
    }

    [Fact]
    public void A_name_that_comes_twice_counts_as_the_last_one()
    {
        var activity = Read("""{"type":"message","from":{"id":"29:x","name":"a"},"from":{"id":"29:y"},"value":{"a":1,"a":2}}""");

        (activity.From.Id, activity.From.Name).ShouldBe(("29:y", null));
        ((int)((JObject)activity.Value)["a"]!).ShouldBe(2);
    }

    [Theory]
    [InlineData("{\"a\":1} {}")]
    [InlineData("{'a':1}")]
    [InlineData("")]
    public void Text_that_holds_no_JSON_is_null(string text) => ActivityJson.Parse(text).ShouldBeNull();

    private static Activity Read(string body) => ActivityJson.Read(Encoding.UTF8.GetBytes(body)).ShouldNotBeNull();
}
