namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>The transport to the connector, replaceable in tests: one handler, so one pool of connections.</summary>
internal sealed class ConnectorTransport(HttpMessageHandler handler) : IDisposable
{
    // A redirect is never followed: it would carry the token along.
    public ConnectorTransport()
        : this(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            }
        ) { }

    public HttpMessageInvoker Http { get; } = new(handler);

    public void Dispose() => Http.Dispose();
}
