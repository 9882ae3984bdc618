using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Outbox;

/// <summary>Messages that go to a calendar or by mail, and not into a chat.</summary>
internal interface IInvitationDelivery
{
    Task<SendResult> SendAsync(CouncilFacts facts, OutgoingMessage message, CancellationToken cancellation);
}

/// <summary>
/// Brings a calendar to where the plan is now. An entry that somebody has changed by hand is left as it is, and the plan says so. What the calendar
/// was told is written down before anything else is; a crash in between tells it the same once more.
/// </summary>
/// <remarks>Five parts: who is invited, what is kept, both ways out, and the time.</remarks>
internal sealed class InvitationDelivery(
    IReminderStore readers,
    ICouncilStore councils,
    IMeetingCalendar calendar,
    ILetterSender letters,
    TimeProvider clock
) : IInvitationDelivery
{
    private const int MostRaces = 10;

    public async Task<SendResult> SendAsync(CouncilFacts facts, OutgoingMessage message, CancellationToken cancellation)
    {
        // A later change has a message of its own.
        if (MeetingInvitations.Carried(facts, message) is not var (invitation, sequence) || sequence < invitation.Sequence)
        {
            return Ended(SendOutcome.Sent);
        }

        return message.Kind == MessageKind.CalendarEntry
            ? await TellCalendarAsync(facts, invitation, message, cancellation)
            : await SendLetterAsync(facts, invitation, message, cancellation);
    }

    private async Task<SendResult> TellCalendarAsync(
        CouncilFacts facts,
        Invitation invitation,
        OutgoingMessage message,
        CancellationToken cancellation
    )
    {
        if (!invitation.Waits)
        {
            return Ended(SendOutcome.Sent);
        }

        var entry = InvitationWords.Entry(facts.Council, invitation) with
        {
            Invited = await AddressesAsync(facts, invitation, cancellation),
        };
        if (invitation.EventId is not { } id)
        {
            return await KeepAsync(facts, message, await calendar.AddAsync(entry, cancellation), invitation);
        }

        var found = await calendar.ReadAsync(id, cancellation);
        if (found.Outcome is CalendarOutcome.Later or CalendarOutcome.Refused)
        {
            return OutcomeOf(found);
        }

        if (MeetingInvitations.Compare(invitation, found) is (true, var byHand))
        {
            return await WriteAsync(facts.Council.Id, message, invitation.Id, i => i with { ChangedByHand = true, ByHand = byHand });
        }

        var told = invitation.Cancelled
            ? await calendar.CancelAsync(id, entry.Text, cancellation)
            : await calendar.ChangeAsync(id, entry, cancellation);
        return await KeepAsync(facts, message, told, invitation);
    }

    private async Task<SendResult> KeepAsync(CouncilFacts facts, OutgoingMessage message, CalendarResult told, Invitation sent) =>
        told.Outcome == CalendarOutcome.Done
            ? await WriteAsync(
                facts.Council.Id,
                message,
                sent.Id,
                i => i with { EventId = told.Id ?? i.EventId, Told = sent.Planned, ToldSequence = sent.Sequence }
            )
            : OutcomeOf(told);

    private async Task<SendResult> SendLetterAsync(
        CouncilFacts facts,
        Invitation invitation,
        OutgoingMessage message,
        CancellationToken cancellation
    )
    {
        if (
            !letters.IsOn
            || await readers.FindReaderAsync(message.To, clock.Today(), cancellation) is not { } reader
            || !Core.Councils.Access.Of(reader.Officer, facts, clock.Today()).Read
        )
        {
            return Ended(SendOutcome.Unreachable);
        }

        var entry = InvitationWords.Entry(facts.Council, invitation);
        var letter = new Letter(reader.Officer.UserPrincipalName, entry.Subject, entry.Text) { Entry = entry, Until = message.LeasedUntil };
        var result = await letters.SendAsync(letter, cancellation);
        return result.Outcome switch
        {
            LetterOutcome.Sent => Ended(SendOutcome.Sent),
            LetterOutcome.Unreachable => Ended(SendOutcome.Unreachable),
            LetterOutcome.Ambiguous => Ended(SendOutcome.Ambiguous),
            LetterOutcome.Postponed => Ended(SendOutcome.Postponed) with { NotBefore = result.NotBefore },
            _ => Ended(SendOutcome.Failed),
        };
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(CouncilFacts facts, Invitation invitation, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(
            MeetingInvitations
                .Invited(facts, invitation.Planned.Date)
                .Select(r => readers.FindReaderAsync(r.Officer, clock.Today(), cancellation))
        );
        return [.. found.OfType<LoadedReader>().Select(r => r.Officer.UserPrincipalName).Order(StringComparer.Ordinal)];
    }

    /// <summary>Once the calendar has taken it, the record of that is not cut short by anything.</summary>
    private async Task<SendResult> WriteAsync(CouncilId council, OutgoingMessage message, string id, Func<Invitation, Invitation> change)
    {
        for (var attempt = 0; attempt < MostRaces; attempt++)
        {
            if (
                await councils.FindAsync(council, CancellationToken.None) is not { } loaded
                || loaded.Facts.Invitations.FirstOrDefault(i => i.Id == id) is not { } stored
            )
            {
                return Ended(SendOutcome.Sent);
            }

            var audit = CommandSteps.AuditOf(
                new AuditEntry(clock.GetUtcNow(), new OfficerId("system"), "invitation.told", message.Id, id),
                0x80 + message.Attempts
            );
            var write = new CouncilChange { Audit = audit, Writes = [new CouncilWrite.PutInvitation(change(stored))] };
            if (await councils.TryCommitAsync(loaded.Version, write, CancellationToken.None))
            {
                return Ended(SendOutcome.Sent);
            }
        }

        return Ended(SendOutcome.Failed);
    }

    private static SendResult OutcomeOf(CalendarResult result) =>
        result.Outcome switch
        {
            CalendarOutcome.Later => Ended(SendOutcome.Postponed) with { NotBefore = result.NotBefore },
            CalendarOutcome.Done or CalendarOutcome.Gone => Ended(SendOutcome.Sent),
            _ => Ended(SendOutcome.Failed),
        };

    private static SendResult Ended(SendOutcome outcome) => new(outcome, ActivityId: null);
}
