using System.Globalization;

namespace KobanBot.Core;

/// <summary>
/// A kind of fact that is kept: its name, by what one fact is told from the others of its kind, and where it stands among the facts. All
/// else (row, loading, commit, the facts after a change) follows from it. Storage knows the names: a name never changes.
/// </summary>
public abstract class FactKind<TFacts>(string name)
{
    /// <summary>Under which facts of the kind are stored; small letters.</summary>
    public string Name => name;

    /// <summary>Against which other changes a change of the kind fails; of weight only where a partition has a head.</summary>
    public Contention Contention { get; init; }

    /// <summary>What waits to be carried on or sent, so that it is looked for when the bot starts.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>There is one fact of the kind at most.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The type of its facts.</summary>
    public abstract Type Type { get; }

    /// <summary>What tells a fact from the others of its kind, as texts of which the first is never empty; none for a single fact.</summary>
    public abstract IReadOnlyList<string> IdOf(object fact);

    /// <summary>False for what has ended and is history: it is kept, but is no longer among the facts.</summary>
    public abstract bool IsLive(object fact);

    /// <summary>The facts with all that is stored of the kind.</summary>
    public abstract TFacts With(TFacts facts, IEnumerable<object> stored);

    /// <summary>
    /// The facts without the kind, because this release cannot read what is stored of it: whoever asks for it gets
    /// <see cref="UnreadableFactException"/>, and what needs nothing of it goes on.
    /// </summary>
    public abstract TFacts WithUnreadable(TFacts facts, string why);
}

/// <inheritdoc/>
/// <param name="name">Under which facts of the kind are stored.</param>
/// <param name="id">What tells a fact from the others of its kind; none for a single fact.</param>
/// <param name="all">Where they stand among the facts.</param>
/// <param name="with">The facts with others in their place.</param>
public sealed class FactKind<TFacts, T>(
    string name,
    Func<T, IReadOnlyList<string>> id,
    Func<TFacts, IReadOnlyList<T>> all,
    Func<TFacts, IReadOnlyList<T>, TFacts> with
) : FactKind<TFacts>(name)
    where T : class
{
    private readonly Func<T, bool> _isLive = _ => true;

    /// <summary>Whether a fact is among the facts, or has ended and is history. All are among them unless the kind says otherwise.</summary>
    public Func<T, bool> Live
    {
        init => _isLive = value;
    }

    public override Type Type => typeof(T);

    public override IReadOnlyList<string> IdOf(object fact) => id((T)fact);

    public override bool IsLive(object fact) => _isLive((T)fact);

    public override TFacts With(TFacts facts, IEnumerable<object> stored) => with(facts, [.. stored.Cast<T>()]);

    public override TFacts WithUnreadable(TFacts facts, string why) => with(facts, new UnreadableList<T>(Name, why));

    /// <summary>Those among the facts.</summary>
    public IReadOnlyList<T> Of(TFacts facts) => all(facts);

    /// <summary>The facts with one more: in the place of the one with the same id, or at the end. What has ended leaves them.</summary>
    public TFacts Put(TFacts facts, T fact)
    {
        var (former, key) = (all(facts), id(fact));
        return !_isLive(fact) ? with(facts, [.. former.Where(f => !id(f).SequenceEqual(key))])
            : former.Any(f => id(f).SequenceEqual(key)) ? with(facts, [.. former.Select(f => id(f).SequenceEqual(key) ? fact : f)])
            : with(facts, [.. former, fact]);
    }

    /// <summary>The facts without the one of an id.</summary>
    public TFacts Drop(TFacts facts, params string[] key) => with(facts, [.. all(facts).Where(f => !id(f).SequenceEqual(key))]);
}

/// <summary>Against which other changes a change of a kind fails.</summary>
public enum Contention
{
    /// <summary>Against every change of the partition's facts since the facts were read, because other decisions depend on it.</summary>
    All,

    /// <summary>Against all when it begins, afterwards only against changes of the same fact: one officer's steps do not stop others.</summary>
    AllAtFirst,

    /// <summary>Only against changes of the same fact: no decision depends on it.</summary>
    Own,
}

/// <summary>Parts of ids as texts.</summary>
internal static class FactId
{
    public static string Of(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Of(int year) => year.ToString("D4", CultureInfo.InvariantCulture);
}
