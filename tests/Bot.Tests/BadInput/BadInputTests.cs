using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.BadInput;

public sealed class BadInputTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{\"id\":\"1\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":5}", HttpStatusCode.BadRequest)]
    public async Task What_is_no_activity_is_refused(string body, HttpStatusCode status) => (await PostAsync(body)).ShouldBe(status);

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500);

        (await PostAsync($"{{\"type\":\"message\",\"value\":{deep}}}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task More_than_256_KB_is_refused() =>
        (await PostAsync($"{{\"type\":\"message\",\"text\":\"{new string('x', 256 * 1024)}\"}}")).ShouldBe(
            HttpStatusCode.RequestEntityTooLarge
        );

    [Fact]
    public async Task Another_content_type_is_refused() =>
        (await PostAsync("{\"type\":\"message\"}", "text/plain")).ShouldBe(HttpStatusCode.UnsupportedMediaType);

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public async Task An_unknown_kind_of_activity_is_taken_and_ignored(string type)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        var sent = chat.Sent.Count;

        (await chat.PostAsync(new JsonObject { ["type"] = type })).StatusCode.ShouldBe(HttpStatusCode.OK);

        chat.Sent.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task An_unknown_invoke_is_answered_501()
    {
        var chat = await _bot.OpenChatOf(World.Lead);

        (await chat.PostAsync(new JsonObject { ["type"] = "invoke", ["name"] = "task/fetch" })).StatusCode.ShouldBe(
            HttpStatusCode.NotImplemented
        );
    }

    public static TheoryData<string> AnyJson =>
        [
            "null",
            "true",
            "5",
            "\"text\"",
            "[]",
            "[[1]]",
            "{}",
            "{\"action\":5}",
            "{\"action\":{\"verb\":7,\"data\":[]}}",
            "{\"action\":{\"type\":\"Action.Execute\",\"verb\":\"record.next\",\"data\":\"{\"}}",
        ];

    [Theory]
    [MemberData(nameof(AnyJson))]
    public async Task Any_value_of_an_action_gets_an_envelope_and_one_sentence(string value)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        using var answer = await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "adaptiveCard/action",
                ["value"] = JsonNode.Parse(value),
            }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var envelope = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Sentence(envelope).ShouldEndWith("。");
    }

    [Theory]
    [InlineData("verb", "no.such.verb")]
    [InlineData("council", "C999")]
    [InlineData("council", "C2")]
    [InlineData("flow", "forged")]
    [InlineData("step", "Nowhere")]
    [InlineData("step", "7")]
    [InlineData("version", "-1")]
    [InlineData("version", "99999999999999999999")]
    [InlineData("item", "../../etc")]
    [InlineData("command", "not-a-guid")]
    public async Task A_forged_button_changes_nothing_that_is_not_its_presser_s(string key, string forged)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        var before = (await Facts(World.East)).Meetings.Count;
        var invoke = chat.InvokeOf(chat.Card, "次へ");
        var action = (JsonObject)invoke["value"]!["action"]!;
        if (key == "verb")
        {
            action["verb"] = forged;
        }
        else
        {
            action["data"]![key] = forged;
        }

        var answer = await chat.ActAsync(invoke);

        ((int)answer["statusCode"]!).ShouldBe(200);
        (await Facts(World.East)).Drafts.ShouldBeEmpty();
        (await Facts(World.East)).Meetings.Count.ShouldBe(before);
        (await Facts(World.Central)).Drafts.Single().Version.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Each_missing_field_is_survived()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        foreach (var field in new[] { "id", "channelId", "serviceUrl", "from", "recipient", "conversation" })
        {
            var activity = new JsonObject { ["type"] = "message", ["text"] = "ホーム" };
            activity[field] = field switch
            {
                "from" or "recipient" or "conversation" => new JsonObject(),
                _ => "",
            };

            var status = (int)(await chat.PostAsync(activity)).StatusCode;

            status.ShouldBeOneOf([200, 400, 403], field);
        }
    }

    /// <summary>Seeded mutations of real activities: bytes changed, cut, doubled. Whatever comes, no 500 without a log entry.</summary>
    [Fact]
    public async Task Three_thousand_mutated_activities_are_all_answered()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        var invoke = chat.InvokeOf(chat.Card, "次へ");
        invoke["id"] = "m";
        invoke["channelId"] = "msteams";
        invoke["serviceUrl"] = _bot.Connector.ServiceUrl;
        invoke["from"] = new JsonObject { ["id"] = $"29:{chat.Account}", ["aadObjectId"] = chat.Account };
        invoke["recipient"] = new JsonObject { ["id"] = "28:bot" };
        invoke["conversation"] = new JsonObject { ["id"] = chat.Conversation, ["conversationType"] = "personal" };
        var original = Encoding.UTF8.GetBytes(invoke.ToJsonString());
        var random = new Random(20261124);

        for (var i = 0; i < 3000; i++)
        {
            var status = await PostAsync(Mutate(original, random));

            if (status == HttpStatusCode.InternalServerError)
            {
                _bot.Logs.Errors.ShouldNotBeEmpty();
            }

            ((int)status).ShouldBeOneOf(200, 400, 403, 500, 501);
        }

        (await Facts(World.Central)).Drafts.Single().IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData(10_000, "100字を超えています（130字以上）。貼り付けた文章の末尾を確かめ、短くしてください。")]
    [InlineData(101, "100字を超えています（101字）。短くしてください。")]
    public async Task A_place_that_is_too_long_gets_a_sentence_and_stays_on_the_card(int length, string sentence)
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("次へ", ("place", new string('長', length)));

        chat.Card.Text.ShouldContain(sentence);
        chat.Card.Inputs["place"].Length.ShouldBe(length);
    }

    [Fact]
    public async Task Control_and_direction_characters_go_and_emoji_and_rare_kanji_stay()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");

        await chat.PressAsync("次へ", ("place", "髙﨑𠮷👮‍♀️\u202e\u0007会館"));

        (await Facts(World.Central)).Drafts.Single().Content.Place.ShouldBe("髙﨑𠮷👮‍♀️会館");
    }

    [Fact]
    public async Task Storage_that_is_down_gets_one_sentence_with_an_error_id_and_nothing_is_half_written()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        _bot.Storage.Hooks.Councils.OnBefore = _ => throw new Bot.Storage.StorageUnavailableException("down", null);

        await chat.PressAsync("次へ", ("place", "停電中"));

        chat.Sentence.ShouldMatch("^処理できませんでした。入力した内容は失われていません。.*エラー番号 [A-Z0-9]{6}");
        var errorId = chat.Sentence[^7..^1];
        _bot.Logs.Lines.ShouldContain(l => l.Contains(errorId, StringComparison.Ordinal));
        _bot.Storage.Hooks.Councils.OnBefore = null;
        (await Facts(World.Central)).Drafts.Single().Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_connector_that_is_down_does_not_lose_the_step()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        _bot.Connector.FaultOf = _ => Support.BotFramework.ConnectorFault.Answer(500);

        await chat.PressAsync("次へ", ("place", "保存される場所"));

        chat.Card.Heading.ShouldBe("出席者");
        (await Facts(World.Central)).Drafts.Single().Content.Place.ShouldBe("保存される場所");
    }

    [Fact]
    public async Task Nothing_personal_reaches_the_logs()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録 印の言葉");
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ", ("place", "印の場所"), ("to-time", "15:00"));
        await chat.PressAsync("次へ", ("present", "M0"));
        await chat.PressAsync("次へ", ("result-p1", "印の結果"));
        await chat.PressAsync("次へ", ("text", "印の要望"), ("speaker", "印の人"));
        await chat.PressAsync("次へ");
        await chat.PressAsync("確定して報告");
        await chat.ActAsync(chat.Invoke("印.verb", [], "manual"));

        var logs = string.Join('\n', _bot.Logs.Lines.Where(l => !l.Contains("No handler for the verb", StringComparison.Ordinal)));
        foreach (var secret in World.MemberNames.Concat(["印", "試験", "koban.example", chat.Account]))
        {
            logs.ShouldNotContain(secret);
        }
    }

    private static string Sentence(JsonNode envelope) =>
        envelope["value"] is JsonObject error ? (string)error["message"]! : (string)envelope["value"]!;

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 20)));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 40))));
                    break;
                default:
                    bytes[at] = (byte)"{}[]\",:0"[random.Next(8)];
                    break;
            }
        }

        return [.. bytes];
    }

    private Task<HttpStatusCode> PostAsync(string body, string type = "application/json") => PostAsync(Encoding.UTF8.GetBytes(body), type);

    private async Task<HttpStatusCode> PostAsync(byte[] body, string type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        using var answer = await _bot.Http.PostAsync(
            new Uri("/api/messages", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );
        return answer.StatusCode;
    }

    private async Task<Core.Facts.CouncilFacts> Facts(Core.Organisation.CouncilId id) =>
        (await _bot.Storage.CouncilStore.FindAsync(id, CancellationToken.None))!.Facts;
}
