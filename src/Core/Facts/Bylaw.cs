using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>会則等 (記 第2-1(1)): a station chief may enact them. A council without any lacks nothing.</summary>
public sealed record Bylaw
{
    /// <summary>Made when it is entered.</summary>
    public string Id { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>Whose chief enacted it.</summary>
    public required StationId Station { get; init; }

    /// <summary>For which council; null for all of the station.</summary>
    public CouncilId? Council { get; init; }

    public required DateOnly Enacted { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>The local office that it provides for, 会長 for example; the guideline itself knows none.</summary>
    public string? ChairTitle { get; init; }

    public Consultation? Consultation { get; init; }

    public bool InForceOn(DateOnly day) => day >= Enacted && !(day > Ended);
}
