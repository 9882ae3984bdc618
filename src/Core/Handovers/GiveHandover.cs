using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Core.Handovers;

/// <summary>引継ぎ of one's post at a council to whoever follows (要綱 第9: the council's affairs stay with the police box).</summary>
/// <param name="Id">Of the command.</param>
/// <param name="To">後任者; empty while nobody is chosen.</param>
public sealed record GiveHandover(string Id, OfficerId To, string Note)
{
    public Outcome<Handover> Decide(CouncilFacts facts, Officer by, DateTimeOffset now, ObligationRules rules)
    {
        var today = JapanTime.DayOf(now);
        if (string.IsNullOrEmpty(To.Value))
        {
            return new Refusal("handover.to-missing") { Property = nameof(To) };
        }

        if (Receivers(facts, by, today).All(r => r.Officer != To))
        {
            return new Refusal("handover.to-unknown") { Property = nameof(To) };
        }

        var paper = HandoverPaper.Of(facts, Posts.Of(by, facts, today), today, rules);
        return new Handover
        {
            Id = Id,
            By = by.Id,
            To = To,
            At = now,
            Posts = paper.Posts,
            Matters = [.. paper.Matters.Select(o => o.Key)],
            Drafts = [.. paper.Drafts.Select(d => d.Id)],
            Note = Note,
        };
    }

    /// <summary>
    /// To whom one can hand over: those who hold or will hold a post of the same kind, at the police boxes or at the station. The newest posting
    /// comes first.
    /// </summary>
    public static IReadOnlyList<RosterEntry> Receivers(CouncilFacts facts, Officer by, DateOnly today)
    {
        var operates = Posts.Of(by, facts, today).Contains(Responsible.OperatingOfficers);
        return
        [
            .. facts
                .Roster.Where(r => r.Officer != by.Id && !(r.Days.To < today) && r.Role == Role.OperatingOfficer == operates)
                .OrderByDescending(r => r.Days.From)
                .ThenBy(r => r.Officer.Value, StringComparer.Ordinal)
                .DistinctBy(r => r.Officer),
        ];
    }

    /// <summary>
    /// With it, the giver's earlier one that nobody has confirmed is replaced, and what was confirmed goes to the history.
    /// </summary>
    public static IReadOnlyList<CouncilWrite> Writes(CouncilFacts facts, Handover handover) =>
        [
            .. facts
                .Handovers.Where(h => h.ConfirmedAt is not null || h.By == handover.By)
                .Select(h => new CouncilWrite.PutHandover(h with { IsOver = true })),
            new CouncilWrite.PutHandover(handover),
        ];
}

/// <summary>確認 of a 引継書 by the one to whom it was given.</summary>
public sealed record ConfirmHandover(string Id)
{
    public Outcome<Handover> Decide(CouncilFacts facts, OfficerId by, DateTimeOffset now) =>
        facts.Handovers.FirstOrDefault(h => h.Id == Id) is not { } handover ? new Refusal("handover.gone")
        : handover.To != by ? new Refusal("handover.not-yours")
        : handover.ConfirmedAt is not null ? new Refusal("handover.confirmed")
        : handover with { ConfirmedAt = now };
}

/// <summary>Who is told: the receiver that there is one, the giver that it was confirmed. Neither needs a right on the council to hear that.</summary>
public static class HandoverMessages
{
    public static OutgoingMessage Of(Handover handover, AuditEntry audit) =>
        handover.ConfirmedAt is null
            ? new(CommandSteps.MessageOf(audit, 1), handover.To, MessageKind.HandoverGiven, new MeetingId(handover.Id))
            : new(CommandSteps.MessageOf(audit, 1), handover.By, MessageKind.HandoverConfirmed, new MeetingId(handover.Id));
}
