using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Obligations;

/// <summary>From posts to persons: the rosters of the day decide.</summary>
public static class Responsibles
{
    /// <summary>Who holds that post for the council; empty where it is vacant, and for posts outside the station.</summary>
    public static IReadOnlyList<RosterEntry> Of(CouncilFacts facts, Responsible post, DateOnly day)
    {
        return post switch
        {
            Responsible.LeadOfficer => facts.LeadOn(day) is { } lead ? [lead] : [],
            Responsible.OperatingOfficers => facts.OperatingOn(day),
            _ when RoleOf(post) is { } role => With(role),
            _ => [],
        };

        IReadOnlyList<RosterEntry> With(Role role) =>
            [.. facts.Roster.Where(r => r.Role == role && r.Days.Contains(day)).DistinctBy(r => r.Officer)];
    }

    /// <summary>
    /// The posts of the chain that somebody holds today, in order: the first is responsible, the others are next. Posts outside the
    /// station are kept, because the council's roster does not know them.
    /// </summary>
    public static IReadOnlyList<Responsible> Filled(CouncilFacts facts, IReadOnlyList<Responsible> chain, DateOnly day) =>
        Filled(facts, chain, day, new HashSet<OfficerId>());

    /// <summary>The same, as if whoever cannot be reached held no post.</summary>
    public static IReadOnlyList<Responsible> Filled(
        CouncilFacts facts,
        IReadOnlyList<Responsible> chain,
        DateOnly day,
        IReadOnlySet<OfficerId> unreachable
    ) => [.. chain.Where(p => IsAbove(p) || Of(facts, p, day).Any(r => !unreachable.Contains(r.Officer)))];

    /// <summary>The same for what the station itself owes.</summary>
    public static IReadOnlyList<Responsible> Filled(
        IReadOnlyList<RosterEntry> roster,
        IReadOnlyList<Responsible> chain,
        DateOnly day,
        IReadOnlySet<OfficerId> unreachable
    ) =>
        [
            .. chain.Where(p =>
                IsAbove(p)
                || (RoleOf(p) is { } role && roster.Any(r => r.Role == role && r.Days.Contains(day) && !unreachable.Contains(r.Officer)))
            ),
        ];

    private static bool IsAbove(Responsible post) => post is Responsible.AreaHeadquarters or Responsible.Headquarters;

    /// <summary>The role behind a post of the station; null for posts that no role alone decides.</summary>
    public static Role? RoleOf(Responsible post) =>
        post switch
        {
            Responsible.Supervisors => Role.CommunityPoliceSupervisor,
            Responsible.Section => Role.CommunityPoliceSection,
            Responsible.SectionChief => Role.SectionChief,
            Responsible.StationChief => Role.StationChief,
            _ => null,
        };
}
