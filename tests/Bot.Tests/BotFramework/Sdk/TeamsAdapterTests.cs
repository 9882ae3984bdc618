using System.Globalization;
using System.Text.Json;
using KobanBot.Bot.BotFramework.Inbound;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Support.BotFramework;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.Tests.BotFramework.Sdk;

/// <summary>Where the SDK's turn would surprise, on the wire.</summary>
public sealed class TeamsAdapterTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(AuthenticatedChannel.Now);
    private FakeConnector _connector = null!; // Set before any test.
    private ProtocolHost _host = null!; // Set before any test.
    private Func<ITurnContext, CancellationToken, Task> _bot = (_, _) => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = await ProtocolHost.StartAnonymousAsync((turn, cancellation) => _bot(turn, cancellation), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    /// <summary>The SDK copies service url, channel, names and locale into whatever is sent.</summary>
    [Fact]
    public async Task What_is_sent_carries_ids_alone()
    {
        _bot = async (turn, cancellation) =>
        {
            await turn.SendAsync(OutboundMessage.OfText("一"), cancellation);
            await turn.UpdateAsync("shown", OutboundMessage.OfText("二"), cancellation);
            await turn.Lasting().SendAsync(OutboundMessage.OfText("三"), TimeSpan.FromSeconds(5), cancellation);
        };

        await PostAsync(
            Payloads.Message(
                "asked",
                change: Payloads.To(
                    _connector,
                    a =>
                    {
                        a["locale"] = "ja-JP";
                        a["localTimezone"] = "Asia/Tokyo";
                        a["callerId"] = "urn:botframework:azure";
                        a["conversation"]!["name"] = "架空の会話";
                    }
                )
            )
        );

        var expected = (string text, string? replyTo) =>
            $$"""{"type":"message","from":{"id":"28:bot"},"recipient":{"id":"29:officer"},"conversation":{"id":"{{Payloads.Conversation}}"},{{(replyTo is null ? "" : $"\"replyToId\":\"{replyTo}\",")}}"textFormat":"plain","text":"{{text}}"}""";
        _connector.Requests.Select(r => r.Operation).ShouldBe(["send", "update", "send"]);
        _connector
            .Requests.Zip([expected("一", "asked"), expected("二", null), expected("三", "asked")])
            .ShouldAllBe(pair => JsonElement.DeepEquals(pair.First.Json, JsonElement.Parse(pair.Second)));
    }

    [Fact]
    public async Task A_card_arrives_as_its_own_JSON()
    {
        const string Card = """{"type":"AdaptiveCard","when":"2026-11-22T00:00:00Z","$ref":"x","n":2.50}""";
        _bot = async (turn, cancellation) => await turn.SendAsync(OutboundMessage.OfCard(Card, "要約"), cancellation);

        await PostAsync(Payloads.Message(change: Payloads.To(_connector)));

        _connector.Requests.ShouldHaveSingleItem().Card.GetRawText().ShouldBe(Card);
    }

    /// <summary>Why a card is raw JSON: what the base class library parsed is an object like others to the SDK's serialiser.</summary>
    [Fact]
    public async Task A_JsonElement_would_be_a_blank_card()
    {
        var parsed = JsonElement.Parse("""{"type":"AdaptiveCard","body":[]}""");
        _bot = async (turn, cancellation) =>
        {
            await turn.SendActivityAsync(Of(parsed), cancellation);
            await turn.SendActivityAsync(Of(new JRaw(parsed.GetRawText())), cancellation);
        };

        await PostAsync(Payloads.Message(change: Payloads.To(_connector)));

        _connector.Requests.Select(r => r.Card.GetRawText()).ShouldBe(["""{"ValueKind":1}""", """{"type":"AdaptiveCard","body":[]}"""]);
        OutboundMessage.OfCard("{}", "x").ToActivity().Attachments.ShouldHaveSingleItem().Content.ShouldBeOfType<JRaw>();

        static Activity Of(object content) =>
            new() { Type = "message", Attachments = [new Attachment { ContentType = OutboundMessage.CardType, Content = content }] };
    }

    [Fact]
    public async Task The_context_is_gone_when_the_turn_has_ended_and_the_conversation_is_not()
    {
        ITurnContext? kept = null;
        LastingConversation? lasting = null;
        _bot = (turn, _) =>
        {
            (kept, lasting) = (turn, turn.Lasting());
            return Task.CompletedTask;
        };

        await PostAsync(Payloads.Message(change: Payloads.To(_connector)));

        await Should.ThrowAsync<ObjectDisposedException>(() => kept!.SendAsync(OutboundMessage.OfText("x"), Cancellation));
        _connector.Requests.ShouldBeEmpty();
        await lasting!.SendAsync(OutboundMessage.OfText("後から"), TimeSpan.FromSeconds(5), Cancellation);
        (await lasting.UpdateAsync("shown", OutboundMessage.OfText("後から"), TimeSpan.FromSeconds(5), Cancellation)).ShouldBeTrue();
        _connector.Requests.Select(r => r.Operation).ShouldBe(["send", "update"]);
    }

    [Fact]
    public async Task A_turn_that_outlives_its_limit_keeps_its_context_until_it_ends()
    {
        var (entered, release, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        ITurnContext? kept = null;
        _bot = async (turn, _) =>
        {
            kept = turn;
            entered.SetResult();
            await release.Task;
            turn.TurnState.Get<string>("anything").ShouldBeNull();
            ended.SetResult();
        };

        var posted = PostAsync(Payloads.CardAction());
        await entered.Task;
        _clock.Advance(TimeSpan.FromSeconds(4));
        await posted;
        release.SetResult();
        await ended.Task.WaitAsync(Cancellation);

        while (!_host.Logs.Lines.Any(line => line.Contains("A turn ended only after its time limit.")))
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await Should.ThrowAsync<ObjectDisposedException>(() => kept!.SendAsync(OutboundMessage.OfText("x"), Cancellation));
    }

    /// <summary>The SDK sets the culture by the locale, which this process cannot make, and swallows the exception.</summary>
    [Fact]
    public async Task The_culture_of_a_turn_is_not_the_senders()
    {
        CultureInfo? seen = null;
        var unheard = 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        _bot = (_, _) =>
        {
            seen = CultureInfo.CurrentCulture;
            return Task.CompletedTask;
        };

        await PostAsync(Payloads.Message(change: Payloads.To(_connector, a => a["locale"] = "de-DE")));

        AppDomain.CurrentDomain.FirstChanceException -= Count;
        seen.ShouldBe(CultureInfo.InvariantCulture);
        unheard.ShouldBe(0);

        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown) =>
            unheard += thrown.Exception is CultureNotFoundException ? 1 : 0;
    }

    [Fact]
    public async Task The_bases_way_to_speak_first_is_refused()
    {
        var adapter = _host.Services.GetRequiredService<TeamsAdapter>();
        var reference = new ConversationReference { Conversation = new ConversationAccount(id: "c"), ServiceUrl = _connector.ServiceUrl };

        await Should.ThrowAsync<NotSupportedException>(() =>
            adapter.ContinueConversationAsync("app", reference, (_, _) => Task.CompletedTask, Cancellation)
        );
    }

    [Theory]
    [InlineData("expectReplies")]
    [InlineData("ExpectReplies")]
    [InlineData("EXPECTREPLIES")]
    public async Task Expected_replies_are_collected_in_any_spelling_and_carry_ids_alone(string mode)
    {
        _bot = async (turn, cancellation) => await turn.SendAsync(OutboundMessage.OfText("一"), cancellation);

        var answer = await PostAsync(
            Payloads.Message(
                change: Payloads.To(
                    _connector,
                    a =>
                    {
                        a["deliveryMode"] = mode;
                        a["locale"] = "ja-JP";
                    }
                )
            )
        );

        var reply = JsonElement.Parse(answer).GetProperty("activities")[0];
        reply.GetProperty("text").GetString().ShouldBe("一");
        reply.GetProperty("from").GetRawText().ShouldBe("""{"id":"28:bot"}""");
        reply.TryGetProperty("serviceUrl", out _).ShouldBeFalse();
        reply.TryGetProperty("locale", out _).ShouldBeFalse();
        _connector.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_body_of_an_invoke_answer_is_written()
    {
        _bot = (turn, cancellation) =>
            turn.SendActivityAsync(
                new Activity
                {
                    Type = ActivityTypesEx.InvokeResponse,
                    Value = new InvokeResponse
                    {
                        Status = 202,
                        Body = new JObject { ["記録"] = true },
                    },
                },
                cancellation
            );

        using var answer = await _host.PostAsync(Payloads.Invoke("of/some/kind"), Cancellation);

        ((int)answer.StatusCode).ShouldBe(202);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("""{"記録":true}""");
    }

    private async Task<string> PostAsync(string body)
    {
        using var answer = await _host.PostAsync(body, Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
