using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>From the organisation's data to the list of every office.</summary>
public static class OfficeDirectories
{
    /// <summary>One for every station that ever was, every area with officers, and the headquarters.</summary>
    public static IReadOnlyList<OfficeDirectory> Of(
        IReadOnlyList<Station> stations,
        IReadOnlyList<Council> councils,
        IReadOnlyList<Officer> officers
    )
    {
        var predecessors = stations.ToDictionary(s => s.Id, s => Predecessors(stations, s.Id));
        return
        [
            .. stations
                .OrderBy(s => s.Id.Value, StringComparer.Ordinal)
                .Select(s => new OfficeDirectory(
                    s.Id.Value,
                    OfficeKind.Station,
                    Area: null,
                    CouncilsOf(councils, [s.Id, .. predecessors[s.Id]]),
                    predecessors[s.Id],
                    RosterOf(officers, s.Id.Value, IsStationPost)
                )),
            .. Above(officers, Role.AreaHeadquarters, OfficeKind.AreaHeadquarters),
            .. Above(officers, Role.Headquarters, OfficeKind.Headquarters),
        ];
    }

    private static IReadOnlyList<CouncilLink> CouncilsOf(IReadOnlyList<Council> councils, IReadOnlyList<StationId> stations) =>
        [
            .. councils
                .Where(c => c.Stations.Any(l => stations.Contains(l.Station)))
                .OrderBy(c => c.Id.Value, StringComparer.Ordinal)
                .Select(c => new CouncilLink(c.Id, c.Name)),
        ];

    // Data with a circle of mergers must not hang the import.
    private static List<StationId> Predecessors(IReadOnlyList<Station> stations, StationId into)
    {
        var found = new List<StationId>();
        var waiting = new Queue<StationId>([into]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var merged in stations.Where(s => s.MergedInto == next && s.Id != into && !found.Contains(s.Id)))
            {
                found.Add(merged.Id);
                waiting.Enqueue(merged.Id);
            }
        }

        return found;
    }

    private static IEnumerable<OfficeDirectory> Above(IReadOnlyList<Officer> officers, Role role, OfficeKind kind) =>
        officers
            .SelectMany(o => o.Assignments.Where(a => a.Role == role).Select(a => a.Unit))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(unit => new OfficeDirectory(unit, kind, Areas.Find(unit), [], [], RosterOf(officers, unit, r => r == role)));

    private static bool IsStationPost(Role role) =>
        role is Role.CommunityPoliceSupervisor or Role.CommunityPoliceSection or Role.SectionChief or Role.StationChief;

    private static IReadOnlyList<RosterEntry> RosterOf(IReadOnlyList<Officer> officers, string unit, Func<Role, bool> isPost) =>
        [
            .. officers
                .SelectMany(o =>
                    o.Assignments.Where(a => a.Unit == unit && isPost(a.Role))
                        .Select(a => new RosterEntry(o.Id, o.Name, o.Rank, a.Role, a.UnitName, a.Days))
                )
                .OrderBy(r => r.Role)
                .ThenBy(r => r.Officer.Value, StringComparer.Ordinal)
                .ThenBy(r => r.Days.From),
        ];
}
