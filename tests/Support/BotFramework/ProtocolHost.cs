using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Core;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KobanBot.Support.BotFramework;

/// <summary>The protocol alone on a real Kestrel, with a handler of the test's own.</summary>
internal sealed class ProtocolHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProtocolHost(WebApplication app, CapturedLogs logs)
    {
        _app = app;
        Logs = logs;
        Client = new HttpClient { BaseAddress = LoopbackServer.AddressOf(app) };
    }

    public HttpClient Client { get; }

    public CapturedLogs Logs { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<ProtocolHost> StartAsync(
        Func<ITurnContext, CancellationToken, Task> handler,
        IEnumerable<KeyValuePair<string, string?>> settings,
        string environment = "Production",
        TimeProvider? clock = null,
        Action<IServiceCollection>? services = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var logs = new CapturedLogs();
        builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton<IBot>(new DelegateBot(handler));
        services?.Invoke(builder.Services);
        builder.Services.AddBotFramework(builder.Configuration);
        var app = builder.Build();
        app.MapBotFramework();
        await app.StartAsync(CancellationToken.None);
        return new ProtocolHost(app, logs);
    }

    /// <summary>Without an app id, in Development: no tokens either way.</summary>
    public static Task<ProtocolHost> StartAnonymousAsync(
        Func<ITurnContext, CancellationToken, Task> handler,
        TimeProvider? clock = null,
        params KeyValuePair<string, string?>[] settings
    ) => StartAsync(handler, settings, Environments.Development, clock);

    public Task<HttpResponseMessage> PostAsync(string json, CancellationToken cancellation, string? token = null) =>
        PostAsync(new StringContent(json, Encoding.UTF8, "application/json"), cancellation, token);

    public async Task<HttpResponseMessage> PostAsync(HttpContent content, CancellationToken cancellation, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await Client.SendAsync(request, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private sealed class DelegateBot(Func<ITurnContext, CancellationToken, Task> handler) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            handler(turnContext, cancellationToken);
    }
}

/// <summary>
/// Brings requests for the real service hosts to the fake connector, so that tests run with the addresses and rules of production.
/// </summary>
internal sealed class RedirectToFake(Uri fake) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(fake, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Hands out token-1, token-2 … and counts.</summary>
internal sealed class FakeCredential(TimeProvider clock) : TokenCredential
{
    private int _issued;

    public int Issued => Volatile.Read(ref _issued);

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>As a managed identity that fails.</summary>
    public bool IsAway { get; set; }

    public ConnectorCredential ToConnectorCredential() => new(() => this);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        IsAway
            ? throw new Azure.Identity.CredentialUnavailableException("no identity")
            : new($"token-{Interlocked.Increment(ref _issued)}", clock.GetUtcNow() + Lifetime);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}

/// <summary>Every log line of a host, as text.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The lines of failures, with their exceptions: a test that expects none shows them.</summary>
    public IReadOnlyCollection<string> Errors => [.. _lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose() { }

    private sealed class Logger(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
