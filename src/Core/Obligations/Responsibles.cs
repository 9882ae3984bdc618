using KobanBot.Core.Councils;
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
            Responsible.Supervisors => With(Role.CommunityPoliceSupervisor),
            Responsible.Section => With(Role.CommunityPoliceSection),
            Responsible.SectionChief => With(Role.SectionChief),
            Responsible.StationChief => With(Role.StationChief),
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
        [.. chain.Where(p => p is Responsible.AreaHeadquarters or Responsible.Headquarters || Of(facts, p, day).Count > 0)];
}
