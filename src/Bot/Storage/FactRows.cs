using KobanBot.Core;

namespace KobanBot.Bot.Storage;

/// <summary>
/// The facts of one sort of partition as rows, both ways, made from the kinds that Core declares: keys from names and ids, one row a fact.
/// </summary>
internal sealed class FactRows<TFacts>
{
    private readonly Dictionary<string, FactKind<TFacts>> _kindOfPrefix = new(StringComparer.Ordinal);
    private readonly Dictionary<FactKind<TFacts>, RowKind> _rows = [];

    /// <param name="kinds">All of them.</param>
    /// <param name="raised">Of kinds whose shape has changed since they were first stored.</param>
    public FactRows(IReadOnlyList<FactKind<TFacts>> kinds, IReadOnlyDictionary<FactKind<TFacts>, Shape>? raised = null)
    {
        foreach (var kind in kinds)
        {
            _kindOfPrefix.Add(Keys.LiveOf(kind), kind);
            _rows.Add(kind, new RowKind(Keys.LiveOf(kind), kind.Type, raised?.GetValueOrDefault(kind)));
        }
    }

    public IEnumerable<KeyValuePair<FactKind<TFacts>, RowKind>> All => _rows;

    public RowKind this[FactKind<TFacts> kind] => _rows[kind];

    public Row Of(string partition, FactKind<TFacts> kind, object fact) => _rows[kind].Row(partition, Keys.Of(kind, fact), fact);

    public T Read<T>(FactKind<TFacts, T> kind, Row row)
        where T : class => (T)_rows[kind].Fact(row);

    /// <summary>Passes when this release can read all rows that may be replaced or removed.</summary>
    /// <exception cref="UnreadableFactException">A newer release has written one.</exception>
    public void RequireReadable(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            if (_kindOfPrefix.TryGetValue(Keys.KindOf(row.Key), out var kind))
            {
                _rows[kind].Replaceable(row);
            }
        }
    }

    /// <summary>
    /// Puts stored facts in their places. A row of a kind that this release does not know stays out; a kind of which one row cannot be read
    /// stays out whole, and its place refuses to be asked.
    /// </summary>
    /// <param name="facts">Without any.</param>
    /// <param name="rows">Of one partition.</param>
    /// <param name="complete">Adds to a fact what its row keeps in other columns.</param>
    public (TFacts Facts, IReadOnlyList<FactKind<TFacts>> Unreadable) Load(
        TFacts facts,
        IReadOnlyList<Row> rows,
        Func<Row, object, object>? complete = null
    )
    {
        var ofKind = new Dictionary<FactKind<TFacts>, List<Row>>();
        foreach (var row in rows)
        {
            if (_kindOfPrefix.TryGetValue(Keys.KindOf(row.Key), out var kind))
            {
                (ofKind.TryGetValue(kind, out var known) ? known : ofKind[kind] = []).Add(row);
            }
        }

        var unreadable = new List<FactKind<TFacts>>();
        foreach (var (kind, stored) in ofKind)
        {
            try
            {
                var read = stored.Select(r => (Row: r, Fact: _rows[kind].Fact(r)));
                facts = kind.With(facts, read.Select(r => complete is null ? r.Fact : complete(r.Row, r.Fact)));
            }
            catch (UnreadableFactException refusal)
            {
                unreadable.Add(kind);
                facts = kind.WithUnreadable(facts, refusal.Why);
            }
        }

        return (facts, unreadable);
    }

    /// <summary>Passes when this release can read what is stored of a kind.</summary>
    /// <exception cref="UnreadableFactException">It cannot, so nothing of the kind is written either.</exception>
    public static void Require(IReadOnlyList<FactKind<TFacts>> unreadable, FactKind<TFacts> kind)
    {
        if (unreadable.Contains(kind))
        {
            throw new UnreadableFactException(kind.Name, "nothing of it is written");
        }
    }
}
