namespace KobanBot.Dev;

/// <summary>Azurite, the emulator of Azure Table Storage: tables only, on loopback.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _child;

    private AzuriteProcess(ChildProcess child, int port)
    {
        _child = child;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _child.ProcessId;

    public bool HasExited => _child.HasExited;

    /// <summary>Ends when Azurite has ended.</summary>
    public Task Exited => _child.Exited;

    /// <summary>The account name and key are Azurite's published ones, the same on every machine.</summary>
    public string ConnectionString =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"TableEndpoint=http://127.0.0.1:{Port}/devstoreaccount1;";

    /// <summary>Starts it and waits until it answers. Without a location the data live in memory; without a port any free one is taken.</summary>
    /// <exception cref="DevelopmentException">The port is taken, or it did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(NodeTools tools, string? location, int? port, CancellationToken cancellation)
    {
        if (port is { } given)
        {
            FreePort.Require(given, "choose another port");
        }

        for (var attempt = 1; ; attempt++)
        {
            var azurite = Start(tools, location, port ?? FreePort.Find());
            try
            {
                // Any answer will do: an unsigned request is refused, by a server that is up.
                await azurite._child.WaitForHttpAsync(
                    new Uri($"http://127.0.0.1:{azurite.Port}/devstoreaccount1"),
                    _ => true,
                    ReadyLimit,
                    cancellation
                );
                return azurite;
            }
            catch (DevelopmentException) when (port is null && attempt < 3)
            {
                // Another program took the free port first.
                await azurite.DisposeAsync();
            }
            catch
            {
                await azurite.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Stops it as SIGINT does, upon which alone it writes what it still has in memory.</summary>
    public Task StopAsync() => _child.StopAsync(TimeSpan.FromSeconds(15));

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private static AzuriteProcess Start(NodeTools tools, string? location, int port)
    {
        string[] persistence = location is null ? ["--inMemoryPersistence"] : ["--location", location];
        var child = tools.Start(
            "Azurite",
            NodeTools.Package("azurite", "dist", "src", "table", "main.js"),
            ["--silent", "--disableTelemetry", "--tableHost", "127.0.0.1", "--tablePort", $"{port}", .. persistence],
            location ?? Path.GetTempPath(),
            new Dictionary<string, string?>(),
            onLine: null
        );
        return new AzuriteProcess(child, port);
    }
}
