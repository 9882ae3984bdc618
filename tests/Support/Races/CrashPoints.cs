namespace KobanBot.Support.Races;

/// <summary>At which points of a recorded way a process is made to die.</summary>
internal static class CrashPoints
{
    /// <summary>
    /// The first point after each effect, and the first of all. Between two effects nothing is stored and nothing leaves, so a death at any point
    /// there leaves the same world behind, and one of them stands for all.
    /// </summary>
    public static IReadOnlyList<int> OfDifferentWorlds(IReadOnlyList<string> way) =>
        [.. Enumerable.Range(0, way.Count).Where(at => at == 0 || IsEffect(way[at]))];

    /// <summary>Whether a message has left and its record has not been written when the process dies there.</summary>
    public static bool IsInGap(IReadOnlyList<string> way, int at)
    {
        var sent = way.Take(at + 1).ToList().FindLastIndex(p => p is "send:after" or "letter:after");
        return sent >= 0 && !way.Take(at + 1).Skip(sent).Contains("Transaction:after");
    }

    private static bool IsEffect(string point) => point is "Transaction:after" or "send:after" or "update:after" or "letter:after";
}
