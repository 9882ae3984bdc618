using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace KobanBot.Support.BotFramework;

/// <summary>One request to the connector, as it came.</summary>
/// <param name="Operation">send, reply, update, delete, create, member, pagedmembers, members or other.</param>
/// <param name="ActivityId">The id in the path, or the one that was handed out.</param>
internal sealed record ConnectorRequest(
    string Operation,
    string RawPath,
    string? ConversationId,
    string? ActivityId,
    string? Authorization,
    string UserAgent,
    byte[] Body
)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public string? Text => Json.TryGetProperty("text", out var text) ? text.GetString() : null;

    /// <summary>The content of the first attachment.</summary>
    public JsonElement Card => Json.GetProperty("attachments")[0].GetProperty("content");
}

/// <summary>How the connector misbehaves once.</summary>
internal sealed record ConnectorFault
{
    public int Status { get; private init; }
    public string Body { get; private init; } = "";
    public string? RetryAfter { get; private init; }

    /// <summary>Cuts the connection, after half an answer if there is a status.</summary>
    public bool IsCut { get; private init; }

    public static ConnectorFault Reset { get; } = new() { IsCut = true };

    /// <summary>Takes the request, and breaks off within the body of a good answer.</summary>
    public static ConnectorFault PartialAnswer { get; } = new() { IsCut = true, Status = 200 };

    public static ConnectorFault EmptyAnswer { get; } = new() { Status = 200 };

    public static ConnectorFault Answer(int status, string body = "", string? retryAfter = null) =>
        new()
        {
            Status = status,
            Body = body,
            RetryAfter = retryAfter,
        };

