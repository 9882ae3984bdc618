using System.Text.Json;
using System.Text.Json.Nodes;

namespace KobanBot.Dev;

/// <summary>
/// The Microsoft 365 Agents Playground, the chat client of development, speaking as one person: on loopback, telemetry off. It keeps
/// its chat in memory.
/// </summary>
public sealed class PlaygroundProcess : IAsyncDisposable
{
    /// <summary>How many users, besides the speaking one, its configuration must have.</summary>
    public const int OtherUsers = 5;

    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _child;
    private readonly string _folder;

    private PlaygroundProcess(ChildProcess child, string folder, int port, PlaygroundUser speaker)
    {
        _child = child;
        _folder = folder;
        Port = port;
        Speaker = speaker;
    }

    public int Port { get; }

    public PlaygroundUser Speaker { get; }

    /// <summary>The page to open in a browser.</summary>
    public Uri Address => new($"http://localhost:{Port}");

    /// <summary>Ends when the Playground has ended.</summary>
    public Task Exited => _child.Exited;

    /// <summary>Starts it and waits until its page can be opened. <paramref name="others"/> are filled up to five with strangers.</summary>
    /// <exception cref="DevelopmentException">The port is taken, or it did not start.</exception>
    public static async Task<PlaygroundProcess> StartAsync(
        NodeTools tools,
        Uri botEndpoint,
        PlaygroundUser speaker,
        IEnumerable<PlaygroundUser> others,
        int? port,
        CancellationToken cancellation
    )
    {
        if (port is { } given)
        {
            FreePort.Require(given, "choose another with --playground-port");
        }

        for (var attempt = 1; ; attempt++)
        {
            var playground = Start(tools, botEndpoint, speaker, others, port ?? FreePort.Find());
            try
            {
                await playground._child.WaitForHttpAsync(
                    new Uri($"http://127.0.0.1:{playground.Port}/_debug/ping"),
                    status => status == 200,
                    ReadyLimit,
                    cancellation
                );
                return playground;
            }
            catch (DevelopmentException) when (port is null && attempt < 3)
            {
                // Another program took the free port first.
                await playground.DisposeAsync();
            }
            catch
            {
                await playground.DisposeAsync();
                throw;
            }
        }
    }

    public Task StopAsync() => _child.StopAsync(TimeSpan.FromSeconds(5));

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static PlaygroundProcess Start(
        NodeTools tools,
        Uri botEndpoint,
        PlaygroundUser speaker,
        IEnumerable<PlaygroundUser> others,
        int port
    )
    {
        var folder = Directory.CreateTempSubdirectory("kobanbot-playground-").FullName;
        // YAML takes JSON as it is.
        File.WriteAllText(Path.Combine(folder, ".m365agentsplayground.yml"), Configuration(speaker, others).ToJsonString());
        var child = tools.Start(
            "The Agents Playground",
            NodeTools.Package("@microsoft", "m365agentsplayground", "cli.js"),
            ["start", "-e", botEndpoint.AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--disable-telemetry"],
            folder,
            new Dictionary<string, string?>
            {
                // The flag alone leaves the statistics of its telemetry library on.
                ["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1",
                ["TEAMSAPPTESTER_BROWSER"] = "none",
                // Would override the file written here.
                ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = null,
            },
            onLine: null
        );
        return new PlaygroundProcess(child, folder, port, speaker);
    }

    private static JsonObject Configuration(PlaygroundUser speaker, IEnumerable<PlaygroundUser> others)
    {
        var strangers = Enumerable
            .Range(1, OtherUsers)
            .Select(number => new PlaygroundUser(
                $"00000000-0000-0000-0000-00000000000{number}",
                $"部外者{number}",
                $"stranger{number}@example.com"
            ));
        var users = others.Where(user => user != speaker).Concat(strangers).Take(OtherUsers);
        return new JsonObject
        {
            ["version"] = "0.1.1",
            ["tenantId"] = "00000000-0000-0000-0000-0000000000aa",
            ["bot"] = new JsonObject { ["id"] = "28:kobanbot", ["name"] = "KobanBot" },
            ["currentUser"] = User(speaker),
            ["users"] = new JsonArray([.. users.Select(User)]),
            // Chats of two people are two chats, although each has a Playground of its own.
            ["personalChat"] = new JsonObject { ["id"] = $"a:personal-{speaker.AadObjectId}" },
            ["groupChat"] = new JsonObject { ["id"] = "19:group@thread.v2", ["name"] = "連絡協議会担当" },
            ["team"] = new JsonObject
            {
                ["id"] = "19:team@thread.tacv2",
                ["name"] = "地域課",
                ["aadGroupId"] = "00000000-0000-0000-0000-0000000000bb",
                ["channels"] = new JsonArray(new JsonObject { ["id"] = "19:channel@thread.tacv2", ["name"] = "交番" }),
            },
        };
    }

    private static JsonNode User(PlaygroundUser user) =>
        new JsonObject
        {
            ["id"] = user.Id,
            ["name"] = user.Name,
            ["userPrincipleName"] = user.UserPrincipalName, // spelled so by the Playground
            ["aadObjectId"] = user.AadObjectId,
            ["givenName"] = user.Name.Split(' ', '　')[^1],
            ["surname"] = user.Name.Split(' ', '　')[0],
            ["email"] = user.UserPrincipalName,
        };
}
