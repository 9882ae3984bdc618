using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>Who delivers. An Emulator's token knows neither service url nor endorsements.</summary>
internal sealed record Caller(string? ServiceUrl, IReadOnlyList<string> Endorsements, bool IsEmulator, DateTimeOffset TrustedUntil);

/// <summary>
/// Validates the token of a delivery: signature by a key of the channel, issuer, audience, and time with five minutes of grace. What
/// the token says about the activity is compared by <see cref="ActivityGate"/>.
/// </summary>
internal sealed class ChannelTokens(ChannelKeys keys, IOptions<BotOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    // The channel signs many deliveries with one token. A token that was validated is known again by its whole text, for a while.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(5);
    private const int MaxRemembered = 256;

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];

    private readonly BotOptions _options = options.Value;
    private readonly bool _takesEmulator = options.Value.EmulatorTokens && environment.IsDevelopment();
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, Caller> _remembered = new(StringComparer.Ordinal);

    /// <summary>Null for anything that is wrong with the header or the token. Throws <see cref="KeysUnavailableException"/>.</summary>
    public ValueTask<Caller?> ValidateAsync(string? authorization, CancellationToken cancellation)
    {
        const string Scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return ValueTask.FromResult<Caller?>(null);
        }

        return _remembered.TryGetValue(authorization, out var caller) && caller.TrustedUntil > clock.GetUtcNow()
            ? ValueTask.FromResult<Caller?>(caller)
            : ValidateNewAsync(authorization, authorization[Scheme.Length..].Trim(), cancellation);
    }

    private async ValueTask<Caller?> ValidateNewAsync(string authorization, string token, CancellationToken cancellation)
    {
        if (Read(token) is not { } jwt || !Algorithms.Contains(jwt.Alg) || string.IsNullOrEmpty(jwt.Kid))
        {
            return null;
        }

        // The issuer is unproven here: it only chooses which of two complete validations runs.
        var isEmulator = _takesEmulator && jwt.Issuer != _options.Issuer;
        var key = await (isEmulator ? keys.Emulator : keys.Channel).FindAsync(jwt.Kid, cancellation);
        if (key is null)
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(jwt, isEmulator ? EmulatorRules(key) : ChannelRules(key));
        if (!result.IsValid || (isEmulator && !IsOwnApp(jwt)))
        {
            return null;
        }

        var caller = new Caller(TokenRules.Claim(jwt, "serviceurl"), key.Endorsements, isEmulator, TrustedUntil(jwt));
        Remember(authorization, caller);
        return caller;
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token) : null;
        }
        catch (ArgumentException)
        {
            // The reader's way of saying that the parts are not base64 or not JSON.
            return null;
        }
    }

    private TokenValidationParameters ChannelRules(SigningKey key) => Rules(key, [_options.Issuer]);

    private TokenValidationParameters EmulatorRules(SigningKey key)
    {
        string[] tenants =
        [
            .. _options.EffectiveTenants,
            "d6d49420-f39b-4df7-a1dc-d59a935871db",
            "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
            "69e9b82d-4842-4902-8d1e-abc5b98a55e8",
        ];
        return Rules(
            key,
            tenants.SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" })
        );
    }

    private TokenValidationParameters Rules(SigningKey key, IEnumerable<string> issuers) =>
        TokenRules.Of(key, issuers, _options.AppId is { } app ? [app] : [], Algorithms, clock);

    private bool IsOwnApp(JsonWebToken jwt) =>
        TokenRules.Claim(jwt, TokenRules.Claim(jwt, "ver") == "2.0" ? "azp" : "appid") is { } app
        && app.Equals(_options.AppId, StringComparison.OrdinalIgnoreCase);

    private DateTimeOffset TrustedUntil(JsonWebToken jwt)
    {
        var forgotten = clock.GetUtcNow() + RememberedFor;
        var expired = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero) + TokenRules.Skew;
        return expired < forgotten ? expired : forgotten;
    }

    private void Remember(string authorization, Caller caller)
    {
        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[authorization] = caller;
    }
}

/// <summary>The two sources of keys; the second is asked only where Emulator tokens are honoured.</summary>
internal sealed class ChannelKeys(IOptions<BotOptions> options, TimeProvider clock, ILogger<ChannelKeys> logger) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private SigningKeys? _channel;
    private SigningKeys? _emulator;

    public SigningKeys Channel => Made(ref _channel, options.Value.OpenIdMetadata);

    public SigningKeys Emulator => Made(ref _emulator, options.Value.EmulatorOpenIdMetadata);

    public void Dispose()
    {
        _channel?.Dispose();
        _emulator?.Dispose();
        _http.Dispose();
    }

    private SigningKeys Made(ref SigningKeys? keys, string metadata) =>
        Volatile.Read(ref keys)
        ?? Interlocked.CompareExchange(ref keys, new SigningKeys(_http, new Uri(metadata), clock, logger), null)
        ?? keys;
}
