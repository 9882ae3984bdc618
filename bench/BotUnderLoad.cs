using System.Diagnostics;
using KobanBot.Dev;

namespace KobanBot.Bench;

/// <summary>The bot, or the peer that it is measured beside, as a process of its own, so that its memory is its own.</summary>
internal sealed class BotUnderLoad : IAsyncDisposable
{
    private readonly Process _process;
    private readonly AzuriteProcess? _azurite;

    private BotUnderLoad(string name, Process process, AzuriteProcess? azurite, int port) =>
        (Name, _process, _azurite, Port) = (name, process, azurite, port);

    /// <summary>The whole fictitious prefecture, some 700 councils.</summary>
    public static string Full => Path.Combine(RepositoryRoot.Path, "samples", "full");

    /// <summary>A station of each area, for what does not depend on the amount of data.</summary>
    public static string Small => Path.Combine(RepositoryRoot.Path, "samples", "small");

    /// <summary>How the tables of figures call it.</summary>
    public string Name { get; }

    public int Port { get; }

    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024 / 1024;
        }
    }

    /// <summary>Processor time that it has used since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="storage">`memory` or `azurite`.</param>
    /// <param name="sample">The folder that is imported first.</param>
    public static async Task<BotUnderLoad> StartAsync(string storage, string sample)
    {
        var port = FreePort.Find();
        var start = StartOf(port, typeof(BotUnderLoad).Assembly.Location, "serve", sample);
        start.Environment.Remove("Storage__ConnectionString");
        AzuriteProcess? azurite = null;
        if (storage == "azurite")
        {
            var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
            azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, CancellationToken.None);
            await BotProcess.ImportAsync(tools, azurite.ConnectionString, sample, onLine: null, CancellationToken.None);
            start.Environment["Storage__ConnectionString"] = azurite.ConnectionString;
        }

        return await StartedAsync("KobanBot", start, azurite, port);
    }

    /// <summary>The echo on the SDK's own adapter (bench/Peer).</summary>
    public static Task<BotUnderLoad> StartPeerAsync()
    {
        // Built beside this program, in the same configuration.
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = RepositoryRoot.Combine("artifacts", "bin", "Peer", configuration, "KobanBot.Peer.dll");
        var port = FreePort.Find();
        return StartedAsync("CloudAdapter echo", StartOf(port, program), azurite: null, port);
    }

    /// <summary>A published bot on tables that are filled already.</summary>
    /// <param name="program">Its KobanBot.Bot.dll.</param>
    public static Task<BotUnderLoad> StartPublishedAsync(string program, string connectionString)
    {
        var port = FreePort.Find();
        var start = StartOf(port, program);
        start.Environment["Storage__ConnectionString"] = connectionString;
        return StartedAsync("KobanBot, published", start, azurite: null, port);
    }

    /// <summary>
    /// Waits until the bot is at rest: after its start it brings the extracts of all councils up to date, and what is measured meanwhile measures
    /// that as well.
    /// </summary>
    public async Task RestAsync()
    {
        var waited = Stopwatch.StartNew();
        var before = Processor;
        while (waited.Elapsed < TimeSpan.FromMinutes(2))
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            var now = Processor;
            if (now - before < TimeSpan.FromMilliseconds(50))
            {
                return;
            }

            before = now;
        }

        throw new TimeoutException($"{Name} was not at rest within two minutes.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static ProcessStartInfo StartOf(int port, params IEnumerable<string> arguments) =>
        new("dotnet", arguments)
        {
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" },
        };

    private static async Task<BotUnderLoad> StartedAsync(string name, ProcessStartInfo start, AzuriteProcess? azurite, int port)
    {
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} could not be started.");
        var bot = new BotUnderLoad(name, process, azurite, port);
        await bot.WaitUntilReadyAsync();
        return bot;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{Port}/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) { }

            await Task.Delay(25);
        }

        throw new TimeoutException($"{Name} was not ready within 30 s.");
    }
}
