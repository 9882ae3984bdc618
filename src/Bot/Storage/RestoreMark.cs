namespace KobanBot.Bot.Storage;

/// <summary>The row in the table of the councils that says that a restore has begun and not ended: until then the bot is not ready.</summary>
internal static class RestoreMark
{
    /// <summary>No code of a council can begin like it.</summary>
    public const string Partition = "~restore";

    public const string Key = "1restore";

    /// <summary>The property that names the export.</summary>
    public const string Export = "Export";

    public static bool Is(string partition) => partition == Partition;
}
