using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Desks;

/// <summary>Notes that a person can be reached again: what was noted against the address counts no more.</summary>
internal sealed class ReachDesk(IReminderStore readers, TimeProvider clock)
{
    /// <summary>For who installs the bot anew.</summary>
    public async Task NoteAgainAsync(OfficerId officer, CancellationToken cancellation) =>
        await NoteAgainAsync(await readers.FindReaderAsync(officer, clock.Today(), cancellation), cancellation);

    /// <summary>For who asks for the digest.</summary>
    /// <param name="loaded">As just read; null for a person who is on no list.</param>
    public async Task NoteAgainAsync(LoadedReader? loaded, CancellationToken cancellation)
    {
        if (loaded is { State.Unreachable: { Reference: not "" } noted })
        {
            // No address is empty, so this holds for none. Losing a race only means another note.
            _ = await readers.TryPutAsync(loaded.Version, new ReaderChange { Unreachable = noted with { Reference = "" } }, cancellation);
        }
    }
}
