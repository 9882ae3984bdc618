using System.Runtime.CompilerServices;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Councils in table storage: one partition each, one request to load, one transaction to commit.</summary>
internal sealed class CouncilStore(StorageTables tables) : ICouncilStore
{
    private readonly ITable _councils = tables.Councils;

    public async Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation) =>
        CouncilRows.Load(id, await _councils.ReadRangeAsync(Keys.Of(id), Keys.Live, Keys.LiveEnd, cancellation));

    public async Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
    {
        var loaded = (LoadedVersion)version;
        var transaction = new CouncilTransaction(loaded, await ReplacedAsync(loaded, change, cancellation));
        return transaction.TryAdd(change) && await _councils.TryWriteAsync(Keys.Of(loaded.Council), transaction.Writes, cancellation);
    }

    public async Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation) =>
        await _councils.TryWriteAsync(
            Keys.Of(council.Id),
            [
                RowWrite.Insert(CouncilRows.Of(new CouncilHead(council, Changes: 0), [])),
                RowWrite.Insert(CouncilRows.Of(council.Id, change.Audit)),
                .. change
                    .Writes.OfType<CouncilWrite.Keep>()
                    .Select(w => RowWrite.Insert(CouncilRows.Of(council.Id, w.KindOfFact, w.Written))),
            ],
            cancellation
        );

    public async Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
        await _councils.FindAsync(Keys.Of(id), Keys.OfRecord(meeting, revision), cancellation) is { } row
            ? PartitionRows.Record.Read(row)
            : null;

    public async Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
        await _councils.FindAsync(Keys.Of(id), $"{Keys.HistoryOf(CouncilKinds.Issued)}{number:D6}", cancellation) is { } row
            ? CouncilRows.Facts.Read(CouncilKinds.Issued, row)
            : null;

    public async Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation)
    {
        // An entry that exists already is this very step's, which was delivered twice.
        _ = await _councils.TryWriteAsync(Keys.Of(id), [RowWrite.Insert(CouncilRows.Of(id, access))], cancellation);
        var rows = await _councils.ReadRangeAsync(Keys.Of(id), Keys.Contact, Keys.After(Keys.Contact), cancellation);
        return [.. rows.Select(PartitionRows.Contact.Read)];
    }

    public async Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
        await _councils.FindAsync(Keys.Of(id), Keys.OfContact(member), cancellation) is { } row ? PartitionRows.Contact.Read(row) : null;

    public async Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation)
    {
        var prefix = $"{Keys.HistoryOf(CouncilKinds.Amendment)}{Keys.Part(member.Value)}|";
        var rows = await _councils.ReadRangeAsync(Keys.Of(id), prefix, Keys.After(prefix), cancellation);
        return [.. rows.Select(r => CouncilRows.Facts.Read(CouncilKinds.Amendment, r))];
    }

    /// <summary>
    /// Scans keys only. Expected to return: one row for each open draft or unsent message, tens to hundreds for 720 councils. The
    /// service walks the whole table for it (720 councils with up to a few hundred rows each), so: at start and once a day.
    /// </summary>
    public async IAsyncEnumerable<CouncilId> FindUnfinishedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? previous = null;
        await foreach (var (partition, _) in _councils.ScanAsync(Keys.Unfinished, Keys.LiveEnd, cancellation))
        {
            if (partition != previous)
            {
                previous = partition;
                yield return Keys.CouncilOf(partition);
            }
        }
    }

    // Rows outside of the live range that the change may replace.
    private async Task<IReadOnlyList<Row>> ReplacedAsync(LoadedVersion loaded, CouncilChange change, CancellationToken cancellation)
    {
        var rows = new List<Row>(await ClosedFeedbackAsync(loaded, change, cancellation));
        foreach (var contact in change.Writes.OfType<CouncilWrite.PutContact>().Select(w => w.Contact))
        {
            if (await _councils.FindAsync(Keys.Of(loaded.Council), Keys.Of(contact), cancellation) is { } stored)
            {
                rows.Add(stored);
            }
        }

        return rows;
    }

    // Feedback that was not loaded is new, or lies in the history. Ids of one record are minted together, so this range is short.
    private async Task<IReadOnlyList<Row>> ClosedFeedbackAsync(LoadedVersion loaded, CouncilChange change, CancellationToken cancellation)
    {
        List<string> unknown =
        [
            .. change
                .Writes.OfType<CouncilWrite.PutFeedback>()
                .Where(w => loaded.Row(Keys.LiveOf(CouncilKinds.Feedback, w.Fact)) is null)
                .Select(w => Keys.HistoryOf(CouncilKinds.Feedback, w.Fact))
                .Order(StringComparer.Ordinal),
        ];
        return unknown.Count == 0
            ? []
            : await _councils.ReadRangeAsync(Keys.Of(loaded.Council), unknown[0], unknown[^1] + " ", cancellation);
    }
}
