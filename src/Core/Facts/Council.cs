using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>連絡協議会種別 (要綱 第3).</summary>
public enum CouncilKind
{
    /// <summary>所管区連絡協議会.</summary>
    Beat,

    /// <summary>単位連絡協議会（分割）.</summary>
    Split,

    /// <summary>単位連絡協議会（統合）.</summary>
    Merged,

    /// <summary>職種等連絡協議会.</summary>
    SpecialPurpose,
}

/// <summary>
/// 連絡協議会. Its police boxes, its station and its lead officer are dated: a council outlives a merger of stations with its
/// history.
/// </summary>
public sealed record Council
{
    public required CouncilId Id { get; init; }

    public required string Name { get; init; }

    public required CouncilKind Kind { get; init; }

    /// <summary>目的 of a 職種等連絡協議会.</summary>
    public string? Purpose { get; init; }

    /// <summary>区域 of a part of a beat.</summary>
    public string? AreaText { get; init; }

    public required DateOnly Established { get; init; }

    public DateOnly? Abolished { get; init; }

    /// <summary>
    /// Nothing that arose earlier is asked for: the day that the first import was given. Null where everything since the guideline is.
    /// </summary>
    public DateOnly? TrackedSince { get; init; }

    /// <summary>引継ぎ時の確認事項: when the section, or the lead officer, has looked at what is older; null before.</summary>
    public DateOnly? OlderCheckedOn { get; init; }

    public required IReadOnlyList<PoliceBoxLink> PoliceBoxes { get; init; }

    public required IReadOnlyList<StationLink> Stations { get; init; }

    /// <summary>運営責任者 by date; at most one on a day (H3). A gap is a vacant post.</summary>
    public IReadOnlyList<LeadDesignation> Leads { get; init; } = [];

    /// <summary>少人数理由: why there are fewer than about ten members (記 第2-3(2)).</summary>
    public string? FewMembersReason { get; init; }

    /// <summary>What was decided when it was set up; null where nobody has entered it, as after an import.</summary>
    public EstablishmentDetails? Establishment { get; init; }

    /// <summary>What was decided when it was abolished.</summary>
    public AbolitionDetails? Abolition { get; init; }

    /// <summary>Its 設置 was taken back on that day, before its own: it never came to be. Null for every other council.</summary>
    public DateOnly? Withdrawn { get; init; }

    /// <summary>単位連絡協議会.</summary>
    public bool IsUnit => Kind is CouncilKind.Split or CouncilKind.Merged;

    /// <summary>The day of the abolition is its last day.</summary>
    public bool ExistsOn(DateOnly day) => Withdrawn is null && day >= Established && !(day > Abolished);

    /// <summary>The police boxes of a day, each once.</summary>
    public IReadOnlyList<PoliceBoxId> PoliceBoxesOn(DateOnly day) =>
        [.. PoliceBoxes.Where(b => b.Days.Contains(day)).Select(b => b.PoliceBox).Distinct()];

    public StationLink? StationOn(DateOnly day) => Stations.FirstOrDefault(s => s.Days.Contains(day));

    /// <summary>The station that answers for it: that of the day, the last one of a council that has ended, the first one of one that is prepared.</summary>
    public StationLink? AnsweringOn(DateOnly day) =>
        StationOn(day)
        ?? (
            day > Abolished ? Stations.MaxBy(s => s.Days.From)
            : day < Established ? Stations.MinBy(s => s.Days.From)
            : null
        );

    public OfficerId? LeadOn(DateOnly day) => Leads.FirstOrDefault(l => l.Days.Contains(day))?.Officer;
}

public sealed record PoliceBoxLink(PoliceBoxId PoliceBox, string Name, DayRange Days);

public sealed record StationLink(StationId Station, string Name, Area Area, DayRange Days);

public sealed record LeadDesignation(OfficerId Officer, DayRange Days);

/// <summary>
/// A person of the police side as the council's partition knows him or her, derived from the assignments: 運営担当者 of the
/// linked police boxes, 地域警察幹部 (also 地域課長 and 署長) of the station.
/// </summary>
public sealed record RosterEntry(OfficerId Officer, string Name, string Rank, Role Role, string UnitName, DayRange Days)
{
    public string Title => $"{Rank} {Name}";
}
