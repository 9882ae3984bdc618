using System.Diagnostics;

namespace KobanBot.Support.Cards;

/// <summary>Runs the node scripts of `dev/`, and installs their packages first where that has not been done.</summary>
internal static class NodeModules
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public static string RepositoryRoot { get; } = FindRoot();

    private static string Dev => Path.Combine(RepositoryRoot, "dev");

    // npm writes this file last, so a half-finished installation does not count.
    private static bool IsInstalled => File.Exists(Path.Combine(Dev, "node_modules", ".package-lock.json"));

    /// <summary>Runs `dev/{script}` and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message is what it said.</exception>
    public static async Task<string> RunAsync(string script, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        await InstallAsync(cancellation);
        return await StartAsync("node", [Path.Combine(Dev, script), .. arguments], cancellation);
    }

    private static async Task InstallAsync(CancellationToken cancellation)
    {
        if (IsInstalled)
            return;

        // Several test programs may start at once in a fresh checkout.
        await using var turn = await TakeTurnAsync(cancellation);
        if (!IsInstalled)
            await StartAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"], cancellation);
    }

    private static async Task<FileStream> TakeTurnAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), "kobanbot-npm.lock");
        using var timer = new PeriodicTimer(Poll);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await timer.WaitForNextTickAsync(cancellation);
            }
        }
    }

    private static async Task<string> StartAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Dev,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KobanBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No KobanBot.sln above {AppContext.BaseDirectory}");
    }
}
