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
internal sealed partial class DigestSender(
    IReminderStore store,
    ReaderDesk desk,
    IProactiveMessenger messenger,
    DigestLetters letters,
    StandingDigests standing,
    SendingGate gate,
    RefusalWatch refusals,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<DigestSender> logger
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
            return Begun(begun, isOutOfReach);
        }

        // The morning has counted on nobody whom nothing reached. Without mail that is all there is to it; by mail, or by a new way, the
        // reader has a digest as if he or she stood in the chain.
        if (isOutOfReach && !letters.IsOn && unreachable.Contains(id))
        {
            return new ReaderResult(ReaderOutcome.Unreachable);
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

        if (IsOver(day, now) || await gate.IsStoppedAsync(stopping))
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

    /// <summary>A morning that takes long, or begins late, ends with the hours.</summary>
    private bool IsOver(DateOnly day, DateTimeOffset at) => JapanTime.DayOf(at) != day || !rules.IsDigestTime(at);

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
                Digest = End(claim, DigestState.Empty),
                Standing = await standing.SettleAsync(reader, digest, unreachable, stopping),
            };
            return await EndAsync(reader, nothing, Quiet(isOutOfReach, digest), stopping);
        }

        if (IsOver(claim.Day, clock.GetUtcNow()) || await gate.IsStoppedAsync(stopping))
        {
            // The claim lapses, and whoever comes next finds the switch, or the next working day.
            return new ReaderResult(ReaderOutcome.Stopped);
        }

        if (isOutOfReach || References.Read(reader.Reference) is not { } reference)
        {
            return await ByLetterAsync();
        }

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
            SendOutcome.Sent => await EndSentAsync(reader, claim, digest, reference, sent, stopping),
            // Nearly all are refused alike: nobody's own state, and no try of anybody's is used up.
            SendOutcome.NotFound when refusals.IsOutage => await PostponeAsync(
                reader,
                claim,
                clock.GetUtcNow() + RefusalWatch.Pause,
                stopping
            ),
            SendOutcome.NotFound when claim.Attempts < DigestRetry.MostNotFound => await WaitAsync(
                reader,
                claim,
                clock.GetUtcNow() + DigestRetry.After(claim.Attempts),
                stopping
            ),
            SendOutcome.Unreachable or SendOutcome.NotFound => await ByLetterAsync(),
            SendOutcome.Postponed => await PostponeAsync(reader, claim, sent.NotBefore, stopping),
            SendOutcome.Ambiguous => await EndInDoubtAsync(reader, claim, sent, stopping),
            _ when sent.Refusal is { } refusal && !refusals.IsOutage && await WasRefusedBeforeAsync(reader, claim, refusal, stopping) =>
                await ByLetterAsync(),
            _ => await WaitAsync(
                reader,
                claim with
                {
                    Refusal = sent.Refusal,
                },
                clock.GetUtcNow() + DigestRetry.After(claim.Attempts),
                stopping
            ),
        };

        Task<ReaderResult> ByLetterAsync() =>
            SendLetterAsync(reader, claim, digest, letters.Of(reader.Officer, digest, view, unreachable), stopping);
    }

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

    private async Task<ReaderResult> EndSentAsync(
        LoadedReader reader,
        DigestRecord claim,
        Digest digest,
        StoredReference reference,
        SendResult sent,
        CancellationToken stopping
    )
    {
        var ended = End(claim, DigestState.Sent) with
        {
            ConversationId = reference.ConversationId,
            ActivityId = sent.ActivityId,
            Channel = "teams",
            AmbiguousRepeats = claim.AmbiguousRepeats + sent.AmbiguousRepeats,
            Announced = Announced(digest),
        };
        var change = new ReaderChange
        {
            Digest = ended,
            Ledger = digest.Next,
            Standing = sent.ActivityId is { } id ? new StandingDigest(claim.Day, reference.ConversationId, id) : null,
        };
        var outcome = await EndAsync(reader, change, new ReaderResult(ReaderOutcome.Sent), stopping);
        await standing.ReplaceAsync(reader, digest, stopping);
        return outcome;
    }

    /// <summary>
    /// The next channel. Whom Teams does not reach stays noted as out of reach, so that whoever is next in the chain hears too: nobody can
    /// tell whether a mail is read.
    /// </summary>
    private async Task<ReaderResult> SendLetterAsync(
        LoadedReader reader,
        DigestRecord claim,
        Digest digest,
        Letter letter,
        CancellationToken stopping
    )
    {
        if (!letters.IsOn)
        {
            return await EndUnreachableAsync(reader, claim, stopping);
        }

        stopping.ThrowIfCancellationRequested();
        using var grace = new Grace(Grace.ToSend, clock, stopping);
        var result = await letters.SendAsync(letter with { Until = LeasedSend.Until(claim.LeasedUntil) }, grace.Token);
        Log.Letter(logger, reader.Officer.Id, result.Outcome);
        return result.Outcome switch
        {
            LetterOutcome.Sent or LetterOutcome.Ambiguous => await EndAsync(
                reader,
                new ReaderChange
                {
                    Digest = End(claim, DigestState.Unreachable) with { Channel = "mail", Announced = Announced(digest) },
                    Ledger = digest.Next,
                    Unreachable = Noted(reader, claim),
                },
                new ReaderResult(ReaderOutcome.Unreachable),
                stopping
            ),
            LetterOutcome.Postponed when result.NotBefore is { } room && !IsOver(claim.Day, room) => await EndAsync(
                reader,
                new ReaderChange
                {
                    Digest = claim with { LeasedUntil = room, Attempts = claim.Attempts - 1 },
                    Unreachable = Noted(reader, claim),
                },
                new ReaderResult(ReaderOutcome.Unreachable) { NotBefore = room },
                stopping
            ),
            _ => await EndUnreachableAsync(reader, claim, stopping),
        };
    }

    private Task<ReaderResult> EndUnreachableAsync(LoadedReader reader, DigestRecord claim, CancellationToken stopping)
    {
        Log.Unreachable(logger, reader.Officer.Id);
        return EndAsync(
            reader,
            new ReaderChange { Digest = End(claim, DigestState.Unreachable), Unreachable = Noted(reader, claim) },
            new ReaderResult(ReaderOutcome.Unreachable),
            stopping
        );
    }

    private static IReadOnlyList<Announcement> Announced(Digest digest) =>
        [.. digest.Items.Where(i => i.IsNew).Select(i => new Announcement(i.Key, i.Stage.Code))];

    private Unreachability? Noted(LoadedReader reader, DigestRecord claim) =>
        reader.State.Unreachable?.StillHolds(reader.Reference, claim.Day, rules.Settings) == true
            ? null
            : new Unreachability(claim.Day, reader.Reference);

    /// <summary>Nobody's failure: the channel asked for patience, and no try is used up.</summary>
    private Task<ReaderResult> PostponeAsync(
        LoadedReader reader,
        DigestRecord claim,
        DateTimeOffset? notBefore,
        CancellationToken stopping
    ) => WaitAsync(reader, claim with { Attempts = claim.Attempts - 1 }, notBefore ?? clock.GetUtcNow() + DigestRetry.After(1), stopping);

    private Task<ReaderResult> EndInDoubtAsync(LoadedReader reader, DigestRecord claim, SendResult sent, CancellationToken stopping)
    {
        var doubtful = claim with { AmbiguousRepeats = claim.AmbiguousRepeats + sent.AmbiguousRepeats + 1 };
        return doubtful.AmbiguousRepeats >= DigestRetry.MostInDoubt
            ? GiveUpAsync(reader, doubtful, stopping)
            : WaitAsync(reader, doubtful, clock.GetUtcNow() + DigestRetry.AfterDoubt(doubtful.AmbiguousRepeats), stopping);
    }

    /// <summary>The claim is kept, in nobody's hand, for the next try; given up when the hours are over by then.</summary>
    private Task<ReaderResult> WaitAsync(LoadedReader reader, DigestRecord claim, DateTimeOffset until, CancellationToken stopping) =>
        IsOver(claim.Day, until)
            ? GiveUpAsync(reader, claim, stopping)
            : EndAsync(
                reader,
                new ReaderChange { Digest = claim with { LeasedUntil = until } },
                new ReaderResult(ReaderOutcome.Pending) { NotBefore = until },
                stopping
            );

    /// <summary>
    /// The ledger is left as it was, so the next working day's digest holds the same news. That is so in doubt too: a reminder that comes
    /// again is kinder than one that nobody ever saw.
    /// </summary>
    private Task<ReaderResult> GiveUpAsync(LoadedReader reader, DigestRecord claim, CancellationToken stopping)
    {
        // The next sending, which a waiting claim has counted already, does not take place.
        var state = claim.AmbiguousRepeats > 0 ? DigestState.InDoubt : DigestState.Failed;
        var ended = End(claim, state) with { AmbiguousRepeats = Math.Max(0, claim.AmbiguousRepeats - 1) };
        Log.Failed(logger, reader.Officer.Id, state, claim.Attempts);
        return EndAsync(reader, new ReaderChange { Digest = ended }, new ReaderResult(ReaderOutcome.Failed), stopping);
    }

    private DigestRecord End(DigestRecord claim, DigestState state) =>
        claim with
        {
            State = state,
            LeasedUntil = null,
            EndedAt = clock.GetUtcNow(),
        };

    private async Task<ReaderResult> EndAsync(LoadedReader reader, ReaderChange change, ReaderResult result, CancellationToken stopping)
    {
        using var grace = new Grace(Grace.ToRecord, clock, stopping);
        if (!await store.TryPutAsync(reader.Version, change, grace.Token))
        {
            // Only a replica that found the lease over can have been first.
            Log.NotRecorded(logger, reader.Officer.Id, result.Outcome);
            return new ReaderResult(ReaderOutcome.Pending);
        }

        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "The digest of officer {Officer} reaches nobody; the next in the chain hears."
        )]
        public static partial void Unreachable(ILogger logger, OfficerId officer);

        [LoggerMessage(Level = LogLevel.Information, Message = "The mail with the digest of officer {Officer} ended as {Outcome}.")]
        public static partial void Letter(ILogger logger, OfficerId officer, LetterOutcome outcome);

        [LoggerMessage(Level = LogLevel.Error, Message = "The digest of officer {Officer} was given up as {State} after {Attempts} tries.")]
        public static partial void Failed(ILogger logger, OfficerId officer, DigestState state, int attempts);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The digest of officer {Officer} ended as {Outcome} and could not be recorded.")]
        public static partial void NotRecorded(ILogger logger, OfficerId officer, ReaderOutcome outcome);
    }
}
