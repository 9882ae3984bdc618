using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Meetings;

/// <summary>
/// A draft expires after a set time without a saved step, with a notice to the officer who changed it last; one that holds nothing
/// only answers its card, like an ended one, and goes without a word.
/// </summary>
public static class DraftExpiry
{
    /// <summary>Drafts that one transaction ends: a row each, one for the notice and one for every card that shows the draft.</summary>
    private const int MostAtOnce = 8;

    /// <param name="openDays">Days that an open draft may lie.</param>
    /// <param name="endedDays">Days that the row of an ended one stays to answer old cards.</param>
    /// <returns>The change, or null when nothing has run out.</returns>
    public static CouncilChange? Decide(CouncilFacts facts, DateTimeOffset now, int openDays, int endedDays)
    {
        var expired = facts
            .Drafts.Where(d => d.IsOpen && d.ChangedAt.AddDays(d.IsUntouched ? Math.Min(openDays, endedDays) : openDays) < now)
            .Take(MostAtOnce)
            .ToList();
        var ended = facts.Drafts.Where(d => !d.IsOpen && d.ChangedAt.AddDays(endedDays) < now).Take(MostAtOnce).ToList();
        if (expired.Count + ended.Count == 0)
        {
            return null;
        }

        var command = Guid.CreateVersion7(now);
        var audit = new AuditEntry(
            now,
            new OfficerId("system"),
            "draft.sweep",
            command,
            string.Join(',', expired.Concat(ended).Select(d => d.Id.Value))
        );
        var ordinal = 1;
        return new CouncilChange
        {
            Audit = audit,
            Writes =
            [
                .. expired.Select(d => new CouncilWrite.PutDraft(RecordMeeting.Close(d, DraftState.Expired, d.ChangedBy, now))),
                .. ended.Select(d => new CouncilWrite.DropDraft(d.Id)),
            ],
            Messages =
            [
                .. expired
                    .Where(d => !d.IsUntouched)
                    .Select(d => new OutgoingMessage(
                        CommandSteps.MessageOf(audit, ordinal++),
                        d.ChangedBy,
                        MessageKind.DraftExpired,
                        d.Id
                    )),
                .. expired
                    .SelectMany(d => d.Cards.Select(c => (Draft: d, Card: c)))
                    .Select(c => new OutgoingMessage(
                        CommandSteps.MessageOf(audit, ordinal++),
                        c.Card.Officer,
                        MessageKind.CloseCard,
                        c.Draft.Id
                    )
                    {
                        Card = c.Card,
                    }),
            ],
        };
    }
}
