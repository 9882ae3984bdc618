using KobanBot.Core.Facts;

namespace KobanBot.Core.Forms;

/// <summary>What an issued form says differently from the one before.</summary>
/// <param name="Where">Whose row or copy, for example the name; empty for what the form says once.</param>
/// <param name="Meaning">What the field says, in the words of <see cref="FormField.Meaning"/>; empty for a row or a copy as a whole.</param>
/// <param name="Before">Null for what came to it.</param>
/// <param name="After">Null for what is no longer there.</param>
public sealed record IssueChange(string Where, string Meaning, string? Before, string? After)
{
    /// <summary>By whom or what copies and rows are told apart; where none of these is a column, by their order.</summary>
    private static readonly string[] Names = ["member", "name", "title", "text", "council"];

    public static IReadOnlyList<IssueChange> Between(Form form, IssuedForm before, IssuedForm after) =>
        before.Copies.Count == 1 && after.Copies.Count == 1
            ? [.. Of(form, "", before.Copies[0], after.Copies[0])]
            :
            [
                .. Matched(before.Copies, after.Copies, c => NameOf(c.Texts))
                    .SelectMany(pair =>
                        pair switch
                        {
                            (var where, { } old, { } now) => Of(form, where, old, now),
                            (var where, { }, _) => [new IssueChange(where, "", where, After: null)],
                            (var where, _, _) => [new IssueChange(where, "", Before: null, where)],
                        }
                    ),
            ];

    private static IEnumerable<IssueChange> Of(Form form, string where, IssuedCopy before, IssuedCopy after)
    {
        foreach (var change in Texts(form.Fields, where, before.Texts, after.Texts))
        {
            yield return change;
        }

        foreach (var (name, columns) in form.Lists)
        {
            foreach (var change in Rows(columns, where, before.Lists.GetValueOrDefault(name, []), after.Lists.GetValueOrDefault(name, [])))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<IssueChange> Rows(
        IReadOnlyList<FormField> columns,
        string where,
        IReadOnlyList<IReadOnlyDictionary<string, string>> before,
        IReadOnlyList<IReadOnlyDictionary<string, string>> after
    )
    {
        // A number counts rows; what moves down has not changed.
        List<FormField> told = [.. columns.Where(c => !c.Tag.EndsWith(".no", StringComparison.Ordinal))];
        foreach (var (name, old, now) in Matched(before, after, NameOf))
        {
            var row = where.Length == 0 ? name : $"{where}　{name}";
            var changes = (old, now) switch
            {
                ({ }, { }) => Texts(told, row, old, now),
                ({ }, _) => [new IssueChange(row, "", Whole(told, old), After: null)],
                _ => [new IssueChange(row, "", Before: null, Whole(told, now!))], // One of the two is there.
            };
            foreach (var change in changes)
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<IssueChange> Texts(
        IReadOnlyList<FormField> fields,
        string where,
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after
    ) =>
        fields
            .Select(f => new IssueChange(where, f.Meaning, before.GetValueOrDefault(f.Tag, ""), after.GetValueOrDefault(f.Tag, "")))
            .Where(c => c.Before != c.After);

    private static string Whole(IReadOnlyList<FormField> columns, IReadOnlyDictionary<string, string> row) =>
        string.Join('　', columns.Select(c => row.GetValueOrDefault(c.Tag, "")).Where(t => t.Length > 0));

    private static string NameOf(IReadOnlyDictionary<string, string> texts) =>
        Names
            .Select(n => texts.FirstOrDefault(t => t.Key == n || t.Key.EndsWith($".{n}", StringComparison.Ordinal)).Value)
            .FirstOrDefault(t => !string.IsNullOrEmpty(t))
        ?? "";

    /// <summary>Pairs what has the same name, the second of a name with the second, in the order of the newer ones; then what is gone.</summary>
    private static IEnumerable<(string Name, T? Before, T? After)> Matched<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> name
    )
        where T : class
    {
        var (old, now) = (Numbered(before, name), Numbered(after, name));
        return
        [
            .. now.Select(n => (n.Key.Name, old.FirstOrDefault(o => o.Key == n.Key).Value, (T?)n.Value)),
            .. old.Where(o => !now.Any(n => n.Key == o.Key)).Select(o => (o.Key.Name, (T?)o.Value, (T?)null)),
        ];
    }

    private static List<KeyValuePair<(string Name, int Which), T>> Numbered<T>(IReadOnlyList<T> all, Func<T, string> name) =>
        [
            .. all.GroupBy(name, StringComparer.Ordinal)
                .SelectMany(g => g.Select((one, i) => new KeyValuePair<(string, int), T>((g.Key, i), one))),
        ];
}
