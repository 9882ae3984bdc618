using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outbox;

/// <summary>Ends drafts whose time is over, with a notice, and takes away the rows of drafts that ended long ago.</summary>
internal sealed class DraftSweep(ICouncilStore councils, IOptions<OutboxOptions> options, TimeProvider clock)
{
    public async Task SweepAsync(CouncilId council, CancellationToken cancellation)
    {
        if (await councils.FindAsync(council, cancellation) is not { } loaded)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (DraftExpiry.Decide(loaded.Facts, now, options.Value.DraftDays, options.Value.EndedDraftDays) is { } change)
        {
            // When somebody saves at this very moment the commit fails and the draft lives on, as it should.
            await councils.TryCommitAsync(loaded.Version, change, cancellation);
        }
    }
}
