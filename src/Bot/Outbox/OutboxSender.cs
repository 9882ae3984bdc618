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
internal sealed class OutboxSender(
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
    public const int MostRaces = 20;

    /// <summary>Times that a message is sent of which nobody can tell whether it has arrived: each is likely to be a double.</summary>
    private const int MostDoubtful = 3;

    /// <summary>While sending is stopped, whether it still is.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    /// <summary>Until the second try; each further one waits twice as long as the one before.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private readonly OutboxChanges _changes = new(rules, clock);

    private readonly OutboxClaims _claims = new(councils, new OutboxChanges(rules, clock), rules, options.Value, clock);

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

            var (facts, message, heldUntil) = await _claims.TakeAsync(council, done, stopping);
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
            OutboxLog.Threw(logger, failure, message.Id, message.Kind);
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
            OutboxLog.Overslept(logger, message.Id, message.Kind);
            return message.LeasedUntil;
        }

        OutboxLog.Ended(logger, message.Id, message.Kind, result.Outcome);
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

    /// <summary>Whatever goes wrong with one message is a try of that message.</summary>
    private async Task<SendResult?> TryDeliverAsync(CouncilFacts facts, OutgoingMessage message, LastSteps steps)
    {
        try
        {
            return await delivery.SendAsync(facts, message, steps);
        }
        catch (Exception failure) when (!steps.Record.IsCancellationRequested)
        {
            OutboxLog.Threw(logger, failure, message.Id, message.Kind);
            return new SendResult(SendOutcome.Failed, ActivityId: null);
        }
    }

    /// <summary>Leaves it among the waiting ones, as it is now.</summary>
    private Task<bool> KeepAsync(CouncilId council, string what, OutgoingMessage message, LastSteps steps) =>
        WriteAsync(
            council,
            message,
            (_, stored) =>
                _changes.Change(
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
                var end = _changes.Change(
                    $"message.{outcome}",
                    message,
                    ordinal: 0x100 + message.Attempts,
                    new CouncilWrite.DropMessage(message.Id)
                );
                if (outcome == SendOutcome.Sent)
                {
                    return end with { Writes = [.. end.Writes, .. _changes.Told(facts, stored)] };
                }

                // What is in doubt has probably arrived: nobody else is told, and the digest says it once more.
                if (outcome == SendOutcome.Ambiguous || !message.IsNotice)
                {
                    return end;
                }

                var onward = _changes.Onward(facts, stored);
                isLost = onward is null;
                return onward is null ? end : end with { Writes = [.. end.Writes, .. onward.Writes], Messages = onward.Messages };
            },
            cancellation
        );
        if (isWritten && isLost)
        {
            telemetry.NobodyLeft(message.Kind);
            OutboxLog.NobodyLeft(logger, message.Id, message.Kind);
        }

        if (isWritten && outcome == SendOutcome.Ambiguous)
        {
            telemetry.Doubtful(message.Kind);
            OutboxLog.Doubtful(logger, message.Id, message.Kind);
        }
    }

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

        OutboxLog.NotDropped(logger, message.Id);
        return false;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;
}
