using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Contacts in a council's partition, behind what a turn reads.</summary>
internal sealed class ContactDisposalStore(StorageTables tables) : IContactDisposal
{
    public async Task<IReadOnlyDictionary<MemberId, int>> FindAsync(CouncilId council, CancellationToken cancellation) =>
        (await RowsAsync(council, Keys.Contact, cancellation))
            .Select(PartitionRows.Contact.Read)
            .Where(c => !string.IsNullOrWhiteSpace(c.Address) || !string.IsNullOrWhiteSpace(c.Phone))
            .Select(c => c.Member)
            .Concat((await CorrectionsAsync(council, cancellation)).Select(c => c.Amendment.Member))
            .CountBy(m => m)
            .ToDictionary();

    public async Task<bool> TryRemoveAsync(
        CouncilId council,
        IReadOnlyList<MemberId> members,
        AuditEntry entry,
        CancellationToken cancellation
    )
    {
        var removed = (await RowsAsync(council, Keys.Contact, cancellation))
            .Where(r => members.Contains(PartitionRows.Contact.Read(r).Member))
            .Select(RowWrite.Delete);
        var emptied = (await CorrectionsAsync(council, cancellation))
            .Where(c => members.Contains(c.Amendment.Member))
            .Select(c => RowWrite.Put(CouncilRows.Of(council, CouncilKinds.Amendment, c.Amendment.WithoutContact()), c.Row));
        return await tables.Councils.TryWriteAsync(
            Keys.Of(council),
            [.. emptied.Concat(removed).Take(IContactDisposal.RowsAtOnce), RowWrite.Insert(CouncilRows.Of(council, entry))],
            cancellation
        );
    }

    /// <summary>訂正 that tell an address or a telephone number.</summary>
    private async Task<IReadOnlyList<(Row Row, MemberAmendment Amendment)>> CorrectionsAsync(
        CouncilId council,
        CancellationToken cancellation
    ) =>
        [
            .. (await RowsAsync(council, Keys.HistoryOf(CouncilKinds.Amendment), cancellation))
                .Select(r => (Row: r, Amendment: CouncilRows.Facts.Read(CouncilKinds.Amendment, r)))
                .Where(c => c.Amendment.HasContact),
        ];

    private Task<IReadOnlyList<Row>> RowsAsync(CouncilId council, string prefix, CancellationToken cancellation) =>
        tables.Councils.ReadRangeAsync(Keys.Of(council), prefix, Keys.After(prefix), cancellation);
}
