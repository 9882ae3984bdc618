using System.Collections.Concurrent;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>The head rows of persons, changed by hand: postings, names, ranks. The link to an account is not touched.</summary>
internal sealed class PersonnelStore(StorageTables tables) : IPersonnelStore
{
    private const int AtOnce = 16;

    public async Task<LoadedPersonnel?> FindAsync(OfficerId id, CancellationToken cancellation) =>
        await tables.People.FindAsync(Keys.Of(id), Keys.Head, cancellation) is { } row
            ? new LoadedPersonnel(PartitionRows.Person.Read(row).Officer, new Loaded(row))
            : null;

    /// <summary>Expected to read one row for each officer, some 2,000 for a prefecture.</summary>
    public async Task<IReadOnlyList<Officer>> FindPostedAsync(IReadOnlyCollection<string> units, CancellationToken cancellation)
    {
        var found = new ConcurrentBag<Officer>();
        await Parallel.ForEachAsync(
            tables.People.ScanAsync(Keys.Head, Keys.Head + " ", cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (address, token) =>
            {
                if (
                    await tables.People.FindAsync(address.Partition, Keys.Head, token) is { } row
                    && PartitionRows.Person.Read(row).Officer is var officer
                    && officer.Assignments.Any(a => units.Contains(a.Unit))
                )
                {
                    found.Add(officer);
                }
            }
        );
        return [.. found.OrderBy(o => o.Id.Value, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Of a new officer the row that leads from the account's name comes first: what a crash leaves is completed by repeating, and leads nowhere
    /// until then.
    /// </summary>
    public async Task<bool> TryCommitAsync(PersonnelVersion? version, PersonnelChange change, CancellationToken cancellation)
    {
        var (partition, stored) = (Keys.Of(change.Officer.Id), (version as Loaded)?.Row);
        if (stored is null && !await TryNameAsync(change.Officer, cancellation))
        {
            return false;
        }

        var before = stored is null ? null : PartitionRows.Person.Read(stored);
        var officer = before is null ? change.Officer : change.Officer with { EntraObjectId = before.Officer.EntraObjectId };
        var row = PartitionRows.Person.Of(partition, new PersonHead(officer, before?.LinkedAt));
        var audit = change.Audit with { Before = change.Audit.Before ?? (before is null ? null : RightsAudit.Told(before.Officer)) };
        return await tables.People.TryWriteAsync(
            partition,
            [
                RowWrite.Put(row, stored),
                RowWrite.Insert(PartitionRows.Audit.Of(partition, Keys.Of(audit), audit)),
                .. stored is null && change.Reference is { } reference
                    ? [RowWrite.Insert(PartitionRows.Reference.Of(partition, reference))]
                    : Array.Empty<RowWrite>(),
            ],
            cancellation
        );
    }

    private async Task<bool> TryNameAsync(Officer officer, CancellationToken cancellation)
    {
        var link = PartitionRows.Account.Of(Keys.NamedAccount(officer.UserPrincipalName), new AccountLink(officer.Id));
        var stored = await tables.Accounts.FindAsync(link.Partition, link.Key, cancellation);
        return stored is null
            ? await tables.Accounts.TryWriteAsync(link.Partition, [RowWrite.Insert(link)], cancellation)
            : PartitionRows.Account.Read(stored).Officer == officer.Id;
    }

    private sealed class Loaded(Row row) : PersonnelVersion
    {
        public Row Row => row;
    }
}
