using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KobanBot.Bench;

/// <summary>Answers what the bot asks of the connector at once, and counts it. A user's id is 29: and the principal name.</summary>
internal sealed class StandInConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _sent;
    private long _updated;

    private StandInConnector(WebApplication app) => _app = app;

    public long Sent => Interlocked.Read(ref _sent);

    public long Updated => Interlocked.Read(ref _updated);

    public string Url { get; private set; } = "";

    public static async Task<StandInConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new StandInConnector(app);
        app.Run(connector.AnswerAsync);
        await app.StartAsync();
        connector.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/";
        return connector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        if (HttpMethods.IsGet(http.Request.Method))
        {
            var user = Uri.UnescapeDataString(http.Request.Path.Value!.Split('/')[^1]);
            return http.Response.WriteAsync(JsonSerializer.Serialize(new { id = user, userPrincipalName = user[3..] }));
        }

        var number = HttpMethods.IsPost(http.Request.Method) ? Interlocked.Increment(ref _sent) : Interlocked.Increment(ref _updated);
        return http.Response.WriteAsync($$"""{"id":"{{number}}"}""");
    }
}
