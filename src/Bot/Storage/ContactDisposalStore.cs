using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Contacts in a council's partition, behind what a turn reads.</summary>
internal sealed class ContactDisposalStore(StorageTables tables) : IContactDisposal
{
    /// <summary>Of which more at once would not fit into a transaction beside the contacts and the entry.</summary>
    private const int AtOnce = 50;

    public async Task<IReadOnlyList<MemberId>> FindAsync(CouncilId council, CancellationToken cancellation) =>
        [
            .. (await RowsAsync(council, Keys.Contact, cancellation))
                .Select(PartitionRows.Contact.Read)
                .Where(c => !string.IsNullOrWhiteSpace(c.Address) || !string.IsNullOrWhiteSpace(c.Phone))
                .Select(c => c.Member)
                .Concat((await CorrectionsAsync(council, cancellation)).Select(c => c.Amendment.Member))
                .Distinct(),
        ];

    /// <summary>
    /// The corrections are emptied first: what a crash leaves still has its contact, is offered again, and is completed by repeating.
    /// </summary>
    public async Task<bool> TryRemoveAsync(
        CouncilId council,
        IReadOnlyList<MemberId> members,
        AuditEntry entry,
        CancellationToken cancellation
    )
    {
        var rows = await RowsAsync(council, Keys.Contact, cancellation);
        var removed = rows.Where(r => members.Contains(PartitionRows.Contact.Read(r).Member)).ToList();
        List<RowWrite> emptied =
        [
            .. (await CorrectionsAsync(council, cancellation))
                .Where(c => members.Contains(c.Amendment.Member))
                .Select(c => RowWrite.Put(CouncilRows.Of(council, CouncilKinds.Amendment, c.Amendment.WithoutContact()), c.Row)),
        ];
        while (emptied.Count > AtOnce)
        {
            if (!await tables.Councils.TryWriteAsync(Keys.Of(council), emptied[..AtOnce], cancellation))
            {
                return false;
            }

            emptied.RemoveRange(0, AtOnce);
        }

        return removed.Count + emptied.Count == 0
            || await tables.Councils.TryWriteAsync(
                Keys.Of(council),
                [.. emptied, .. removed.Select(RowWrite.Delete), RowWrite.Insert(CouncilRows.Of(council, entry))],
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
