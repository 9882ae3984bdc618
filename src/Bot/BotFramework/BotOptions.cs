using KobanBot.Bot.BotFramework.Pacing;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.BotFramework;

/// <summary>How the bot proves who it is when it calls the channel.</summary>
internal enum BotAppType
{
    ClientSecret,
    Certificate,
    ManagedIdentity,
    FederatedCredential,
}

/// <summary>
/// The section "Bot" of the settings. Lists are null unless set, because the binder would append to a default list; the properties
/// that begin with "Effective" apply the defaults.
/// </summary>
internal sealed class BotOptions
{
    public const string Section = "Bot";

    private static readonly string[] MsTeams = ["msteams"];

    // The hosts of the public cloud and of the government clouds; a bearer token goes to none but these and what lies under them.
    private static readonly string[] KnownServiceHosts =
    [
        "smba.trafficmanager.net",
        "botframework.com",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
        "teams.microsoft.com",
        "teams.microsoft.us",
        "botframework.azure.us",
        "botframework.azure.cn",
    ];

    private static readonly string[] SharePoint = ["sharepoint.com", "sharepoint.us", "sharepoint-mil.us"];

    public string? AppId { get; set; }

    public BotAppType AppType { get; set; } = BotAppType.ClientSecret;

    /// <summary>The tenant of the bot's registration, from which its tokens come.</summary>
    public string? TenantId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>A PEM or PFX file with the private key.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Of a certificate in the current user's or the machine's store; used when no path is given.</summary>
    public string? CertificateThumbprint { get; set; }

    /// <summary>The user-assigned identity; the app id when absent.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>Tenants whose people may use the bot; only <see cref="TenantId"/> when absent.</summary>
    public string[]? AllowedTenants { get; set; }

    /// <summary>Channels that may deliver; msteams when absent.</summary>
    public string[]? Channels { get; set; }

    /// <summary>Channels whose signing key must be endorsed, besides msteams; every channel when absent.</summary>
    public string[]? EndorsedChannels { get; set; }

    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public string Issuer { get; set; } = "https://api.botframework.com";

    public string TokenScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Accepts the tokens of the Emulator and the Playground as well; honoured in Development only.</summary>
    public bool EmulatorTokens { get; set; }

    public string EmulatorOpenIdMetadata { get; set; } = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    public string[]? TrustedServiceHosts { get; set; }

    /// <summary>Hosts to which a file may be put after a consent, with what lies under them; those of SharePoint when absent.</summary>
    public string[]? UploadHosts { get; set; }

    /// <summary>The largest file that is handed over, in bytes.</summary>
    public int MaxUploadBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The largest activity accepted, in bytes.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Shorter than the channel's 15 s, so that there is time left to say that it failed.</summary>
    public TimeSpan MessageTurnTimeout { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Shorter than the client's 5 s.</summary>
    public TimeSpan InvokeTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>The time for one call outside a turn, with all its retries.</summary>
    public TimeSpan ProactiveTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests to the connector within any second, per tenant, of all replicas; a little below what Teams allows.</summary>
    public int SendsPerSecond { get; set; } = 48;

    /// <summary>How many of this bot run at once: each uses its share of every limit.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>Deliveries in work at once; one more is answered 429.</summary>
    public int MaxConcurrentTurns { get; set; } = 512;

    /// <summary>
    /// Answers in a channel or group chat what would otherwise be asked for in the personal chat, by a message that only the person sees (targeted
    /// messages of Teams). Off: not every client and cloud has them.
    /// </summary>
    public bool PrivateAnswers { get; set; }

    /// <summary>How long a delivery's answer is kept for a repetition of it.</summary>
    public TimeSpan DedupeWindow { get; set; } = TimeSpan.FromMinutes(5);

    public bool IsAnonymous => string.IsNullOrEmpty(AppId);

    public IReadOnlyList<string> EffectiveChannels => Channels is { Length: > 0 } ? Channels : MsTeams;

    public IReadOnlyList<string> EffectiveTrustedServiceHosts =>
        TrustedServiceHosts is { Length: > 0 } ? TrustedServiceHosts : KnownServiceHosts;

    public IReadOnlyList<string> EffectiveUploadHosts => UploadHosts is { Length: > 0 } ? UploadHosts : SharePoint;

    /// <summary>Empty only in Development without an app id, and then every tenant is let in.</summary>
    public IReadOnlyList<string> EffectiveTenants =>
        AllowedTenants is { Length: > 0 } ? AllowedTenants
        : string.IsNullOrEmpty(TenantId) ? []
        : [TenantId];

    public bool NeedsEndorsement(string channel) =>
        EndorsedChannels is null || string.Equals(channel, "msteams", StringComparison.Ordinal) || EndorsedChannels.Contains(channel);
}

internal sealed class BotOptionsValidator(IHostEnvironment environment) : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        if (options.IsAnonymous && !environment.IsDevelopment())
        {
            return ValidateOptionsResult.Fail(
                "Bot:AppId is missing: set it to the app id of the bot's registration, since without one the bot runs only in the Development environment."
            );
        }

