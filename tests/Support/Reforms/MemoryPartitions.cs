using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reforms;
using KobanBot.Core.Time;

namespace KobanBot.Support.Reforms;

/// <summary>Councils, offices and officers as Core's steps see them, kept as they are: no rows, no JSON, so that thousands of worlds cost little.</summary>
internal sealed class MemoryPartitions : ICouncilStore, IOfficeStore, IPersonnelStore, IAuditStore
{
    private readonly Dictionary<string, OfficeFacts> _offices;
    private readonly Dictionary<CouncilId, CouncilFacts> _councils;
    private readonly Dictionary<OfficerId, Officer> _people;
    private readonly HashSet<(PartitionAddress, Guid)> _lines = [];

    public MemoryPartitions(ReformState state, OfficeFacts headquarters)
    {
        _offices = state.Offices.Append(headquarters).ToDictionary(o => o.Directory.Unit);
        _councils = state.Councils.ToDictionary(c => c.Council.Id);
        _people = state.People.ToDictionary(p => p.Id);
    }

    public OfficeFacts Headquarters => _offices[Office.Headquarters.Unit];

    /// <summary>What is stored now, in the order of the keys.</summary>
    public ReformState State =>
        new(
            [.. _offices.Values.Where(o => o.Station is not null).OrderBy(o => o.Directory.Unit, StringComparer.Ordinal)],
            [.. _councils.Values.OrderBy(c => c.Council.Id.Value, StringComparer.Ordinal)],
            [.. _people.Values.OrderBy(p => p.Id.Value, StringComparer.Ordinal)]
        );

    public void Put(OfficeWrite write) => _offices[Office.Headquarters.Unit] = Headquarters.After(new OfficeChange { Writes = [write] });

    Task<LoadedCouncil?> ICouncilStore.FindAsync(CouncilId id, CancellationToken cancellation) =>
        Task.FromResult(_councils.TryGetValue(id, out var facts) ? new LoadedCouncil(facts, new OfCouncil(id)) : null);

    Task<LoadedOffice?> IOfficeStore.FindAsync(string unit, CancellationToken cancellation) =>
        Task.FromResult(_offices.TryGetValue(unit, out var facts) ? new LoadedOffice(facts, new OfOffice(unit)) : null);

    Task<LoadedPersonnel?> IPersonnelStore.FindAsync(OfficerId id, CancellationToken cancellation) =>
        Task.FromResult(_people.TryGetValue(id, out var officer) ? new LoadedPersonnel(officer, new OfPerson()) : null);

    public Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
    {
        _councils[version.Council] = _councils[version.Council].After(change);
        return Noted(PartitionKind.Council, version.Council.Value, change.Audit);
    }

    public Task<bool> TryCommitAsync(OfficeVersion version, OfficeChange change, CancellationToken cancellation)
    {
        _offices[version.Unit] = _offices[version.Unit].After(change);
        return change.Audit is { } audit ? Noted(PartitionKind.Office, version.Unit, audit) : Task.FromResult(true);
    }

    public Task<bool> TryCommitAsync(PersonnelVersion? version, PersonnelChange change, CancellationToken cancellation)
    {
        _people[change.Officer.Id] = change.Officer;
        return Noted(PartitionKind.Person, change.Officer.Id.Value, change.Audit);
    }

    public Task<bool> ContainsAsync(PartitionAddress partition, AuditEntry entry, CancellationToken cancellation) =>
        Task.FromResult(_lines.Contains((partition, entry.Command)));

    Task<IReadOnlyList<AuditEntry>> IAuditStore.FindAsync(PartitionAddress partition, DayRange days, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private Task<bool> Noted(PartitionKind kind, string id, AuditEntry audit) =>
        _lines.Add((new PartitionAddress(kind, id), audit.Command))
            ? Task.FromResult(true)
            : throw new InvalidOperationException("A step has had its effect twice.");

    Task<bool> ICouncilStore.TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation) =>
        throw new NotSupportedException();

    Task<MeetingRecordBody?> ICouncilStore.FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<MemberContact>> ICouncilStore.ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation) =>
        throw new NotSupportedException();

    Task<MemberContact?> ICouncilStore.FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<MemberAmendment>> ICouncilStore.FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        throw new NotSupportedException();

    Task IOfficeStore.KeepTemplateAsync(string digest, byte[] file, CancellationToken cancellation) => throw new NotSupportedException();

    Task<byte[]?> IOfficeStore.FindTemplateAsync(string digest, CancellationToken cancellation) => throw new NotSupportedException();

    Task<IssuedForm?> ICouncilStore.FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
        throw new NotSupportedException();

    IAsyncEnumerable<CouncilId> ICouncilStore.FindUnfinishedAsync(CancellationToken cancellation) => throw new NotSupportedException();

    IAsyncEnumerable<string> IOfficeStore.FindOfficesAsync(CancellationToken cancellation) => throw new NotSupportedException();

    IAsyncEnumerable<string> IOfficeStore.FindUnfinishedAsync(CancellationToken cancellation) => throw new NotSupportedException();

    Task<IReadOnlyList<Officer>> IPersonnelStore.FindPostedAsync(IReadOnlyCollection<string> units, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private sealed class OfCouncil(CouncilId id) : CouncilVersion
    {
        public override CouncilId Council => id;
    }

    private sealed class OfOffice(string unit) : OfficeVersion
    {
        public override string Unit => unit;
    }

    private sealed class OfPerson : PersonnelVersion;
}
