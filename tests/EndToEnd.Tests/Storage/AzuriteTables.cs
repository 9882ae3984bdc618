using System.Globalization;
using KobanBot.Bot.Storage;
using KobanBot.Dev;

[assembly: AssemblyFixture(typeof(KobanBot.EndToEnd.Tests.Storage.AzuriteTables))]

namespace KobanBot.EndToEnd.Tests.Storage;

/// <summary>The table emulator, started for this run on a free port of this machine, in memory.</summary>
public sealed class AzuriteTables : IAsyncLifetime
{
    private AzuriteProcess? _azurite;
    private int _prefixes;

    internal string ConnectionString => _azurite!.ConnectionString; // set before any test

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tools = await NodeTools.PrepareAsync(line => TestContext.Current.SendDiagnosticMessage(line), cancellation);
        _azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is { } azurite)
        {
            await azurite.DisposeAsync();
        }
    }

    /// <summary>Empty tables that nobody else uses.</summary>
    internal async ValueTask<StorageTables> NewAsync()
    {
        var number = Interlocked.Increment(ref _prefixes).ToString(CultureInfo.InvariantCulture);
        var tables = StorageServices.Connect(new StorageOptions { ConnectionString = ConnectionString, TablePrefix = "t" + number });
        foreach (var table in tables.All)
        {
            await table.CreateIfMissingAsync(TestContext.Current.CancellationToken);
        }

        return tables;
    }
}
