using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KobanBot.Bot.BotFramework.Inbound;

/// <summary>What holds for every token that comes in, of the channel or of a person: signed by the very key it names, and in force by the bot's clock.</summary>
internal static class TokenRules
{
    /// <summary>Grace for clocks that differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <param name="algorithms">Of signatures that are taken.</param>
    public static TokenValidationParameters Of(
        SigningKey key,
        IEnumerable<string> issuers,
        IEnumerable<string> audiences,
        IEnumerable<string> algorithms,
        TimeProvider clock
    ) =>
        new()
        {
            ValidIssuers = issuers,
            ValidAudiences = audiences,
            ValidAlgorithms = algorithms,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            // The library's own check reads the wall clock.
            LifetimeValidator = (notBefore, expires, _, _) => IsInForce(notBefore, expires, clock.GetUtcNow().UtcDateTime),
        };

    public static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static bool IsInForce(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now <= end + Skew && (notBefore is not { } start || now >= start - Skew);
}
