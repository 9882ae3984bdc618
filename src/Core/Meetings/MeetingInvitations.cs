using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>By what ways the notice of a planned meeting reaches the police side; set by the installation.</summary>
[Flags]
public enum InvitationWays
{
    None = 0,

    /// <summary>An entry in the calendar of the section, which invites 運営担当者 and 地域警察幹部.</summary>
    Calendar = 1,

    /// <summary>A mail with an entry for any calendar.</summary>
    Mail = 2,
}

/// <summary>
/// 開催通知 of a planned meeting to the police side: follows the plan from the first save to the cancellation. Members get paper; no address of
/// theirs is kept.
/// </summary>
public static class MeetingInvitations
{
    /// <summary>What a change of the plan makes of the invitation, with the messages that carry it; nothing for what is over, or stays as it was.</summary>
    /// <param name="before">The day of the planned meeting that is changed or cancelled; null for a new one.</param>
    /// <param name="after">What it is then; null when it is cancelled.</param>
    /// <param name="audit">Of the change, from which ids follow.</param>
    public static CouncilChange Follow(CouncilFacts facts, DateOnly? before, PlannedMeeting? after, AuditEntry audit, InvitationWays ways)
    {
        var nothing = new CouncilChange { Audit = audit };
        var today = JapanTime.DayOf(audit.At);
        var known = facts.Invitations.FirstOrDefault(i => !i.Cancelled && i.Planned.Date == before);
        var invitation = (known, after) switch
        {
            _ when ways == InvitationWays.None => null,
            (null, null) => null,
            (null, { } planned) => planned.Date < today
                ? null
                : new Invitation
                {
                    Id = audit.Command.ToString("N"),
                    Sequence = 0,
                    Planned = InvitedTime.Of(planned),
                },
            // What has been held needs no other entry.
            ({ } past, _) when past.Planned.Date < today && !(after?.Date >= today) => null,
            ({ } cancelled, null) => cancelled with { Sequence = cancelled.Sequence + 1, Cancelled = true },
            ({ } same, { } planned) when same.Planned == InvitedTime.Of(planned) => null,
            ({ } moved, { } planned) => moved with { Sequence = moved.Sequence + 1, Planned = InvitedTime.Of(planned) },
        };
        return invitation is null
            ? nothing
            : nothing with
            {
                Writes = [new CouncilWrite.PutInvitation(invitation)],
                Messages = [.. Messages(facts, invitation, audit, ways)],
            };
    }

    /// <summary>Messages for what the calendar does not have yet, and nothing carries any more: every try has failed.</summary>
    public static IReadOnlyList<OutgoingMessage> Again(CouncilFacts facts, FiscalYear year, AuditEntry audit, InvitationWays ways) =>
        !ways.HasFlag(InvitationWays.Calendar)
            ? []
            :
            [
                .. facts
                    .Invitations.Where(i => i.Waits && year.Contains(i.Planned.Date))
                    .Select(i => new MeetingId($"{i.Id}.{i.Sequence}"))
                    .Where(subject => !facts.Messages.Any(m => m.Kind == MessageKind.CalendarEntry && m.Meeting == subject))
                    .Select(
                        (subject, n) =>
                            new OutgoingMessage(CommandSteps.MessageOf(audit, n + 1), audit.By, MessageKind.CalendarEntry, subject)
                    ),
            ];

    /// <summary>運営担当者 and 地域警察幹部 of the day: those whom the entry in the calendar invites.</summary>
    public static IReadOnlyList<RosterEntry> Invited(CouncilFacts facts, DateOnly day) =>
        [.. facts.OperatingOn(day).Concat(facts.SupervisorsOn(day)).DistinctBy(r => r.Officer)];

    /// <summary>Which state of which invitation a message carries; null for what is no such message.</summary>
    public static (Invitation Invitation, int Sequence)? Carried(CouncilFacts facts, OutgoingMessage message) =>
        message.Meeting.Value.Split('.') is [var id, var text]
        && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var sequence)
        && facts.Invitations.FirstOrDefault(i => i.Id == id) is { } invitation
            ? (invitation, sequence)
            : null;

    /// <summary>What stands in the calendar, compared with what it was told last: null where nobody has changed it.</summary>
    public static (bool IsChanged, InvitedTime? ByHand) Compare(Invitation invitation, CalendarResult found)
    {
        if (found.Outcome == CalendarOutcome.Gone)
        {
            return (true, null);
        }

        if (found.Read is not { } read || invitation.Told is not { } told)
        {
            return (false, null);
        }

        var now = new InvitedTime(JapanTime.DayOf(read.Start), read.IsWholeDay ? null : JapanTime.TimeOf(read.Start), read.Place);
        return now == told ? (false, null) : (true, now);
    }

    private static IEnumerable<OutgoingMessage> Messages(CouncilFacts facts, Invitation invitation, AuditEntry audit, InvitationWays ways)
    {
        var subject = new MeetingId($"{invitation.Id}.{invitation.Sequence}");
        var byCalendar = ways.HasFlag(InvitationWays.Calendar);
        var ordinal = 1;
        if (byCalendar)
        {
            yield return new OutgoingMessage(CommandSteps.MessageOf(audit, ordinal++), audit.By, MessageKind.CalendarEntry, subject);
        }

        if (ways.HasFlag(InvitationWays.Mail))
        {
            var invited = Invited(facts, invitation.Planned.Date);
            foreach (var reader in invited.Concat(facts.SectionOn(invitation.Planned.Date)).DistinctBy(r => r.Officer))
            {
                // Whom the calendar invites gets one invitation, not two.
                if (!byCalendar || invited.All(i => i.Officer != reader.Officer))
                {
                    yield return new OutgoingMessage(
                        CommandSteps.MessageOf(audit, ordinal++),
                        reader.Officer,
                        MessageKind.Invitation,
                        subject
                    );
                }
            }
        }
    }
}
