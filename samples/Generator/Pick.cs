namespace KobanBot.Generator;

/// <summary>Choices that look arbitrary and are the same on every run and every machine: a hash of what is chosen for.</summary>
internal static class Pick
{
    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public static int Number(int count, string what) => (int)(Hash(what) % (uint)count);

    public static T One<T>(IReadOnlyList<T> values, string what) => values[Number(values.Count, what)];

    /// <summary>True in about <paramref name="percent"/> of 100 cases.</summary>
    public static bool Chance(int percent, string what) => Number(100, what) < percent;

    // FNV-1a over the UTF-16 units with a final mix: short keys that differ in one digit must not fall side by side.
    private static uint Hash(string what)
    {
        var hash = 2166136261u;
        foreach (var unit in what)
        {
            hash = (hash ^ unit) * 16777619u;
        }

        hash ^= hash >> 16;
        hash *= 2246822507u;
        hash ^= hash >> 13;
        hash *= 3266489909u;
        return hash ^ (hash >> 16);
    }
}
