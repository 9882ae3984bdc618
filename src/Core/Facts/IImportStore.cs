using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>
/// Where an import goes. Organisation, rosters and commissions are what the import says; plans, records and feedback are only added
/// where there is none, so that an import never undoes what officers have entered. Putting the same again writes nothing.
/// </summary>
public interface IImportStore
{
    /// <summary>Writes what differs. True when anything was written. Completes what an interrupted import left.</summary>
    Task<bool> PutStationAsync(Station station, CancellationToken cancellation);

    /// <summary>Writes name, rank and assignments; keeps the link to the Entra account unless the principal name changed.</summary>
    Task<bool> PutOfficerAsync(Officer officer, CancellationToken cancellation);

    /// <summary>Lists an office, so that its reminders are found.</summary>
    Task<bool> PutDirectoryAsync(OfficeDirectory directory, CancellationToken cancellation);

    Task<bool> PutCouncilAsync(CouncilImport council, CancellationToken cancellation);

    /// <summary>What the files say of members otherwise than somebody has corrected it in the chat, and what stays therefore.</summary>
    Task<IReadOnlyList<MemberValue>> FindKeptAsync(CouncilImport council, CancellationToken cancellation);

    /// <summary>From which day on imported councils are tracked; null before the first import.</summary>
    Task<DateOnly?> FindTrackedSinceAsync(CancellationToken cancellation);

    Task PutTrackedSinceAsync(DateOnly day, CancellationToken cancellation);

    /// <summary>組織の変更 that headquarters have registered, past ones too: an import does not undo them.</summary>
    Task<IReadOnlyList<RegisteredReform>> FindReformsAsync(CancellationToken cancellation);

    /// <summary>Writes down that an import has changed something; changed postings have entries of their own, with the person.</summary>
    /// <param name="what">How much of what was changed, in numbers.</param>
    Task KeepAsync(string what, CancellationToken cancellation);
}

/// <summary>A property of a member, or of a member's contact.</summary>
public sealed record MemberValue(MemberId Member, string Property);

/// <summary>All that an import knows of one council.</summary>
public sealed record CouncilImport
{
    public required Council Council { get; init; }

    public IReadOnlyList<Member> Members { get; init; } = [];

    public IReadOnlyList<MemberContact> Contacts { get; init; } = [];

    public IReadOnlyList<RosterEntry> Roster { get; init; } = [];

    public IReadOnlyList<MeetingPlan> Plans { get; init; } = [];

    public IReadOnlyList<MeetingRecordBody> Records { get; init; } = [];

    public IReadOnlyList<Feedback> Feedback { get; init; } = [];
}
