using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>
/// 第2号様式 of a station as it was made: the list as of 1 April (<see cref="Number"/> 0), or a 補正 of it (記 第2-2(6)). It never changes: the list of
/// a day is what the editions up to it add up to.
/// </summary>
public sealed record OperationEdition
{
    public required FiscalYear Year { get; init; }

    /// <summary>0 for 4月1日現在, then the number of the 補正.</summary>
    public required int Number { get; init; }

    /// <summary>作成年月日, 補正年月日.</summary>
    public required DateOnly Day { get; init; }

    public required OfficerId By { get; init; }

    /// <summary>Of the list as of 1 April every entry; of a 補正 those that changed.</summary>
    public required IReadOnlyList<OperationEntry> Entries { get; init; }

    /// <summary>A newer year's list has taken its place; history.</summary>
    public bool IsOver { get; init; }
}

/// <summary>One 記載事項 of one council.</summary>
/// <param name="Council">Whose line it is in.</param>
/// <param name="Field">The tag of the form's column.</param>
/// <param name="Before">What stood there; empty where nothing did, as on the list of 1 April.</param>
/// <param name="Value">What stands there from now on; empty where nothing does.</param>
public sealed record OperationEntry(CouncilId Council, string Field, string Before, string Value);

/// <summary>A step of a 補正: in one council, what asks for it is done.</summary>
/// <param name="Partition">A council.</param>
/// <param name="Day">補正年月日.</param>
/// <param name="Means">Which 補正, in words.</param>
public sealed record OperationStep(PartitionAddress Partition, DateOnly Day, string Means) : ISequenceStep;
