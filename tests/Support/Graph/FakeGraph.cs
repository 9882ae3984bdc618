using System.Collections.Concurrent;
using System.Text.Json;
using KobanBot.Support.BotFramework;
using Microsoft.AspNetCore.Http;

namespace KobanBot.Support.Graph;

/// <summary>A request to Graph, as it came.</summary>
internal sealed record GraphRequest(string Method, string RawPath, string? Authorization, JsonElement Body);

/// <summary>Microsoft Graph on the loopback, as far as mail goes: takes everything, or fails as scripted.</summary>
internal sealed class FakeGraph : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorFault> _faults = new();
    private readonly ConcurrentQueue<GraphRequest> _requests = new();
    private LoopbackServer? _server;

    private FakeGraph() { }

    public string BaseUrl => new Uri(_server!.Address, "v1.0").ToString();

    public IReadOnlyCollection<GraphRequest> Requests => _requests;

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
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: CancellationToken.None);
        _requests.Enqueue(
            new GraphRequest(
                http.Request.Method,
                http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
                http.Request.Headers.Authorization,
                body.RootElement.Clone()
            )
        );
        if (Gate is { } gate)
        {
            await gate();
        }

        if (!_faults.TryDequeue(out var fault))
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        if (fault.IsCut)
        {
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
}
