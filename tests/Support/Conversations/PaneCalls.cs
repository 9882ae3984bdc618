using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.Outlook;

namespace KobanBot.Support.Conversations;

/// <summary>The page beside an appointment, as its script asks the bot: flat texts, with the appointment as JSON.</summary>
/// <param name="Account">The Entra account that is named, as on a developer's machine; null for nobody.</param>
internal sealed record PaneCalls(HttpClient Http, string? Account)
{
    /// <summary>14:00 to 15:30 in 中央町内会館 on the day that the world has planned.</summary>
    public static JsonObject Usual =>
        new()
        {
            ["start"] = "2026-11-20T14:00:00+09:00",
            ["end"] = "2026-11-20T15:30:00+09:00",
            ["place"] = "中央町内会館 2階",
            ["isAllDay"] = false,
            ["isSeries"] = false,
            ["isOccurrence"] = false,
            ["people"] = new JsonArray("P2@koban.example", "p5@KOBAN.example", "guest@example.com"),
        };

    public Task<JsonNode> OpenAsync(JsonObject? appointment = null, params (string Key, string Value)[] inputs) =>
        AskAsync("open", appointment, inputs);

    /// <summary>Presses 保存 on the form of an answer, with other inputs where they are named.</summary>
    public Task<JsonNode> SaveAsync(JsonNode shown, params (string Key, string Value)[] inputs)
    {
        var form = shown["form"]!;
        var all = form["data"]!
            .AsObject()
            .Select(d => (d.Key, (string)d.Value!))
            .Concat(form["fields"]!.AsArray().Select(f => ((string)f!["id"]!, (string)f["value"]!)))
            .Where(own => inputs.All(i => i.Key != own.Item1));
        return AskAsync("save", Usual, [.. all, .. inputs]);
    }

    public async Task<JsonNode> AskAsync(string what, JsonObject? appointment, (string Key, string Value)[] inputs)
    {
        using var response = await PostAsync(
            what,
            JsonContent.Create(
                inputs
                    .Append(("appointment", (appointment ?? Usual).ToJsonString()))
                    .DistinctBy(i => i.Item1)
                    .ToDictionary(i => i.Item1, i => i.Item2)
            )
        );
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <param name="token">In the place of the named account.</param>
    public async Task<HttpResponseMessage> PostAsync(string what, HttpContent content, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/outlook/{what}") { Content = content };
        if (Account is not null)
        {
            request.Headers.Add(PaneSignIn.DeveloperAccount, Account);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        }

        // Read whole before it is sent, as a browser does: its length is known.
        await content.LoadIntoBufferAsync();
        return await Http.SendAsync(request);
    }

    public static JsonNode Field(JsonNode view, string id) => view["form"]!["fields"]!.AsArray().Single(f => (string?)f!["id"] == id)!;

    public static string Value(JsonNode view, string id) => (string)Field(view, id)["value"]!;

    public static IReadOnlyList<string> Notes(JsonNode view) => [.. view["notes"]!.AsArray().Select(n => (string)n!)];
}
