using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class MessagesEndpointTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(AuthenticatedChannel.Now);
    private FakeConnector _connector = null!;
    private ProtocolHost _host = null!;
    private Func<ITurnContext, CancellationToken, Task> _handler = (_, _) => Task.CompletedTask;
    private int _turns;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ProtocolHost.StartAnonymousAsync(
            (turn, cancellation) =>
            {
                Interlocked.Increment(ref _turns);
                return _handler(turn, cancellation);
            },
            _clock,
            new KeyValuePair<string, string?>("Bot:MaxConcurrentTurns", "2")
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":\"message\"} {}")]
    [InlineData("{\"type\":\"message\",")]
    public async Task What_is_not_an_activity_is_400(string body)
    {
        using var answer = await _host.PostAsync(body, Cancellation);

        ((int)answer.StatusCode).ShouldBe(400);
        _turns.ShouldBe(0);
    }

    [Theory]
    [InlineData(127, 200)]
    [InlineData(128, 400)]
    public async Task An_activity_may_be_128_levels_deep(int arrays, int status)
    {
        var body = Payloads.Message(change: Payloads.To(_connector)).TrimEnd('}') + "}";
        var deep = body[..^1] + ",\"value\":" + new string('[', arrays) + new string(']', arrays) + "}";

        using var answer = await _host.PostAsync(deep, Cancellation);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_400()
    {
        using var content = new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await _host.PostAsync(content, Cancellation);

        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_413(bool isChunked)
    {
        var bytes = Encoding.UTF8.GetBytes(Payloads.Message(text: new string('あ', 90_000)));
        using HttpContent content = isChunked ? new StreamContent(new UnknownLengthStream(bytes)) : new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var answer = await _host.PostAsync(content, Cancellation);

        ((int)answer.StatusCode).ShouldBe(413);
        _turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("Application/JSON;charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData(null, 415)]
    public async Task Only_json_in_utf8_is_taken(string? contentType, int status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Payloads.Message()));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await _host.PostAsync(content, Cancellation);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");

        using var answer = await _host.Client.SendAsync(request, Cancellation);

        ((int)answer.StatusCode).ShouldBe(405);
    }

    [Fact]
    public async Task A_developers_machine_refuses_a_token_that_it_cannot_check()
    {
        using var answer = await _host.PostAsync(Payloads.Message(), Cancellation, token: "anything");

        ((int)answer.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task Unknown_fields_survive_a_round_trip()
    {
        Activity? seen = null;
        _handler = Seeing(activity => seen = activity);
        var body = Payloads.Message(change: WithUnknownFields);

        using var answer = await _host.PostAsync(body, Cancellation);

        var again = JsonNode.Parse(ActivityJson.Write(seen.ShouldNotBeNull()));
        JsonNode.DeepEquals(again, JsonNode.Parse(body)).ShouldBeTrue(again!.ToJsonString());
    }

    [Fact]
    public async Task Any_case_null_lists_and_null_elements_are_read()
    {
        Activity? seen = null;
        _handler = Seeing(activity => seen = activity);
        var body =
            """{"TYPE":"conversationUpdate","ChannelId":"msteams","membersAdded":[null,{"ID":"29:x"}],"attachments":[null],"entities":null}""";

        using var answer = await _host.PostAsync(body, Cancellation);

        seen.ShouldNotBeNull().MembersAdded.ShouldHaveSingleItem().Id.ShouldBe("29:x");
        seen.Attachments.ShouldBeEmpty();
        seen.Entities.ShouldBeNull();
    }

    [Fact]
    public async Task Japanese_is_written_as_itself()
    {
        Activity? seen = null;
        _handler = Seeing(activity => seen = activity);

        using var answer = await _host.PostAsync(Payloads.Message(text: "会議を記録"), Cancellation);

        Encoding.UTF8.GetString(ActivityJson.Write(seen!)).ShouldContain("会議を記録");
    }

    [Fact]
    public async Task A_message_is_acknowledged_empty_after_its_turn()
    {
        _handler = async (turn, cancellation) => await turn.SendAsync(OutboundMessage.OfText("記録しました。"), cancellation);

        using var answer = await _host.PostAsync(Payloads.Message(change: Payloads.To(_connector)), Cancellation);

        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBeEmpty();
        var sent = _connector.Requests.ShouldHaveSingleItem();
        sent.Operation.ShouldBe("send");
        sent.Text.ShouldBe("記録しました。");
        sent.Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_says_what_it_answers_and_a_changed_message_does_not()
    {
        _handler = async (turn, cancellation) =>
        {
            await turn.SendAsync(OutboundMessage.OfText("記録しました。"), cancellation);
            await turn.UpdateAsync("shown", OutboundMessage.OfText("記録しました。"), cancellation);
        };

        using var answer = await _host.PostAsync(Payloads.Message("asked", change: Payloads.To(_connector)), Cancellation);

        _connector
            .Requests.Select(r => (r.Operation, r.Json.TryGetProperty("replyToId", out var id) ? id.GetString() : null))
            .ShouldBe([("send", "asked"), ("update", null)]);
    }

    [Fact]
    public async Task An_invoke_is_answered_with_the_body_alone()
    {
        _handler = Answering(CardInvokeResponse.OfMessage("保存しました。"));

        using var answer = await _host.PostAsync(Payloads.CardAction(), Cancellation);

        var json = await JsonOf(answer);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        json.GetProperty("statusCode").GetInt32().ShouldBe(200);
        json.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        json.GetProperty("value").GetString().ShouldBe("保存しました。");
    }

    [Fact]
    public async Task An_invoke_that_nobody_handles_is_501()
    {
        using var answer = await _host.PostAsync(Payloads.Invoke("tab/fetch"), Cancellation);

        ((int)answer.StatusCode).ShouldBe(501);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Expected_replies_come_in_the_answer()
    {
        _handler = async (turn, cancellation) =>
        {
            await turn.SendAsync(OutboundMessage.OfText("一"), cancellation);
            await turn.SendAsync(OutboundMessage.OfCard("""{"type":"AdaptiveCard"}""", "二"), cancellation);
            if (turn.Activity.Type == "invoke")
            {
                await AnswerAsync(turn, CardInvokeResponse.OfMessage("三"));
            }
        };
        var expecting = Payloads.To(_connector, activity => activity["deliveryMode"] = "expectReplies");

        using var message = await _host.PostAsync(Payloads.Message(change: expecting), Cancellation);
        using var invoke = await _host.PostAsync(Payloads.CardAction(change: expecting), Cancellation);

        var replies = await JsonOf(message);
        replies.GetProperty("activities")[0].GetProperty("text").GetString().ShouldBe("一");
        replies.GetProperty("activities")[1].GetProperty("summary").GetString().ShouldBe("二");
        replies.TryGetProperty("body", out _).ShouldBeFalse();
        (await JsonOf(invoke)).GetProperty("body").GetProperty("value").GetString().ShouldBe("三");
        _connector.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeated_delivery_waits_for_the_first_and_gets_its_answer()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        _handler = async (turn, _) =>
        {
            entered.SetResult();
            await release.Task;
            await AnswerAsync(turn, CardInvokeResponse.OfMessage("一度だけ"));
        };

        var first = _host.PostAsync(Payloads.CardAction(), Cancellation);
        await entered.Task;
        var second = _host.PostAsync(Payloads.CardAction(), Cancellation);
        release.SetResult();
        using var third = await (await Task.WhenAll(first, second))[0].Content.ReadAsStreamAsync(Cancellation);
        using var late = await _host.PostAsync(Payloads.CardAction(), Cancellation);

        _turns.ShouldBe(1);
        (await JsonOf(await second)).GetProperty("value").GetString().ShouldBe("一度だけ");
        (await JsonOf(late)).GetProperty("value").GetString().ShouldBe("一度だけ");
    }

    [Fact]
    public async Task A_delivery_is_new_with_another_id_or_type_and_after_the_window()
    {
        using var one = await _host.PostAsync(Payloads.Message("1"), Cancellation);
        using var two = await _host.PostAsync(Payloads.Message("2"), Cancellation);
        using var edited = await _host.PostAsync(Payloads.Message("1", change: a => a["type"] = "messageUpdate"), Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(5));
        using var again = await _host.PostAsync(Payloads.Message("1"), Cancellation);

        _turns.ShouldBe(4);
    }

    [Fact]
    public async Task One_delivery_too_many_is_429_and_later_ones_pass()
    {
        var entered = new SemaphoreSlim(0);
        var release = new TaskCompletionSource();
        _handler = async (_, _) =>
        {
            entered.Release();
            await release.Task;
        };
        var one = _host.PostAsync(Payloads.Message("1"), Cancellation);
        var two = _host.PostAsync(Payloads.Message("2"), Cancellation);
        await entered.WaitAsync(Cancellation);
        await entered.WaitAsync(Cancellation);

        using var refused = await _host.PostAsync(Payloads.Message("3"), Cancellation);
        release.SetResult();
        await Task.WhenAll(one, two);
        using var later = await _host.PostAsync(Payloads.Message("3"), Cancellation);

        ((int)refused.StatusCode).ShouldBe(429);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        ((int)later.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_turn_that_ignores_its_limit_keeps_its_place_until_it_ends()
    {
        var entered = new SemaphoreSlim(0);
        var release = new TaskCompletionSource();
        _handler = (_, _) =>
        {
            entered.Release();
            return release.Task;
        };
        var stuck = new[]
        {
            _host.PostAsync(Payloads.CardAction("1"), Cancellation),
            _host.PostAsync(Payloads.CardAction("2"), Cancellation),
        };
        await entered.WaitAsync(Cancellation);
        await entered.WaitAsync(Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(4));
        await Task.WhenAll(stuck);

        using var refused = await _host.PostAsync(Payloads.CardAction("3"), Cancellation);
        release.SetResult();

        ((int)refused.StatusCode).ShouldBe(429);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_action_that_takes_too_long_says_so_in_the_card(bool obeysItsLimit)
    {
        var entered = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        _handler = (_, cancellation) =>
        {
            entered.SetResult();
            return obeysItsLimit ? never.Task.WaitAsync(cancellation) : never.Task;
        };

        var posted = _host.PostAsync(Payloads.CardAction(), Cancellation);
        await entered.Task;
        _clock.Advance(TimeSpan.FromSeconds(4));
        using var answer = await posted;

        ((int)answer.StatusCode).ShouldBe(200);
        var json = await JsonOf(answer);
        json.GetProperty("statusCode").GetInt32().ShouldBe(500);
        json.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.error");
        json.GetProperty("value")
            .GetProperty("message")
            .GetString()
            .ShouldBe("処理に時間がかかっています。少し待ってから、もう一度操作してください。");
        never.SetResult();
    }

    [Fact]
    public async Task A_failed_card_action_carries_the_error_id_that_the_log_knows()
    {
        _handler = (_, _) => throw new InvalidDataException("seeded");

        using var answer = await _host.PostAsync(Payloads.CardAction(), Cancellation);

        var sentence = (await JsonOf(answer)).GetProperty("value").GetProperty("message").GetString()!;
        sentence.ShouldMatch(
            "^処理できませんでした。入力した内容は失われていません。時間をおいて、もう一度操作してください。（エラー番号 [2-9HKMRUWXY]{6}）$"
        );
        var errorId = sentence[^7..^1];
        _host.Logs.Lines.ShouldContain(line => line.Contains(errorId) && line.Contains("seeded"));
    }

    [Fact]
    public async Task A_failed_message_is_500_and_the_sender_is_told_the_logged_error_id()
    {
        _handler = (_, _) => throw new InvalidDataException("seeded");

        using var answer = await _host.PostAsync(Payloads.Message(change: Payloads.To(_connector)), Cancellation);

        ((int)answer.StatusCode).ShouldBe(500);
        var told = _connector.Requests.ShouldHaveSingleItem().Text!;
        told.ShouldStartWith("処理できませんでした。");
        var errorId = told[^7..^1];
        _host.Logs.Lines.ShouldContain(line => line.Contains(errorId) && line.Contains("seeded"));
    }

    [Fact]
    public async Task A_failed_message_that_nobody_was_told_of_is_worked_on_again_when_repeated()
    {
        _handler = (_, _) => _turns == 1 ? throw new InvalidDataException("seeded") : Task.CompletedTask;
        _connector.FailNext(ConnectorFault.Code(403, "NotEnoughPermissions"));
        var body = Payloads.Message(change: Payloads.To(_connector));

        using var first = await _host.PostAsync(body, Cancellation);
        using var second = await _host.PostAsync(body, Cancellation);

        ((int)first.StatusCode).ShouldBe(500);
        ((int)second.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_message_that_takes_too_long_is_told_so_and_500()
    {
        var entered = new TaskCompletionSource();
        _handler = (_, cancellation) =>
        {
            entered.SetResult();
            return new TaskCompletionSource().Task.WaitAsync(cancellation);
        };

        var posted = _host.PostAsync(Payloads.Message(change: Payloads.To(_connector)), Cancellation);
        await entered.Task;
        _clock.Advance(TimeSpan.FromSeconds(12));
        using var answer = await posted;

        ((int)answer.StatusCode).ShouldBe(500);
        _connector.Requests.ShouldHaveSingleItem().Text.ShouldBe("処理に時間がかかっています。少し待ってから、もう一度操作してください。");
        _host.Logs.Lines.ShouldContain(line => line.Contains("not ready after 12 s"));
    }

    [Fact]
    public async Task A_turn_goes_on_when_its_sender_hangs_up()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var ended = new TaskCompletionSource<bool>();
        _handler = async (_, cancellation) =>
        {
            entered.SetResult();
            await release.Task;
            ended.SetResult(cancellation.IsCancellationRequested);
        };
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var posted = _host.PostAsync(Payloads.Message(), hangUp.Token);
        await entered.Task;
        await hangUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(posted);
        release.SetResult();

        (await ended.Task.WaitAsync(Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/jp/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://localhost.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_developers_machine_sends_to_the_loopback_only(string serviceUrl)
    {
        _handler = async (turn, cancellation) => await turn.SendAsync(OutboundMessage.OfText("x"), cancellation);

        using var answer = await _host.PostAsync(Payloads.Message(change: a => a["serviceUrl"] = serviceUrl), Cancellation);

        ((int)answer.StatusCode).ShouldBe(403);
        _host.Logs.Lines.ShouldContain(line => line.Contains("UntrustedServiceUrl"));
    }

    [Theory]
    [InlineData("Host", "rebound.example:3978", 401)]
    [InlineData("Host", "localhost.example", 401)]
    [InlineData("Host", "localhost:3978", 200)]
    [InlineData("Host", "[::1]:3978", 200)]
    [InlineData("Origin", "https://page.example", 401)]
    [InlineData("Origin", "null", 401)]
    [InlineData("Origin", "http://localhost:56150", 200)]
    [InlineData("Forwarded", "for=192.0.2.1", 401)]
    [InlineData("X-Forwarded-For", "192.0.2.1", 401)]
    [InlineData("X-Forwarded-Host", "tunnel.example", 401)]
    [InlineData("Via", "1.1 proxy", 401)]
    public async Task A_developers_machine_answers_its_own_tools_alone(string header, string value, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(Payloads.Message(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _host.Client.SendAsync(request, Cancellation);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Without_an_app_id_production_does_not_start()
    {
        var start = () => ProtocolHost.StartAsync((_, _) => Task.CompletedTask, []);

        var refusal = await start.ShouldThrowAsync<OptionsValidationException>();

        refusal.Message.ShouldStartWith("Bot:AppId is missing");
    }

    private static Func<ITurnContext, CancellationToken, Task> Seeing(Action<Activity> see) =>
        (turn, _) =>
        {
            see(turn.Activity);
            return Task.CompletedTask;
        };

    private static Func<ITurnContext, CancellationToken, Task> Answering(AdaptiveCardInvokeResponse response) =>
        (turn, _) => AnswerAsync(turn, response);

    private static Task<ResourceResponse> AnswerAsync(ITurnContext turn, object body) =>
        turn.SendActivityAsync(
            new Activity
            {
                Type = ActivityTypesEx.InvokeResponse,
                Value = new InvokeResponse { Status = 200, Body = body },
            },
            Cancellation
        );

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

    private static void WithUnknownFields(JsonObject activity)
    {
        activity["callerId"] = "urn:botframework:azure";
        activity["importance"] = "of-a-kind-not-known";
        activity["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:y", ["role"] = "user" });
        activity["from"]!["role"] = "user";
        activity["conversation"]!["isOfSomeKind"] = true;
        activity["entities"] = JsonNode.Parse("""[{"type":"clientInfo","locale":"ja-JP"},{"type":"of-some-kind","n":[1,2.50]}]""");
        activity["attachments"] = JsonNode.Parse("""[{"contentType":"text/html","content":"<p>記録</p>","extra":{"a":1}}]""");
        activity["value"] = JsonNode.Parse("""{"big":12345678901234567890,"s":"2026-11-22T00:00:00Z"}""");
    }

    private sealed class UnknownLengthStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