        var failures = Faults(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(BotOptions options) =>
        options.IsAnonymous ? LimitFaults(options) : [.. IdentityFaults(options), .. LimitFaults(options)];

    private static IEnumerable<string> IdentityFaults(BotOptions options)
    {
        if (!Guid.TryParse(options.AppId, out _))
        {
            yield return "Bot:AppId must be a GUID.";
        }

        if (options.AppType is not BotAppType.ManagedIdentity && string.IsNullOrEmpty(options.TenantId))
        {
            yield return $"Bot:TenantId is missing: Bot:AppType {options.AppType} gets its tokens from that tenant.";
        }

        if (options.EffectiveTenants.Count == 0)
        {
            yield return "Bot:AllowedTenants or Bot:TenantId must name at least one tenant.";
        }

        if (options.AppType is BotAppType.ClientSecret && string.IsNullOrEmpty(options.ClientSecret))
        {
            yield return "Bot:ClientSecret is missing for Bot:AppType ClientSecret.";
        }

        if (
            options.AppType is BotAppType.Certificate
            && string.IsNullOrEmpty(options.CertificatePath)
            && string.IsNullOrEmpty(options.CertificateThumbprint)
        )
        {
            yield return "Bot:CertificatePath or Bot:CertificateThumbprint is missing for Bot:AppType Certificate.";
        }

        if (!ServiceUrls.IsSecure(options.OpenIdMetadata))
        {
            yield return "Bot:OpenIdMetadata must be an https address.";
        }
    }

    private static IEnumerable<string> LimitFaults(BotOptions options)
    {
        if (options.MaxBodyBytes is < 1024 or > 16 * 1024 * 1024)
        {
            yield return "Bot:MaxBodyBytes must lie between 1 KiB and 16 MiB.";
        }

        if (options.MaxConcurrentTurns < 1)
        {
            yield return "Bot:MaxConcurrentTurns must be at least 1.";
        }

        if (options.Replicas < 1 || options.Replicas > SendLimits.ConversationSecond.Most)
        {
            yield return $"Bot:Replicas must lie between 1 and {SendLimits.ConversationSecond.Most}, the sends that one conversation takes in a second.";
        }

        if (options.SendsPerSecond < options.Replicas || options.SendsPerSecond > SendLimits.AppAndTenant.Most)
        {
            yield return $"Bot:SendsPerSecond must lie between Bot:Replicas and {SendLimits.AppAndTenant.Most}, what Teams allows.";
        }

        TimeSpan[] limits = [options.MessageTurnTimeout, options.InvokeTimeout, options.ProactiveTimeout, options.DedupeWindow];
        if (limits.Any(limit => limit <= TimeSpan.Zero || limit > TimeSpan.FromHours(1)))
        {
            yield return "Bot: every time limit must be positive and at most one hour.";
        }
    }
}
