using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.Notices;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Councils;
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
    IPersonStore people,
    IProactiveMessenger messenger,
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

    /// <summary>While sending is stopped, whether it still is.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    /// <summary>Whom the audit names for what no person did.</summary>
    private static readonly OfficerId System = new("system");

    /// <returns>When the council needs another look because of what was held back; null when nothing was.</returns>
    public async Task<DateTimeOffset?> SendAllAsync(CouncilId council, CancellationToken cancellation)
    {
        var done = new HashSet<Guid>();
        DateTimeOffset? later = null;
        while (true)
        {
            if (await gate.IsStoppedAsync(cancellation))
            {
                return clock.GetUtcNow() + AskAgain;
            }

            var (facts, message, heldUntil) = await ClaimAsync(council, done, cancellation);
            if (message is null)
            {
                return Earlier(later, heldUntil);
            }

            done.Add(message.Id);
            later = Earlier(later, await SendOneAsync(facts, message, cancellation));
        }
    }

    private async Task<DateTimeOffset?> SendOneAsync(CouncilFacts facts, OutgoingMessage message, CancellationToken cancellation)
    {
        var result = await DeliverAsync(facts, message, cancellation);
        Log.Ended(logger, message.Id, message.Kind, result.Outcome);
        var council = facts.Council.Id;
        if (result.Outcome == SendOutcome.Postponed)
        {
            var until = result.NotBefore ?? clock.GetUtcNow() + options.Value.Lease;
            await PostponeAsync(council, message, until, cancellation);
            return until;
        }

        if (result.Outcome is SendOutcome.Sent or SendOutcome.Unreachable || message.Attempts >= options.Value.MostAttempts)
        {
            await EndAsync(council, message, result.Outcome, cancellation);
        }

        return null;
    }

    /// <summary>Takes the next message that nobody has in hand and that may go now; without one, until when notices are held back.</summary>
    private async Task<(CouncilFacts Facts, OutgoingMessage? Message, DateTimeOffset? HeldUntil)> ClaimAsync(
        CouncilId council,
        HashSet<Guid> done,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < MostRaces && await councils.FindAsync(council, cancellation) is { } loaded; attempt++)
        {
            var now = clock.GetUtcNow();
            var quiet = rules.Settings.Quiet;
            var isQuiet = quiet.IsQuiet(now);
            var waiting = loaded.Facts.Messages.Where(m => !done.Contains(m.Id) && !(m.LeasedUntil > now)).ToList();
            var next = waiting.FirstOrDefault(m => !(m.IsNotice && isQuiet));
            if (next is null)
            {
                return (loaded.Facts, null, waiting.Count > 0 ? quiet.EndsAt(now) : null);
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

    private async Task<SendResult> DeliverAsync(CouncilFacts facts, OutgoingMessage message, CancellationToken cancellation)
    {
        if (
            await people.FindAsync(message.To, cancellation) is not { Officer: var officer, Reference: { } stored }
            || References.Read(stored) is not { } reference
        )
        {
            return Ended(SendOutcome.Unreachable);
        }

        if (message.Card is { } card)
        {
            return await CloseAsync(facts, message, card, reference, cancellation);
        }

        AdaptiveCard? notice;
        if (message.Obligations is not null)
        {
            // Who has been transferred meanwhile hears nothing of it; whoever is next does.
            if (!Access.Of(officer, facts, clock.Today()).Read)
            {
                return Ended(SendOutcome.Unreachable);
            }

            notice = MatterNoticeCard.View(facts, message, officer, clock.GetUtcNow(), rules) is { } matter
                ? MatterNoticeCard.Render(matter)
                : null;
        }
        else
        {
            notice = NoticeCard.View(facts, message, clock.GetUtcNow()) is { } view ? NoticeCard.Render(view) : null;
        }

        return notice is null
            ? Ended(SendOutcome.Sent)
            : await messenger.SendAsync(reference, OutboundMessage.OfCard(CardJson.Serialize(notice), notice.Speak), cancellation);
    }

    private async Task<SendResult> CloseAsync(
        CouncilFacts facts,
        OutgoingMessage message,
        ShownCard card,
        ConversationReference reference,
        CancellationToken cancellation
    )
    {
        var record = facts.Meeting(message.Meeting);
        var draft = facts.Draft(message.Meeting);
        var (kind, date) = record is not null ? (record.Kind, record.Date) : (draft?.Content.Kind, draft?.Content.Date);
        var closed = RecordCards.Closed(
            new ClosedView(
                new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                $"{(kind is { } k ? MeetingWords.Of(k) : "会議")}　{(date is { } d ? JapaneseDate.Long(d) : "開催日未記入")}",
                record is not null ? "この記録は確定しています。" : "この下書きは終了しています。",
                record is not null
            )
        );
        try
        {
            await messenger.UpdateAsync(
                reference with
                {
                    ConversationId = card.ConversationId,
                },
                card.ActivityId,
                OutboundMessage.OfCard(CardJson.Serialize(closed), closed.Speak),
                cancellation
            );
            return Ended(SendOutcome.Sent);
        }
        catch (ConnectorException refusal)
        {
            return refusal switch
            {
                { Error.IsUnreachable: true } => Ended(SendOutcome.Unreachable),
                { NotBefore: not null } => Ended(SendOutcome.Postponed) with { NotBefore = refusal.NotBefore },
                _ => Ended(SendOutcome.Failed),
            };
        }
    }

    private static SendResult Ended(SendOutcome outcome) => new(outcome, ActivityId: null);

    /// <summary>Nobody's failure: the try does not count.</summary>
    private Task<bool> PostponeAsync(CouncilId council, OutgoingMessage message, DateTimeOffset until, CancellationToken cancellation) =>
        WriteAsync(
            council,
            message,
            (_, stored) =>
                Change(
                    "message.Postponed",
                    message,
                    ordinal: 0x200 + message.Attempts,
                    new CouncilWrite.PutMessage(stored with { LeasedUntil = until, Attempts = message.Attempts - 1 })
                ),
            cancellation
        );

    /// <summary>Takes a message out, and in the same transaction puts in the one for the next person if it could not reach this one.</summary>
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
                if (outcome != SendOutcome.Unreachable || !message.IsNotice)
                {
                    return outcome == SendOutcome.Sent ? end with { Writes = [.. end.Writes, .. Told(facts, stored)] } : end;
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
            Audit = ConfirmMeeting.AuditOf(new AuditEntry(clock.GetUtcNow(), System, what, message.Id, Subject(message)), ordinal),
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
    }
}
