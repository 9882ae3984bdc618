using KobanBot.Bot.Storage;
using KobanBot.Support.Storage;

namespace KobanBot.EndToEnd.Tests.Storage;

public sealed class AzuriteTableTests(AzuriteTables azurite) : TableContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => azurite.NewAsync();
}

public sealed class AzuriteCouncilStoreTests(AzuriteTables azurite) : CouncilStoreContract
{
    private protected override ValueTask<StorageTables> CreateTablesAsync() => azurite.NewAsync();
}
