using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>Changes what is known of an officer: postings above all, from which every right and every roster follows.</summary>
public interface IPersonnelStore
{
    /// <summary>One request for one row; null when there is no such officer.</summary>
    Task<LoadedPersonnel?> FindAsync(OfficerId id, CancellationToken cancellation);

    /// <summary>
    /// Officers with a posting at one of the units. Walks over all officers, some 2,000 for a prefecture: for what happens a few times a year.
    /// </summary>
    Task<IReadOnlyList<Officer>> FindPostedAsync(IReadOnlyCollection<string> units, CancellationToken cancellation);

    /// <summary>
    /// Writes against the version that was read, with its audit line in the same transaction; null in the version's place for an officer who is
    /// not there yet. False when another was first.
    /// </summary>
    Task<bool> TryCommitAsync(PersonnelVersion? version, PersonnelChange change, CancellationToken cancellation);
}

public sealed record LoadedPersonnel(Officer Officer, PersonnelVersion Version);

/// <summary>What was read, as the store recognises it again. Opaque to Core.</summary>
public abstract class PersonnelVersion;

/// <param name="Officer">As the officer is afterwards; the link to an account stays as it is stored.</param>
public sealed record PersonnelChange(Officer Officer, AuditEntry Audit)
{
    /// <summary>Of a new officer: where he or she can be reached, as the protocol layer wrote it; null where that is not known.</summary>
    public string? Reference { get; init; }
}
