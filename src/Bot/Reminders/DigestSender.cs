using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Reminders;

internal enum ReaderOutcome
{
    /// <summary>No news for this reader today.</summary>
    Nothing,

    Sent,

    /// <summary>It was sent before, by this replica or another.</summary>
    SentBefore,

    /// <summary>Blocked, uninstalled, never installed: a named end; the next in the chain hears.</summary>
    Unreachable,

    /// <summary>Given up for today.</summary>
    Failed,

    /// <summary>Another replica has it in hand, or this one will try again.</summary>
    Pending,

    /// <summary>Sending is stopped, or the hours are over.</summary>
    Stopped,
}

/// <summary>
/// One digest to one reader: claimed by an insert in the person's partition, looked at again on fresh facts, sent, and recorded with what
/// the reader knows now. A crash between the connector's answer and the record sends it once more; that one case cannot be told from
/// outside.
/// </summary>
internal sealed partial class DigestSender(
    IReminderStore store,
    ReaderDesk desk,
    IProactiveMessenger messenger,
    ILetterSender letters,
    SendingGate gate,
    ReminderRules rules,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<DigestSender> logger
)
{
    /// <param name="glance">What the morning's facts say; null where they do not hold everything of this reader.</param>
    public async Task<ReaderOutcome> SendAsync(
        OfficerId id,
        DateOnly day,
        Func<Officer, ReaderState, ReaderCase?> glance,
        IReadOnlySet<OfficerId> unreachable,
        CancellationToken cancellation
    )
    {
        if (await store.FindReaderAsync(id, day, cancellation) is not { } reader)
        {
            return ReaderOutcome.Nothing;
        }

        var now = clock.GetUtcNow();
        if (reader.State.Digest is { } begun && (begun.IsEnded || begun.IsInHand(now)))
        {
            return Ended(begun);
        }

        var isOutOfReach = IsOutOfReach(reader, day);
        var isBack = unreachable.Contains(id) && !isOutOfReach;

        // A look at what the morning has read already: most readers have no news, and cost nothing more. The morning has counted on
        // nobody whom nothing reached; who may be back looks for himself.
        if (!isBack && glance(reader.Officer, reader.State) is { } seen && !DigestPlanner.Of(seen, day, rules).IsDue)
        {
            return isOutOfReach ? ReaderOutcome.Unreachable : ReaderOutcome.Nothing;
        }

        if (IsOver(day) || await gate.IsStoppedAsync(cancellation))
        {
            return ReaderOutcome.Stopped;
        }

        var others = isBack ? unreachable.Where(o => o != id).ToHashSet() : unreachable;

        var claim = new DigestRecord(day, DigestState.Claimed)
        {
            LeasedUntil = now + options.Value.Lease,
            Attempts = (reader.State.Digest?.Attempts ?? 0) + 1,
        };
        return
            await store.TryPutAsync(reader.Version, new ReaderChange { Digest = claim }, cancellation)
            && await store.FindReaderAsync(id, day, cancellation) is { } claimed
            && claimed.State.Digest is { State: DigestState.Claimed } mine
            && mine.LeasedUntil == claim.LeasedUntil
            && mine.Attempts == claim.Attempts
            ? await DeliverAsync(claimed, mine, others, cancellation)
            : ReaderOutcome.Pending;
    }

    private static ReaderOutcome Ended(DigestRecord digest) =>
        digest.State switch
        {
            DigestState.Claimed => ReaderOutcome.Pending,
            DigestState.Sent => ReaderOutcome.SentBefore,
            DigestState.Unreachable => ReaderOutcome.Unreachable,
            DigestState.Failed => ReaderOutcome.Failed,
            _ => ReaderOutcome.Nothing,
        };

    /// <summary>A morning that takes long, or begins late, ends with the hours.</summary>
    private bool IsOver(DateOnly day)
    {
        var now = clock.GetUtcNow();
        return JapanTime.DayOf(now) != day || !rules.IsDigestTime(now);
    }

    private bool IsOutOfReach(LoadedReader reader, DateOnly day) =>
        reader.Reference is null || reader.State.Unreachable?.StillHolds(reader.Reference, day, rules.Settings) == true;

    private async Task<ReaderOutcome> DeliverAsync(
        LoadedReader reader,
        DigestRecord claim,
        IReadOnlySet<OfficerId> unreachable,
        CancellationToken cancellation
    )
    {
        // What was done since the morning began is not announced.
        var view = await desk.LoadAsync(reader.Officer, reader.State, claim.Day, unreachable, cancellation);
        var digest = DigestPlanner.Of(view.Case, claim.Day, rules);
        if (!digest.IsDue)
        {
            return await EndAsync(reader, new ReaderChange { Digest = End(claim, DigestState.Empty) }, ReaderOutcome.Nothing, cancellation);
        }

        if (IsOutOfReach(reader, claim.Day) || References.Read(reader.Reference) is not { } reference)
        {
            return await SendLetterAsync(reader, claim, digest, view, cancellation);
        }

        if (IsOver(claim.Day) || await gate.IsStoppedAsync(cancellation))
        {
            // The claim lapses, and whoever comes next finds the switch, or the next working day.
            return ReaderOutcome.Stopped;
        }

        var card = DigestCard.Render(
            DigestView.Of(new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), reference.UserId), reader.Officer, view, digest, unreachable)
        );
        var sent = await SendAsync(reference, OutboundMessage.OfCard(CardJson.Serialize(card), card.Speak), claim, cancellation);
        switch (sent.Outcome)
        {
            case SendOutcome.Sent:
                return await EndSentAsync(reader, claim, digest, reference, sent, cancellation);
            case SendOutcome.Unreachable:
                return await SendLetterAsync(reader, claim, digest, view, cancellation);
            case SendOutcome.Postponed:
                // Nobody's failure: the channel asked for patience, and no try is used up.
                return await EndAsync(
                    reader,
                    new ReaderChange
                    {
                        Digest = claim with { LeasedUntil = sent.NotBefore ?? clock.GetUtcNow(), Attempts = claim.Attempts - 1 },
                    },
                    ReaderOutcome.Pending,
                    cancellation
                );
            default:
                return await EndAttemptAsync(reader, claim, cancellation);
        }
    }

    /// <summary>Never longer than the lease: another replica may take over then.</summary>
    private async Task<SendResult> SendAsync(
        ConversationReference reference,
        OutboundMessage message,
        DigestRecord claim,
        CancellationToken cancellation
    )
    {
        var left = claim.LeasedUntil - clock.GetUtcNow() - TimeSpan.FromSeconds(5);
        if (left is not { } time || time <= TimeSpan.Zero)
        {
            return new SendResult(SendOutcome.Failed, ActivityId: null);
        }

        using var limit = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await messenger.SendReminderAsync(reference, message, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Ambiguous, ActivityId: null);
        }
    }

    private async Task<ReaderOutcome> EndSentAsync(
        LoadedReader reader,
        DigestRecord claim,
        Digest digest,
        ConversationReference reference,
        SendResult sent,
        CancellationToken cancellation
    )
    {
        var ended = End(claim, DigestState.Sent) with
        {
            ConversationId = reference.ConversationId,
            ActivityId = sent.ActivityId,
            Channel = "teams",
            AmbiguousRepeats = sent.AmbiguousRepeats,
            Announced = Announced(digest),
        };
        var change = new ReaderChange
        {
            Digest = ended,
            Ledger = digest.Next,
            Standing = sent.ActivityId is { } id ? new StandingDigest(claim.Day, reference.ConversationId, id) : null,
        };
        var outcome = await EndAsync(reader, change, ReaderOutcome.Sent, cancellation);
        await ReplaceStandingAsync(reader, digest, reference, cancellation);
        return outcome;
    }

    /// <summary>Yesterday's message says what has become of it instead of asking again.</summary>
    private async Task ReplaceStandingAsync(
        LoadedReader reader,
        Digest digest,
        ConversationReference reference,
        CancellationToken cancellation
    )
    {
        if (reader.State.Standing is not { } standing)
        {
            return;
        }

        var card = DigestCard.RenderReplaced(standing.Day, digest.Done);
        try
        {
            await messenger.UpdateAsync(
                reference with
                {
                    ConversationId = standing.ConversationId,
                },
                standing.ActivityId,
                OutboundMessage.OfCard(CardJson.Serialize(card), card.Speak),
                cancellation
            );
        }
        catch (BotFramework.Connector.ConnectorException refusal)
        {
            // Only looks: the new digest has been sent, and the old card's refresh asks for what is true now.
            Log.NotReplaced(logger, reader.Officer.Id, refusal.Error.Status);
        }
    }

    /// <summary>
    /// The next channel. Whom Teams does not reach stays noted as out of reach, so that whoever is next in the chain hears too: nobody can
    /// tell whether a mail is read.
    /// </summary>
    private async Task<ReaderOutcome> SendLetterAsync(
        LoadedReader reader,
        DigestRecord claim,
        Digest digest,
        ReaderView view,
        CancellationToken cancellation
    )
    {
        if (!letters.IsOn)
        {
            return await EndUnreachableAsync(reader, claim, cancellation);
        }

        var result = await letters.SendAsync(DigestLetter.Of(reader.Officer, digest, view), cancellation);
        Log.Letter(logger, reader.Officer.Id, result.Outcome);
        if (result.Outcome is not (LetterOutcome.Sent or LetterOutcome.Ambiguous))
        {
            // Without room for a mail today the person is out of reach all the same; the next morning tries again.
            return await EndUnreachableAsync(reader, claim, cancellation);
        }

        return await EndAsync(
            reader,
            new ReaderChange
            {
                Digest = End(claim, DigestState.Unreachable) with { Channel = "mail", Announced = Announced(digest) },
                Ledger = digest.Next,
                Unreachable = Noted(reader, claim),
            },
            ReaderOutcome.Unreachable,
            cancellation
        );
    }

    private Task<ReaderOutcome> EndUnreachableAsync(LoadedReader reader, DigestRecord claim, CancellationToken cancellation)
    {
        Log.Unreachable(logger, reader.Officer.Id);
        return EndAsync(
            reader,
            new ReaderChange { Digest = End(claim, DigestState.Unreachable), Unreachable = Noted(reader, claim) },
            ReaderOutcome.Unreachable,
            cancellation
        );
    }

    private static IReadOnlyList<Announcement> Announced(Digest digest) =>
        [.. digest.Items.Where(i => i.IsNew).Select(i => new Announcement(i.Key, i.Stage.Code))];

    private Unreachability? Noted(LoadedReader reader, DigestRecord claim) =>
        reader.State.Unreachable?.StillHolds(reader.Reference, claim.Day, rules.Settings) == true
            ? null
            : new Unreachability(claim.Day, reader.Reference);

    private Task<ReaderOutcome> EndAttemptAsync(LoadedReader reader, DigestRecord claim, CancellationToken cancellation)
    {
        if (claim.Attempts >= options.Value.MostAttempts)
        {
            Log.Failed(logger, reader.Officer.Id, claim.Attempts);
            return EndAsync(reader, new ReaderChange { Digest = End(claim, DigestState.Failed) }, ReaderOutcome.Failed, cancellation);
        }

        return EndAsync(
            reader,
            new ReaderChange { Digest = claim with { LeasedUntil = clock.GetUtcNow() } },
            ReaderOutcome.Pending,
            cancellation
        );
    }

    private DigestRecord End(DigestRecord claim, DigestState state) =>
        claim with
        {
            State = state,
            LeasedUntil = null,
            EndedAt = clock.GetUtcNow(),
        };

    private async Task<ReaderOutcome> EndAsync(
        LoadedReader reader,
        ReaderChange change,
        ReaderOutcome outcome,
        CancellationToken cancellation
    )
    {
        if (!await store.TryPutAsync(reader.Version, change, cancellation))
        {
            // Only a replica that found the lease over can have been first.
            Log.NotRecorded(logger, reader.Officer.Id, outcome);
            return ReaderOutcome.Pending;
        }

        return outcome;
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

        [LoggerMessage(Level = LogLevel.Error, Message = "The digest of officer {Officer} was given up after {Attempts} tries.")]
        public static partial void Failed(ILogger logger, OfficerId officer, int attempts);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The digest of officer {Officer} ended as {Outcome} and could not be recorded.")]
        public static partial void NotRecorded(ILogger logger, OfficerId officer, ReaderOutcome outcome);

        [LoggerMessage(Level = LogLevel.Information, Message = "The former digest of officer {Officer} was not replaced: status {Status}.")]
        public static partial void NotReplaced(ILogger logger, OfficerId officer, int status);
    }
}
