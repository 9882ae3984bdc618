using System.Globalization;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>Something that a document of the council shows from a day on: Form 2 an entry that changed, Form 4 a commission.</summary>
/// <param name="Day">The day on which it took effect; it may be entered much later.</param>
/// <param name="What">Which kind of change.</param>
/// <param name="Subject">Whom or what it is about; an id, no name.</param>
internal readonly record struct DocumentChange(DateOnly Day, string What, string Subject = "")
{
    private const int LongestId = 128;

    /// <summary>The same on every day on which it is looked at. With the day: what is entered anew for another day changes the document again.</summary>
    public string Id => $"{What}|{Subject}|{Obligation.DaySubject(Day)}";

    /// <summary>Whether the id is among these; written nowhere, because every council is asked for each of its changes on every day.</summary>
    public bool IsIn(HashSet<string> ids)
    {
        Span<char> id = stackalloc char[LongestId];
        return id.TryWrite(CultureInfo.InvariantCulture, $"{What}|{Subject}|{Day:yyyy-MM-dd}", out var written)
            ? ids.GetAlternateLookup<ReadOnlySpan<char>>().Contains(id[..written])
            : ids.Contains(Id);
    }
}

/// <summary>
/// What a document has to follow, その都度, and what a 済み has answered. A change may be entered after a 済み of a later day: such a 済み has
/// not seen it, so each one keeps a list of what it has answered.
/// </summary>
internal static class DocumentChanges
{
    /// <summary>The changes up to today that nobody has answered, in no order.</summary>
    public static IReadOnlyList<DocumentChange> Open(CouncilCase at, ObligationKind kind)
    {
        // On most days nothing has changed since, and nothing else needs to be looked at.
        var changes = Of(at, kind);
        if (changes.Count == 0)
        {
            return [];
        }

        var first = changes.Min(c => c.Day);
        DateOnly? answeredTo = null;
        HashSet<string>? answered = null;
        foreach (var done in at.DoneOf(kind))
        {
            // A document of an earlier day has seen none of them.
            if (done.Day < first)
            {
                continue;
            }

            if (done.Answered is { } listed)
            {
                (answered ??= new(StringComparer.Ordinal)).UnionWith(listed);
            }
            else if (!(answeredTo >= done.Day))
            {
                answeredTo = done.Day;
            }
        }

        changes.RemoveAll(c => answeredTo >= c.Day || (answered is not null && c.IsIn(answered)));
        return changes;
    }

