namespace KobanBot.Architecture.Tests.Tools;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KobanBot.sln")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The tests run outside of the working copy: no KobanBot.sln above.");
        }

        return folder.FullName;
    }
}
