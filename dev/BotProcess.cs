using System.Collections.Immutable;

namespace KobanBot.Dev;

/// <summary>The bot as a process of its own, as it runs in production, with the settings of development.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _child;

    private BotProcess(ChildProcess child, int port)
    {
        _child = child;
        Port = port;
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public Uri MessagesEndpoint => new(Address, "api/messages");

    /// <summary>Ends when the bot has ended.</summary>
    public Task Exited => _child.Exited;

    public bool HasExited => _child.HasExited;

    /// <summary>Of the process that watches the bot and ends with it.</summary>
    public int WatcherId => _child.ProcessId;

    /// <summary>The last lines that it printed.</summary>
    public string LastOutput => _child.LastOutput;

    /// <summary>Starts the bot and waits until GET /ready is 200. <paramref name="settings"/> add to the environment variables.</summary>
    /// <exception cref="DevelopmentException">It is not built, the port is taken, or it did not become ready.</exception>
    public static async Task<BotProcess> StartAsync(
        NodeTools tools,
        string storageConnectionString,
        int? port,
        IReadOnlyDictionary<string, string?> settings,
        Action<string>? onLine,
        CancellationToken cancellation
    )
    {
        if (port is { } given)
        {
            FreePort.Require(given, "choose another with --port");
        }

        var listening = port ?? FreePort.Find();
        var environment = ImmutableDictionary
            .CreateRange(Environment(storageConnectionString))
            .SetItem("ASPNETCORE_URLS", $"http://127.0.0.1:{listening}")
            .SetItems(settings);
        var bot = new BotProcess(Start(tools, "The bot", [], environment, onLine), listening);
        try
        {
            await bot._child.WaitForHttpAsync(new Uri(bot.Address, "ready"), status => status == 200, ReadyLimit, cancellation);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs `KobanBot.Bot import DIR` to its end.</summary>
    /// <exception cref="DevelopmentException">The import was refused.</exception>
    public static async Task ImportAsync(
        NodeTools tools,
        string storageConnectionString,
        string folder,
        Action<string>? onLine,
        CancellationToken cancellation
    )
    {
        await using var import = Start(
            tools,
            "The import",
            ["import", folder, "--tracked-from", "2025-04-01"],
            Environment(storageConnectionString),
            onLine
        );
        var code = await import.WaitAsync(cancellation);
        if (code != 0)
        {
            throw new DevelopmentException(
                $"The import of {folder} ended with code {code}; it said: {System.Environment.NewLine}{import.LastOutput}"
            );
        }
    }

    /// <summary>Ends it at once, as a crash does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        await _child.TellAsync("kill");
        await _child.Exited;
    }

    /// <summary>Asks it to end and waits (SIGTERM; Windows knows no such signal and kills).</summary>
    public Task StopAsync() => _child.StopAsync(TimeSpan.FromSeconds(10));

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private static ChildProcess Start(
        NodeTools tools,
        string name,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        Action<string>? onLine
    )
    {
        var program = FindProgram();
        return ChildProcess.Start(
            name,
            tools.Node,
            [Path.Combine(NodeTools.Folder, "node", "run.cjs"), DotnetHost(), program, .. arguments],
            Path.GetDirectoryName(program)!, // a path of ours always has a folder
            environment,
            line =>
            {
                // run.cjs says first which process it started; that is not the bot's own word.
                if (!line.StartsWith("pid ", StringComparison.Ordinal))
                {
                    onLine?.Invoke(line);
                }
            }
        );
    }

    private static Dictionary<string, string?> Environment(string storageConnectionString) =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Storage__ConnectionString"] = storageConnectionString,
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        };

    // Built in the same configuration as the program that starts it.
    private static string FindProgram()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = RepositoryRoot.Combine("artifacts", "bin", "Bot", configuration, "KobanBot.Bot.dll");
        return File.Exists(program)
            ? program
            : throw new DevelopmentException($"The bot is not built ({program} is missing): run `dotnet build src/Bot` first.");
    }

    private static string DotnetHost()
    {
        var running = System.Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(running) == "dotnet" ? running! // not null, it has a name
            : System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
            : "dotnet";
    }
}
