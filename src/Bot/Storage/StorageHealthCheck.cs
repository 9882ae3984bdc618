using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KobanBot.Bot.Storage;

/// <summary>Asks the table of the councils for a row: reachable, allowed and there, and not half restored.</summary>
internal sealed class StorageHealthCheck(StorageTables tables) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // A range, because a point read cannot tell a missing table from a missing row.
            var mark = await tables.Councils.ReadRangeAsync(RestoreMark.Partition, Keys.Live, Keys.LiveEnd, cancellationToken);
            return mark.Count == 0
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, "A restore has begun and not ended.");
        }
        catch (StorageUnavailableException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception);
        }
    }
}
