using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>A key of the channel, with the channels that it may sign for.</summary>
internal sealed record SigningKey(JsonWebKey Key, IReadOnlyList<string> Endorsements);

/// <summary>No key could be fetched at all; it is an outage, not a bad token.</summary>
internal sealed class KeysUnavailableException(Exception? inner) : Exception("The signing keys could not be fetched.", inner);

/// <summary>
/// The signing keys behind one OpenID metadata address. They are fetched again after half a day, and when a token names an
/// unknown key, but then at most once a minute: nobody can make the bot hammer the address with invented keys.
/// </summary>
internal sealed partial class SigningKeys(HttpMessageInvoker http, Uri metadata, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(5);
    private const int MaxBytes = 1024 * 1024;

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile KeySet? _current;
    private DateTimeOffset _lastForced = DateTimeOffset.MinValue;
    private DateTimeOffset _lastFailure = DateTimeOffset.MinValue;

    /// <summary>Null when the channel has no such key.</summary>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        var keys = _current;
        if (keys is null || clock.GetUtcNow() - keys.FetchedAt > Lifetime)
        {
            keys = await RefreshAsync(keys, isForced: false, cancellation);
        }

        if (keys.ById.TryGetValue(keyId, out var known))
        {
            return known;
        }

        keys = await RefreshAsync(keys, isForced: true, cancellation);
        return keys.ById.GetValueOrDefault(keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private async Task<KeySet> RefreshAsync(KeySet? seen, bool isForced, CancellationToken cancellation)
    {
        await _fetching.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (
                _current is { } current
                && (current != seen || now - _lastFailure < AfterFailure || (isForced && now - _lastForced < BetweenForced))
            )
            {
                return current;
            }

            if (now - _lastFailure < AfterFailure)
            {
                throw new KeysUnavailableException(inner: null);
            }

            if (isForced)
            {
                _lastForced = now;
            }

            return await FetchOrKeepAsync(now);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<KeySet> FetchOrKeepAsync(DateTimeOffset now)
    {
        try
        {
            // Others wait for the same keys, so the one who asked first cannot call it off.
            using var limit = new CancellationTokenSource(FetchTimeout, clock);
            _current = await FetchAsync(now, limit.Token);
            return _current;
        }
        catch (Exception failure)
            when (failure is HttpRequestException or IOException or JsonException or OperationCanceledException or InvalidDataException)
        {
            _lastFailure = now;
            Log.FetchFailed(logger, failure.GetType().Name);
            return _current ?? throw new KeysUnavailableException(failure);
        }
    }

    private async Task<KeySet> FetchAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        using var configuration = JsonDocument.Parse(await GetAsync(metadata, cancellation));
        var address = configuration.RootElement.TryGetProperty("jwks_uri", out var uri) ? uri.GetString() : null;
        if (address is null || !ServiceUrls.IsSecure(address))
        {
            throw new InvalidDataException("The OpenID metadata names no https address of keys.");
        }

        var keySet = new JsonWebKeySet(await GetAsync(new Uri(address), cancellation));
        var byId = keySet
            .Keys.Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.Kid))
            .GroupBy(key => key.Kid)
            .ToFrozenDictionary(group => group.Key, group => new SigningKey(group.First(), EndorsementsOf(group.First())));
        Log.Fetched(logger, byId.Count);
        return new KeySet(byId, now);
    }

    private async Task<string> GetAsync(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(MaxBytes, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private static string[] EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private sealed record KeySet(FrozenDictionary<string, SigningKey> ById, DateTimeOffset FetchedAt);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} signing keys of the channel were fetched.")]
        public static partial void Fetched(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys of the channel could not be fetched: {Fault}.")]
        public static partial void FetchFailed(ILogger logger, string fault);
    }
}
