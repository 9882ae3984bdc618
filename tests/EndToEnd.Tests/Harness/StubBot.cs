using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KobanBot.EndToEnd.Tests.Harness;

/// <summary>
/// The smallest bot that answers with cards: any word brings a form, any button the next step of it. It exists to know the harness
/// and the Playground without the product.
/// </summary>
internal sealed class StubBot : IAsyncDisposable
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    private readonly ConcurrentQueue<JsonNode> _received = new();
    private readonly HttpClient _connector = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WebApplication _app;

    private StubBot()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/api/messages", ReceiveAsync);
    }

    public Uri MessagesEndpoint =>
        new(
            new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()),
            "api/messages"
        );

    /// <summary>Every activity, in the order of arrival.</summary>
    public IEnumerable<JsonNode> Received => _received;

    public IEnumerable<JsonNode> ReceivedFrom(string aadObjectId, string type) =>
        _received.Where(each => (string?)each["type"] == type && IsFrom(each, aadObjectId));

    public static async Task<StubBot> StartAsync(CancellationToken cancellation)
    {
        var bot = new StubBot();
        await bot._app.StartAsync(cancellation);
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _connector.Dispose();
    }

    private static bool IsFrom(JsonNode activity, string aadObjectId) => (string?)activity["from"]?["aadObjectId"] == aadObjectId;

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var activity = (await JsonNode.ParseAsync(request.Body))!;
        _received.Enqueue(activity);
        switch ((string?)activity["type"])
        {
            case "message" when (string?)activity["text"] == "やあ":
                await SendAsync(activity, new JsonObject { ["type"] = "message", ["text"] = "こんにちは" });
                return Results.Ok();
            case "message":
                await SendAsync(activity, Message(Form(1)));
                return Results.Ok();
            case "invoke":
                return await AnswerAsync(activity);
            case "conversationUpdate" when IsFrom(activity, HarnessFixture.Saburo.AadObjectId):
                await Task.Delay(TimeSpan.FromSeconds(2));
                await SendAsync(activity, Message(Form(0)));
                return Results.Ok();
            default:
                return Results.Ok();
        }
    }

    private async Task<IResult> AnswerAsync(JsonNode activity)
    {
        var action = activity["value"]!["action"]!;
        var card = Form((int)action["data"]!["step"]! + 1);
        if ((string?)action["verb"] != "unsaved")
        {
            var stored = await _connector.PutAsJsonAsync(
                ActivityAddress(activity, (string?)activity["replyToId"]),
                Message(card.DeepClone())
            );
            stored.EnsureSuccessStatusCode();
        }

        return Results.Json(
            new JsonObject
            {
                ["statusCode"] = 200,
                ["type"] = CardType,
                ["value"] = card,
            }
        );
    }

    private async Task SendAsync(JsonNode activity, JsonNode message)
    {
        var sent = await _connector.PostAsJsonAsync(ActivityAddress(activity, (string?)activity["id"]), message);
        sent.EnsureSuccessStatusCode();
    }

    private static Uri ActivityAddress(JsonNode activity, string? id) =>
        new($"{activity["serviceUrl"]}/v3/conversations/{Uri.EscapeDataString((string)activity["conversation"]!["id"]!)}/activities/{id}");

    private static JsonObject Message(JsonNode card) =>
        new() { ["type"] = "message", ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = card }) };

    private static JsonNode Form(int step) =>
        JsonNode.Parse(
            $$"""
            {
              "type": "AdaptiveCard", "version": "1.5",
              "body": [
                { "type": "TextBlock", "text": "手順 {{step}}", "style": "heading", "wrap": true },
                { "type": "Input.Text", "id": "place", "label": "場所" },
                { "type": "Input.Text", "id": "remarks", "label": "備考", "isMultiline": true },
                { "type": "Input.Date", "id": "day", "label": "開催日" },
                { "type": "Input.Time", "id": "start", "label": "開始" },
                { "type": "Input.Toggle", "id": "chief", "title": "署長が出席", "value": "false", "wrap": true },
                { "type": "Input.ChoiceSet", "id": "kind", "label": "種別", "style": "compact", "value": "regular",
                  "choices": [{ "title": "定期会議", "value": "regular" }, { "title": "臨時会議", "value": "extraordinary" }] },
                { "type": "Input.ChoiceSet", "id": "field", "label": "分野", "style": "expanded",
                  "choices": [{ "title": "交通", "value": "traffic" }, { "title": "犯罪", "value": "crime" }] },
                { "type": "Input.ChoiceSet", "id": "present", "label": "出席者", "style": "expanded", "isMultiSelect": true,
                  "value": "1,2", "wrap": true,
                  "choices": [{ "title": "試験 一郎", "value": "1" }, { "title": "試験 二郎", "value": "2" }] },
                { "type": "Container", "items": [{ "type": "TextBlock", "text": "議題1", "wrap": true }],
                  "selectAction": { "type": "Action.Execute", "title": "議題1を直す", "verb": "row", "data": { "step": {{step}} } } }
              ],
              "actions": [
                { "type": "Action.Execute", "title": "次へ", "verb": "next", "data": { "step": {{step}} } },
                { "type": "Action.Execute", "title": "保存なし", "verb": "unsaved", "data": { "step": {{step}} } },
                { "type": "Action.Execute", "title": "中止", "verb": "cancel", "mode": "secondary", "data": { "step": {{step}} } }
              ]
            }
            """
        )!;
}
