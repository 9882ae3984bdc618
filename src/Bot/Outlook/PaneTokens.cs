using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Inbound;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KobanBot.Bot.Outlook;

/// <summary>
/// Validates the token that the page gets by nested app authentication: signature by a key of Entra, issuer and tenant among those allowed, audience
/// and client the page's own registration, the permission, and time with five minutes of grace. An application's own token is refused.
/// </summary>
internal sealed class PaneTokens(IOptions<OutlookOptions> outlook, IOptions<BotOptions> bot, TimeProvider clock, ILogger<PaneTokens> logger)
    : IDisposable
{
    private const string Scheme = "Bearer ";
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256];

    private readonly OutlookOptions _options = outlook.Value;
    private readonly IReadOnlyList<string> _tenants = bot.Value.EffectiveTenants;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private SigningKeys? _keys;

    /// <returns>The Entra object id of the person; null for anything that is wrong. Throws <see cref="KeysUnavailableException"/>.</returns>
    public async Task<string?> AccountOfAsync(string? authorization, CancellationToken cancellation)
    {
        if (!_options.IsOn || authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (
            Read(authorization[Scheme.Length..].Trim()) is not { } token
            || !Algorithms.Contains(token.Alg)
            || token.Kid is not { Length: > 0 }
        )
        {
            return null;
        }

        var key = await Keys.FindAsync(token.Kid, cancellation);
        return key is not null && (await _handler.ValidateTokenAsync(token, Rules(key))).IsValid && IsOfAPerson(token)
            ? TokenRules.Claim(token, "oid")
            : null;
    }

    public void Dispose()
    {
        _keys?.Dispose();
        _http.Dispose();
    }

    private SigningKeys Keys =>
        Volatile.Read(ref _keys)
        ?? Interlocked.CompareExchange(ref _keys, new SigningKeys(_http, new Uri(_options.OpenIdMetadata), clock, logger), null)
        ?? _keys;

    private JsonWebToken? Read(string token) => _handler.CanReadToken(token) ? TryRead(token) : null;

    private static JsonWebToken? TryRead(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters Rules(SigningKey key) =>
        TokenRules.Of(
            key,
            _tenants.SelectMany(tenant =>
                new[] { $"https://login.microsoftonline.com/{tenant}/v2.0", $"https://sts.windows.net/{tenant}/" }
            ),
            [_options.ClientId, $"api://{_options.ClientId}"],
            Algorithms,
            clock
        );

    /// <summary>A delegated token of our own page, of somebody in an allowed tenant; that of an application has no permissions of this kind.</summary>
    private bool IsOfAPerson(JsonWebToken token) =>
        _tenants.Contains(TokenRules.Claim(token, "tid"), StringComparer.OrdinalIgnoreCase)
        && string.Equals(
            TokenRules.Claim(token, "azp") ?? TokenRules.Claim(token, "appid"),
            _options.ClientId,
            StringComparison.OrdinalIgnoreCase
        )
        && TokenRules.Claim(token, "scp")?.Split(' ').Contains(_options.Permission, StringComparer.Ordinal) == true
        && Guid.TryParse(TokenRules.Claim(token, "oid"), out _);
}
