using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>設置, 統合 or 分割 as a station has registered it: councils end with the day before, others begin with the day. Until then it can be taken back.</summary>
public sealed record Reorganisation
{
    public required string Id { get; init; }

    /// <summary>設置日 of the councils that begin.</summary>
    public required DateOnly Day { get; init; }

    public string Reason { get; init; } = "";

    public IReadOnlyList<CouncilLink> Ends { get; init; } = [];

    public IReadOnlyList<CouncilLink> Begins { get; init; } = [];

    /// <summary>Its day has come, or it was taken back; it is history then.</summary>
    public bool IsOver { get; init; }

    public bool CanBeTakenBack(DateOnly today) => !IsOver && Day > today;

    /// <summary>統合 or 分割, not a 設置 alone.</summary>
    public bool Replaces => Ends.Count > 0;
}

/// <summary>
/// One step of it. In this order: a council begins, the station's list and the officers' postings lead to it, its roster is derived from them, and
/// then the others end. Taken back in the opposite order.
/// </summary>
/// <param name="Partition">A council, the station, or an officer.</param>
public sealed record ReorganisationStep(PartitionAddress Partition) : ISequenceStep
{
    /// <summary>Of a council that begins: as it is then.</summary>
    public Council? Begins { get; init; }

    public CouncilEnd? Ends { get; init; }

    /// <summary>Of the station and of officers: what leads to the councils that begin.</summary>
    public IReadOnlyList<ReachedCouncil>? Reached { get; init; }

    /// <summary>Of a council that begins: whose entries on its roster are derived.</summary>
    public IReadOnlyList<OfficerId>? Officers { get; init; }

    /// <summary>The step is taken back.</summary>
    public bool TakesBack { get; init; }
}

/// <param name="Reorganisation">By which it ends; only that one reopens it.</param>
/// <param name="Last">廃止日.</param>
public sealed record CouncilEnd(string Reorganisation, DateOnly Last, string Reason);

/// <param name="Units">Its police boxes and its station: whoever is posted there comes to it.</param>
public sealed record ReachedCouncil(CouncilLink Council, IReadOnlyList<string> Units);
