using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Which members' address and telephone are kept, and the one way to remove them. It never tells what they are.</summary>
public interface IContactDisposal
{
    /// <summary>The most rows that one removal takes, so that they fit into a transaction.</summary>
    const int RowsAtOnce = 50;

    /// <summary>The members of a council with an address or telephone on file, or among the values that were corrected; and in how many rows.</summary>
    Task<IReadOnlyDictionary<MemberId, int>> FindAsync(CouncilId council, CancellationToken cancellation);

    /// <summary>
    /// Removes the contacts of some members, those among their corrections first, together with the entry that says so: at most
    /// <see cref="RowsAtOnce"/>, the rest by repeating with another entry. Where nothing is left the entry alone is kept. False when somebody else
    /// changed one meanwhile.
    /// </summary>
    Task<bool> TryRemoveAsync(CouncilId council, IReadOnlyList<MemberId> members, AuditEntry entry, CancellationToken cancellation);
}
