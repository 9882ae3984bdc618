using KobanBot.Core.Time;

namespace KobanBot.Core.Organisation;

/// <summary>What an officer is at a unit (RULES 2.8).</summary>
public enum Role
{
    /// <summary>運営担当者: 勤務員 of a police box.</summary>
    OperatingOfficer,

    /// <summary>地域警察幹部, named by the station (A16), not computed from a rank.</summary>
    CommunityPoliceSupervisor,

    /// <summary>地域警察担当課（係）の係員.</summary>
    CommunityPoliceSection,

    /// <summary>地域課長, head of that section.</summary>
    SectionChief,

    /// <summary>警察署長.</summary>
    StationChief,

    /// <summary>方面本部地域課.</summary>
    AreaHeadquarters,

    /// <summary>警察本部地域企画課.</summary>
    Headquarters,
}

/// <summary>
/// A posting: the truth for rights. <see cref="Unit"/> is the code of a police box, a station or an area (its name in
/// <see cref="Area"/>), or `HQ`, as the role implies.
/// </summary>
public sealed record Assignment(Role Role, string Unit, string UnitName, DayRange Days)
{
    /// <summary>The councils of the unit, for an operating officer: derived by the import, so that a chat needs no look-up.</summary>
    public IReadOnlyList<CouncilLink> Councils { get; init; } = [];

    /// <summary>
    /// 代行: who has handed these rights over for the days; null for a post of one's own. It gives the rights of the role, and a place on no roster.
    /// </summary>
    public OfficerId? DelegatedBy { get; init; }
}

/// <summary>A council that a police box belongs to, as the officer's partition knows it.</summary>
public sealed record CouncilLink(CouncilId Id, string Name);

/// <summary>勤務員 and every other police user.</summary>
public sealed record Officer
{
    public required OfficerId Id { get; init; }

    public required string Name { get; init; }

    public string? Kana { get; init; }

    /// <summary>階級: 巡査部長 …</summary>
    public required string Rank { get; init; }

    /// <summary>The Entra account's name, by which the account is recognised at first contact. Lower case.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>The Entra object id, known since the first contact.</summary>
    public string? EntraObjectId { get; init; }

    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <summary>巡査部長 試験 一郎.</summary>
    public string Title => $"{Rank} {Name}";

    public IEnumerable<Assignment> On(DateOnly day) => Assignments.Where(a => a.Days.Contains(day));
}
