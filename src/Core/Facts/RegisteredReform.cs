using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>組織の変更 that headquarters have registered, kept with their office; until its day it can be taken back.</summary>
public sealed record RegisteredReform
{
    public required string Id { get; init; }

    /// <summary>変更日: the first day of the new order.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>In this order; taken back from the last to the first.</summary>
    public required IReadOnlyList<ReformChange> Changes { get; init; }

    /// <summary>The posts that end with a station or a police box, as they were before.</summary>
    public IReadOnlyList<ReformCut> Cuts { get; init; } = [];

    /// <summary>It was taken back before its day.</summary>
    public bool TakenBack { get; init; }

    /// <summary>Its day has come, or it was taken back, and another was registered since; it is history then.</summary>
    public bool IsOver { get; init; }

    public bool CanBeTakenBack(DateOnly today) => !TakenBack && !IsOver && Day > today;

    public bool Concerns(StationId station) => Changes.Any(c => c.From.Id == station || c.Into.Id == station);

    /// <summary>What ended of an officer's posts, as it was before.</summary>
    public IEnumerable<EndedPosting> CutsOf(OfficerId officer) => Cuts.Where(c => c.Officer == officer).Select(c => c.Posting);
}

public sealed record ReformCut(OfficerId Officer, EndedPosting Posting);

/// <summary>
/// One step of it: what the reform does to one officer, office or council, on what is stored then. In this order, since rosters follow from
/// postings; taken back in the same.
/// </summary>
/// <param name="Reform">Its id; it is kept with the headquarters.</param>
/// <param name="TakesBack">The step is taken back.</param>
public sealed record ReformStep(PartitionAddress Partition, string Reform, bool TakesBack) : ISequenceStep
{
    /// <summary>Of a council: who is posted at its units, beside those on its roster; their entries are derived anew.</summary>
    public IReadOnlyList<OfficerId> Officers { get; init; } = [];
}
