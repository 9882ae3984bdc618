using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.Notices;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Outbox;

/// <summary>
/// Sends the messages of one council: claims each by a lease, sends, and takes it out. A crash between the connector's answer and
/// the last step sends it once more; that one case cannot be told from outside.
/// </summary>
internal sealed partial class OutboxSender(
    ICouncilStore councils,
    IPersonStore people,
    IProactiveMessenger messenger,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxSender> logger
)
{
    /// <summary>Races lost in a row before a message is left to the next search.</summary>
    private const int MostRaces = 20;

    /// <summary>Whom the audit names for what no person did.</summary>
    private static readonly OfficerId System = new("system");

    public async Task SendAllAsync(CouncilId council, CancellationToken cancellation)
    {
        var done = new HashSet<Guid>();
        while (await ClaimAsync(council, done, cancellation) is var (facts, message) && message is not null)
        {
            done.Add(message.Id);
            var outcome = await DeliverAsync(facts, message, cancellation);
            Log.Ended(logger, message.Id, message.Kind, outcome);
            if (outcome is SendOutcome.Sent or SendOutcome.Unreachable || message.Attempts >= options.Value.MostAttempts)
            {
                await DropAsync(council, message, outcome, cancellation);
            }
        }
    }

    /// <summary>Takes the next message that nobody has in hand; null when there is none.</summary>
    private async Task<(CouncilFacts Facts, OutgoingMessage? Message)> ClaimAsync(
        CouncilId council,
        HashSet<Guid> done,
        CancellationToken cancellation
    )
    {
        for (var attempt = 0; attempt < MostRaces && await councils.FindAsync(council, cancellation) is { } loaded; attempt++)
        {
            var now = clock.GetUtcNow();
            var next = loaded.Facts.Messages.FirstOrDefault(m => !done.Contains(m.Id) && !(m.LeasedUntil > now));
            if (next is null)
            {
                return (loaded.Facts, null);
            }

            var claimed = next with { LeasedUntil = now + options.Value.Lease, Attempts = next.Attempts + 1 };
            if (
                await councils.TryCommitAsync(
                    loaded.Version,
                    Change("message.claim", claimed, new CouncilWrite.PutMessage(claimed), claimed.Attempts),
                    cancellation
                )
            )
            {
                return (loaded.Facts, claimed);
            }
        }

        return (null!, null);
    }

    private async Task<SendOutcome> DeliverAsync(CouncilFacts facts, OutgoingMessage message, CancellationToken cancellation)
    {
        if (
            await people.FindAsync(message.To, cancellation) is not { Reference: { } stored }
            || References.Read(stored) is not { } reference
        )
        {
            return SendOutcome.Unreachable;
        }

        if (message.Card is { } card)
        {
            return await CloseAsync(facts, message, card, reference, cancellation);
        }

        if (NoticeCard.View(facts, message, clock.GetUtcNow()) is not { } view)
        {
            return SendOutcome.Sent;
        }

        var notice = NoticeCard.Render(view);
        return (
            await messenger.SendAsync(reference, OutboundMessage.OfCard(CardJson.Serialize(notice), notice.Speak), cancellation)
        ).Outcome;
    }

    private async Task<SendOutcome> CloseAsync(
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
        await messenger.UpdateAsync(
            reference with
            {
                ConversationId = card.ConversationId,
            },
            card.ActivityId,
            OutboundMessage.OfCard(CardJson.Serialize(closed), closed.Speak),
            cancellation
        );
        return SendOutcome.Sent;
    }

    /// <summary>Takes a message out. A lost race means that a person was faster with something else; the message must go all the same.</summary>
    private async Task DropAsync(CouncilId council, OutgoingMessage message, SendOutcome outcome, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostRaces; attempt++)
        {
            if (await councils.FindAsync(council, cancellation) is not { } loaded || loaded.Facts.Messages.All(m => m.Id != message.Id))
            {
                return;
            }

            var change = Change($"message.{outcome}", message, new CouncilWrite.DropMessage(message.Id), ordinal: 0x100 + message.Attempts);
            if (await councils.TryCommitAsync(loaded.Version, change, cancellation))
            {
                return;
            }
        }

        Log.NotDropped(logger, message.Id);
    }

    /// <summary>Each step of a message's way has an audit entry of its own, told apart by the ordinal even within one millisecond.</summary>
    private CouncilChange Change(string what, OutgoingMessage message, CouncilWrite write, int ordinal) =>
        new()
        {
            Audit = ConfirmMeeting.AuditOf(new AuditEntry(clock.GetUtcNow(), System, what, message.Id, message.Meeting.Value), ordinal),
            Writes = [write],
        };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} of the kind {Kind} ended as {Outcome}.")]
        public static partial void Ended(ILogger logger, Guid message, MessageKind kind, SendOutcome outcome);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Message {Message} was sent but could not be taken out; it may be sent once more."
        )]
        public static partial void NotDropped(ILogger logger, Guid message);
    }
}
