using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>代行: a post's rights in the hands of a colleague at the same station for some days. They begin and end by themselves.</summary>
public sealed record Deputy
{
    public required string Id { get; init; }

    /// <summary>代行者.</summary>
    public required OfficerId Officer { get; init; }

    /// <summary>Who has handed them over.</summary>
    public required OfficerId By { get; init; }

    /// <summary>Whose rights: of 地域警察担当課（係） or of 地域警察幹部.</summary>
    public required Role Role { get; init; }

    public required DayRange Days { get; init; }

    /// <summary>The day on which it was ended before its time.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>History: it was followed by another, or its days are over.</summary>
    public bool IsOver { get; init; }

    /// <summary>Rights are in the deputy's hands on the day, or will be.</summary>
    public bool IsAheadOn(DateOnly day) => EndedOn is null && !(Days.To < day);
}
