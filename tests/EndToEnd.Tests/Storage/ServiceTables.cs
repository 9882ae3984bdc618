using System.Globalization;
using Azure.Data.Tables;
using KobanBot.Bot.Storage;
using KobanBot.Dev;
using KobanBot.EndToEnd.Tests.Storage;
using KobanBot.Support.Storage;

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

    /// <summary>The rows of tables in memory, as they are; an import on the service would take one transaction for each council and officer.</summary>
    internal static async Task CopyAsync(MemoryStorage from, StorageTables to)
    {
        MemoryTable[] sources = [from.Councils, from.Stations, from.People, from.Accounts];
        var transactions = sources
            .Zip(to.All)
            .SelectMany(t => t.First.Rows.GroupBy(r => r.Partition).SelectMany(p => Chunks(p).Select(rows => (t.Second, p.Key, rows))));
        await Parallel.ForEachAsync(
            transactions,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (t, cancellation) =>
                (await t.Second.TryWriteAsync(t.Key, [.. t.rows.Select(RowWrite.Insert)], cancellation)).ShouldBeTrue()
        );
    }

    /// <summary>As many as a transaction may hold: rows, and bytes with room to spare.</summary>
    private static IEnumerable<List<Row>> Chunks(IEnumerable<Row> rows)
    {
        var (chunk, characters) = (new List<Row>(), 0);
        foreach (var row in rows)
        {
            if (chunk.Count == TransactionLimits.Rows || (chunk.Count > 0 && characters + row.Body.Length > TransactionLimits.Bytes / 8))
            {
                yield return chunk;
                (chunk, characters) = ([], 0);
            }

            chunk.Add(row);
            characters += row.Body.Length;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
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
