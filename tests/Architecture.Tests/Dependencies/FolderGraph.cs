namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>Which folders know which others, with two types as the reason. A folder is what follows the root in a namespace.</summary>
internal sealed class FolderGraph
{
    /// <summary>What stands in the root itself.</summary>
    public const string Root = "(root)";

    private readonly Dictionary<(string From, string To), TypeUse> _reasons;

    private readonly ILookup<string, string> _known;

    public FolderGraph(IEnumerable<TypeUse> uses, string root)
    {
        _reasons = uses.Select(u => (From: FolderOf(u.From, root), To: FolderOf(u.To, root), Use: u))
            .Where(u => u.From is not null && u.To is not null && u.From != u.To)
            .GroupBy(u => (u.From!, u.To!), u => u.Use)
            .ToDictionary(g => g.Key, g => g.MinBy(u => (u.From, u.To)));
        _known = _reasons.Keys.ToLookup(k => k.From, k => k.To);
    }

    public IReadOnlySet<string> Folders => _reasons.Keys.SelectMany(k => new[] { k.From, k.To }).ToHashSet();

    public IReadOnlyCollection<(string From, string To)> Edges => _reasons.Keys;

    /// <summary>Every step from a folder to another that leads back to it, "From → To".</summary>
    public IReadOnlySet<string> StepsInCircles => InCircles.Select(e => $"{e.From} → {e.To}").ToHashSet();

    /// <summary>A sentence for every step that leads back: the shortest circle, and the types that make the step.</summary>
    public IReadOnlyList<string> Circles =>
        [
            .. InCircles
                .OrderBy(e => e)
                .Select(e => $"{e.From} → {string.Join(" → ", Way(e.To, e.From)!)}, for {_reasons[e].From} names {_reasons[e].To}"),
        ];

    private IEnumerable<(string From, string To)> InCircles => _reasons.Keys.Where(e => Way(e.To, e.From) is not null);

    /// <summary>The shortest way between two folders, both included; null when there is none.</summary>
    private IReadOnlyList<string>? Way(string from, string to)
    {
        var (seen, waiting) = (
            new HashSet<string> { from },
            new Queue<IReadOnlyList<string>>([
                [from],
            ])
        );
        while (waiting.TryDequeue(out var way))
        {
            if (way[^1] == to)
            {
                return way;
            }

            foreach (var next in _known[way[^1]].Order(StringComparer.Ordinal).Where(seen.Add))
            {
                waiting.Enqueue([.. way, next]);
            }
        }

        return null;
    }

    private static string? FolderOf(string type, string root)
    {
        if (!type.StartsWith(root + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var below = type[(root.Length + 1)..].Split('.');
        return below.Length == 1 ? Root : below[0];
    }
}
