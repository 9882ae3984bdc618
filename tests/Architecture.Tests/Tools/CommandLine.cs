using System.Diagnostics;

namespace KobanBot.Architecture.Tests.Tools;

/// <summary>Runs a program to its end in the root of the working copy.</summary>
internal static class CommandLine
{
    /// <summary>Longer than any of them takes on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string?> EnvironmentOfThisProcess = [];

    public static async Task<Finished> RunAsync(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellation,
        string input = "",
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using var process = Process.Start(StartOf(program, arguments, environment ?? EnvironmentOfThisProcess))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new Finished(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo StartOf(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // The Bicep compiler is a .NET program that stops where ICU is missing; it needs no culture.
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
                // `dotnet run` would leave build servers behind, which hold its output open.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["UseSharedCompilation"] = "false",
            },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public sealed record Finished(int ExitCode, string Output, string Errors)
    {
        /// <summary>Everything that the program said, to whichever stream.</summary>
        public string Words => (Output + Errors).Trim();
    }
}
