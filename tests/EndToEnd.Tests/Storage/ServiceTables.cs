using System.Globalization;
using Azure.Data.Tables;
using KobanBot.Bot.Storage;
using KobanBot.Dev;
using KobanBot.EndToEnd.Tests.Storage;

[assembly: AssemblyFixture(typeof(ServiceTables))]

namespace KobanBot.EndToEnd.Tests.Storage;

/// <summary>
/// Tables of a service: of the emulator, which is started on a free port when the first test asks, or of the storage account that
/// KOBANBOT_STORAGE_CONNECTION names. In an account the tables carry a prefix of their own and are deleted after the run.
/// </summary>
public sealed class ServiceTables : IAsyncDisposable
{
    public const string AccountVariable = "KOBANBOT_STORAGE_CONNECTION";

    private readonly Lazy<Task<AzuriteProcess>> _azurite = new(StartAsync);
    private readonly string _run = $"test{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}x";
    private int _tables;

    public static string? Account => Environment.GetEnvironmentVariable(AccountVariable) is { Length: > 0 } account ? account : null;

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }

        if (Account is { } account && _tables > 0)
        {
            await DeleteTablesAsync(new TableServiceClient(account));
        }
    }

    internal async Task<string> AzuriteAsync() => (await _azurite.Value).ConnectionString;

    /// <summary>Empty tables that nobody else uses.</summary>
    internal async ValueTask<StorageTables> NewAsync() =>
        await CreateAsync(
            new StorageOptions
            {
                ConnectionString = Account ?? await AzuriteAsync(),
                TablePrefix = _run + Interlocked.Increment(ref _tables).ToString(CultureInfo.InvariantCulture),
            }
        );

    internal static async Task<StorageTables> CreateAsync(StorageOptions options)
    {
        var tables = StorageServices.Connect(options);
        foreach (var table in tables.All)
        {
            await table.CreateIfMissingAsync(TestContext.Current.CancellationToken);
        }

        return tables;
    }

    private static async Task<AzuriteProcess> StartAsync()
    {
        var tools = await NodeTools.PrepareAsync(_ => { }, CancellationToken.None);
        return await AzuriteProcess.StartAsync(tools, location: null, port: null, CancellationToken.None);
    }

    private async Task DeleteTablesAsync(TableServiceClient client)
    {
        await foreach (var table in client.QueryAsync($"TableName ge '{_run}' and TableName lt '{_run}z'"))
        {
            await client.DeleteTableAsync(table.Name);
        }
    }
}
