using KobanBot.Bot.Storage;
using KobanBot.Support.Storage;

namespace KobanBot.EndToEnd.Tests.Storage;

public sealed class ServiceTableTests(ServiceTables tables) : TableContract
{
    [Fact]
    public void The_suite_runs_on_a_storage_account_when_one_is_named()
    {
        Assert.SkipUnless(ServiceTables.Account is not null, $"Not requested: {ServiceTables.AccountVariable} names no storage account.");

        ServiceTables.Account!.ShouldNotContain("devstoreaccount1"); // Not null: skipped then.
    }

    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServiceCouncilStoreTests(ServiceTables tables) : CouncilStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServicePersonStoreTests(ServiceTables tables) : PersonStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServiceImportStoreTests(ServiceTables tables) : ImportStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServiceOfficeStoreTests(ServiceTables tables) : OfficeStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServiceReminderStoreTests(ServiceTables tables) : ReminderStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServiceReplicaStoreTests(ServiceTables tables) : ReplicaStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}

public sealed class ServicePersonnelStoreTests(ServiceTables tables) : PersonnelStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => tables.NewAsync();
}
