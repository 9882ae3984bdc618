using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Storage;

/// <summary>
/// The next transaction that brings a stored council to what an import says: members, contacts, roster and the council itself as
/// imported, with what officers have decided about members; plans, records and feedback only where there is none. With a stored head every transaction replaces it, so that no change
/// of an officer is decided on half an import; without one the head is inserted last, and there is no council before that.
/// </summary>
internal sealed class CouncilImportTransaction
{
    // Six bytes a character on the wire at worst, so 3 MB of the 4 MiB.
    private const int Characters = 500_000;

    private readonly CouncilImport _import;
    private readonly Dictionary<string, Row> _stored;
    private readonly DateOnly _today;
    private readonly List<RowWrite> _writes = [];
    private readonly IReadOnlyList<MemberAmendment> _amendments;

    /// <exception cref="UnreadableFactException">A newer release has written what an import may replace; it stays.</exception>
    public CouncilImportTransaction(CouncilImport import, IReadOnlyList<Row> stored, DateOnly today)
    {
        CouncilRows.Facts.RequireReadable(stored);
        foreach (var contact in stored.Where(r => r.Key.StartsWith(Keys.Contact, StringComparison.Ordinal)))
        {
            PartitionRows.Contact.Replaceable(contact);
        }

        _import = import;
        _today = today;
        _stored = stored.ToDictionary(r => r.Key, StringComparer.Ordinal);
        _amendments = ImportedCorrections.AmendmentsIn(stored);
        IsLast = TryAddAll(Differences());
        AddHead();
    }

    /// <summary>Empty when nothing differs.</summary>
    public IReadOnlyList<RowWrite> Writes => _writes;

    /// <summary>Nothing differs any more once this transaction is written.</summary>
    public bool IsLast { get; }

    // Rows of one group belong together; the head takes one row of every transaction.
    private bool TryAddAll(IEnumerable<IReadOnlyList<RowWrite>> groups)
    {
        var characters = 0;
        foreach (var group in groups)
        {
            characters += group.Sum(w => w.Row.Body.Length);
            if (_writes.Count > 0 && (_writes.Count + group.Count >= TransactionLimits.Rows || characters > Characters))
            {
                return false;
            }

            _writes.AddRange(group);
        }

        return true;
    }

    private IEnumerable<IReadOnlyList<RowWrite>> Differences()
    {
        var id = _import.Council.Id;
        IEnumerable<Row> asImported =
        [
            .. _import.Members.Select(m => CouncilRows.Of(id, CouncilKinds.Member, WithDecisions(m))),
            .. _import
                .Contacts.Where(c => !IsDisposed(c))
                .Select(c => PartitionRows.Contact.Of(Keys.Of(id), Keys.Of(c), WithCorrections(c))),
            .. _import.Roster.Select(r => CouncilRows.Of(id, CouncilKinds.Roster, r)),
        ];
        var imported = asImported.DistinctBy(r => r.Key).ToList();
        IEnumerable<RowWrite> differing = imported.Where(Differs).Select(r => RowWrite.Put(r, _stored.GetValueOrDefault(r.Key)));
        IEnumerable<RowWrite> added =
        [
            .. _import.Plans.Select(p => CouncilRows.Of(id, CouncilKinds.Plan, p)).Where(IsMissing).Select(RowWrite.Insert),
            .. _import
                .Feedback.Where(f =>
                    IsMissing(Keys.LiveOf(CouncilKinds.Feedback, f)) && IsMissing(Keys.HistoryOf(CouncilKinds.Feedback, f))
                )
                .Select(f => RowWrite.Insert(CouncilRows.Of(id, CouncilKinds.Feedback, f))),
        ];
        return differing
            .Concat(FormerRoster(imported))
            .Concat(added)
            .Select(w => (IReadOnlyList<RowWrite>)[w])
            .Concat(_import.Records.GroupBy(r => r.Header.Id).Select(Meeting).Where(m => IsMissing(m[^1].Row)));
    }

    // The roster is derived from the assignments, so an entry that they no longer give is wrong, not history.
    private IEnumerable<RowWrite> FormerRoster(List<Row> imported)
    {
        var current = imported.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        return _stored
            .Values.Where(r => r.Key.StartsWith(Keys.LiveOf(CouncilKinds.Roster), StringComparison.Ordinal) && !current.Contains(r.Key))
            .Select(RowWrite.Delete);
    }

    // All revisions of a meeting with the header of the newest.
    private IReadOnlyList<RowWrite> Meeting(IEnumerable<MeetingRecordBody> revisions)
    {
        var bodies = revisions.ToList();
        var newest = bodies.MaxBy(b => b.Header.Revision)!.Header; // A group is never empty.
        return
        [
            .. bodies.Select(b => RowWrite.Insert(CouncilRows.Of(_import.Council.Id, b))),
            RowWrite.Insert(CouncilRows.Of(_import.Council.Id, CouncilKinds.Meeting, newest)),
        ];
    }

    private void AddHead()
    {
        if (!_stored.TryGetValue(Keys.Head, out var stored))
        {
            if (IsLast)
            {
                _writes.Add(RowWrite.Insert(CouncilRows.Of(new CouncilHead(_import.Council, Changes: 0), [])));
            }

            return;
        }

        var before = PartitionRows.Council.Read(stored);
        var council = IsLast ? WithDecisions(_import.Council, before.Council) : before.Council;
        if (_writes.Count > 0 || StorageJson.Write(before.Council) != StorageJson.Write(council))
        {
            var head = CouncilRows.Of(new CouncilHead(council, before.Changes + 1), []);
            _writes.Add(RowWrite.Put(head with { Answers = stored.Answers }, stored));
        }
    }

    // The files do not say what was decided about a council; officers have entered it.
    private static Council WithDecisions(Council imported, Council stored) =>
        imported with
        {
            Establishment = imported.Establishment ?? stored.Establishment,
            Abolition = imported.Abolition ?? stored.Abolition,
            TrackedSince = imported.TrackedSince ?? stored.TrackedSince,
            OlderCheckedOn = stored.OlderCheckedOn,
        };

    private Member WithDecisions(Member imported) =>
        _stored.TryGetValue(Keys.Of(CouncilKinds.Member, imported), out var stored)
            ? Corrected(imported, CouncilRows.Facts.Read(CouncilKinds.Member, stored))
            : imported;

    private Member Corrected(Member imported, Member stored) => imported.Over(stored).Keeping(stored, _amendments);

    private MemberContact WithCorrections(MemberContact imported) =>
        _stored.TryGetValue(Keys.Of(imported), out var stored)
            ? imported.Keeping(PartitionRows.Contact.Read(stored), _amendments)
            : imported;

    // Without a head this is the first import, or the rest of one.
    private bool IsDisposed(MemberContact contact) =>
        !_stored.ContainsKey(Keys.Of(contact))
        && _stored.ContainsKey(Keys.Head)
        && _import.Members.FirstOrDefault(m => m.Id == contact.Member) is { } member
        && _stored.ContainsKey(Keys.Of(CouncilKinds.Member, member))
        && ContactDisposal.StaysAway(WithDecisions(member), _today);

    private bool Differs(Row row) =>
        !_stored.TryGetValue(row.Key, out var stored) || stored.Body != row.Body || stored.Schema != row.Schema;

    private bool IsMissing(Row row) => IsMissing(row.Key);

    private bool IsMissing(string key) => !_stored.ContainsKey(key);
}
