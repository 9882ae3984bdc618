using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Links to files as rows of the person's partition, behind what a turn reads.</summary>
internal sealed class FileLinkStore(StorageTables tables) : IFileLinks
{
    private const int Tries = 3;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ITable _people = tables.People;

    public async Task AddAsync(OfficerId id, FileLink link, CancellationToken cancellation)
    {
        var now = link.Until - FileLink.Time;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var rows = await _people.ReadRangeAsync(Keys.Of(id), Keys.FileLink, Keys.After(Keys.FileLink), cancellation);
            var over = rows.Where(PartitionRows.FileLink.Reads)
                .Select(r => (Row: r, Link: PartitionRows.FileLink.Read(r)))
                .OrderByDescending(r => r.Link.Until)
                .Where((r, i) => i >= FileLink.Most - 1 || r.Link.IsOver(now - Kept));
            var put = RowWrite.Put(PartitionRows.FileLink.Of(Keys.Of(id), Keys.OfFileLink(link.Id), link), stored: null);
            if (await _people.TryWriteAsync(Keys.Of(id), [put, .. over.Select(o => RowWrite.Delete(o.Row))], cancellation))
            {
                return;
            }
        }

        throw new StorageUnavailableException("A link to a file could not be kept.", null);
    }

    public async Task<(FileLinkState State, FileLink? Link)> TakeAsync(
        OfficerId id,
        string link,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        // Random letters and digits alone; what else stands in an address was not made here.
        if (link.Length is 0 or > 64 || !link.All(char.IsAsciiLetterOrDigit))
        {
            return (FileLinkState.Unknown, null);
        }

        if (await _people.FindAsync(Keys.Of(id), Keys.OfFileLink(link), cancellation) is not { } row || !PartitionRows.FileLink.Reads(row))
        {
            return (FileLinkState.Unknown, null);
        }

        var found = PartitionRows.FileLink.Read(row);
        if (found.UsedAt is not null || found.IsOver(now))
        {
            return (found.UsedAt is not null ? FileLinkState.Used : FileLinkState.Over, null);
        }

        var used = PartitionRows.FileLink.Of(row.Partition, row.Key, found with { UsedAt = now });
        return await _people.TryWriteAsync(row.Partition, [RowWrite.Put(used, row)], cancellation)
            ? (FileLinkState.Taken, found)
            : (FileLinkState.Used, null);
    }
}
