using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>The shown list as one row of the person's live range, which every turn reads anyway: keeping and dropping cost one request.</summary>
internal sealed class ShownListStore(StorageTables tables) : IShownLists
{
    private readonly ITable _people = tables.People;

    public Task KeepAsync(OfficerId id, ShownList list, StoredList? before, CancellationToken cancellation)
    {
        var row = PartitionRows.Shown.Of(Keys.Of(id), list);
        var write = before is null ? RowWrite.Insert(row) : RowWrite.Replace(row, before.Version);

        // Lost against another turn of the same person: that one's list is as new as this one's.
        return _people.TryWriteAsync(row.Partition, [write], cancellation);
    }

    public Task DropAsync(OfficerId id, StoredList shown, CancellationToken cancellation) =>
        _people.TryWriteAsync(
            Keys.Of(id),
            [RowWrite.Delete(PartitionRows.Shown.Of(Keys.Of(id), shown.List) with { ETag = shown.Version })],
            cancellation
        );
}
