using KobanBot.Bot.Storage;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Storage;

public sealed class MemoryCouncilStoreTests : CouncilStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(MemoryTables.New());
}

public sealed class MemoryTableTests : TableContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(MemoryTables.New());
}
