using KobanBot.Bot.Storage;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Storage;

public sealed class MemoryTableTests : TableContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => ValueTask.FromResult(new MemoryStorage().Tables);
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
