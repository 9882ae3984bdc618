using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Outbox;

/// <summary>Takes messages of a council in hand, by a lease that no other process takes meanwhile.</summary>
/// <remarks>Five collaborators: the store, and by what a message is free.</remarks>
internal sealed class OutboxClaims(
    ICouncilStore councils,
    OutboxChanges changes,
    ReminderRules rules,
    OutboxOptions options,
    TimeProvider clock
)
{
    /// <summary>Takes the next message that nobody has in hand and that may go now; without one, when the first of the others may.</summary>
    public async Task<(CouncilFacts Facts, OutgoingMessage? Message, DateTimeOffset? HeldUntil)> TakeAsync(
        CouncilId council,
        HashSet<Guid> done,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < OutboxSender.MostRaces && await councils.FindAsync(council, cancellation) is { } loaded; attempt++)
        {
            var now = clock.GetUtcNow();
            var waiting = loaded.Facts.Messages.Where(m => !done.Contains(m.Id)).ToList();
            var next = waiting.Find(m => FreeAt(m, now) <= now);
            if (next is null)
            {
                return (loaded.Facts, null, waiting.Count > 0 ? waiting.Min(m => FreeAt(m, now)) : null);
            }

            var claimed = next with { LeasedUntil = now + options.Lease, Attempts = next.Attempts + 1 };
            if (
                await councils.TryCommitAsync(
                    loaded.Version,
                    changes.Change("message.claim", claimed, claimed.Attempts, new CouncilWrite.PutMessage(claimed)),
                    cancellation
                )
            )
            {
                return (loaded.Facts, claimed, null);
            }
        }

        return (null!, null, null);
    }

    /// <summary>When nobody has it in hand, and, for a notice, nobody is to be left in peace.</summary>
    private DateTimeOffset FreeAt(OutgoingMessage message, DateTimeOffset now)
    {
        var free = message.LeasedUntil > now ? message.LeasedUntil.Value : now;
        return message.IsNotice ? rules.Settings.Quiet.EndsAt(free) : free;
    }
}
