namespace KobanBot.Bot.Storage;

/// <summary>The facts of a range of rows. What was read before in the same version is not parsed again, and an unchanged range is the same object.</summary>
internal sealed class ParsedRange
{
    private readonly Row[] _rows;
    private readonly object[] _facts;

    private ParsedRange(Row[] rows, object[] facts) => (_rows, _facts) = (rows, facts);

    /// <param name="rows">As they were read now, in the order of their keys.</param>
    /// <param name="read">Makes a fact of a row.</param>
    /// <param name="before">What was read of the same range before.</param>
    public static ParsedRange Of(IEnumerable<Row> rows, Func<Row, object> read, ParsedRange? before)
    {
        var now = rows.ToArray();
        if (before is not null && now.AsSpan().SequenceEqual(before._rows, SameVersion.Instance))
        {
            return before;
        }

        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < before?._rows.Length; i++)
        {
            known[before._rows[i].Key] = i;
        }

        return new ParsedRange(
            [.. now.Select(r => r with { Body = "", Answers = null })],
            [
                .. now.Select(r =>
                    known.TryGetValue(r.Key, out var i) && SameVersion.Instance.Equals(before!._rows[i], r) ? before._facts[i] : read(r) // Known from before.
                ),
            ]
        );
    }

    public IEnumerable<T> Of<T>() => _facts.OfType<T>();

    private sealed class SameVersion : IEqualityComparer<Row>
    {
        public static readonly SameVersion Instance = new();

        public bool Equals(Row? x, Row? y) => x!.ETag is not null && x.ETag == y!.ETag && x.Key == y.Key; // Rows are not null.

        public int GetHashCode(Row obj) => obj.Key.GetHashCode(StringComparison.Ordinal);
    }
}
