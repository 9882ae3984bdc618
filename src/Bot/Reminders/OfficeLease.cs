using KobanBot.Core.Facts;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// The office in this replica's hand: renewed by whoever works on it once a third of the time has passed, and lost for good when another
/// replica has taken it.
/// </summary>
internal sealed class OfficeLease(IOfficeStore offices, string unit, OfficeMorning claim, TimeSpan lease, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private OfficeMorning _claim = claim;
    private bool _lost;

    /// <summary>False once the office is another's.</summary>
    public async Task<bool> RenewAsync(CancellationToken cancellation)
    {
        if (_lost || clock.GetUtcNow() < _claim.LeasedUntil - (lease * 2 / 3))
        {
            return !_lost;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            return !_lost
                && (now < _claim.LeasedUntil - (lease * 2 / 3) || await PutAsync(_claim with { LeasedUntil = now + lease }, cancellation));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Gives the office back, done or to be taken up again. False when it was lost meanwhile.</summary>
    public async Task<bool> EndAsync(OfficeMorning ended, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return !_lost && await PutAsync(ended with { LeasedUntil = null }, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> PutAsync(OfficeMorning next, CancellationToken cancellation)
    {
        // Another row of the office may have changed; the row of the morning is this replica's as long as it says what was written last.
        if (
            await offices.FindAsync(unit, cancellation) is { } loaded
            && loaded.Facts.Morning is { } stored
            && stored.By == _claim.By
            && stored.Day == _claim.Day
            && stored.LeasedUntil == _claim.LeasedUntil
            && await offices.TryCommitAsync(
                loaded.Version,
                new OfficeChange { Writes = [new OfficeWrite.PutMorning(Kept(next, stored))] },
                cancellation
            )
        )
        {
            _claim = next;
            return true;
        }

        _lost = true;
        return false;
    }

    /// <summary>What the scan has written of the headquarters is not this replica's to change.</summary>
    private static OfficeMorning Kept(OfficeMorning next, OfficeMorning stored) =>
        next with
        {
            ScannedAt = stored.ScannedAt,
            Checked = stored.Checked,
            Unannounced = stored.Unannounced,
        };
}
