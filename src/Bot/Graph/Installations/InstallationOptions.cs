using KobanBot.Bot.BotFramework;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Graph.Installations;

/// <summary>The section "Installation": the app for officers who have never opened it.</summary>
internal sealed class InstallationOptions
{
    public const string Section = "Installation";

    /// <summary>The id that the organisation's catalogue of Teams gave to the app (not the manifest's); nothing is installed without one.</summary>
    public string CatalogId { get; set; } = "";

    /// <summary>Officers for whom it is tried on one day, of this process.</summary>
    public int PerDay { get; set; } = 200;

    /// <summary>Looking one account up and installing for it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the first message to somebody goes whom Teams has not told us of; other clouds set it.</summary>
    public string ServiceUrl { get; set; } = "https://smba.trafficmanager.net/teams/";

    /// <summary>Another cloud's Graph.</summary>
    public string BaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    public bool IsOn => CatalogId.Length > 0;
}

internal sealed class InstallationOptionsValidator : IValidateOptions<InstallationOptions>
{
    public ValidateOptionsResult Validate(string? name, InstallationOptions options)
    {
        var failures = Faults(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(InstallationOptions options)
    {
        if (options.IsOn && !Guid.TryParse(options.CatalogId, out _))
        {
            yield return "Installation:CatalogId must be the GUID that the catalogue of Teams gave to the app, or empty for no installation.";
        }

        if (options.PerDay < 1)
        {
            yield return "Installation:PerDay must be at least 1.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromSeconds(20))
        {
            yield return "Installation:Timeout must be positive and at most 20 s, since a digest waits for it within its lease.";
        }

        if (!ServiceUrls.IsSecure(options.ServiceUrl) || !ServiceUrls.IsSecure(options.BaseUrl))
        {
            yield return "Installation:ServiceUrl and Installation:BaseUrl must be https addresses.";
        }
    }
}
