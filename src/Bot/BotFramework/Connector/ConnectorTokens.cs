using Azure.Core;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework.Connector;

/// <summary>Makes a credential anew, so that a token which the connector refused does not come back from the credential's own cache.</summary>
internal sealed record ConnectorCredential(Func<TokenCredential> Create);

/// <summary>The bot's access token: renewed five minutes before it ends, by one request at a time.</summary>
internal sealed class ConnectorTokens(ConnectorCredential credential, IOptions<BotOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private readonly TokenRequestContext _request = new([options.Value.TokenScope]);
    private TokenCredential? _credential;
    private AccessTokenHolder? _current;

    /// <param name="refused">A token that the connector did not take; it is not handed out again.</param>
    public async ValueTask<string> GetAsync(string? refused, CancellationToken cancellation)
    {
        if (Usable(refused) is { } token)
        {
            return token;
        }

        await _renewing.WaitAsync(cancellation);
        try
        {
            if (Usable(refused) is { } renewedMeanwhile)
            {
                return renewedMeanwhile;
            }

            if (refused is not null || _credential is null)
            {
                _credential = credential.Create();
            }

            var fresh = await _credential.GetTokenAsync(_request, cancellation);
            Volatile.Write(ref _current, new AccessTokenHolder(fresh.Token, fresh.ExpiresOn));
            return fresh.Token;
        }
        finally
        {
            _renewing.Release();
        }
    }

    public void Dispose() => _renewing.Dispose();

    private string? Usable(string? refused)
    {
        var current = Volatile.Read(ref _current);
        return current is not null && current.Token != refused && current.ExpiresOn - RenewBefore > clock.GetUtcNow()
            ? current.Token
            : null;
    }

    private sealed record AccessTokenHolder(string Token, DateTimeOffset ExpiresOn);
}
