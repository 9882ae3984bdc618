using KobanBot.Core.Time;

namespace KobanBot.Core.Facts;

/// <summary>What is kept together and changed in one transaction.</summary>
public enum PartitionKind
{
    Council,

    /// <summary>A station, an area's headquarters, the headquarters.</summary>
    Office,

    /// <summary>A police user.</summary>
    Person,
}

/// <summary>One council, office or person.</summary>
/// <param name="Id">The council's id, the office's unit, the officer's number.</param>
public sealed record PartitionAddress(PartitionKind Kind, string Id);

/// <summary>Asks for audit lines of any partition.</summary>
public interface IAuditStore
{
    /// <summary>Whether the line is stored there; one request for one row. What was committed with it has had its effect.</summary>
    Task<bool> ContainsAsync(PartitionAddress partition, AuditEntry entry, CancellationToken cancellation);

    /// <summary>履歴: the lines of the days, the oldest first; one request. Who may see them is the flow's question.</summary>
    Task<IReadOnlyList<AuditEntry>> FindAsync(PartitionAddress partition, DayRange days, CancellationToken cancellation);
}
