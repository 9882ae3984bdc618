using System.Collections;

namespace KobanBot.Core;

/// <summary>
/// Facts of a kind were asked for that this release cannot read, as a rule because a newer one has written them. What depends on them waits for
/// that release; nothing is changed.
/// </summary>
/// <param name="kind">The name of the kind.</param>
/// <param name="why">What cannot be read, by partition and key.</param>
public sealed class UnreadableFactException(string kind, string why) : Exception($"Facts of kind {kind} cannot be read: {why}")
{
    public string Kind => kind;

    public string Why => why;
}

/// <summary>Stands in the place of facts that cannot be read: it is not empty, it is unknown, so every question is refused.</summary>
internal sealed class UnreadableList<T>(string kind, string why) : IReadOnlyList<T>
{
    public int Count => throw new UnreadableFactException(kind, why);

    public T this[int index] => throw new UnreadableFactException(kind, why);

    public IEnumerator<T> GetEnumerator() => throw new UnreadableFactException(kind, why);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class UnreadableLists
{
    /// <summary>Those that are chosen; what is unknown stays unknown.</summary>
    public static IReadOnlyList<T> Only<T>(this IReadOnlyList<T> all, Func<T, bool> chosen) =>
        all is UnreadableList<T> ? all : [.. all.Where(chosen)];
}
