using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Which members' address and telephone are kept, and the one way to remove them. It never tells what they are.</summary>
public interface IContactDisposal
{
    /// <summary>The members of a council with an address or telephone on file, or among the values that were corrected.</summary>
    Task<IReadOnlyList<MemberId>> FindAsync(CouncilId council, CancellationToken cancellation);

    /// <summary>Removes the contacts of some members, those among their corrections too, together with the entry that says so. False when somebody else changed one meanwhile.</summary>
    Task<bool> TryRemoveAsync(CouncilId council, IReadOnlyList<MemberId> members, AuditEntry entry, CancellationToken cancellation);
}
