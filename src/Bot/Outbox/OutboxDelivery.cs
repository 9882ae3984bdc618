using AdaptiveCards;
using KobanBot.Bot.BotFramework.Connector;
using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.BotFramework.Routing;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.Notices;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Outbox;

/// <summary>
/// Draws a message that was claimed, on the facts of this moment and for the rights that its reader has today, and gives it to the channel.
/// </summary>
internal sealed class OutboxDelivery(IReminderStore readers, IProactiveMessenger messenger, ReminderRules rules, TimeProvider clock)
{
    /// <returns>How it ended; null when the lease is over already, and nobody knows what another has done meanwhile.</returns>
    public async Task<SendResult?> SendAsync(CouncilFacts facts, OutgoingMessage message, LastSteps steps)
    {
        if (
            await readers.FindReaderAsync(message.To, clock.Today(), steps.Record) is not { } reader
            || References.Read(reader.Reference) is not { } reference
        )
        {
            return Ended(SendOutcome.Unreachable);
        }

        if (message.Card is { } card)
        {
            return await InTimeAsync(message, token => CloseAsync(facts, message, card, reference, token), steps);
        }

        // Who has been transferred meanwhile reads nothing of the council any more; whoever is next does.
        if (!message.NeedsNoRight && !MayRead(facts, message, reader.Officer))
        {
            return Ended(SendOutcome.Unreachable);
        }

        return NoticeOf(facts, message, reader) is { } notice
            ? await InTimeAsync(
                message,
                token => messenger.SendAsync(reference, OutboundMessage.OfCard(CardJson.Serialize(notice), notice.Speak), token),
                steps
            )
            : Ended(SendOutcome.Sent);
    }

    /// <summary>What is asked of an office above is read there, and nothing else of the council.</summary>
    private bool MayRead(CouncilFacts facts, OutgoingMessage message, Officer reader) =>
        message.Kind == MessageKind.ConsultationAsked
            ? facts.Consultations.FirstOrDefault(c => c.Id == message.Meeting.Value) is { } request
                && AnswerConsultation.MayAnswer(reader, request, clock.Today())
            : Access.Of(reader, facts, clock.Today()).Read;

    /// <summary>Null when there is nothing to say any more.</summary>
    private AdaptiveCard? NoticeOf(CouncilFacts facts, OutgoingMessage message, LoadedReader reader)
    {
        var now = clock.GetUtcNow();
        if (message.Obligations is null)
        {
            return NoticeView.Of(facts, message, now) is { } view ? NoticeCard.Render(view) : null;
        }

        return MatterNoticeCard.View(facts, message, reader.Officer, reader.State.Ledger, now, rules) is { } matter
            ? MatterNoticeCard.Render(matter)
            : null;
    }

    /// <summary>
    /// Never longer than the lease, since another replica may take over then, nor into the quiet hours.
    /// </summary>
    private async Task<SendResult?> InTimeAsync(OutgoingMessage message, Func<CancellationToken, Task<SendResult>> send, LastSteps steps)
    {
        var (now, quiet) = (clock.GetUtcNow(), rules.Settings.Quiet);
        var left = message.LeasedUntil!.Value - OutboxOptions.ForRecord - now; // Claimed.
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        if (message.IsNotice && quiet.IsQuiet(now))
        {
            return Ended(SendOutcome.Postponed) with { NotBefore = quiet.EndsAt(now) };
        }

        if (message.IsNotice && quiet.BeginsAt(now) - now < left)
        {
            left = quiet.BeginsAt(now)!.Value - now; // They begin: compared above.
        }

        using var limit = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(steps.Send, limit.Token);
        try
        {
            return await send(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // A card is replaced as often as one likes.
            return Ended(message.IsNotice ? SendOutcome.Ambiguous : SendOutcome.Failed);
        }
    }

    private async Task<SendResult> CloseAsync(
        CouncilFacts facts,
        OutgoingMessage message,
        ShownCard card,
        StoredReference reference,
        CancellationToken cancellation
    )
    {
        var record = facts.Meeting(message.Meeting);
        var draft = facts.Draft(message.Meeting);
        var (kind, date) = record is not null ? (record.Kind, record.Date) : (draft?.Content.Kind, draft?.Content.Date);
        var closed = ClosedCard.Render(
            new ClosedView(
                new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                MeetingWords.When(kind, date),
                record is not null ? "この記録は確定しています。"
                    : draft?.State == DraftState.Cancelled ? RecordNotes.Discarded(facts, draft)
                    : "この下書きは終了しています。",
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
}
