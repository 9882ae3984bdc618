using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outlook;

/// <summary>The section "Outlook": the sign-in of the page beside an appointment.</summary>
internal sealed class OutlookOptions
{
    public const string Section = "Outlook";

    /// <summary>The Entra app registration of the page, which also is the audience of its tokens; the page is off without one.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The delegated permission that the registration exposes, without which a token is of no use here.</summary>
    public string Permission { get; set; } = "access_as_user";

    /// <summary>Where the signing keys of Entra are named.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Where people reach the bot, as https://bot.example: links to files lead there. Without it none are given.</summary>
    public string PublicUrl { get; set; } = "";

    public bool IsOn => ClientId.Length > 0;
}

internal sealed class OutlookOptionsValidator : IValidateOptions<OutlookOptions>
{
    public ValidateOptionsResult Validate(string? name, OutlookOptions options)
    {
        var failures = new List<string>();
        if (options.PublicUrl.Length > 0 && !ServiceUrls.IsSecure(options.PublicUrl))
        {
            failures.Add("Outlook:PublicUrl must be an https address.");
        }

        if (!options.IsOn)
        {
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        if (!Guid.TryParse(options.ClientId, out _))
        {
            failures.Add("Outlook:ClientId must be a GUID.");
        }

        if (string.IsNullOrWhiteSpace(options.Permission))
        {
            failures.Add("Outlook:Permission must name the delegated permission that the app registration exposes.");
        }

        if (!ServiceUrls.IsSecure(options.OpenIdMetadata))
        {
            failures.Add("Outlook:OpenIdMetadata must be an https address.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
