namespace KobanBot.Core.Organisation;

/// <summary>Where the police users are kept: one person, one partition.</summary>
public interface IPersonStore
{
    /// <summary>The officer linked to an Entra account; one request once the link has been seen. Null when none is linked.</summary>
    Task<LoadedOfficer?> FindByEntraAsync(string entraObjectId, CancellationToken cancellation);

    /// <summary>An officer by the account's name, for the first contact; null when the organisation's data has none.</summary>
    Task<LoadedOfficer?> FindByPrincipalNameAsync(string userPrincipalName, CancellationToken cancellation);

    Task<LoadedOfficer?> FindAsync(OfficerId id, CancellationToken cancellation);

    /// <summary>Links an officer to an Entra account at first contact. False when another account has been linked meanwhile.</summary>
    Task<bool> TryLinkAsync(OfficerId id, string entraObjectId, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// Remembers where the officer can be reached; the value is the protocol layer's own text. True when this call stored it; of two
    /// calls at once with the same news, one gets true.
    /// </summary>
    Task<bool> RememberReferenceAsync(OfficerId id, string reference, CancellationToken cancellation);
}

/// <param name="Reference">The stored conversation reference of the personal chat, as the protocol layer wrote it.</param>
public sealed record LoadedOfficer(Officer Officer, string? Reference)
{
    /// <summary>The last message to this reference reached nobody; whoever speaks from it can be reached again.</summary>
    public bool IsOutOfReach { get; init; }

    /// <summary>Forms that the officer has left without saving.</summary>
    public IReadOnlyList<KeptForm> Forms { get; init; } = [];

    /// <summary>The list that the newest card shows; null when it shows none.</summary>
    public StoredList? Shown { get; init; }
}
