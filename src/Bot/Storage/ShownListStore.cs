using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>
/// The shown list as one row of the person's live range, which every turn reads anyway: keeping and dropping cost one request. While storage
/// cannot be reached nothing is kept, and the answer is given all the same: numbers mean nothing then.
/// </summary>
internal sealed partial class ShownListStore(StorageTables tables, ILogger<ShownListStore> logger) : IShownLists
{
    private readonly ITable _people = tables.People;

    public Task KeepAsync(OfficerId id, ShownList list, StoredList? before, CancellationToken cancellation)
    {
        var row = PartitionRows.Shown.Of(Keys.Of(id), list);
        var write = before is null ? RowWrite.Insert(row) : RowWrite.Replace(row, before.Version);

        // Lost against another turn of the same person: that one's list is as new as this one's.
        return TryAsync(row.Partition, write, cancellation);
    }

    public Task DropAsync(OfficerId id, StoredList shown, CancellationToken cancellation) =>
        TryAsync(Keys.Of(id), RowWrite.Delete(PartitionRows.Shown.Of(Keys.Of(id), shown.List) with { ETag = shown.Version }), cancellation);

    private async Task TryAsync(string partition, RowWrite write, CancellationToken cancellation)
    {
        try
        {
            await _people.TryWriteAsync(partition, [write], cancellation);
        }
        catch (StorageUnavailableException failure)
        {
            Log.NotKept(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The list that is shown could not be kept: {Fault}.")]
        public static partial void NotKept(ILogger logger, string fault);
    }
}
