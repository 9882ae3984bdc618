using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework;

/// <summary>Decides where the bot may send, and whether its token may go along.</summary>
internal sealed class ServiceUrls(IOptions<BotOptions> options, IHostEnvironment environment)
{
    private readonly IReadOnlyList<string> _trusted = options.Value.EffectiveTrustedServiceHosts;
    private readonly bool _anonymous = options.Value.IsAnonymous;
    private readonly bool _development = environment.IsDevelopment();

    public ServiceUrlTrust TrustOf(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url.UserInfo.Length > 0)
        {
            return ServiceUrlTrust.Refused;
        }

        if (_development && url.Scheme == Uri.UriSchemeHttp && url.Host is ("localhost" or "127.0.0.1"))
        {
            return ServiceUrlTrust.WithoutToken;
        }

        return !_anonymous && url.Scheme == Uri.UriSchemeHttps && _trusted.Any(host => IsAtOrUnder(url.Host, host))
            ? ServiceUrlTrust.WithToken
            : ServiceUrlTrust.Refused;
    }

    /// <summary>https, or plain http that does not leave this machine.</summary>
    public static bool IsSecure(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback);

    internal static bool IsAtOrUnder(string host, string trusted) =>
        host.Equals(trusted, StringComparison.OrdinalIgnoreCase)
        || (
            host.Length > trusted.Length && host[^(trusted.Length + 1)] == '.' && host.EndsWith(trusted, StringComparison.OrdinalIgnoreCase)
        );
}

internal enum ServiceUrlTrust
{
    Refused,
    WithoutToken,
    WithToken,
}
