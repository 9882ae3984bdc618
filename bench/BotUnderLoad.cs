using System.Diagnostics;
using KobanBot.Dev;

namespace KobanBot.Bench;

/// <summary>The bot as a process of its own, so that its memory is its own.</summary>
internal sealed class BotUnderLoad : IAsyncDisposable
{
    private readonly Process _process;
    private readonly AzuriteProcess? _azurite;

    private BotUnderLoad(Process process, AzuriteProcess? azurite, int port) => (_process, _azurite, Port) = (process, azurite, port);

    /// <summary>The whole fictitious prefecture, some 700 councils.</summary>
    public static string Full => Path.Combine(RepositoryRoot.Path, "samples", "full");

    /// <summary>A station of each area, for what does not depend on the amount of data.</summary>
    public static string Small => Path.Combine(RepositoryRoot.Path, "samples", "small");

    public int Port { get; }

    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024 / 1024;
        }
    }

    public static async Task<BotUnderLoad> StartAsync(string storage, string sample)
    {
        var port = FreePort.Find();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(BotUnderLoad).Assembly.Location, "serve", sample },
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" },
        };
        start.Environment.Remove("Storage__ConnectionString");
        AzuriteProcess? azurite = null;
        if (storage == "azurite")
        {
            var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
            azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, CancellationToken.None);
            await BotProcess.ImportAsync(tools, azurite.ConnectionString, sample, onLine: null, CancellationToken.None);
            start.Environment["Storage__ConnectionString"] = azurite.ConnectionString;
        }

        var bot = new BotUnderLoad(Process.Start(start)!, azurite, port);
        await bot.WaitUntilReadyAsync();
        return bot;
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

        throw new TimeoutException("The bot was not ready within 30 s.");
    }
}
