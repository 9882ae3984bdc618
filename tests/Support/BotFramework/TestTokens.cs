using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace KobanBot.Support.BotFramework;

/// <summary>A key of the fake channel.</summary>
internal sealed class TestKey(string id, params string[] endorsements) : IDisposable
{
    // Making a key is slow; one name has one key for the life of the process.
    private static readonly ConcurrentDictionary<string, RSAParameters> Made = new(StringComparer.Ordinal);

    public string Id { get; } = id;

    public IReadOnlyList<string> Endorsements { get; } = endorsements;

    public RSA Rsa { get; } = RSA.Create(Made.GetOrAdd(id, static _ => NewParameters()));

    public JsonObject ToJwk()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus!),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent!),
            ["endorsements"] = new JsonArray([.. Endorsements.Select(channel => JsonValue.Create(channel))]),
        };
    }

    public void Dispose() => Rsa.Dispose();

    private static RSAParameters NewParameters()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }
}

/// <summary>
/// Writes tokens as the channel does, and wrong ones of every kind; by hand, since a library refuses to make most of those.
/// </summary>
internal sealed record TestTokens(TestKey Key, DateTimeOffset Now)
{
    public const string AppId = "00000000-aaaa-4bbb-8ccc-000000000001";
    public const string TenantId = "00000000-dddd-4eee-8fff-000000000002";

    public string Algorithm { get; init; } = "RS256";

    public string? KeyId { get; init; } = Key.Id;

    public string? Issuer { get; init; } = "https://api.botframework.com";

    public string? Audience { get; init; } = AppId;

    public string? ServiceUrl { get; init; } = "https://smba.trafficmanager.net/jp/";

    /// <summary>The claim `appid`, which only an Emulator's token has.</summary>
    public string? CallerAppId { get; init; }

    public DateTimeOffset? NotBefore { get; init; } = Now;

    public DateTimeOffset? Expires { get; init; } = Now.AddHours(1);

    /// <summary>Claims of other issuers' tokens; those without a value are left out.</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string, string?>();

    public string Create()
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = Algorithm };
        var payload = new JsonObject();
        Set(header, "kid", KeyId);
        Set(payload, "iss", Issuer);
        Set(payload, "aud", Audience);
        Set(payload, "serviceurl", ServiceUrl);
        Set(payload, "appid", CallerAppId);
        foreach (var (name, value) in More)
        {
            Set(payload, name, value);
        }

        Set(payload, "nbf", NotBefore?.ToUnixTimeSeconds());
        Set(payload, "exp", Expires?.ToUnixTimeSeconds());
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static void Set(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private byte[] Sign(byte[] data) =>
        Algorithm switch
        {
            "none" => [],
            // The classic confusion: the public key, which anybody has, used as the secret of a symmetric signature.
            "HS256" => HMACSHA256.HashData(Key.Rsa.ExportSubjectPublicKeyInfo(), data),
            "RS384" => Key.Rsa.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => Key.Rsa.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => Key.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => Key.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
}
