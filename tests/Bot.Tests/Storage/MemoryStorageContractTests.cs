using KobanBot.Bot.Storage;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Storage;

public sealed class MemoryTableTests : TableContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);

    /// <summary>The services that look through a table at their start do so while the first turn writes.</summary>
    [Fact]
    public async Task A_scan_stands_beside_new_partitions()
    {
        var cancellation = TestContext.Current.CancellationToken;
        for (var round = 0; round < 60; round++)
        {
            var table = new MemoryTable();
            var writing = Task.Run(
                async () =>
                {
                    for (var number = 0; number < 200; number++)
                    {
                        await table.TryWriteAsync($"C{number}", [RowWrite.Insert(new Row($"C{number}", "1a", 1, "{}"))], cancellation);
                    }
                },
                cancellation
            );

            do
            {
                await table.ScanAsync("1", "2", cancellation).CountAsync(cancellation);
            } while (!writing.IsCompleted);

            await writing;
            (await table.ScanAsync("1", "2", cancellation).CountAsync(cancellation)).ShouldBe(200);
        }
    }
}

public sealed class MemoryCouncilStoreTests : CouncilStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}

public sealed class MemoryPersonStoreTests : PersonStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}

public sealed class MemoryImportStoreTests : ImportStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}

public sealed class MemoryOfficeStoreTests : OfficeStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}

public sealed class MemoryReminderStoreTests : ReminderStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}

public sealed class MemoryReplicaStoreTests : ReplicaStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}

public sealed class MemoryPersonnelStoreTests : PersonnelStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
}
