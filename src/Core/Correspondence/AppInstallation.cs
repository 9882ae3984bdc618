namespace KobanBot.Core.Correspondence;

/// <summary>Puts the app into an officer's Teams, so that there is a chat to speak in.</summary>
public interface IAppInstaller
{
    /// <summary>False unless it is configured; then nothing is ever installed.</summary>
    bool IsOn { get; }

    /// <summary>Installs it; asked again after an answer that was lost, it installs nothing twice.</summary>
    /// <param name="account">The principal name of the officer's account.</param>
    /// <param name="entraObjectId">Its object id where that is known already.</param>
    Task<InstallResult> InstallAsync(string account, string? entraObjectId, CancellationToken cancellation);
}

public enum InstallOutcome
{
    /// <summary>The app is there, by this call or before it.</summary>
    Installed,

    /// <summary>There is no account of that name.</summary>
    NoAccount,

    /// <summary>The permission or consent is missing, or a policy keeps the app from this person.</summary>
    Denied,

    /// <summary>Refused as it is.</summary>
    Refused,

    /// <summary>It may be so later: the service is down or asks to wait.</summary>
    Later,
}

public sealed record InstallResult(InstallOutcome Outcome)
{
    /// <summary>The object id of the account, once it was found.</summary>
    public string? EntraObjectId { get; init; }

    /// <summary>When to ask again at the earliest, for whomever; null when the answer is about this person alone.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Nothing was asked, because the service is not to be asked now.</summary>
    public bool WasNotAsked { get; init; }
}

/// <summary>What became of the last try for one officer.</summary>
/// <param name="Account">For which account; another one is another matter.</param>
public sealed record AppInstallation(DateOnly Day, InstallOutcome Outcome, string Account)
{
    /// <summary>A service that fails at every morning's try is given up for this person. INFERRED.</summary>
    private const int MostTries = 5;

    /// <summary>After so many days an account that was not there, or was refused, may have been mended. INFERRED.</summary>
    private const int DaysAfterRefusal = 30;

    public int Tries { get; init; } = 1;

    public string? EntraObjectId { get; init; }

    /// <summary>
    /// Whether another try is of use, for an officer who has no chat still: once a day at most, a bounded number of times, and a missing permission
    /// uses up none of them, since somebody mends it for all.
    /// </summary>
    public bool MayTryAgain(string account, DateOnly day) =>
        account != Account
        || (
            Day < day
            && Outcome switch
            {
                InstallOutcome.NoAccount or InstallOutcome.Refused => Day.AddDays(DaysAfterRefusal) <= day,
                InstallOutcome.Denied => true,
                _ => Tries < MostTries,
            }
        );

    /// <summary>The record after another answer on a later day.</summary>
    public static AppInstallation After(AppInstallation? before, InstallResult result, string account, DateOnly day) =>
        new(day, result.Outcome, account)
        {
            Tries = (before?.Account == account ? before.Tries : 0) + (result.Outcome == InstallOutcome.Denied ? 0 : 1),
            EntraObjectId = result.EntraObjectId ?? (before?.Account == account ? before.EntraObjectId : null),
        };
}

/// <summary>How many officers' installations stand so.</summary>
public sealed record InstallationCount(InstallOutcome Outcome, int Officers)
{
    /// <summary>One count an outcome, in the order of the outcomes.</summary>
    public static IReadOnlyList<InstallationCount> Sum(IEnumerable<InstallationCount> counts) =>
        [.. counts.GroupBy(c => c.Outcome).OrderBy(g => g.Key).Select(g => new InstallationCount(g.Key, g.Sum(c => c.Officers)))];
}
