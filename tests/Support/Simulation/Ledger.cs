using KobanBot.Core.Guideline;

namespace KobanBot.Support.Simulation;

/// <summary>
/// Watches the obligations of one council or station from day to day, and knows from the simulated life, not from the planner, what has
/// to appear, what has to be gone, and what may go. Whatever else happens is a problem.
/// </summary>
internal sealed class Ledger(string whose)
{
    private const int MostProblems = 20;

    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);
    private readonly List<string> _mayEnd = [];
    private HashSet<string> _open = new(StringComparer.Ordinal);

    public List<string> Problems { get; } = [];

    /// <summary>How often an obligation of a kind has appeared.</summary>
    public int[] Appeared { get; } = new int[Enum.GetValues<ObligationKind>().Length];

    /// <summary>How many were ended by what somebody did.</summary>
    public int Fulfilled { get; private set; }

    public static string Key(ObligationKind kind, string whose, string subject, object period) => $"{kind}|{whose}|{subject}|{period}";

    /// <summary>Something happened that the guideline answers with this obligation: it is in the next list.</summary>
    public void Expect(ObligationKind kind, string subject, object period) => _expected.Add(Key(kind, whose, subject, period));

    /// <summary>The same, although what arose earlier on this very day has been answered.</summary>
    public void ExpectAgain(ObligationKind kind, string subject, object period)
    {
        MayReturn(kind, subject, period);
        Expect(kind, subject, period);
    }

    /// <summary>A newer one of the kind takes the place of those that were open or to appear.</summary>
    public void Supersede(ObligationKind kind) => Withdraw(kind, "");

    /// <summary>What was to appear does not: whom it was about has left.</summary>
    public void Withdraw(ObligationKind kind, string subject)
    {
        MayEnd(kind, subject);
        _expected.RemoveWhere(k => k.StartsWith($"{kind}|{whose}|{subject}", StringComparison.Ordinal));
    }

    /// <summary>It has been answered on the day on which it arose.</summary>
    public void Answered(ObligationKind kind, string subject, object period) => _expected.Remove(Key(kind, whose, subject, period));

    /// <summary>Somebody did it: it is in no list any more.</summary>
    public void Done(string key) => _done.Add(key);

    /// <summary>What has happened ends it, if it is open or was to appear.</summary>
    public void Ended(ObligationKind kind, string subject, object period)
    {
        Answered(kind, subject, period);
        if (IsOpen(kind, subject, period))
        {
            Done(Key(kind, whose, subject, period));
        }
    }

    /// <summary>Something happened that may end such obligations until the next look.</summary>
    public void MayEnd(ObligationKind kind, string subject = "") => _mayEnd.Add($"{kind}|{whose}|{subject}");

    /// <summary>Something happened that asks for the same thing again, although it had been settled.</summary>
    public void MayReturn(ObligationKind kind, string subject, object period)
    {
        _closed.Remove(Key(kind, whose, subject, period));
        _done.Remove(Key(kind, whose, subject, period));
    }

    public void MayEndAll() => _mayEnd.Add("");

    public bool IsOpen(ObligationKind kind, string subject, object period) => _open.Contains(Key(kind, whose, subject, period));

    public void Look(DateOnly day, IReadOnlyList<Obligation> now)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var obligation in now)
        {
            var key = obligation.Key;
            if (!keys.Add(key))
            {
                Problem(day, "is doubled", key);
            }

            if (_done.Contains(key))
            {
                Problem(day, "is open after its fulfilment", key);
            }

            if (_closed.Contains(key))
            {
                Problem(day, "has come back", key);
            }

            if (!_open.Contains(key))
            {
                Appeared[(int)obligation.Kind]++;
            }
        }

        foreach (var key in _expected.Where(k => !keys.Contains(k)))
        {
            Problem(day, "is missing", key);
        }

        foreach (var key in _open.Where(k => !keys.Contains(k)))
        {
            _closed.Add(key);
            if (_done.Contains(key))
            {
                Fulfilled++;
            }
            else if (!_mayEnd.Exists(p => key.StartsWith(p, StringComparison.Ordinal)))
            {
                Problem(day, "has vanished", key);
            }
        }

        _open = keys;
        _expected.Clear();
        _mayEnd.Clear();
    }

    private void Problem(DateOnly day, string what, string key)
    {
        if (Problems.Count < MostProblems)
        {
            Problems.Add($"{day:yyyy-MM-dd} {key} {what}");
        }
    }
}
