using System.Diagnostics;
using KobanBot.Dev;

namespace KobanBot.Support.Cards;

/// <summary>Runs the node scripts of `dev/`, and installs their packages first where that has not been done.</summary>
internal static class NodeModules
{
    public static string RepositoryRoot { get; } = FindRoot();

    private static string Dev => Path.Combine(RepositoryRoot, "dev");

    /// <summary>Runs `dev/{script}` and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message is what it said.</exception>
    public static async Task<string> RunAsync(string script, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        // One installer for all test programs: they start side by side in a fresh checkout.
        var tools = await NodeTools.PrepareAsync(_ => { }, cancellation);
        return await StartAsync(tools.Node, [Path.Combine(Dev, script), .. arguments], cancellation);
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
