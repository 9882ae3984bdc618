using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KobanBot.Support.BotFramework;

/// <summary>The channel's OpenID metadata and keys on the loopback; counts how often the keys are fetched.</summary>
internal sealed class FakeOpenId : IAsyncDisposable
{
    private LoopbackServer? _server;
    private int _keyFetches;

    private FakeOpenId() { }

    public string MetadataUrl => new Uri(_server!.Address, "/v1/.well-known/openidconfiguration").ToString();

    public IReadOnlyList<TestKey> Keys { get; set; } = [];

    public bool IsDown { get; set; }

    public int KeyFetches => Volatile.Read(ref _keyFetches);

    public static async Task<FakeOpenId> StartAsync(params TestKey[] keys)
    {
        var openId = new FakeOpenId { Keys = keys };
        openId._server = await LoopbackServer.StartAsync(openId.AnswerAsync);
        return openId;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        if (IsDown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        if (http.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _keyFetches);
            var keys = new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.ToJwk())]) };
            return http.Response.WriteAsync(keys.ToJsonString(), CancellationToken.None);
        }

        var metadata = new JsonObject
        {
            ["issuer"] = "https://api.botframework.com",
            ["jwks_uri"] = new Uri(_server!.Address, "/v1/.well-known/keys").ToString(),
        };
        return http.Response.WriteAsync(metadata.ToJsonString(), CancellationToken.None);
    }
}
