using KobanBot.Core.Text;

namespace KobanBot.Bot.Fields;

/// <summary>
/// What was ticked in a choice of several. A client sends the ids parted by commas; one that parts them in another way, wraps them, or sends the
/// titles, means the same.
/// </summary>
/// <param name="Ids">Of what was offered.</param>
/// <param name="Unknown">What was not offered: never taken for nothing.</param>
internal sealed record Ticked(IReadOnlyList<string> Ids, IReadOnlyList<string> Unknown)
{
    private static readonly System.Buffers.SearchValues<char> Parting = System.Buffers.SearchValues.Create(",;，；、|\n\t");
    private static readonly char[] Separators = [',', ';', '，', '；', '、', '|', '\n', '\t'];
    private static readonly char[] Wraps = ['[', ']', '"', '\'', '{', '}', ' ', '　'];

    public static Ticked Of(string sent, IEnumerable<(string Id, string Title)> offered)
    {
        var all = offered.ToList();
        var (ids, unknown) = (new List<string>(), new List<string>());

        // A title may hold a separator itself.
        foreach (var (id, title) in all.Where(o => o.Title.AsSpan().ContainsAny(Parting)).OrderByDescending(o => o.Title.Length))
        {
            if (sent.Contains(title, StringComparison.Ordinal))
            {
                ids.Add(id);
                sent = sent.Replace(title, "", StringComparison.Ordinal);
            }
        }

        foreach (var part in Parts(sent))
        {
            if (IdOf(all, part) is { } id)
            {
                ids.Add(id);
            }
            else
            {
                unknown.Add(part);
            }
        }

        return new Ticked([.. ids.Distinct()], [.. unknown.Distinct()]);
    }

    public static IReadOnlyList<string> Parts(string sent) =>
        [.. sent.Split(Separators).Select(p => p.Trim(Wraps)).Where(p => p.Length > 0)];

    /// <summary>By the id, or by the title in any width and case; of two with the same title nobody can tell which was meant.</summary>
    private static string? IdOf(List<(string Id, string Title)> all, string part) =>
        all.Exists(o => o.Id == part) ? part
        : all.Where(o => Same(o.Title, part) || Same(o.Id, part)).ToList() is [var one] ? one.Id
        : null;

    private static bool Same(string one, string other) => Folded(one).Equals(Folded(other), StringComparison.OrdinalIgnoreCase);

    private static string Folded(string text) => string.Concat(Width.Narrow(text).Where(c => !char.IsWhiteSpace(c)));
}
