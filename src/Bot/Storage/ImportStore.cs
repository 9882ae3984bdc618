using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Writes what differs from what is stored. Every transaction can be repeated, and the head row comes last, so an interrupted import is
/// completed by running it again.
/// </summary>
internal sealed class ImportStore(StorageTables tables) : IImportStore
{
    private const int Attempts = 3;

    public Task<bool> PutStationAsync(Station station, CancellationToken cancellation) =>
        UntilCurrentAsync(
            station.Id.Value,
            async () =>
            {
                var row = OfficeStore.Facts.Of(Keys.Of(station.Id), OfficeKinds.Station, station);
                return await TryPutAsync(tables.Stations, OfficeStore.Facts[OfficeKinds.Station], row, cancellation);
            }
        );

    public Task<bool> PutDirectoryAsync(OfficeDirectory directory, CancellationToken cancellation) =>
        UntilCurrentAsync(
            directory.Unit,
            () =>
                TryPutAsync(
                    tables.Stations,
                    OfficeStore.Facts[OfficeKinds.Directory],
                    OfficeStore.Facts.Of(Keys.Part(directory.Unit), OfficeKinds.Directory, directory),
                    cancellation
                )
        );

    public Task<bool> PutOfficerAsync(Officer officer, CancellationToken cancellation) =>
        UntilCurrentAsync(officer.Id.Value, () => TryPutOfficerAsync(officer, cancellation));

    public Task<bool> PutCouncilAsync(CouncilImport council, CancellationToken cancellation) =>
        UntilCurrentAsync(council.Council.Id.Value, () => TryPutCouncilAsync(council, cancellation));

    // Officers work while an import runs. Who loses a race reads again and writes what still differs.
    private static async Task<bool> UntilCurrentAsync(string id, Func<Task<Written>> tryPut)
    {
        var (anything, lost) = (false, 0);
        while (lost < Attempts)
        {
            switch (await tryPut())
            {
                case Written.Nothing:
                    return anything;
                case Written.All:
                    return true;
                case Written.Part:
                    anything = true;
                    break;
                case Written.Lost:
                    lost++;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        throw new InvalidOperationException($"The import of {id} lost {Attempts} races; run it again.");
    }

    private static async Task<Written> TryPutAsync(ITable table, RowKind kind, Row row, CancellationToken cancellation)
    {
        var stored = await table.FindAsync(row.Partition, row.Key, cancellation);
        return IsSame(row, stored) ? Written.Nothing
            : await table.TryWriteAsync(row.Partition, [RowWrite.Put(row, kind.Replaceable(stored))], cancellation) ? Written.All
            : Written.Lost;
    }

    private static bool IsSame(Row row, Row? stored) => stored is not null && stored.Schema == row.Schema && stored.Body == row.Body;

    private async Task<Written> TryPutOfficerAsync(Officer officer, CancellationToken cancellation)
    {
        var partition = Keys.Of(officer.Id);
        var stored = await tables.People.FindAsync(partition, Keys.Head, cancellation);
        var before = stored is null ? null : PartitionRows.Person.Read(stored);

        // The organisation's data does not know Entra's ids: the link is made at first contact, and holds for one account name.
        var sameAccount = before?.Officer.UserPrincipalName == officer.UserPrincipalName;
        var head = new PersonHead(
            officer with
            {
                EntraObjectId = sameAccount ? before?.Officer.EntraObjectId : null,
            },
            sameAccount ? before?.LinkedAt : null
        );
        var row = PartitionRows.Person.Of(partition, head);
        if (IsSame(row, stored))
        {
            return Written.Nothing;
        }

        if (!sameAccount)
        {
            var link = PartitionRows.Account.Of(Keys.NamedAccount(officer.UserPrincipalName), new AccountLink(officer.Id));
            if (await TryPutAsync(tables.Accounts, PartitionRows.Account, link, cancellation) == Written.Lost)
            {
                return Written.Lost;
            }

            await DropFormerNameAsync(before?.Officer, cancellation);
        }

        return await tables.People.TryWriteAsync(partition, [RowWrite.Put(row, stored)], cancellation) ? Written.All : Written.Lost;
    }

    // Only while it leads here: the name may belong to somebody else by now.
    private async Task DropFormerNameAsync(Officer? former, CancellationToken cancellation)
    {
        if (
            former is not null
            && await tables.Accounts.FindAsync(Keys.NamedAccount(former.UserPrincipalName), Keys.Link, cancellation) is { } link
            && PartitionRows.Account.Read(link).Officer == former.Id
        )
        {
            // Who finds the row changed meanwhile has nothing left to drop.
            _ = await tables.Accounts.TryWriteAsync(link.Partition, [RowWrite.Delete(link)], cancellation);
        }
    }

    // One transaction of what differs; the next one is computed from what is stored then.
    private async Task<Written> TryPutCouncilAsync(CouncilImport import, CancellationToken cancellation)
    {
        var partition = Keys.Of(import.Council.Id);
        var live = await tables.Councils.ReadRangeAsync(partition, Keys.Live, Keys.LiveEnd, cancellation);
        var closed = await ReadIfAsync(import.Feedback.Count > 0, partition, Keys.HistoryOf(CouncilKinds.Feedback), cancellation);
        var contacts = await ReadIfAsync(import.Contacts.Count > 0, partition, Keys.Contact, cancellation);
        var transaction = new CouncilImportTransaction(import, [.. live, .. closed, .. contacts]);
        return transaction.Writes.Count == 0 ? Written.Nothing
            : !await tables.Councils.TryWriteAsync(partition, transaction.Writes, cancellation) ? Written.Lost
            : transaction.IsLast ? Written.All
            : Written.Part;
    }

    private async Task<IReadOnlyList<Row>> ReadIfAsync(bool needed, string partition, string prefix, CancellationToken cancellation) =>
        needed ? await tables.Councils.ReadRangeAsync(partition, prefix, Keys.After(prefix), cancellation) : [];

    private enum Written
    {
        Nothing,
        Part,
        All,
        Lost,
    }
}
