using Azure.Core;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace KobanBot.Bot.Graph;

/// <summary>The SDK's client on a transport without its handlers: its own repetitions would send twice after an answer that was lost.</summary>
internal sealed class GraphConnection : IDisposable
{
    private readonly HttpClient? _http;

    public GraphConnection(TokenCredential credential, string baseUrl)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
        var tokens = new BaseBearerTokenAuthenticationProvider(new Tokens(credential, new Uri(baseUrl)));
        Client = new GraphServiceClient(_http, tokens, baseUrl);
    }

    /// <summary>On another transport, which is its owner's.</summary>
    public GraphConnection(IRequestAdapter adapter) => Client = new GraphServiceClient(adapter);

    public GraphServiceClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _http?.Dispose();
    }

    /// <summary>How long the service asks to wait; null when it does not say.</summary>
    public static TimeSpan? RetryAfterOf(ApiException refusal, DateTimeOffset now)
    {
        if (
            refusal.ResponseHeaders is not { } headers
            || headers.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault()
                is not { } text
        )
        {
            return null;
        }

        if (int.TryParse(text, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Max(0, seconds));
        }

        return DateTimeOffset.TryParse(text, out var date) && date > now ? date - now : null;
    }

    /// <summary>Tokens for one host and no other.</summary>
    private sealed class Tokens(TokenCredential credential, Uri graph) : IAccessTokenProvider
    {
        // On the loopback stands a test's own Graph, which any token does for.
        private readonly TokenRequestContext _request = new([
            $"{(graph.IsLoopback ? "https://graph.microsoft.com" : graph.GetLeftPart(UriPartial.Authority))}/.default",
        ]);

        public AllowedHostsValidator AllowedHostsValidator { get; } = new([graph.Host]);

        public async Task<string> GetAuthorizationTokenAsync(
            Uri uri,
            Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default
        ) => AllowedHostsValidator.IsUrlHostValid(uri) ? (await credential.GetTokenAsync(_request, cancellationToken)).Token : "";
    }
}
