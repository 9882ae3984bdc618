using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Reminders;

/// <summary>How a digest that was claimed ends: what is recorded of it, and by which other channel it goes.</summary>
/// <remarks>Six parts: the record, the mail, what stands in the chat, the hours, the time and the log.</remarks>
internal sealed partial class DigestEnds(
    IReminderStore store,
    DigestLetters letters,
    StandingDigests standing,
    ReminderRules rules,
    TimeProvider clock,
    ILogger<DigestEnds> logger
)
{
    /// <summary>A morning that takes long, or begins late, ends with the hours.</summary>
    public bool IsOver(DateOnly day, DateTimeOffset at) => JapanTime.DayOf(at) != day || !rules.IsDigestTime(at);

    public async Task<ReaderResult> EndSentAsync(
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
    public async Task<ReaderResult> SendLetterAsync(
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
    public Task<ReaderResult> PostponeAsync(
        LoadedReader reader,
        DigestRecord claim,
        DateTimeOffset? notBefore,
        CancellationToken stopping
    ) => WaitAsync(reader, claim with { Attempts = claim.Attempts - 1 }, notBefore ?? clock.GetUtcNow() + DigestRetry.After(1), stopping);

    public Task<ReaderResult> EndInDoubtAsync(LoadedReader reader, DigestRecord claim, SendResult sent, CancellationToken stopping)
    {
        var doubtful = claim with { AmbiguousRepeats = claim.AmbiguousRepeats + sent.AmbiguousRepeats + 1 };
        return doubtful.AmbiguousRepeats >= DigestRetry.MostInDoubt
            ? GiveUpAsync(reader, doubtful, stopping)
            : WaitAsync(reader, doubtful, clock.GetUtcNow() + DigestRetry.AfterDoubt(doubtful.AmbiguousRepeats), stopping);
    }

    /// <summary>The claim is kept, in nobody's hand, for the next try; given up when the hours are over by then.</summary>
    public Task<ReaderResult> WaitAsync(LoadedReader reader, DigestRecord claim, DateTimeOffset until, CancellationToken stopping) =>
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

    public DigestRecord End(DigestRecord claim, DigestState state) =>
        claim with
        {
            State = state,
            LeasedUntil = null,
            EndedAt = clock.GetUtcNow(),
        };

    public async Task<ReaderResult> EndAsync(LoadedReader reader, ReaderChange change, ReaderResult result, CancellationToken stopping)
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
