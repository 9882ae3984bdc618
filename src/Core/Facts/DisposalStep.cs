using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>A step of 連絡先の廃棄 or 記録の廃棄 in one council: one transaction's worth of what was chosen and confirmed.</summary>
/// <param name="Partition">A council.</param>
public sealed record DisposalStep(PartitionAddress Partition) : ISequenceStep
{
    /// <summary>Whose address and telephone go; of nobody where <see cref="Kinds"/> go.</summary>
    public IReadOnlyList<MemberId> Members { get; init; } = [];

    public IReadOnlyList<RetainedKind> Kinds { get; init; } = [];
}
