using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Storage;

/// <summary>Audit lines lie in the partition whose change they tell of, in the same transaction.</summary>
internal sealed class AuditStore(StorageTables tables) : IAuditStore
{
    public async Task<bool> ContainsAsync(PartitionAddress partition, AuditEntry entry, CancellationToken cancellation) =>
        await TableOf(partition.Kind).FindAsync(Keys.Part(partition.Id), Keys.Of(entry), cancellation) is not null;

    /// <summary>Expected to return: some hundreds of a council's year, a handful of a person's.</summary>
    public async Task<IReadOnlyList<AuditEntry>> FindAsync(PartitionAddress partition, DayRange days, CancellationToken cancellation)
    {
        var end = days.To is { } last ? Keys.AuditFrom(JapanTime.At(last.AddDays(1), TimeOnly.MinValue)) : Keys.After(Keys.Audit);
        var begin = Keys.AuditFrom(JapanTime.At(days.From, TimeOnly.MinValue));
        var rows = await TableOf(partition.Kind).ReadRangeAsync(Keys.Part(partition.Id), begin, end, cancellation);
        return [.. rows.Select(PartitionRows.Audit.Read)];
    }

    private ITable TableOf(PartitionKind kind) =>
        kind switch
        {
            PartitionKind.Council => tables.Councils,
            PartitionKind.Office => tables.Stations,
            PartitionKind.Person => tables.People,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
