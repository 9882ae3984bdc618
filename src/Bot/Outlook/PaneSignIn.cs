using KobanBot.Bot.BotFramework;
using KobanBot.Bot.BotFramework.Inbound;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outlook;

/// <summary>
/// Who calls from the page. On a developer's machine, where the bot has no registration, the account is simply named, as the Playground names it; nowhere
/// else is a name believed.
/// </summary>
internal sealed class PaneSignIn(PaneTokens tokens, IOptions<BotOptions> bot, IHostEnvironment environment)
{
    /// <summary>A header of its own: no page of another origin can send it without being asked about first, and that question is not answered.</summary>
    public const string DeveloperAccount = "X-KobanBot-Account";

    public bool IsForDevelopers { get; } = environment.IsDevelopment() && bot.Value.IsAnonymous;

    /// <summary>The Entra object id; null for whoever has not proven one. Throws <see cref="KeysUnavailableException"/>.</summary>
    public async Task<string?> AccountOfAsync(HttpContext http)
    {
        if (IsForDevelopers)
        {
            return DeveloperMachine.Sent(http) && http.Request.Headers[DeveloperAccount] is [{ Length: > 0 } named] ? named : null;
        }

        return http.Request.Headers.Authorization is [var authorization]
            ? await tokens.AccountOfAsync(authorization, http.RequestAborted)
            : null;
    }
}