    /// <summary>
    /// What a document of a day answers: every open change up to it, and what an earlier entry of the same day and matter has answered,
    /// which the new one replaces. Null for a kind that follows no changes.
    /// </summary>
    public static IReadOnlyList<string>? AnsweredBy(Fulfilment done, CouncilFacts facts, DateOnly today, ObligationRules rules) =>
        done.Kind is ObligationKind.OperationListCorrection or ObligationKind.MemberRoster
            ?
            [
                .. Open(new CouncilCase(facts, today, rules), done.Kind)
                    .Where(c => c.Day <= done.Day)
                    .Select(c => c.Id)
                    .Concat(facts.Fulfilments.Where(f => !f.Withdrawn && f.IsSameEntry(done)).SelectMany(f => f.Answered ?? []))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
            : null;

    private static List<DocumentChange> Of(CouncilCase at, ObligationKind kind)
    {
        // The list as of 1 April has every change up to that day.
        var first = kind == ObligationKind.MemberRoster ? at.Tracked : Later(at.Tracked, FiscalYear.Of(at.Day).First.AddDays(1));
        if (first > at.Day)
        {
            return [];
        }

        var days = new DayRange(first, at.Day);
        var changes = kind == ObligationKind.MemberRoster ? Commissions(at.Facts) : OperationList(at, days);
        return [.. changes.Where(c => days.Contains(c.Day))];
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>Who was dismissed before the first day is in no roster.</summary>
    private static IEnumerable<DocumentChange> Commissions(CouncilFacts facts) =>
        facts.Members.SelectMany(m =>
            m.Commissions.Where(c => c.InOffice is not null).Select(c => new DocumentChange(c.Term.First, "commission", m.Id.Value))
        );

    private static IEnumerable<DocumentChange> OperationList(CouncilCase at, DayRange days)
    {
        var changes = OfCouncil(at.Facts.Council).Concat(OfOfficers(at.Facts, days, at.Settings.OfficersCorrectOperationList));
        return at.Settings.MembersCorrectOperationList ? changes.Concat(OfMembers(at.Facts, days)) : changes;
    }

    private static IEnumerable<DocumentChange> OfCouncil(Council council)
    {
        yield return new(council.Established, "established");
        // The list is a station's: a council that ends leaves it, and one that moves leaves one and enters another.
        if (council.Abolished is { } abolished)
        {
            yield return new(abolished.AddDays(1), "abolished");
        }

        foreach (var link in council.Stations.Where(s => CouncilObligations.IsNewStation(council, s)))
        {
            yield return new(link.Days.From, "station", link.Station.Value);
        }

        foreach (
            var change in council
                .Leads.SelectMany(l => Ends("lead", l.Officer.Value, l.Days))
                .Concat(council.PoliceBoxes.SelectMany(b => Ends("box", b.PoliceBox.Value, b.Days)))
        )
        {
            yield return change;
        }
    }

    /// <summary>From the first day on it is there, and from the day after the last one no more.</summary>
    private static IEnumerable<DocumentChange> Ends(string what, string subject, DayRange days)
    {
        yield return new(days.From, what, subject);
        if (days.To is { } to)
        {
            yield return new(to.AddDays(1), $"{what}-left", subject);
        }
    }

    /// <summary>
    /// 運営担当者 who join or leave while the council exists: all of them, or only whoever is its lead officer then. Rows of one officer that
    /// follow each other, as after a promotion, are no change.
    /// </summary>
    private static IEnumerable<DocumentChange> OfOfficers(CouncilFacts facts, DayRange within, bool all)
    {
        var council = facts.Council;
        foreach (var entry in facts.Roster)
        {
            if (entry.Role != Role.OperatingOfficer)
            {
                continue;
            }

            var (officer, first) = (entry.Officer, entry.Days.From);
            if (Matters(first) && (all || council.LeadOn(first) == officer) && !IsOn(officer, first.AddDays(-1)))
            {
                yield return new(first, "officer", officer.Value);
            }

            if (
                entry.Days.To is { } last
                && Matters(last.AddDays(1))
                && (all || council.LeadOn(last) == officer)
                && !IsOn(officer, last.AddDays(1))
            )
            {
                yield return new(last.AddDays(1), "officer-left", officer.Value);
            }
        }

        bool Matters(DateOnly day) => within.Contains(day) && day > council.Established && council.ExistsOn(day);

        bool IsOn(OfficerId officer, DateOnly day) =>
            facts.Roster.Any(r => r.Role == Role.OperatingOfficer && r.Officer == officer && r.Days.Contains(day));
    }

    private static IEnumerable<DocumentChange> OfMembers(CouncilFacts facts, DayRange within)
    {
        foreach (var member in facts.Members)
        {
            foreach (var commission in member.Commissions)
            {
                // Who was dismissed before the first day was never in the list.
                if (commission.InOffice is null)
                {
                    continue;
                }

                yield return new(commission.Term.First, "commission", member.Id.Value);
                if (commission.Dismissal is { } dismissal)
                {
                    yield return new(dismissal.Day, "dismissal", member.Id.Value);
                }

                // A term that ends is a change of the number where nobody follows in the same seat.
                var last = commission.Term.Last;
                if (within.Contains(last.AddDays(1)) && member.InOfficeOn(last) && !member.InOfficeOn(last.AddDays(1)))
                {
                    yield return new(last.AddDays(1), "term-end", member.Id.Value);
                }
            }
        }
    }
}
