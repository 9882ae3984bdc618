using System.Collections.Concurrent;
using System.IO.Compression;
using KobanBot.Dev;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KobanBot.EndToEnd.Tests.Harness;

/// <summary>The bot as infra/ starts it, with a stand-in where Azure Monitor takes telemetry in.</summary>
public sealed class AzureMonitorTests
{
    [Fact]
    public async Task Traces_and_metrics_leave_the_process_when_the_connection_string_is_set()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var taken = new ConcurrentQueue<string>();
        await using var monitor = await StartMonitorAsync(taken, cancellation);
        var tools = await NodeTools.PrepareAsync(_ => { }, cancellation);
        await using var azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, cancellation);
        var settings = new Dictionary<string, string?>
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                $"InstrumentationKey=11111111-1111-4111-8111-111111111111;IngestionEndpoint={monitor.Urls.Single()}/",
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
        };

        await using (var bot = await BotProcess.StartAsync(tools, azurite.ConnectionString, null, settings, null, cancellation))
        {
            // What waits in a batch is sent when the process ends in order.
            await bot.StopAsync();
        }

        var all = string.Join('\n', taken);
        all.ShouldContain("\"baseType\":\"RequestData\"");
        all.ShouldContain("GET /ready");
        all.ShouldContain("\"baseType\":\"MetricData\"");
        all.ShouldContain("kobanbot.storage");
    }

    private static async Task<WebApplication> StartMonitorAsync(ConcurrentQueue<string> taken, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost(
            "/{**path}",
            async (HttpRequest request) =>
            {
                await using var body = request.Headers.ContentEncoding.Contains("gzip")
                    ? new GZipStream(request.Body, CompressionMode.Decompress)
                    : request.Body;
                using var reader = new StreamReader(body);
                var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
                taken.Enqueue(text);
                var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
                return Results.Json(
                    new
                    {
                        itemsReceived = lines,
                        itemsAccepted = lines,
                        errors = Array.Empty<object>(),
                    }
                );
            }
        );
        await app.StartAsync(cancellation);
        return app;
    }
}
