using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Entries of readings, among those of the changes in the same partition.</summary>
internal sealed class ReadAuditStore(StorageTables tables) : IReadAudit
{
    public Task KeepAsync(CouncilId council, AuditEntry entry, CancellationToken cancellation) =>
        KeepAsync(tables.Councils, Keys.Of(council), entry, cancellation);

    public Task KeepAsync(string unit, AuditEntry entry, CancellationToken cancellation) =>
        KeepAsync(tables.Stations, Keys.Part(unit), entry, cancellation);

    // Lost means that the entry of this very command and millisecond is there already.
    private static Task<bool> KeepAsync(ITable table, string partition, AuditEntry entry, CancellationToken cancellation) =>
        table.TryWriteAsync(partition, [RowWrite.Insert(PartitionRows.Audit.Of(partition, Keys.Of(entry), entry))], cancellation);
}
