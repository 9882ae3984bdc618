using KobanBot.Core.Councils;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>Something that a document of the council shows from a day on: Form 2 an entry that changed, Form 4 a commission.</summary>
/// <param name="Day">The day on which it took effect; it may be entered much later.</param>
/// <param name="What">Which kind of change.</param>
/// <param name="Subject">Whom or what it is about; an id, no name.</param>
internal readonly record struct DocumentChange(DateOnly Day, string What, string Subject = "")
{
    /// <summary>The same on every day on which it is looked at. With the day: what is entered anew for another day changes the document again.</summary>
    public string Id => $"{What}|{Subject}|{CouncilCase.DaySubject(Day)}";
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
        DateOnly? answeredTo = null;
        HashSet<string>? answered = null;
        foreach (var done in at.DoneOf(kind))
        {
            if (done.Answered is { } listed)
            {
                (answered ??= new(StringComparer.Ordinal)).UnionWith(listed);
            }
            else if (!(answeredTo >= done.Day))
            {
                answeredTo = done.Day;
            }
        }

        return [.. Of(at, kind).Where(c => !(answeredTo >= c.Day) && answered?.Contains(c.Id) != true)];
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

    private static IEnumerable<DocumentChange> Of(CouncilCase at, ObligationKind kind)
    {
        // The list as of 1 April has every change up to that day.
        var (changes, from) =
            kind == ObligationKind.MemberRoster
                ? (Commissions(at), at.Tracked)
                : (OperationList(at), new[] { at.Tracked, FiscalYear.Of(at.Day).First.AddDays(1) }.Max());
        return changes.Where(c => c.Day >= from && c.Day <= at.Day);
    }

    /// <summary>Who was dismissed before the first day is in no roster.</summary>
    private static IEnumerable<DocumentChange> Commissions(CouncilCase at) =>
        at.Facts.Members.SelectMany(m =>
            m.Commissions.Where(c => c.InOffice is not null).Select(c => new DocumentChange(c.Term.First, "commission", m.Id.Value))
        );

    private static IEnumerable<DocumentChange> OperationList(CouncilCase at) =>
        [.. OfCouncil(at.Facts.Council), .. at.Settings.MembersCorrectOperationList ? OfMembers(at.Facts) : []];

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

    private static IEnumerable<DocumentChange> OfMembers(CouncilFacts facts)
    {
        foreach (var member in facts.Members)
        {
            foreach (var commission in member.Commissions.Where(c => c.InOffice is not null))
            {
                yield return new(commission.Term.First, "commission", member.Id.Value);
                if (commission.Dismissal is { } dismissal)
                {
                    yield return new(dismissal.Day, "dismissal", member.Id.Value);
                }

                // A term that ends is a change of the number where nobody follows in the same seat.
                var last = commission.Term.Last;
                if (member.InOfficeOn(last) && !member.InOfficeOn(last.AddDays(1)))
                {
                    yield return new(last.AddDays(1), "term-end", member.Id.Value);
                }
            }
        }
    }
}
