using AdaptiveCards;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

/// <summary>
/// One digest to one reader: claimed by an insert in the person's partition, looked at again on fresh facts, sent, and recorded with what
/// the reader knows now. A crash between the connector's answer and the record sends it once more; that one case cannot be told from
/// outside. A stop of the process is none: what has left is recorded first.
/// </summary>
/// <remarks>Twelve parts: what is read, three ways out with what they leave, and the four reasons to wait or stop.</remarks>
internal sealed class DigestSender(
    IReminderStore store,
    ReaderDesk desk,
    IProactiveMessenger messenger,
    DigestLetters letters,
    DigestEnds ends,
    StandingDigests standing,
    Newcomers newcomers,
    SendingGate gate,
    RefusalWatch refusals,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock
)
{
    /// <param name="id">The reader.</param>
    /// <param name="day">The day of the digest.</param>
    /// <param name="glance">
    /// What the morning's facts say, the reader being within reach; null where they do not hold everything of this reader.
    /// </param>
    /// <param name="unreachable">Whom nothing reaches.</param>
    /// <param name="stopping">Nothing new is begun after it; what has left is recorded.</param>
    public async Task<ReaderResult> SendAsync(
        OfficerId id,
        DateOnly day,
        Func<Officer, ReaderState, ReaderCase?> glance,
        IReadOnlySet<OfficerId> unreachable,
        CancellationToken stopping
    )
    {
        if (await store.FindReaderAsync(id, day, stopping) is not { } reader)
        {
            return new ReaderResult(ReaderOutcome.Nothing);
        }

        var now = clock.GetUtcNow();
        var isOutOfReach = IsOutOfReach(reader, day);
        if (reader.State.Digest is { } begun && (begun.IsEnded || begun.IsInHand(now)))
        {
            return Begun(begun, isOutOfReach).With(reader.State.Installation, day);
        }

        // The morning has counted on nobody whom nothing reached. Without mail that is all there is to it; by mail, or by a new way, the
        // reader has a digest as if he or she stood in the chain.
        if (isOutOfReach && !letters.IsOn && unreachable.Contains(id) && !newcomers.MayTry(reader, day))
        {
            return new ReaderResult(ReaderOutcome.Unreachable).With(reader.State.Installation, day);
        }

        // A look at what the morning has read already: most readers have no news, and cost nothing more.
        if (glance(reader.Officer, reader.State) is { } seen && DigestPlanner.Of(seen, day, rules) is { IsDue: false } quiet)
        {
            if (await standing.SettleAsync(reader, quiet, unreachable, stopping) is { } settled)
            {
                // Whoever was faster has changed it to the same.
                await store.TryPutAsync(reader.Version, new ReaderChange { Standing = settled }, stopping);
            }

            return Quiet(isOutOfReach, quiet);
        }

        if (ends.IsOver(day, now) || await gate.IsStoppedAsync(stopping))
        {
            return new ReaderResult(ReaderOutcome.Stopped);
        }

        var before = reader.State.Digest ?? new DigestRecord(day, DigestState.Claimed);
        var claim = before with { LeasedUntil = now + options.Value.Lease, Attempts = before.Attempts + 1 };
        return
            await store.TryPutAsync(reader.Version, new ReaderChange { Digest = claim }, stopping)
            && await store.FindReaderAsync(id, day, stopping) is { } claimed
            && claimed.State.Digest is { State: DigestState.Claimed } mine
            && mine.LeasedUntil == claim.LeasedUntil
            && mine.Attempts == claim.Attempts
            ? await DeliverAsync(claimed, mine, unreachable.Where(o => o != id).ToHashSet(), stopping)
            : new ReaderResult(ReaderOutcome.Pending);
    }

    private static ReaderResult Begun(DigestRecord digest, bool isOutOfReach) =>
        digest.State switch
        {
            // Who waits for room for a mail is out of reach meanwhile.
            DigestState.Claimed => new ReaderResult(isOutOfReach ? ReaderOutcome.Unreachable : ReaderOutcome.Pending)
            {
                NotBefore = digest.LeasedUntil,
            },
            DigestState.Sent => new ReaderResult(ReaderOutcome.SentBefore),
            DigestState.Unreachable => new ReaderResult(ReaderOutcome.Unreachable),
            DigestState.Failed or DigestState.InDoubt => new ReaderResult(ReaderOutcome.Failed),
            _ => Quiet(isOutOfReach, digest: null),
        };

    /// <summary>No news; whom nothing reaches stays out of reach.</summary>
    private static ReaderResult Quiet(bool isOutOfReach, Digest? digest) =>
        new(isOutOfReach ? ReaderOutcome.Unreachable : ReaderOutcome.Nothing)
        {
            // Of a reader who was looked at before today nobody has asked again.
            Stands = digest is null || digest.Next.Entries.Count > 0,
        };

    private bool IsOutOfReach(LoadedReader reader, DateOnly day) =>
        reader.Reference is null || reader.State.Unreachable?.StillHolds(reader.Reference, day, rules.Settings) == true;

    private async Task<ReaderResult> DeliverAsync(
        LoadedReader reader,
        DigestRecord claim,
        IReadOnlySet<OfficerId> unreachable,
        CancellationToken stopping
    )
    {
        // What was done since the morning began is not announced.
        var view = await desk.LoadAsync(reader.Officer, reader.State, claim.Day, unreachable, stopping);
        var digest = DigestPlanner.Of(view.Case, claim.Day, rules);
        var isOutOfReach = IsOutOfReach(reader, claim.Day);
        if (!digest.IsDue)
        {
            var nothing = new ReaderChange
            {
                Digest = ends.End(claim, DigestState.Empty),
                Standing = await standing.SettleAsync(reader, digest, unreachable, stopping),
            };
            return await ends.EndAsync(reader, nothing, Quiet(isOutOfReach, digest), stopping);
        }

        if (ends.IsOver(claim.Day, clock.GetUtcNow()) || await gate.IsStoppedAsync(stopping))
        {
            // The claim lapses, and whoever comes next finds the switch, or the next working day.
            return new ReaderResult(ReaderOutcome.Stopped);
        }

        // Who has never opened the app gets it now, so that there is a chat for this digest.
        var newcomer = newcomers.MayTry(reader, claim.Day) ? await newcomers.TryAsync(reader, claim.Day, stopping) : null;
        var reference =
            newcomer is not null ? newcomer.Reference
            : isOutOfReach ? null
            : References.Read(reader.Reference);
        var due = new Due(reader, claim, view, digest, unreachable);
        var result = reference is null ? await ByLetterAsync(due, stopping) : await SpeakAsync(due, reference, stopping);
        return result.With(newcomer?.Installation ?? reader.State.Installation, claim.Day);
    }

    private async Task<ReaderResult> SpeakAsync(Due due, StoredReference reference, CancellationToken stopping)
    {
        var (reader, claim, view, digest, unreachable) = due;
        var card = DigestCard.Render(
            DigestView.Of(
                new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), reference.UserId),
                reader.Officer,
                view,
                digest,
                DigestDose.Said(digest),
                unreachable
            )
        );
        var message = OutboundMessage.OfCard(CardJson.Serialize(card), card.Speak);
        var sent = await LeasedSend.SendAsync(messenger, reference, message, claim.LeasedUntil, clock, stopping);
        refusals.Note(reader.Officer.Id, sent);
        return sent.Outcome switch
        {
            SendOutcome.Sent => await ends.EndSentAsync(reader, claim, digest, reference, sent, stopping),
            // Nearly all are refused alike: nobody's own state, and no try of anybody's is used up.
            SendOutcome.NotFound when refusals.IsOutage => await ends.PostponeAsync(
                reader,
                claim,
                clock.GetUtcNow() + RefusalWatch.Pause,
                stopping
            ),
            SendOutcome.NotFound when claim.Attempts < DigestRetry.MostNotFound => await ends.WaitAsync(
                reader,
                claim,
                clock.GetUtcNow() + DigestRetry.After(claim.Attempts),
                stopping
            ),
            SendOutcome.Unreachable or SendOutcome.NotFound => await ByLetterAsync(due, stopping),
            SendOutcome.Postponed => await ends.PostponeAsync(reader, claim, sent.NotBefore, stopping),
            SendOutcome.Ambiguous => await ends.EndInDoubtAsync(reader, claim, sent, stopping),
            _ when sent.Refusal is { } refusal && !refusals.IsOutage && await WasRefusedBeforeAsync(reader, claim, refusal, stopping) =>
                await ByLetterAsync(due, stopping),
            _ => await ends.WaitAsync(
                reader,
                claim with
                {
                    Refusal = sent.Refusal,
                },
                clock.GetUtcNow() + DigestRetry.After(claim.Attempts),
                stopping
            ),
        };
    }

    private Task<ReaderResult> ByLetterAsync(Due due, CancellationToken stopping) =>
        ends.SendLetterAsync(
            due.Reader,
            due.Claim,
            due.Digest,
            letters.Of(due.Reader.Officer, due.Digest, due.View, due.Unreachable),
            stopping
        );

    /// <summary>
    /// A refusal that nobody knows by name, unchanged since the digest before this one was given up: it is of use to nobody to wait for a third
    /// morning, and the next in the chain hears.
    /// </summary>
    private async Task<bool> WasRefusedBeforeAsync(LoadedReader reader, DigestRecord claim, string refusal, CancellationToken stopping)
    {
        for (
            var day = claim.Day.AddDays(-1);
            claim.Attempts == 1 && day >= claim.Day.AddDays(-DigestRetry.LookBackDays);
            day = day.AddDays(-1)
        )
        {
            if (await store.FindReaderAsync(reader.Officer.Id, day, stopping) is { State.Digest: { } before })
            {
                return before.State == DigestState.Failed && before.Refusal == refusal;
            }
        }

        return false;
    }

    /// <summary>A digest that is claimed and has something to say.</summary>
    private sealed record Due(LoadedReader Reader, DigestRecord Claim, ReaderView View, Digest Digest, IReadOnlySet<OfficerId> Unreachable);
}
