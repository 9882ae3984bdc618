using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>Somebody who can be designated 運営責任者, with what the guideline wants considered: 階級 and 配置経過年数.</summary>
/// <param name="Prefilled">The only officer of a 駐在所, for whom the choice is made unless somebody objects.</param>
public sealed record LeadCandidate(RosterEntry Officer, DateOnly PostedSince, int YearsPosted, bool Prefilled);

/// <summary>From whom 運営責任者 is designated (要綱 第4-4, 記 第2-3(4)ア).</summary>
public static class LeadCandidates
{
    /// <summary>The operating officers of the day, highest rank first, then longest posted.</summary>
    /// <param name="officers">
    /// The same officers with their postings, as far as they were loaded. The roster knows a posting only within the days of the council,
    /// and a council may be younger than the posting.
    /// </param>
    public static IReadOnlyList<LeadCandidate> On(CouncilFacts facts, StationIndex stations, IReadOnlyList<Officer> officers, DateOnly day)
    {
        var operating = facts.OperatingOn(day);
        var boxes = facts.Council.PoliceBoxesOn(day);
        var alone = operating.Count == 1 && boxes.Count == 1 && stations.Find(boxes[0])?.Kind == PoliceBoxKind.Chuzaisho;
        return
        [
            .. operating
                .Select(entry =>
                {
                    var since = PostedSince(facts, boxes, entry, officers.FirstOrDefault(o => o.Id == entry.Officer), day);
                    return new LeadCandidate(entry, since, FullYears(since, day), alone);
                })
                .OrderBy(c => Ranks.Place(c.Officer.Rank))
                .ThenBy(c => c.PostedSince)
                .ThenBy(c => c.Officer.Officer.Value, StringComparer.Ordinal),
        ];
    }

    private static DateOnly PostedSince(
        CouncilFacts facts,
        IReadOnlyList<PoliceBoxId> boxes,
        RosterEntry entry,
        Officer? officer,
        DateOnly day
    )
    {
        var onRoster = facts
            .Roster.Where(r => r.Officer == entry.Officer && r.Role == Role.OperatingOfficer)
            .GroupBy(r => r.UnitName, r => r.Days);
        var posted = (officer?.Assignments ?? [])
            .Where(a => a.Role == Role.OperatingOfficer && boxes.Any(b => b.Value == a.Unit))
            .GroupBy(a => a.Unit, a => a.Days);
        return onRoster.Concat(posted).Min(unit => BeginningOf(unit, day));
    }

    // One posting may be written in several rows that follow each other, after a promotion for example.
    private static DateOnly BeginningOf(IEnumerable<DayRange> postings, DateOnly day)
    {
        var since = day;
        foreach (var days in postings.Where(d => d.From <= day).OrderByDescending(d => d.From))
        {
            if (!(days.To?.AddDays(1) < since))
            {
                since = days.From;
            }
        }

        return since;
    }

    private static int FullYears(DateOnly since, DateOnly day)
    {
        var years = day.Year - since.Year;
        return since.AddYears(years) > day ? years - 1 : years;
    }
}
