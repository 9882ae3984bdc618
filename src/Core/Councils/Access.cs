using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Councils;

/// <summary>Rights on a council. A verb names those of which it takes any one.</summary>
[Flags]
public enum CouncilRights
{
    None = 0,

    /// <inheritdoc cref="CouncilAccess.Read"/>
    Read = 1,

    /// <inheritdoc cref="CouncilAccess.Edit"/>
    Edit = 2,

    /// <inheritdoc cref="CouncilAccess.Operates"/>
    Operate = 4,

    /// <inheritdoc cref="CouncilAccess.Lead"/>
    Lead = 8,

    /// <inheritdoc cref="CouncilAccess.Section"/>
    Section = 16,

    /// <inheritdoc cref="CouncilAccess.Supervises"/>
    Supervise = 32,

    /// <inheritdoc cref="CouncilAccess.Chief"/>
    Chief = 64,

    /// <inheritdoc cref="CouncilAccess.OnBehalf"/>
    OnBehalf = 128,

    /// <inheritdoc cref="CouncilAccess.Confirm"/>
    Confirm = Lead | OnBehalf,

    /// <inheritdoc cref="CouncilAccess.Commission"/>
    Commission = Section,

    /// <inheritdoc cref="CouncilAccess.NoteMembers"/>
    NoteMembers = Edit | Section,
}

/// <summary>What an officer may do with a council today. Everything not granted is denied (H1, RULES 2.8).</summary>
public sealed record CouncilAccess
{
    public static readonly CouncilAccess None = new();

    /// <summary>Reads plans and records.</summary>
    public bool Read { get; init; }

    /// <summary>Enters plans and drafts.</summary>
    public bool Edit { get; init; }

    /// <summary>運営担当者 of one of the council's police boxes.</summary>
    public bool Operates { get; init; }

    /// <summary>運営責任者: confirms.</summary>
    public bool Lead { get; init; }

    /// <summary>地域警察担当課（係）: enters the report to the chief, asks for more.</summary>
    public bool Section { get; init; }

    /// <summary>地域警察幹部 of the station, the heads of the section and of the station included.</summary>
    public bool Supervises { get; init; }

    /// <summary>警察署長.</summary>
    public bool Chief { get; init; }

    /// <summary>Confirms on behalf, because the post of the lead officer is vacant today.</summary>
    public bool OnBehalf { get; init; }

    public bool Confirm => Lead || OnBehalf;

    /// <summary>Enters 委嘱, 再任 and 解嘱, which are the acts of 警察署長 (要綱 第5); a police box does not (H1).</summary>
    public bool Commission => Section;

    /// <summary>Notes what a member has said: whoever edits, and the section.</summary>
    public bool NoteMembers => Edit || Section;

    /// <summary>Everything that is granted.</summary>
    public CouncilRights Rights =>
        (Read ? CouncilRights.Read : CouncilRights.None)
        | (Edit ? CouncilRights.Edit : CouncilRights.None)
        | (Operates ? CouncilRights.Operate : CouncilRights.None)
        | (Lead ? CouncilRights.Lead : CouncilRights.None)
        | (Section ? CouncilRights.Section : CouncilRights.None)
        | (Supervises ? CouncilRights.Supervise : CouncilRights.None)
        | (Chief ? CouncilRights.Chief : CouncilRights.None)
        | (OnBehalf ? CouncilRights.OnBehalf : CouncilRights.None);

    /// <summary>At least one of these is granted.</summary>
    public bool HasAny(CouncilRights rights) => (Rights & rights) != CouncilRights.None;
}

public static class Access
{
    // While the post of the lead officer is vacant, the section edits and confirms in his or her place.
    private const CouncilRights OfSection = CouncilRights.Read | CouncilRights.Section | CouncilRights.Edit | CouncilRights.OnBehalf;

    /// <summary>From stored assignments alone; rights end with the assignment's last day.</summary>
    public static CouncilAccess Of(Officer officer, CouncilFacts facts, DateOnly today)
    {
        var council = facts.Council;
        var assigned = officer.On(today).ToList();
        var boxes = council.PoliceBoxes.Where(b => b.Days.Contains(today)).Select(b => b.PoliceBox.Value).ToHashSet();
        var station = council.AnsweringOn(today)?.Station.Value;

        var operates = assigned.Any(a => a.Role == Role.OperatingOfficer && boxes.Contains(a.Unit));
        var atStation = assigned.Any(a => a.Unit == station && IsStationRole(a.Role));
        var section = assigned.Any(a => a.Unit == station && a.Role is Role.CommunityPoliceSection or Role.SectionChief);
        var vacant = facts.LeadOn(today) is null;

        return new CouncilAccess
        {
            Read = operates || atStation,
            Edit = operates || (section && vacant),
            Operates = operates,
            Lead = operates && facts.LeadOn(today)?.Officer == officer.Id,
            Section = section,
            Supervises = assigned.Any(a => a.Unit == station && IsSupervisor(a.Role)),
            Chief = assigned.Any(a => a.Unit == station && a.Role == Role.StationChief),
            OnBehalf = section && vacant,
        };
    }

    /// <summary>What the posts of a day can give on a council of theirs, at most: whether they do depends on the council.</summary>
    public static CouncilRights Possible(Officer officer, DateOnly today) =>
        officer.On(today).Aggregate(CouncilRights.None, (all, assignment) => all | Possible(assignment.Role));

    private static CouncilRights Possible(Role role) =>
        role switch
        {
            Role.OperatingOfficer => CouncilRights.Read | CouncilRights.Edit | CouncilRights.Operate | CouncilRights.Lead,
            Role.CommunityPoliceSection => OfSection,
            Role.SectionChief => OfSection | CouncilRights.Supervise,
            Role.CommunityPoliceSupervisor => CouncilRights.Read | CouncilRights.Supervise,
            Role.StationChief => CouncilRights.Read | CouncilRights.Supervise | CouncilRights.Chief,
            _ => CouncilRights.None,
        };

    private static bool IsStationRole(Role role) => role == Role.CommunityPoliceSection || IsSupervisor(role);

    private static bool IsSupervisor(Role role) => role is Role.CommunityPoliceSupervisor or Role.SectionChief or Role.StationChief;

    /// <summary>The councils that the officer's postings of today lead to, in the order of the postings.</summary>
    public static IReadOnlyList<CouncilLink> CouncilsOf(Officer officer, DateOnly today) =>
        [.. officer.On(today).SelectMany(a => a.Councils).DistinctBy(c => c.Id)];
}
