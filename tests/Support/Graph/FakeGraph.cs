using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Support.BotFramework;
using Microsoft.AspNetCore.Http;

namespace KobanBot.Support.Graph;

/// <summary>A request to Graph, as it came.</summary>
/// <param name="Body">Undefined where it is no JSON.</param>
/// <param name="Text">As it was sent.</param>
internal sealed record GraphRequest(string Method, string RawPath, string? Authorization, JsonElement Body, string Text);

/// <summary>Microsoft Graph on the loopback, as far as mail, one calendar and the app's installations go: takes everything, or fails as scripted.</summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorFault> _faults = new();
    private readonly ConcurrentQueue<GraphRequest> _requests = new();
    private LoopbackServer? _server;

    private FakeGraph() { }

    public string BaseUrl => new Uri(_server!.Address, "v1.0").ToString();

    public IReadOnlyCollection<GraphRequest> Requests => _requests;

    /// <summary>Entries of the calendar by id, as they stand now; a person may change or remove them.</summary>
    public ConcurrentDictionary<string, JsonObject> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Files of all drives by name, with the path by which they came.</summary>
    public ConcurrentDictionary<string, string> Drive { get; } = new(StringComparer.Ordinal);

    /// <summary>What a converted file is.</summary>
    public string PdfContent { get; set; } = "%PDF-of-graph";

    /// <summary>Object ids of accounts by their name; who is missing has no account.</summary>
    public ConcurrentDictionary<string, string> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Object ids of those who have the app.</summary>
    public ConcurrentDictionary<string, string> Installed { get; } = new(StringComparer.Ordinal);

    /// <summary>While set, nothing is answered but this.</summary>
    public ConnectorFault? Outage { get; set; }

    /// <summary>Awaited before every answer.</summary>
    public Func<Task>? Gate { get; set; }

    public static async Task<FakeGraph> StartAsync()
    {
        var graph = new FakeGraph();
        graph._server = await LoopbackServer.StartAsync(graph.AnswerAsync);
        return graph;
    }

    /// <summary>Applied to the next requests, in order.</summary>
    public void FailNext(params ReadOnlySpan<ConnectorFault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(CancellationToken.None);
        var isJson = http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true && text.Length > 0;
        var request = new GraphRequest(
            http.Request.Method,
            http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            http.Request.Headers.Authorization,
            isJson ? JsonElement.Parse(text) : default,
            text
        );
        _requests.Enqueue(request);
        if (Gate is { } gate)
        {
            await gate();
        }

        if (!_faults.TryDequeue(out var fault) && Outage is null)
        {
            await TakeAsync(http, request);
            return;
        }

        fault ??= Outage!; // One of them: asked above.

        if (fault.IsCut)
        {
            // With a status the request was taken, and its answer is what gets lost.
            if (fault.Status > 0)
            {
                await TakeAsync(http, request);
            }

            http.Abort();
            return;
        }

        http.Response.StatusCode = fault.Status;
        http.Response.ContentType = "application/json";
        if (fault.RetryAfter is not null)
        {
            http.Response.Headers.RetryAfter = fault.RetryAfter;
        }

        await http.Response.WriteAsync(fault.Body, CancellationToken.None);
    }

    private async Task TakeAsync(HttpContext http, GraphRequest request)
    {
        if (await TookFileAsync(http))
        {
            return;
        }

        string[] path = http.Request.Path.Value!.Split('/'); // "", v1.0, users, mailbox, events, id, cancel
        if (path is [_, _, _, _] or [_, _, _, _, "teamwork", "installedApps"])
        {
            await TakeInstallationAsync(http, request, path);
            return;
        }

        if (path is not [_, _, _, _, "events", ..])
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        http.Response.ContentType = "application/json";
        switch (request.Method, path)
        {
            case ("POST", { Length: 5 }):
                // The same transaction adds one entry, however often it is asked.
                var transaction = request.Body.GetProperty("transactionId").GetString();
                var id = Events.FirstOrDefault(e => (string?)e.Value["transactionId"] == transaction).Key ?? $"event-{Events.Count + 1}";
                Events[id] = Merged(new JsonObject { ["id"] = id }, request);
                http.Response.StatusCode = StatusCodes.Status201Created;
                await http.Response.WriteAsync(Events[id].ToJsonString(), CancellationToken.None);
                break;
            case ("PATCH", [.., var one]) when Events.TryGetValue(one, out var stored):
                Events[one] = Merged(stored, request);
                await http.Response.WriteAsync(Events[one].ToJsonString(), CancellationToken.None);
                break;
            case ("GET", [.., var one]) when Events.TryGetValue(one, out var stored):
                await http.Response.WriteAsync(stored.ToJsonString(), CancellationToken.None);
                break;
            case ("POST", [.., var one, "cancel"]) when Events.TryRemove(one, out _):
                http.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                await http.Response.WriteAsync("""{"error":{"code":"ErrorItemNotFound","message":"gone"}}""", CancellationToken.None);
                break;
        }
    }

    /// <summary>A drive: what is put there by name is fetched as PDF from an address without a token, and is removed.</summary>
    private async Task<bool> TookFileAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith("/pdf/", StringComparison.Ordinal))
        {
            var isThere = Drive.ContainsKey(path["/pdf/".Length..]) && http.Request.Headers.Authorization.Count == 0;
            http.Response.StatusCode = isThere ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            await http.Response.WriteAsync(isThere ? PdfContent : "", CancellationToken.None);
            return true;
        }

        if (path.Split("/drive/root:/") is not [_, var named])
        {
            return false;
        }

        var name = named.Split(':')[0];
        switch (http.Request.Method)
        {
            case "PUT":
                Drive[name] = path;
                http.Response.StatusCode = StatusCodes.Status201Created;
                break;
            case "GET" when Drive.ContainsKey(name) && http.Request.QueryString.Value == "?format=pdf":
                http.Response.StatusCode = StatusCodes.Status302Found;
                http.Response.Headers.Location = new Uri(_server!.Address, $"/pdf/{name}").AbsoluteUri;
                break;
            default:
                http.Response.StatusCode = Drive.TryRemove(name, out _) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
                break;
        }

        return true;
    }

    private async Task TakeInstallationAsync(HttpContext http, GraphRequest request, string[] path)
    {
        var (user, app) = (path[3], request.Method == "POST" ? request.Body.GetProperty("teamsApp@odata.bind").GetString()! : "");
        var (status, body) =
            request.Method == "GET" && Accounts.TryGetValue(user, out var id) ? (200, $$"""{"id":"{{id}}"}""")
            : request.Method == "GET" ? (404, """{"error":{"code":"Request_ResourceNotFound","message":"none"}}""")
            : Installed.TryAdd(user, app) ? (201, "{}")
            : (409, """{"error":{"code":"Conflict","message":"there already"}}""");
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body, CancellationToken.None);
    }

    private static JsonObject Merged(JsonObject stored, GraphRequest request)
    {
        var merged = stored.DeepClone().AsObject();
        foreach (var property in request.Body.EnumerateObject())
        {
            merged[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        return merged;
    }
}
