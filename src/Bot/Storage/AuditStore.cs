using KobanBot.Core.Facts;

namespace KobanBot.Bot.Storage;

/// <summary>Audit lines lie in the partition whose change they tell of, in the same transaction.</summary>
internal sealed class AuditStore(StorageTables tables) : IAuditStore
{
    public async Task<bool> ContainsAsync(PartitionAddress partition, AuditEntry entry, CancellationToken cancellation) =>
        await TableOf(partition.Kind).FindAsync(Keys.Part(partition.Id), Keys.Of(entry), cancellation) is not null;

    private ITable TableOf(PartitionKind kind) =>
        kind switch
        {
            PartitionKind.Council => tables.Councils,
            PartitionKind.Office => tables.Stations,
            PartitionKind.Person => tables.People,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
