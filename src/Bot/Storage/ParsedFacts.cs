using System.Collections.Concurrent;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Facts by the text that they were read from. The rows of a council are read again with every turn, and several times in a morning; most have not
/// changed, and to parse them is most of the work. The same text is always the same fact, and facts never change, so nothing here can be out of
/// date. Two generations bound it: what was not asked for while one filled is forgotten.
/// </summary>
/// <param name="characters">Of text in a generation; a process keeps at most twice as many, and as many again in the facts.</param>
internal sealed class ParsedFacts(int characters)
{
    private readonly Lock _turning = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    /// <summary>Characters of text that are kept now.</summary>
    public int Characters => _young.Characters + _old.Characters;

    /// <summary>The fact of a row, parsed unless its text was seen before.</summary>
    /// <param name="parse">What it throws is thrown, and nothing is kept.</param>
    public object Of(RowKind kind, Row row, Func<Row, object> parse)
    {
        // Long texts are few, and one would push out a whole council.
        if (row.Body.Length > characters / 32)
        {
            return parse(row);
        }

        var key = new Text(kind, row.Schema, row.Body);
        var young = _young;
        if (young.Facts.TryGetValue(key, out var known))
        {
            return known;
        }

        var fact = _old.Facts.TryGetValue(key, out known) ? known : parse(row);
        if (young.Facts.TryAdd(key, fact) && young.Add(row.Body.Length) > characters)
        {
            TurnOver(young);
        }

        return fact;
    }

    private void TurnOver(Generation full)
    {
        lock (_turning)
        {
            if (_young == full)
            {
                (_young, _old) = (new Generation(), full);
            }
        }
    }

    /// <param name="Kind">The same text may be a fact of two kinds.</param>
    private readonly record struct Text(RowKind Kind, int Schema, string Body);

    private sealed class Generation
    {
        private int _characters;

        public ConcurrentDictionary<Text, object> Facts { get; } = [];

        public int Characters => _characters;

        public int Add(int characters) => Interlocked.Add(ref _characters, characters);
    }
}
