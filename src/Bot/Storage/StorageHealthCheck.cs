using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KobanBot.Bot.Storage;

/// <summary>Asks the table of the councils for a row: reachable, allowed and there.</summary>
internal sealed class StorageHealthCheck(StorageTables tables) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // A range, because a point read cannot tell a missing table from a missing row.
            await tables.Councils.ReadRangeAsync("health", Keys.Live, Keys.LiveEnd, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception);
        }
    }
}
