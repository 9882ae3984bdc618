using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>
/// Who may have something to hear today, by the rosters: nobody else's partition needs to be read. Whether it is news only the reader's
/// ledger knows.
/// </summary>
public static class Candidates
{
    public static IEnumerable<OfficerId> Of(CouncilFacts facts, IReadOnlyList<OpenItem> open, DateOnly today, ReminderRules rules)
    {
        foreach (var item in open)
        {
            foreach (var officer in Of(item, post => Responsibles.Of(facts, post, today), today, rules))
            {
                yield return officer;
            }
        }

        if (facts.SupportRequests.Any(s => s.IsOpen))
        {
            foreach (var entry in facts.SupervisorsOn(today))
            {
                yield return entry.Officer;
            }
        }

        if (facts.Reports.Any(r => r.IsOpen))
        {
            foreach (var entry in facts.SectionOn(today))
            {
                yield return entry.Officer;
            }
        }

        // Where nobody leads, the section answers for the lead officer.
        if (
            facts.Drafts.Any(d => d.IsOpen && (d.State == DraftState.AwaitingLead || d.ReturnReason is not null))
            || facts.Meetings.Any(m => m.Supplement is not null)
        )
        {
            foreach (var entry in facts.OperatingOn(today).Concat(facts.SectionOn(today)))
            {
                yield return entry.Officer;
            }
        }
    }

    /// <summary>The same for what a station owes.</summary>
    public static IEnumerable<OfficerId> Of(
        IReadOnlyList<OpenItem> own,
        IReadOnlyList<RosterEntry> roster,
        DateOnly today,
        ReminderRules rules
    ) =>
        own.SelectMany(item =>
            Of(item, post => [.. roster.Where(r => Responsibles.RoleOf(post) == r.Role && r.Days.Contains(today))], today, rules)
        );

    private static IEnumerable<OfficerId> Of(
        OpenItem item,
        Func<Responsible, IReadOnlyList<RosterEntry>> holders,
        DateOnly today,
        ReminderRules rules
    )
    {
        for (var place = 0; place < item.Chain.Count; place++)
        {
            if (ReminderStages.Latest(item.Obligation, item.RungAt(place), today, rules) is not null)
            {
                foreach (var holder in holders(item.Chain[place]))
                {
                    yield return holder.Officer;
                }
            }
        }

        // Whom nobody reaches holds no post in the chain; the worker still wants to know whether that has changed.
        foreach (var mark in item.Marks)
        {
            if (mark.DelegateOn(today) is { } to)
            {
                yield return to;
            }
        }
    }
}
