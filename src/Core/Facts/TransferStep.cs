using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// One step of 異動: first the postings of each officer, which are the truth for rights; then the rosters of the councils and offices where they
/// served or will serve, derived anew from the postings.
/// </summary>
/// <param name="Partition">A person, a council or an office.</param>
public sealed record TransferStep(PartitionAddress Partition) : ISequenceStep
{
    /// <summary>Of a person: what ends and begins. Of a council: the 代行 that its officer hears of there.</summary>
    public PostingMove? Move { get; init; }

    /// <summary>The move is taken back.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Of a council or an office: whose entries are derived anew.</summary>
    public IReadOnlyList<OfficerId> Officers { get; init; } = [];
}
