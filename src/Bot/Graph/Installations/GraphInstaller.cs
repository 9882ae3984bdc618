using Azure.Identity;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace KobanBot.Bot.Graph.Installations;

/// <summary>Where Graph is asked for accounts and installations.</summary>
internal sealed record InstallationGraph(Func<GraphConnection> Connect);

/// <summary>
/// The app for one person through Microsoft Graph: the account is looked up by its name, then `users/{id}/teamwork/installedApps`. Nothing is
/// repeated here; a morning's digest asks once.
/// </summary>
internal sealed partial class GraphInstaller(
    InstallationGraph graph,
    IOptions<InstallationOptions> options,
    TimeProvider clock,
    ILogger<GraphInstaller> logger
) : IAppInstaller, IDisposable
{
    /// <summary>So many people in a row who were denied are no matter of their own: the permission is missing. INFERRED.</summary>
    private const int DeniedInARow = 3;

    /// <summary>Until a missing permission or consent is asked for again: somebody has to mend it by hand.</summary>
    private static readonly TimeSpan AfterDenial = TimeSpan.FromHours(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    private readonly Lazy<GraphConnection> _connection = new(() => graph.Connect());
    private readonly Lock _lock = new();
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private int _denied;

    public bool IsOn => options.Value.IsOn;

    private UserAndApps Client => new(_connection.Value.Client, options.Value);

    public async Task<InstallResult> InstallAsync(string account, string? entraObjectId, CancellationToken cancellation)
    {
        if (!IsOn || clock.GetUtcNow() < NotBefore)
        {
            return new InstallResult(InstallOutcome.Later) { NotBefore = NotBefore, WasNotAsked = true };
        }

        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var result = await TryAsync(account, entraObjectId, either.Token, cancellation);
        Log.Ended(logger, result.Outcome);
        Note(result);
        return result;
    }

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }
    }

    private DateTimeOffset NotBefore
    {
        get
        {
            lock (_lock)
            {
                return _notBefore;
            }
        }
    }

    private async Task<InstallResult> TryAsync(string account, string? known, CancellationToken limited, CancellationToken cancellation)
    {
        var id = known;
        try
        {
            id ??= await Client.FindAsync(account, limited);
            if (id is null)
            {
                return new InstallResult(InstallOutcome.NoAccount);
            }

            await Client.InstallAsync(id, limited);
            return new InstallResult(InstallOutcome.Installed) { EntraObjectId = id };
        }
        catch (ApiException refusal)
        {
            Log.Refused(logger, refusal.ResponseStatusCode, (refusal as ODataError)?.Error?.Code);
            return ResultOf(refusal, id);
        }
        catch (HttpRequestException)
        {
            return Later(AfterFailure, id);
        }
        catch (AuthenticationFailedException failure)
        {
            Log.NoToken(logger, failure);
            return new InstallResult(InstallOutcome.Denied) { NotBefore = clock.GetUtcNow() + AfterDenial };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Later(AfterFailure, id);
        }
    }

    private InstallResult ResultOf(ApiException refusal, string? id) =>
        refusal.ResponseStatusCode switch
        {
            // It was installed, and the answer was lost; or somebody did it by hand.
            409 => new InstallResult(InstallOutcome.Installed) { EntraObjectId = id },
            404 when id is null => new InstallResult(InstallOutcome.NoAccount),
            401 => new InstallResult(InstallOutcome.Denied) { EntraObjectId = id, NotBefore = clock.GetUtcNow() + AfterDenial },
            // Without an id it was the look-up, which is denied to everybody or to nobody.
            403 when id is null => new InstallResult(InstallOutcome.Denied) { NotBefore = clock.GetUtcNow() + AfterDenial },
            403 => new InstallResult(InstallOutcome.Denied) { EntraObjectId = id },
            429 or 408 or >= 500 => Later(GraphConnection.RetryAfterOf(refusal, clock.GetUtcNow()) ?? AfterFailure, id),
            _ => new InstallResult(InstallOutcome.Refused) { EntraObjectId = id },
        };

    private InstallResult Later(TimeSpan wait, string? id) =>
        new(InstallOutcome.Later) { EntraObjectId = id, NotBefore = clock.GetUtcNow() + wait };

    /// <summary>What is not about one person holds for all: nobody else is asked for until then.</summary>
    private void Note(InstallResult result)
    {
        lock (_lock)
        {
            _denied = result.Outcome == InstallOutcome.Denied ? _denied + 1 : 0;
            var until = _denied >= DeniedInARow ? clock.GetUtcNow() + AfterDenial : result.NotBefore;
            _notBefore = until > _notBefore ? until.Value : _notBefore;
        }
    }

    /// <summary>The two calls.</summary>
    private sealed class UserAndApps(GraphServiceClient client, InstallationOptions options)
    {
        public async Task<string?> FindAsync(string account, CancellationToken cancellation) =>
            (await client.Users[account].GetAsync(request => request.QueryParameters.Select = ["id"], cancellation))?.Id;

        public async Task InstallAsync(string id, CancellationToken cancellation) =>
            await client
                .Users[id]
                .Teamwork.InstalledApps.PostAsync(
                    new UserScopeTeamsAppInstallation
                    {
                        AdditionalData = new Dictionary<string, object>(StringComparer.Ordinal)
                        {
                            ["teamsApp@odata.bind"] = $"{options.BaseUrl}/appCatalogs/teamsApps/{options.CatalogId}",
                        },
                    },
                    cancellationToken: cancellation
                );
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "An installation of the app ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, InstallOutcome outcome);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An installation of the app was refused with status {Status} and code {Code}.")]
        public static partial void Refused(ILogger logger, int status, string? code);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no token for Graph; the app is installed for nobody until there is.")]
        public static partial void NoToken(ILogger logger, Exception failure);
    }
}
