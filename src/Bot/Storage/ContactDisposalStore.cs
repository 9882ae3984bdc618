using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Contacts in a council's partition, behind what a turn reads.</summary>
internal sealed class ContactDisposalStore(StorageTables tables) : IContactDisposal
{
    public async Task<IReadOnlyList<MemberId>> FindAsync(CouncilId council, CancellationToken cancellation) =>
        [
            .. (await RowsAsync(council, cancellation))
                .Select(PartitionRows.Contact.Read)
                .Where(c => !string.IsNullOrWhiteSpace(c.Address) || !string.IsNullOrWhiteSpace(c.Phone))
                .Select(c => c.Member),
        ];

    public async Task<bool> TryRemoveAsync(
        CouncilId council,
        IReadOnlyList<MemberId> members,
        AuditEntry entry,
        CancellationToken cancellation
    )
    {
        var rows = await RowsAsync(council, cancellation);
        var removed = rows.Where(r => members.Contains(PartitionRows.Contact.Read(r).Member)).ToList();
        return removed.Count == 0
            || await tables.Councils.TryWriteAsync(
                Keys.Of(council),
                [.. removed.Select(RowWrite.Delete), RowWrite.Insert(CouncilRows.Of(council, entry))],
                cancellation
            );
    }

    private Task<IReadOnlyList<Row>> RowsAsync(CouncilId council, CancellationToken cancellation) =>
        tables.Councils.ReadRangeAsync(Keys.Of(council), Keys.Contact, Keys.After(Keys.Contact), cancellation);
}
