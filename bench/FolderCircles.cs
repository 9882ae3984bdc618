using System.Text.RegularExpressions;

namespace KobanBot.Bench;

/// <summary>
/// Folders that need each other, directly or round about. A folder needs another when a file of it names a type that only the other declares
/// and can see it: by a `using`, or because the other folder lies above its own.
/// </summary>
internal static partial class FolderCircles
{
    /// <returns>The folders in circles, and how many folders there are.</returns>
    /// <param name="files">All files that may name or declare types.</param>
    /// <param name="folderOf">The folder that a file counts to.</param>
    public static (IReadOnlyList<string> InCircles, int All) Find(IReadOnlyList<SourceFile> files, Func<SourceFile, string> folderOf)
    {
        var homes = files
            .SelectMany(f => Declared().Matches(f.Text).Select(m => (Type: m.Groups[1].Value, File: f)))
            .ToLookup(d => d.Type, d => d.File, StringComparer.Ordinal);
        var needs = files
            .GroupBy(folderOf, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(f => Needed(f, homes, folderOf)).ToHashSet(StringComparer.Ordinal));
        return ([.. needs.Keys.Where(f => Reaches(f, f, needs)).Order(StringComparer.Ordinal)], needs.Count);
    }

    private static IEnumerable<string> Needed(SourceFile file, ILookup<string, SourceFile> homes, Func<SourceFile, string> folderOf)
    {
        var seen = file
            .Code.Select(line => Using().Match(line).Groups[1].Value.Replace("KobanBot.", "src/").Replace('.', '/'))
            .ToHashSet(StringComparer.Ordinal);
        return Word()
            .Matches(file.Text)
            .Select(m => m.Value)
            .Distinct(StringComparer.Ordinal)
            .Select(word => homes[word].DistinctBy(folderOf).ToList())
            .Where(declaring => declaring.Count == 1 && folderOf(declaring[0]) != folderOf(file))
            .Select(declaring => declaring[0])
            .Where(d => seen.Contains(d.Folder) || file.Folder.StartsWith(d.Folder + "/", StringComparison.Ordinal))
            .Select(folderOf);
    }

    private static bool Reaches(string from, string to, Dictionary<string, HashSet<string>> needs)
    {
        var (waiting, visited) = (new Queue<string>(needs[from]), new HashSet<string>(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var next))
        {
            if (next == to)
            {
                return true;
            }

            foreach (var further in visited.Add(next) ? needs[next] : [])
            {
                waiting.Enqueue(further);
            }
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum|delegate \S+)\s+([A-Z]\w*)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^using (?:static )?(KobanBot[\w.]*);")]
    private static partial Regex Using();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();
}
