using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>What all checks across rows share: keys, references, and days that overlap.</summary>
internal abstract class InputChecks(ImportInput input, ImportProblems problems)
{
    protected ImportInput Input { get; } = input;

    protected void Report<T>(Entry<T> entry, string column, string reason) => problems.Add(entry.Row, column, reason);

    protected void RequireUnique<T>(Table<T> table, string column, Func<T, object> key)
    {
        var seen = new Dictionary<object, int>();
        foreach (var entry in table.Valid)
        {
            if (!seen.TryAdd(key(entry.Value), entry.Row.Line))
            {
                Report(entry, column, $"{seen[key(entry.Value)]}行目と重複しています。");
            }
        }
    }

    /// <summary>Reports keys that are in no row of the other file, be that row valid or not.</summary>
    protected void RequireKnown<T>(Table<T> table, string column, Func<T, object?> key, IReadOnlySet<object> known, CsvFile other)
    {
        foreach (var entry in table.Valid)
        {
            if (key(entry.Value) is { } value && !known.Contains(value))
            {
                Report(entry, column, $"{other.Name}にありません。");
            }
        }
    }

    /// <summary>Reports rows of one key whose days overlap.</summary>
    protected void RequireApart<T>(Table<T> table, string column, Func<T, object> key, Func<T, DayRange> days, string reason)
    {
        foreach (var group in table.Valid.GroupBy(e => key(e.Value)))
        {
            Entry<T>? latest = null;
            foreach (var entry in group.OrderBy(e => days(e.Value).From))
            {
                if (latest is not null && days(latest.Value).Overlaps(days(entry.Value)))
                {
                    Report(entry, column, $"{reason}（{latest.Row.Line}行目）");
                }

                latest = latest is null || EndOf(days(entry.Value)) >= EndOf(days(latest.Value)) ? entry : latest;
            }
        }
    }

    protected static IReadOnlySet<object> Keys<T>(Table<T> table, Func<T, object> key) => table.All.Select(e => key(e.Value)).ToHashSet();

    private static DateOnly EndOf(DayRange days) => days.To ?? DateOnly.MaxValue;
}
