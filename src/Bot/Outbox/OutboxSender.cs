using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Desks;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outbox;

/// <summary>
/// Sends the messages of one council: claims each by a lease, sends, and takes it out. A crash between the connector's answer and
/// the last step sends it once more; that one case cannot be told from outside. Notices wait for the end of the quiet hours, and go to the
/// next person when they cannot reach theirs.
/// </summary>
internal sealed partial class OutboxSender(
    ICouncilStore councils,
    OutboxDelivery delivery,
    SendingGate gate,
    ReminderRules rules,
    OutboxTelemetry telemetry,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxSender> logger
)
{
    /// <summary>Races lost in a row before a message is left to the next search.</summary>
    private const int MostRaces = 20;

    /// <summary>Times that a message is sent of which nobody can tell whether it has arrived: each is likely to be a double.</summary>
    private const int MostDoubtful = 3;

    /// <summary>While sending is stopped, whether it still is.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    /// <summary>Until the second try; each further one waits twice as long as the one before.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    /// <summary>Whom the audit names for what no person did.</summary>
    private static readonly OfficerId System = new("system");

    /// <param name="stopping">Nothing new begins after it; what is in hand is brought to its end.</param>
    /// <returns>When the council needs another look because of what was held back, failed or is in other hands; null when nothing is.</returns>
    public async Task<DateTimeOffset?> SendAllAsync(CouncilId council, CancellationToken stopping)
    {
        using var steps = new LastSteps(clock, stopping);
        var done = new HashSet<Guid>();
        DateTimeOffset? later = null;
        while (!stopping.IsCancellationRequested)
        {
            if (await gate.IsStoppedAsync(stopping))
            {
                return clock.GetUtcNow() + AskAgain;
            }

            var (facts, message, heldUntil) = await ClaimAsync(council, done, stopping);
            if (message is null)
            {
                return Earlier(later, heldUntil);
            }

            done.Add(message.Id);
            later = Earlier(later, await TrySendOneAsync(facts, message, steps));
        }

        return null;
    }

    /// <summary>One message that cannot even be ended holds up no other; it is tried again like one that failed.</summary>
    private async Task<DateTimeOffset?> TrySendOneAsync(CouncilFacts facts, OutgoingMessage message, LastSteps steps)
    {
        try
        {
            return await SendOneAsync(facts, message, steps);
        }
        catch (Exception failure) when (!steps.Record.IsCancellationRequested)
        {
            Log.Threw(logger, failure, message.Id, message.Kind);
            return message.Attempts <= options.Value.MostAttempts ? message.LeasedUntil : null;
        }
    }

    private async Task<DateTimeOffset?> SendOneAsync(CouncilFacts facts, OutgoingMessage message, LastSteps steps)
    {
        // More tries than it has were begun: the last one's end was not written.
        var result =
            message.Attempts > options.Value.MostAttempts
                ? new SendResult(SendOutcome.Failed, ActivityId: null)
                : await TryDeliverAsync(facts, message, steps);
        if (result is null)
        {
            Log.Overslept(logger, message.Id, message.Kind);
            return message.LeasedUntil;
        }

        Log.Ended(logger, message.Id, message.Kind, result.Outcome);
        var council = facts.Council.Id;
        switch (result.Outcome)
        {
            case SendOutcome.Postponed:
                // Nobody's failure: the try does not count.
                var until = result.NotBefore ?? clock.GetUtcNow() + options.Value.Lease;
                await KeepAsync(council, "message.Postponed", message with { LeasedUntil = until, Attempts = message.Attempts - 1 }, steps);
                return until;
            case SendOutcome.Failed or SendOutcome.NotFound when message.Attempts < options.Value.MostAttempts:
                return await TryLaterAsync(council, message, steps);
            case SendOutcome.Ambiguous when message.Attempts < options.Value.MostAttempts && message.Doubtful + 1 < MostDoubtful:
                telemetry.Repeated(message.Kind);
                return await TryLaterAsync(council, message with { Doubtful = message.Doubtful + 1 }, steps);
            default:
                await EndAsync(council, message, result.Outcome, steps.Record);
                return null;
        }
    }

    /// <summary>Further and further apart, so that an outage of the channel uses up no message's tries.</summary>
    private async Task<DateTimeOffset?> TryLaterAsync(CouncilId council, OutgoingMessage message, LastSteps steps)
    {
        var wait = FirstWait * Math.Pow(2, message.Attempts - 1);
        var until = clock.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
        await KeepAsync(council, "message.again", message with { LeasedUntil = until }, steps);
        return until;
    }

    /// <summary>Takes the next message that nobody has in hand and that may go now; without one, when the first of the others may.</summary>
    private async Task<(CouncilFacts Facts, OutgoingMessage? Message, DateTimeOffset? HeldUntil)> ClaimAsync(
        CouncilId council,
        HashSet<Guid> done,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < MostRaces && await councils.FindAsync(council, cancellation) is { } loaded; attempt++)
        {
            var now = clock.GetUtcNow();
            var waiting = loaded.Facts.Messages.Where(m => !done.Contains(m.Id)).ToList();
            var next = waiting.Find(m => FreeAt(m, now) <= now);
            if (next is null)
            {
                return (loaded.Facts, null, waiting.Count > 0 ? waiting.Min(m => FreeAt(m, now)) : null);
            }

            var claimed = next with { LeasedUntil = now + options.Value.Lease, Attempts = next.Attempts + 1 };
            if (
                await councils.TryCommitAsync(
                    loaded.Version,
                    Change("message.claim", claimed, claimed.Attempts, new CouncilWrite.PutMessage(claimed)),
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

    /// <summary>Whatever goes wrong with one message is a try of that message.</summary>
    private async Task<SendResult?> TryDeliverAsync(CouncilFacts facts, OutgoingMessage message, LastSteps steps)
    {
        try
        {
            return await delivery.SendAsync(facts, message, steps);
        }
        catch (Exception failure) when (!steps.Record.IsCancellationRequested)
        {
            Log.Threw(logger, failure, message.Id, message.Kind);
            return new SendResult(SendOutcome.Failed, ActivityId: null);
        }
    }

    /// <summary>Leaves it among the waiting ones, as it is now.</summary>
    private Task<bool> KeepAsync(CouncilId council, string what, OutgoingMessage message, LastSteps steps) =>
        WriteAsync(
            council,
            message,
            (_, stored) =>
                Change(
                    what,
                    message,
                    ordinal: 0x200 + message.Attempts,
                    // The end of another's message may have added a name meanwhile.
                    new CouncilWrite.PutMessage(message with { Unreached = stored.Unreached })
                ),
            steps.Record
        );

    /// <summary>
    /// Takes a message out, and in the same transaction puts in the one for the next person if it could not reach this one, or every try has failed.
    /// </summary>
    private async Task EndAsync(CouncilId council, OutgoingMessage message, SendOutcome outcome, CancellationToken cancellation)
    {
        var isLost = false;
        var isWritten = await WriteAsync(
            council,
            message,
            (facts, stored) =>
            {
                var end = Change(
                    $"message.{outcome}",
                    message,
                    ordinal: 0x100 + message.Attempts,
                    new CouncilWrite.DropMessage(message.Id)
                );
                if (outcome == SendOutcome.Sent)
                {
                    return end with { Writes = [.. end.Writes, .. Told(facts, stored)] };
                }

                // What is in doubt has probably arrived: nobody else is told, and the digest says it once more.
                if (outcome == SendOutcome.Ambiguous || !message.IsNotice)
                {
                    return end;
                }

                var onward = Onward(facts, stored);
                isLost = onward is null;
                return onward is null ? end : end with { Writes = [.. end.Writes, .. onward.Writes], Messages = onward.Messages };
            },
            cancellation
        );
        if (isWritten && isLost)
        {
            telemetry.NobodyLeft(message.Kind);
            Log.NobodyLeft(logger, message.Id, message.Kind);
        }

        if (isWritten && outcome == SendOutcome.Ambiguous)
        {
            telemetry.Doubtful(message.Kind);
            Log.Doubtful(logger, message.Id, message.Kind);
        }
    }

    /// <summary>The digest does not say again what an urgent notice has said.</summary>
    private IEnumerable<CouncilWrite> Told(CouncilFacts facts, OutgoingMessage message)
    {
        var today = clock.Today();
        return message.Kind == MessageKind.Urgent
            ? MatterReaders
                .Find(facts, message, today, rules)
                .Select(i => i.Marks.FirstOrDefault(m => m.Officer == message.To) ?? new ReminderMark(i.Obligation.Key, message.To))
                .Select(mark => new CouncilWrite.PutReminderMark(mark with { ToldOn = today }))
            : [];
    }

    /// <summary>The way on from somebody who could not be reached; null when it ends here and nobody was told.</summary>
    private CouncilChange? Onward(CouncilFacts facts, OutgoingMessage message)
    {
        var now = clock.GetUtcNow();
        var day = JapanTime.DayOf(now);
        OfficerId[] unreached = [.. message.Unreached ?? [], message.To];
        var (next, othersHaveIt) = NextOf(facts, message, unreached, day);
        if (next is { } to)
        {
            OutgoingMessage forNext = message with
            {
                Id = Guid.CreateVersion7(now),
                To = to,
                Unreached = unreached,
                Attempts = 0,
                Doubtful = 0,
                LeasedUntil = null,
            };
            return Onward(message, [], [forNext]);
        }

        if (!othersHaveIt)
        {
            return null;
        }

        // Should none of the others be reached either, the last of them knows of all.
        var other = facts.Messages.FirstOrDefault(m =>
            m.Id != message.Id
            && m.Kind == message.Kind
            && m.Meeting == message.Meeting
            && (m.Obligations ?? []).SequenceEqual(message.Obligations ?? [])
        );
        return Onward(
            message,
            other is null
                ? []
                : [new CouncilWrite.PutMessage(other with { Unreached = [.. unreached.Union(other.Unreached ?? []).Except([other.To])] })],
            []
        );
    }

    private (OfficerId? Next, bool OthersHaveIt) NextOf(
        CouncilFacts facts,
        OutgoingMessage message,
        IReadOnlyList<OfficerId> unreached,
        DateOnly day
    )
    {
        if (message.Obligations is null)
        {
            return (NextRecipient.Of(message.Kind, facts, unreached, day), NextRecipient.OthersHaveIt(message.Kind, facts, unreached, day));
        }

        var items = MatterReaders.Find(facts, message, day, rules);
        return MatterReaders.OthersHaveIt(facts, items, unreached, day)
            ? (null, true)
            : (MatterReaders.Next(facts, items, message.From is { } from ? [.. unreached, from] : unreached, day), false);
    }

    private CouncilChange Onward(OutgoingMessage message, IReadOnlyList<CouncilWrite> writes, IReadOnlyList<OutgoingMessage> messages) =>
        Change("message.onward", message, ordinal: 0) with
        {
            Writes = writes,
            Messages = messages,
        };

    /// <summary>Changes a message. A lost race means that a person was faster with something else; the message must go all the same.</summary>
    private async Task<bool> WriteAsync(
        CouncilId council,
        OutgoingMessage message,
        Func<CouncilFacts, OutgoingMessage, CouncilChange> change,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < MostRaces; attempt++)
        {
            if (
                await councils.FindAsync(council, cancellation) is not { } loaded
                || loaded.Facts.Messages.FirstOrDefault(m => m.Id == message.Id) is not { } stored
            )
            {
                return false;
            }

            if (await councils.TryCommitAsync(loaded.Version, change(loaded.Facts, stored), cancellation))
            {
                return true;
            }
        }

        Log.NotDropped(logger, message.Id);
        return false;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;

    /// <summary>Each step of a message's way has an audit entry of its own, told apart by the ordinal even within one millisecond.</summary>
    private CouncilChange Change(string what, OutgoingMessage message, int ordinal, params IReadOnlyList<CouncilWrite> writes) =>
        new()
        {
            Audit = CommandSteps.AuditOf(new AuditEntry(clock.GetUtcNow(), System, what, message.Id, Subject(message)), ordinal),
            Writes = writes,
        };

    private static string Subject(OutgoingMessage message) =>
        message.Obligations is { } keys ? string.Join(',', keys) : message.Meeting.Value;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} of the kind {Kind} ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, Guid message, MessageKind kind, SendOutcome outcome);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Message {Message} was sent but could not be taken out; it may be sent once more."
        )]
        public static partial void NotDropped(ILogger logger, Guid message);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Message {Message} of the kind {Kind} reached nobody: neither its officer nor anybody after."
        )]
        public static partial void NobodyLeft(ILogger logger, Guid message, MessageKind kind);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Message {Message} of the kind {Kind} was sent several times, and the channel has never said that it arrived."
        )]
        public static partial void Doubtful(ILogger logger, Guid message, MessageKind kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} of the kind {Kind} could not be handled; it is tried again.")]
        public static partial void Threw(ILogger logger, Exception failure, Guid message, MessageKind kind);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} of the kind {Kind} was not sent: the lease was over.")]
        public static partial void Overslept(ILogger logger, Guid message, MessageKind kind);
    }
}
