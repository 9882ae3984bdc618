using System.ComponentModel;
using System.Diagnostics;

namespace KobanBot.Dev;

/// <summary>Node and the locked npm packages of this folder, which development and the tests run.</summary>
public sealed class NodeTools
{
    private const int OldestNode = 20;

    private NodeTools(string node) => Node = node;

    /// <summary>Path of the Node program.</summary>
    public string Node { get; }

    /// <summary>The folder with package.json and node_modules.</summary>
    public static string Folder => RepositoryRoot.Combine("dev");

    /// <summary>Finds Node and installs the packages unless they are there; one program at a time, the others wait.</summary>
    /// <exception cref="DevelopmentException">Node is missing or too old, or npm failed.</exception>
    public static async Task<NodeTools> PrepareAsync(Action<string> report, CancellationToken cancellation)
    {
        var node =
            FindProgram("node") ?? throw new DevelopmentException($"Node was not found: install Node {OldestNode} or later (nodejs.org).");
        await RequireVersionAsync(node, cancellation);
        if (!IsInstalled())
        {
            using var held = await FileLock.TakeAsync(RepositoryRoot.Combine("artifacts", "npm.lock"), cancellation);
            if (!IsInstalled())
            {
                await InstallAsync(node, report, cancellation);
            }
        }

        return new NodeTools(node);
    }

    /// <summary>Path of a file inside node_modules.</summary>
    public static string Package(params ReadOnlySpan<string> parts) => Path.Combine([Folder, "node_modules", .. parts]);

    /// <summary>Starts a Node program that listens on loopback only and ends with this process.</summary>
    public ChildProcess Start(
        string name,
        string script,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?> environment,
        Action<string>? onLine
    ) =>
        ChildProcess.Start(
            name,
            Node,
            ["--require", Path.Combine(Folder, "node", "child.cjs"), script, .. arguments],
            folder,
            environment,
            onLine
        );

    /// <summary>Runs a piece of JavaScript (a module, with top-level await) among the packages and returns what it printed.</summary>
    /// <exception cref="DevelopmentException">It failed.</exception>
    public async Task<string> EvaluateAsync(string script, CancellationToken cancellation)
    {
        var (code, output, error) = await RunAsync(Node, ["--input-type=module", "--eval", script], Folder, cancellation);
        return code == 0 ? output.Trim() : throw new DevelopmentException($"A Node script failed: {error.Trim()}");
    }

    private static async Task RequireVersionAsync(string node, CancellationToken cancellation)
    {
        var (_, output, _) = await RunAsync(node, ["--version"], Folder, cancellation);
        var version = output.Trim();
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], out var major) || major < OldestNode)
        {
            throw new DevelopmentException($"Node {version} at {node} is too old: install Node {OldestNode} or later (nodejs.org).");
        }
    }

    // npm writes this file last, so an interrupted installation does not count.
    private static bool IsInstalled()
    {
        var installed = new FileInfo(Package(".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static async Task InstallAsync(string node, Action<string> report, CancellationToken cancellation)
    {
        var npm =
            FindProgram("npm", Path.GetDirectoryName(node))
            ?? throw new DevelopmentException("npm was not found: install Node with npm (nodejs.org).");
        var took = Stopwatch.StartNew();
        report("Installing the npm packages (about a minute, only this once) …");
        var (code, _, error) = await RunAsync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], Folder, cancellation);
        if (code != 0)
        {
            var reason = error.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("no reason was given").Trim();
            throw new DevelopmentException(
                $"npm could not install the packages ({reason}): check the network or npm's registry setting, then run `npm ci` in {Folder}."
            );
        }

        File.SetLastWriteTimeUtc(Package(".package-lock.json"), TimeProvider.System.GetUtcNow().UtcDateTime);
        report($"The npm packages are installed ({took.Elapsed.TotalSeconds:0} s).");
    }

    private static string? FindProgram(string name, string? first = null)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return new[] { first }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Where(folder => !string.IsNullOrWhiteSpace(folder))
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder!, name + ending)))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        CancellationToken cancellation
    )
    {
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            process.Start();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        catch (Win32Exception exception)
        {
            throw new DevelopmentException($"{program} could not be started: {exception.Message}.", exception);
        }
    }
}
