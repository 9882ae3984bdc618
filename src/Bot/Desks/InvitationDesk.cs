using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Desks;

/// <summary>What the calendar says of the planned meetings, asked while a person waits.</summary>
internal sealed class InvitationDesk(IMeetingCalendar calendar, ILetterSender letters, TimeProvider clock)
{
    /// <summary>The client waits five seconds in all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    public InvitationWays Ways =>
        (calendar.IsOn ? InvitationWays.Calendar : InvitationWays.None) | (letters.IsOn ? InvitationWays.Mail : InvitationWays.None);

    /// <summary>The invitations of a year of which the calendar says something else than is known.</summary>
    public async Task<AskedCalendar> AskAsync(CouncilFacts facts, FiscalYear year, CancellationToken cancellation)
    {
        if (!calendar.IsOn)
        {
            return new AskedCalendar([], IsWhole: false);
        }

        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var all = facts.Invitations.Where(i => i is { Cancelled: false, EventId: not null } && year.Contains(i.Planned.Date)).ToList();
        var found = await Task.WhenAll(all.Select(i => ReadAsync(i, either.Token, cancellation)));
        return new AskedCalendar(
            [.. all.Zip(found, Known).Zip(all).Where(p => p.First is not null && !Same(p.First, p.Second)).Select(p => p.First!)], // Not null: filtered.
            found.All(f => f.Outcome is CalendarOutcome.Done or CalendarOutcome.Gone)
        );
    }

    private async Task<CalendarResult> ReadAsync(Invitation invitation, CancellationToken token, CancellationToken cancellation)
    {
        try
        {
            return await calendar.ReadAsync(invitation.EventId!, token); // Asked for only with one.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CalendarResult(CalendarOutcome.Later);
        }
    }

    private static Invitation? Known(Invitation invitation, CalendarResult found)
    {
        if (found.Outcome is CalendarOutcome.Later or CalendarOutcome.Refused)
        {
            return null;
        }

        var (isChanged, byHand) = MeetingInvitations.Compare(invitation, found);
        return invitation with
        {
            ChangedByHand = isChanged,
            ByHand = byHand,
            Answers =
            [
                .. (found.Read?.Answers ?? new Dictionary<string, string>(StringComparer.Ordinal))
                    .OrderBy(a => a.Key, StringComparer.Ordinal)
                    .Select(a => new InvitationAnswer(a.Key, ReplyOf(a.Value))),
            ],
        };
    }

    private static InvitationReply ReplyOf(string response) =>
        response.ToUpperInvariant() switch
        {
            "ACCEPTED" => InvitationReply.Accepted,
            "TENTATIVELYACCEPTED" => InvitationReply.Tentative,
            "DECLINED" => InvitationReply.Declined,
            _ => InvitationReply.None,
        };

    /// <summary>Records compare lists by reference.</summary>
    private static bool Same(Invitation one, Invitation other) =>
        one with { Answers = other.Answers } == other && one.Answers.SequenceEqual(other.Answers);
}

/// <param name="Changed">With what is new about them.</param>
/// <param name="IsWhole">The calendar has answered for all of them.</param>
internal sealed record AskedCalendar(IReadOnlyList<Invitation> Changed, bool IsWhole);
