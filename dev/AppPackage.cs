using System.Diagnostics;

namespace KobanBot.Dev;

/// <summary>`package`: the app package by manifest/Package.cs, from wherever the command is given.</summary>
internal static class AppPackage
{
    /// <returns>The program's exit code.</returns>
    public static async Task<int> MakeAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine("manifest", "Package.cs"), "--", .. arguments])
        {
            WorkingDirectory = RepositoryRoot.Combine(),
            UseShellExecute = false,
        };
        using var program = Process.Start(start) ?? throw new DevelopmentException("dotnet could not be started.");
        await program.WaitForExitAsync(CancellationToken.None);
        return program.ExitCode;
    }
}
