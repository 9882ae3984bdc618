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
/// <remarks>Six parts: who reads, the ways into a chat, by mail and to a calendar, the hours, and the time.</remarks>
internal sealed class OutboxDelivery(
    IReminderStore readers,
    IProactiveMessenger messenger,
    DigestLetters letters,
    IInvitationDelivery invitations,
    ReminderRules rules,
    TimeProvider clock
)
{
    /// <returns>How it ended; null when the lease is over already, and nobody knows what another has done meanwhile.</returns>
    public async Task<SendResult?> SendAsync(CouncilFacts facts, OutgoingMessage message, LastSteps steps)
    {
        if (message.Kind is MessageKind.CalendarEntry or MessageKind.Invitation)
        {
            return await InTimeAsync(message, token => invitations.SendAsync(facts, message, token), steps);
        }

        if (message.Applicant is { } applicant)
        {
            return References.Read(applicant.Reference) is { } chat && NoticeView.Of(facts, message, clock.GetUtcNow()) is { } answer
                ? await InTimeAsync(message, token => SendCardAsync(chat, NoticeCard.Render(answer), token), steps)
                : Ended(SendOutcome.Unreachable);
        }

        if (await readers.FindReaderAsync(message.To, clock.Today(), steps.Record) is not { } reader)
        {
            return Ended(SendOutcome.Unreachable);
        }

        var reference = References.Read(reader.Reference);
        if (message.Card is { } card)
        {
            return reference is null
                ? Ended(SendOutcome.Unreachable)
                : await InTimeAsync(message, token => CloseAsync(facts, message, card, reference, token), steps);
        }

        // Who has been transferred meanwhile reads nothing of the council any more; whoever is next does.
        if (!message.NeedsNoRight && !MayRead(facts, message, reader.Officer))
        {
            return Ended(SendOutcome.Unreachable);
        }

        if (message.Obligations is not null)
        {
            return MatterNoticeCard.View(facts, message, reader.Officer, reader.State.Ledger, clock.GetUtcNow(), rules) is { } matter
                ? await InTimeAsync(message, token => SendMatterAsync(reader, reference, matter, token), steps)
                : Ended(SendOutcome.Sent);
        }

        return NoticeView.Of(facts, message, clock.GetUtcNow()) is not { } notice ? Ended(SendOutcome.Sent)
            : reference is null ? Ended(SendOutcome.Unreachable)
            : await InTimeAsync(message, token => SendCardAsync(reference, NoticeCard.Render(notice), token), steps);
    }

    private Task<SendResult> SendCardAsync(StoredReference reference, AdaptiveCard card, CancellationToken cancellation) =>
        messenger.SendAsync(reference, OutboundMessage.OfCard(CardJson.Serialize(card), card.Speak), cancellation);

    /// <summary>
    /// What waits and grows older goes by mail to whom Teams does not reach. The reader counts as not reached all the same, so that whoever is next
    /// hears too: nobody can tell whether a mail is read.
    /// </summary>
    private async Task<SendResult> SendMatterAsync(
        LoadedReader reader,
        StoredReference? reference,
        MatterNoticeView matter,
        CancellationToken cancellation
    )
    {
        var sent = reference is null
            ? Ended(SendOutcome.Unreachable)
            : await SendCardAsync(reference, MatterNoticeCard.Render(matter), cancellation);
        if (sent.Outcome == SendOutcome.Unreachable && letters.IsOn)
        {
            await letters.SendAsync(letters.Of(reader.Officer, matter), cancellation);
        }

        return sent;
    }

    /// <summary>What is asked of an office above is read there, and nothing else of the council.</summary>
    private bool MayRead(CouncilFacts facts, OutgoingMessage message, Officer reader) =>
        message.Kind == MessageKind.ConsultationAsked
            ? facts.Consultations.FirstOrDefault(c => c.Id == message.Meeting.Value) is { } request
                && AnswerConsultation.MayAnswer(reader, request, clock.Today())
            : Access.Of(reader, facts, clock.Today()).Read;

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
            // A card is replaced, and a calendar told, as often as one likes.
            return Ended(message.IsRepeatable ? SendOutcome.Failed : SendOutcome.Ambiguous);
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