    public static ConnectorFault Code(int status, string code) =>
        Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"as scripted"}}""");
}

/// <summary>
/// The channel's connector on the loopback: records what is sent and updated, hands out activity ids, and misbehaves as scripted.
/// </summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private const string Root = "/v3/conversations";

    private readonly ConcurrentQueue<ConnectorFault> _faults = new();
    private readonly ConcurrentQueue<ConnectorRequest> _requests = new();
    private readonly Channel<ConnectorRequest> _arrivals = Channel.CreateUnbounded<ConnectorRequest>();
    private readonly ConcurrentDictionary<string, string[]> _members = new(StringComparer.Ordinal);
    private LoopbackServer? _server;
    private long _lastId;
    private long _count;

    private FakeConnector() { }

    /// <summary>With a slash at its end, as Teams writes it.</summary>
    public string ServiceUrl => _server!.Address.ToString();

    public Uri Address => _server!.Address;

    /// <summary>Off for load runs, in which memory must stay flat.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>Asked before the scripted faults; null lets the request succeed.</summary>
    public Func<ConnectorRequest, ConnectorFault?>? FaultOf { get; set; }

    /// <summary>Awaited before every answer.</summary>
    public Func<Task>? Gate { get; set; }

    /// <summary>False imitates a channel without the routes for one member and for pages (the Emulator).</summary>
    public bool HasMemberRoutes { get; set; } = true;

    public int MembersPerPage { get; set; } = 500;

    public IReadOnlyCollection<ConnectorRequest> Requests => _requests;

    public long RequestCount => Interlocked.Read(ref _count);

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector._server = await LoopbackServer.StartAsync(connector.AnswerAsync);
        return connector;
    }

    /// <summary>Applied to the next requests, in order.</summary>
    public void FailNext(params ReadOnlySpan<ConnectorFault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>Each member is a JSON object of the protocol.</summary>
    public void SetMembers(string conversation, params string[] members) => _members[conversation] = members;

    /// <summary>The next request that was not yet taken here, waiting for it if need be.</summary>
    public ValueTask<ConnectorRequest> NextAsync(CancellationToken cancellation) => _arrivals.Reader.ReadAsync(cancellation);

    public void Clear()
    {
        _requests.Clear();
        while (_arrivals.Reader.TryRead(out _)) { }
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await ReadAsync(http.Request);
        var request = Describe(http, body);
        Interlocked.Increment(ref _count);
        var fault = FaultOf?.Invoke(request) ?? (_faults.TryDequeue(out var scripted) ? scripted : null);
        if (IsRecording)
        {
            _requests.Enqueue(request);
            _arrivals.Writer.TryWrite(request);
        }

        if (Gate is { } gate)
        {
            await gate();
        }

        await (fault is null ? SucceedAsync(http, request) : MisbehaveAsync(http, fault));
    }

    private static async Task MisbehaveAsync(HttpContext http, ConnectorFault fault)
    {
        if (fault.IsCut)
        {
            if (fault.Status == 0)
            {
                http.Abort();
                return;
            }

            // Kestrel closes the connection when less is written than was promised.
            http.Response.ContentLength = 1000;
            await http.Response.WriteAsync("""{"id":"ha""", CancellationToken.None);
            return;
        }

        http.Response.StatusCode = fault.Status;
        if (fault.RetryAfter is not null)
        {
            http.Response.Headers.RetryAfter = fault.RetryAfter;
        }

        await http.Response.WriteAsync(fault.Body, CancellationToken.None);
    }

    private Task SucceedAsync(HttpContext http, ConnectorRequest request) =>
        request.Operation switch
        {
            "send" or "reply" or "update" => WriteAsync(http, 200, $$"""{"id":"{{request.ActivityId}}"}"""),
            "create" => WriteAsync(http, 201, $$"""{"id":"a:{{request.ActivityId}}"}"""),
            "delete" => WriteAsync(http, 200, ""),
            "members" => WriteAsync(http, 200, $"[{string.Join(',', Members(request))}]"),
            "pagedmembers" when HasMemberRoutes => WriteAsync(http, 200, Page(http, request)),
            "member" when HasMemberRoutes && Member(http, request) is { } member => WriteAsync(http, 200, member),
            _ => WriteAsync(http, 404, """{"error":{"code":"NotFound","message":"no such route"}}"""),
        };

    private string[] Members(ConnectorRequest request) => _members.GetValueOrDefault(request.ConversationId ?? "", []);

    private string? Member(HttpContext http, ConnectorRequest request)
    {
        var id = Uri.UnescapeDataString(http.Request.Path.Value!.Split('/')[^1]);
        return Members(request).FirstOrDefault(member => JsonElement.Parse(member).GetProperty("id").GetString() == id);
    }

    private string Page(HttpContext http, ConnectorRequest request)
    {
        var all = Members(request);
        var from = int.TryParse(http.Request.Query["continuationToken"], CultureInfo.InvariantCulture, out var given) ? given : 0;
        var page = string.Join(',', all.Skip(from).Take(MembersPerPage));
        var next = from + MembersPerPage;
        return next < all.Length ? $$"""{"members":[{{page}}],"continuationToken":"{{next}}"}""" : $$"""{"members":[{{page}}]}""";
    }

    private ConnectorRequest Describe(HttpContext http, byte[] body)
    {
        var rawPath = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var query = rawPath.IndexOf('?', StringComparison.Ordinal);
        var start = rawPath.IndexOf(Root, StringComparison.Ordinal);
        var path = query < 0 ? rawPath : rawPath[..query];
        var parts = start < 0 ? [] : path[(start + Root.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var operation = OperationOf(http.Request.Method, start, parts);
        var id =
            operation is "send" or "reply" or "create" ? NewId()
            : parts.Length > 2 ? Uri.UnescapeDataString(parts[2])
            : null;
        return new ConnectorRequest(
            operation,
            rawPath,
            parts.Length > 0 ? Uri.UnescapeDataString(parts[0]) : null,
            id,
            http.Request.Headers.Authorization,
            http.Request.Headers.UserAgent.ToString(),
            body
        );
    }

    private static string OperationOf(string method, int start, string[] parts) =>
        (method, parts) switch
        {
            _ when start < 0 => "other",
            ("POST", []) => "create",
            ("POST", [_, "activities"]) => "send",
            ("POST", [_, "activities", _]) => "reply",
            ("PUT", [_, "activities", _]) => "update",
            ("DELETE", [_, "activities", _]) => "delete",
            ("GET", [_, "members"]) => "members",
            ("GET", [_, "members", _]) => "member",
            ("GET", [_, "pagedmembers"]) => "pagedmembers",
            _ => "other",
        };

    private string NewId() => $"sent-{Interlocked.Increment(ref _lastId)}";

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is not { } length)
        {
            return [];
        }

        var body = new byte[length];
        await request.Body.ReadExactlyAsync(body, CancellationToken.None);
        return body;
    }

    private static Task WriteAsync(HttpContext http, int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        http.Response.StatusCode = status;
        http.Response.ContentLength = bytes.Length;
        http.Response.ContentType = "application/json";
        return http.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }
}
