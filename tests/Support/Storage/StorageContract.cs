using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using Xunit;

namespace KobanBot.Support.Storage;

/// <summary>Fresh tables for every case of a contract suite, in memory or in a real service.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private protected static readonly CouncilId Council = new("C0101");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected StorageTables Tables { get; private set; } = null!; // Set before every case.

    /// <summary>The same tables with a place to step in.</summary>
    private protected StorageHooks Hooks { get; private set; } = null!; // Set before every case.

    public async ValueTask InitializeAsync()
    {
        Hooks = new StorageHooks(await CreateTablesAsync());
        Tables = Hooks.Tables;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Empty tables that no other case uses.</summary>
    private protected abstract ValueTask<StorageTables> CreateTablesAsync();
}
