using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Turns;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>Activities at which the SDK's own handlers would fail or answer in their own words.</summary>
public sealed class OddActivitiesTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>The base would ask a connector client of its own for every person who comes or goes.</summary>
    [Fact]
    public async Task A_person_who_arrives_is_welcomed_and_one_who_leaves_is_not()
    {
        var chat = _bot.ChatOf(World.Lead);

        (await chat.ArriveAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        var left = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "conversationUpdate",
                ["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" }),
            }
        );

        left.StatusCode.ShouldBe(HttpStatusCode.OK);
        chat.Sent.ShouldHaveSingleItem().Json.TryGetProperty("attachments", out _).ShouldBeTrue();
        NothingFailed();
    }

    [Theory]
    [InlineData("teamMemberAdded")]
    [InlineData("channelCreated")]
    [InlineData("teamRenamed")]
    public async Task News_of_a_team_are_taken_without_a_word(string news)
    {
        var chat = _bot.ChatOf(World.Lead);

        var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "conversationUpdate",
                ["channelData"] = new JsonObject { ["eventType"] = news },
                ["conversation"] = new JsonObject { ["id"] = "19:team", ["conversationType"] = "channel" },
                ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" }),
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Connector.Requests.ShouldBeEmpty();
        NothingFailed();
    }

    [Fact]
    public async Task Where_the_kind_of_conversation_is_missing_nothing_personal_is_shown()
    {
        var chat = await _bot.OpenChatOf(World.Section);
        var heard = chat.Sent.Count;

        var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["text"] = "署の状況",
                ["conversation"] = new JsonObject { ["id"] = chat.Conversation },
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        chat.Sent.Count.ShouldBe(heard);
    }

    public static MatrixTheoryData<string, string?> Invokes =>
        new(
            [
                "adaptiveCard/action",
                "fileConsent/invoke",
                "application/search",
                "signin/verifyState",
                "task/fetch",
                "task/submit",
                "composeExtension/query",
                "composeExtension/queryLink",
                "composeExtension/fetchTask",
                "composeExtension/submitAction",
                "composeExtension/selectItem",
                "tab/fetch",
                "config/fetch",
                "actionableMessage/executeAction",
                "message/submitAction",
                "of/no/kind",
                "ADAPTIVECARD/ACTION",
            ],
            [null, "null", "\"text\"", "5", "[]", "{}", "{\"action\":[]}", "{\"commandId\":{},\"botMessagePreviewAction\":7}"]
        );

    [Theory]
    [MemberData(nameof(Invokes))]
    public async Task An_invoke_of_any_name_and_value_is_answered(string name, string? value)
    {
        var chat = _bot.ChatOf(World.Lead);
        var invoke = new JsonObject { ["type"] = "invoke", ["name"] = name };
        if (value is not null)
        {
            invoke["value"] = JsonNode.Parse(value);
        }

        var answer = await chat.PostAsync(invoke);

        string[] known =
        [
            "adaptiveCard/action",
            "fileConsent/invoke",
            "composeExtension/query",
            "composeExtension/queryLink",
            "composeExtension/fetchTask",
            "composeExtension/submitAction",
        ];
        ((int)answer.StatusCode).ShouldBe(known.Contains(name) ? 200 : 501);
        NothingFailed();
    }

    [Theory]
    [InlineData("{\"type\":\"invoke\"}")]
    [InlineData("{\"type\":\"invoke\",\"name\":null,\"value\":{}}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"\"}")]
    public async Task An_invoke_without_a_name_is_taken(string activity)
    {
        var answer = await _bot.ChatOf(World.Lead).PostAsync((JsonObject)JsonNode.Parse(activity)!);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        NothingFailed();
    }

    [Theory]
    [InlineData("null", "カードの操作を読み取れませんでした。「ホーム」と送信してください。")]
    [InlineData("{\"action\":5}", "カードの操作を読み取れませんでした。「ホーム」と送信してください。")]
    [InlineData("{\"action\":{\"type\":\"Action.Submit\"}}", "このカードの操作には対応していません。「ホーム」と送信してください。")]
    public async Task A_malformed_card_action_gets_an_envelope_with_our_sentence(string value, string sentence)
    {
        var chat = _bot.ChatOf(World.Lead);

        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "adaptiveCard/action",
                ["value"] = JsonNode.Parse(value),
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var envelope = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        envelope.GetProperty("statusCode").GetInt32().ShouldBe(400);
        envelope.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.error");
        envelope.GetProperty("value").GetProperty("code").GetString().ShouldBe("BadRequest");
        envelope.GetProperty("value").GetProperty("message").GetString().ShouldBe(sentence);
    }

    [Theory]
    [InlineData("{\"type\":\"event\"}")]
    [InlineData("{\"type\":\"event\",\"name\":\"application/vnd.microsoft.readReceipt\"}")]
    [InlineData("{\"type\":\"event\",\"name\":\"application/vnd.microsoft.meetingStart\"}")]
    [InlineData("{\"type\":\"event\",\"name\":\"application/vnd.microsoft.meetingEnd\",\"value\":7}")]
    [InlineData("{\"type\":\"event\",\"name\":\"tokens/response\"}")]
    [InlineData("{\"type\":\"messageUpdate\",\"channelData\":\"odd\"}")]
    [InlineData("{\"type\":\"messageUpdate\",\"channelData\":{\"eventType\":{}}}")]
    [InlineData("{\"type\":\"messageDelete\",\"channelData\":[]}")]
    [InlineData("{\"type\":\"messageReaction\",\"reactionsAdded\":[null,{\"type\":\"like\"}]}")]
    [InlineData("{\"type\":\"installationUpdate\",\"action\":\"remove\"}")]
    [InlineData("{\"type\":\"command\"}")]
    [InlineData("{\"type\":\"commandResult\"}")]
    [InlineData("{\"type\":\"conversationUpdate\",\"channelData\":7}")]
    public async Task Other_activities_are_taken_without_a_word(string activity)
    {
        var answer = await _bot.ChatOf(World.Lead).PostAsync((JsonObject)JsonNode.Parse(activity)!);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Connector.Requests.ShouldBeEmpty();
        NothingFailed();
    }

    /// <summary>The button's command is a digest of its data: numbers and truth values must read as they always have.</summary>
    [Fact]
    public void Data_of_a_button_is_text_as_it_came()
    {
        var data = ActionReading.DataOf(
            ActivityJson.Parse(
                """{"a":"2026-11-22T00:00:00Z","b":7,"c":2.50,"d":true,"e":null,"f":[1],"g":{"x":1},"h":99999999999999999999}"""
            )
        );

        data.Typed.ShouldBe(
            new Dictionary<string, string>
            {
                ["a"] = "2026-11-22T00:00:00Z",
                ["b"] = "7",
                ["c"] = "2.50",
                ["d"] = "true",
                ["e"] = "",
                ["f"] = "1",
                ["g"] = "",
                ["h"] = "99999999999999999999",
            }
        );
    }

    /// <summary>Rows with this text exist: the names of a stored reference do not change.</summary>
    [Fact]
    public void A_stored_reference_of_before_is_read_and_written_the_same()
    {
        const string Stored =
            """{"serviceUrl":"https://smba.trafficmanager.net/jp/","channelId":"msteams","conversationId":"a:1","conversationType":"personal","tenantId":"t","botId":"28:bot","userId":"29:x","userAadObjectId":"11111111-0000-4000-8000-000000000001"}""";

        var reference = References.Read(Stored);

        reference.ShouldBe(
            new StoredReference
            {
                ServiceUrl = "https://smba.trafficmanager.net/jp/",
                ChannelId = "msteams",
                ConversationId = "a:1",
                ConversationType = "personal",
                TenantId = "t",
                BotId = "28:bot",
                UserId = "29:x",
                UserAadObjectId = "11111111-0000-4000-8000-000000000001",
            }
        );
        References.Write(reference!).ShouldBe(Stored);
    }

    private void NothingFailed() => _bot.Logs.Errors.ShouldBeEmpty();
}
