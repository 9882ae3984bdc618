namespace KobanBot.Dev;

/// <summary>The folder of KobanBot.sln, found upward from the running program or from the current folder.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Find);

    public static string Path => Found.Value;

    public static string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find() =>
        Upward(AppContext.BaseDirectory)
        ?? Upward(Environment.CurrentDirectory)
        ?? throw new DevelopmentException("KobanBot.sln was not found: run this inside the repository.");

    private static string? Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "KobanBot.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
