using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Storage;

/// <summary>What the first import was told of how far back its data are asked about.</summary>
internal sealed record TrackingStart(DateOnly Day);

/// <summary>
/// Writes what differs from what is stored. Every transaction can be repeated, and the head row comes last, so an interrupted import is
/// completed by running it again.
/// </summary>
internal sealed class ImportStore(StorageTables tables, TimeProvider clock) : IImportStore
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

    public async Task<DateOnly?> FindTrackedSinceAsync(CancellationToken cancellation) =>
        await tables.Stations.FindAsync(Keys.StationIndex, Keys.Tracking, cancellation) is { } row
            ? PartitionRows.Tracking.Read(row).Day
            : null;

    public Task PutTrackedSinceAsync(DateOnly day, CancellationToken cancellation) =>
        UntilCurrentAsync(
            "tracking",
            () =>
                TryPutAsync(
                    tables.Stations,
                    PartitionRows.Tracking,
                    PartitionRows.Tracking.Of(Keys.StationIndex, new TrackingStart(day)),
                    cancellation
                )
        );

    public async Task<IReadOnlyList<RegisteredReform>> FindReformsAsync(CancellationToken cancellation)
    {
        var found = new List<RegisteredReform>();
        foreach (var prefix in new[] { Keys.LiveOf(HeadquartersKinds.Reform), Keys.HistoryOf(HeadquartersKinds.Reform) })
        {
            var rows = await tables.Stations.ReadRangeAsync(Keys.Part(Office.Headquarters.Unit), prefix, Keys.After(prefix), cancellation);
            found.AddRange(rows.Select(r => OfficeStore.Facts.Read(HeadquartersKinds.Reform, r)));
        }

        return found;
    }

    public async Task KeepAsync(string what, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var entry = new AuditEntry(now, ReadAudit.Operator, "import", Guid.CreateVersion7(now), what);
        var row = PartitionRows.Audit.Of(Keys.Part(Office.Headquarters.Unit), Keys.Of(entry), entry);
        await tables.Stations.TryWriteAsync(row.Partition, [RowWrite.Insert(row)], cancellation);
    }

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

    /// <summary>代行 that run or are to come: they were handed over in the chat, and no file knows them.</summary>
    private IEnumerable<Assignment> Delegated(Officer? before) =>
        (before?.Assignments ?? []).Where(a => a.DelegatedBy is not null && !(a.Days.To < JapanTime.DayOf(clock.GetUtcNow())));

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
                Assignments = [.. officer.Assignments, .. Delegated(before?.Officer)],
            },
            sameAccount ? before?.LinkedAt : null
        );
        var row = PartitionRows.Person.Of(partition, head);
        var isFormer =
            sameAccount && await LeadsAsync(Keys.FormerNamedAccount(officer.UserPrincipalName), officer.Id, cancellation) is not null;
        if (IsSame(row, stored) && !isFormer)
        {
            return Written.Nothing;
        }

        if (!sameAccount || isFormer)
        {
            var link = PartitionRows.Account.Of(Keys.NamedAccount(officer.UserPrincipalName), new AccountLink(officer.Id));
            if (await TryPutAsync(tables.Accounts, PartitionRows.Account, link, cancellation) == Written.Lost)
            {
                return Written.Lost;
            }

            await DropFormerNamesAsync(sameAccount ? null : before?.Officer, officer, cancellation);
        }

        if (IsSame(row, stored))
        {
            return Written.All;
        }

        List<RowWrite> writes = [RowWrite.Put(row, stored)];
        if (RightsAudit.Of(before?.Officer, head.Officer, clock.GetUtcNow()) is { } audit)
        {
            writes.Add(RowWrite.Insert(PartitionRows.Audit.Of(partition, Keys.Of(audit), audit)));
        }

        return await tables.People.TryWriteAsync(partition, writes, cancellation) ? Written.All : Written.Lost;
    }

    /// <param name="former">The person under another account name; null while the name is the same.</param>
    private async Task DropFormerNamesAsync(Officer? former, Officer now, CancellationToken cancellation)
    {
        await DropAsync(Keys.FormerNamedAccount(now.UserPrincipalName), now.Id, cancellation);
        if (former is not null)
        {
            await DropAsync(Keys.NamedAccount(former.UserPrincipalName), former.Id, cancellation);
            await DropAsync(Keys.FormerNamedAccount(former.UserPrincipalName), former.Id, cancellation);
        }
    }

    private async Task DropAsync(string account, OfficerId officer, CancellationToken cancellation)
    {
        if (await LeadsAsync(account, officer, cancellation) is { } link)
        {
            // Who finds the row changed meanwhile has nothing left to drop.
            _ = await tables.Accounts.TryWriteAsync(link.Partition, [RowWrite.Delete(link)], cancellation);
        }
    }

    /// <summary>The row of an account, only while it leads to this person: the name may belong to somebody else by now.</summary>
    private async Task<Row?> LeadsAsync(string account, OfficerId officer, CancellationToken cancellation) =>
        await tables.Accounts.FindAsync(account, Keys.Link, cancellation) is { } link && PartitionRows.Account.Read(link).Officer == officer
            ? link
            : null;

    // One transaction of what differs; the next one is computed from what is stored then.
    private async Task<Written> TryPutCouncilAsync(CouncilImport import, CancellationToken cancellation)
    {
        var partition = Keys.Of(import.Council.Id);
        var live = await tables.Councils.ReadRangeAsync(partition, Keys.Live, Keys.LiveEnd, cancellation);
        var closed = await ReadIfAsync(import.Feedback.Count > 0, partition, Keys.HistoryOf(CouncilKinds.Feedback), cancellation);
        var contacts = await ReadIfAsync(import.Contacts.Count > 0, partition, Keys.Contact, cancellation);
        var amendments = await ReadIfAsync(live.Count > 0, partition, Keys.HistoryOf(CouncilKinds.Amendment), cancellation);
        var transaction = new CouncilImportTransaction(import, [.. live, .. closed, .. contacts, .. amendments], clock.Today());
        return transaction.Writes.Count == 0 ? Written.Nothing
            : !await tables.Councils.TryWriteAsync(partition, transaction.Writes, cancellation) ? Written.Lost
            : transaction.IsLast ? Written.All
            : Written.Part;
    }

    public async Task<IReadOnlyList<MemberValue>> FindKeptAsync(CouncilImport council, CancellationToken cancellation)
    {
        var partition = Keys.Of(council.Council.Id);
        var amendments = ImportedCorrections.AmendmentsIn(
            await ReadIfAsync(needed: true, partition, Keys.HistoryOf(CouncilKinds.Amendment), cancellation)
        );
        if (amendments.Count == 0)
        {
            return [];
        }

        var live = await tables.Councils.ReadRangeAsync(partition, Keys.Live, Keys.LiveEnd, cancellation);
        var contacts = await ReadIfAsync(council.Contacts.Count > 0, partition, Keys.Contact, cancellation);
        return ImportedCorrections.Kept(council, [.. live, .. contacts], amendments);
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
