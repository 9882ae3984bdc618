using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KobanBot.Bot.Storage;

[assembly: AssemblyFixture(typeof(KobanBot.EndToEnd.Tests.Storage.AzuriteTables))]

namespace KobanBot.EndToEnd.Tests.Storage;

/// <summary>The table emulator, started for this run on a free port of this machine, in memory.</summary>
public sealed class AzuriteTables : IAsyncLifetime
{
    private Process? _process;
    private int _port;
    private int _prefixes;

    internal string ConnectionString =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"TableEndpoint=http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/devstoreaccount1;";

    public async ValueTask InitializeAsync()
    {
        _port = FreePort();
        var script = Path.Combine(RepositoryRoot(), "dev", "node_modules", "azurite", "dist", "src", "table", "main.js");
        if (!File.Exists(script))
        {
            throw new FileNotFoundException("The table emulator is missing: run npm ci in the folder dev.", script);
        }

        string[] arguments = [script, "--silent", "--disableTelemetry", "--tableHost", "127.0.0.1", "--inMemoryPersistence"];
        var start = new ProcessStartInfo("node", [.. arguments, "--tablePort", _port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");

        // It says on which address it listens once it does.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? line;
        do
        {
            line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        } while (line?.Contains("successfully listening", StringComparison.OrdinalIgnoreCase) == false);

        if (line is null)
        {
            throw new InvalidOperationException("The table emulator ended before it listened.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KobanBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
