using System.Net;
using Microsoft.Extensions.Primitives;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>
/// Tells what a developer's own tools send from what reaches the same port another way: a tunnel or proxy to the machine, a web page that has made its
/// name resolve to the loopback, a page of a foreign origin.
/// </summary>
internal static class DeveloperMachine
{
    private static readonly string[] OfProxies =
    [
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Original-Host",
        "Via",
    ];

    /// <summary>From a peer on the loopback, to a name of the loopback, past no proxy, and from no foreign page.</summary>
    public static bool Sent(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer
        && IPAddress.IsLoopback(peer)
        && IsLoopback(http.Request.Host.Host)
        && !OfProxies.Any(http.Request.Headers.ContainsKey)
        && IsOwn(http.Request.Headers.Origin);

    private static bool IsOwn(StringValues origin) =>
        origin.Count == 0 || (origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var page) && IsLoopback(page.Host));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
