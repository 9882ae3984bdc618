using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Officers;

/// <summary>What the card of 勤務員名簿 shows.</summary>
internal sealed record OfficersView
{
    public required Drawing Drawing { get; init; }

    public required string Title { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<OfficerGroup> Groups { get; init; }

    public IReadOnlyList<PlannedMove> Planned { get; init; } = [];

    /// <summary>A list that was registered is still being carried out.</summary>
    public bool IsUnderWay { get; init; }

    public bool MayTransfer { get; init; }

    /// <summary>The reader has a post at the station.</summary>
    public bool MaySeeHistory { get; init; }

    public string? Note { get; init; }

    /// <summary>The police boxes in the order of their names, then the station's own posts.</summary>
    public static IReadOnlyList<OfficerGroup> GroupsOf(IReadOnlyList<CouncilFacts> councils, OfficeDirectory? office, DateOnly today)
    {
        var leads = councils.Select(c => c.LeadOn(today)?.Officer).OfType<OfficerId>().ToHashSet();
        var boxes = councils
            .SelectMany(c => c.Roster)
            .Where(r => r.Role == Role.OperatingOfficer && r.Days.Contains(today))
            .GroupBy(r => r.UnitName)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new OfficerGroup(g.Key, People(g, leads)));
        var own = (office?.Roster ?? []).Where(r => r.Days.Contains(today)).ToList();
        return [.. boxes, .. own.Count == 0 ? [] : new[] { new OfficerGroup("警察署", People(own, leads)) }];
    }

    /// <summary>The registered moves whose day has not come.</summary>
    public static IReadOnlyList<PlannedMove> PlannedOf(IReadOnlyList<CouncilFacts> councils, OfficeFacts office, DateOnly today)
    {
        var all = councils.SelectMany(c => c.Roster).Concat(office.Directory.Roster).ToList();
        return
        [
            .. office
                .Moves.Where(m => m.CanBeTakenBack(today))
                .Select(m => m.Move)
                .OrderBy(m => m.Day)
                .ThenBy(m => m.Officer.Value, StringComparer.Ordinal)
                .Select(m => new PlannedMove(
                    m.Officer,
                    all.FirstOrDefault(r => r.Officer == m.Officer)?.Title ?? m.Officer.Value,
                    m.Day,
                    all.FirstOrDefault(r => r.Officer == m.Officer && r.Days.To?.AddDays(1) == m.Day)?.UnitName,
                    m.Begins?.UnitName
                )),
        ];
    }

    private static IReadOnlyList<ListedOfficer> People(IEnumerable<RosterEntry> entries, HashSet<OfficerId> leads) =>
        [
            .. entries
                .DistinctBy(r => (r.Officer, r.Role))
                .OrderBy(r => Ranks.Place(r.Rank))
                .ThenBy(r => r.Officer.Value, StringComparer.Ordinal)
                .Select(r => new ListedOfficer(r.Title, r.Role, leads.Contains(r.Officer), r.Days.From)),
        ];
}

internal sealed record OfficerGroup(string Unit, IReadOnlyList<ListedOfficer> People);

internal sealed record ListedOfficer(string Title, Role Role, bool IsLead, DateOnly Since);

/// <param name="From">Null for who comes from elsewhere.</param>
/// <param name="To">Null for who leaves.</param>
internal sealed record PlannedMove(OfficerId Officer, string Title, DateOnly Day, string? From, string? To);
