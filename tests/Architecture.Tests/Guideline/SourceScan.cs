using System.Text;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Guideline;

/// <param name="Path">From the root of the repository, with slashes.</param>
internal sealed record SourceFile(string Path, string Text);

/// <summary>A [Trait("Rule", …)] in the tests.</summary>
/// <param name="Method">Null when it stands on the whole class.</param>
/// <param name="Runs">False when it stands on something that is no test, or on one that is skipped.</param>
internal sealed record Proof(string Rule, string Class, string? Method, string File, bool Runs);

/// <summary>
/// Reads from the sources which types there are and which tests name which rules. It relies on the formatter: types that are not nested
/// stand at the margin, and an attribute begins its line.
/// </summary>
internal static partial class SourceScan
{
    public static IReadOnlyList<SourceFile> Read(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)
                .Select(f => new SourceFile(Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File.ReadAllText(f)))
                .OrderBy(f => f.Path, StringComparer.Ordinal),
        ];

    /// <summary>The files that declare a type, by its name.</summary>
    public static ILookup<string, string> Types(IEnumerable<SourceFile> files) =>
        files
            .SelectMany(f => TypePattern().Matches(f.Text).Select(m => (Name: m.Groups["name"].Value, f.Path)))
            .Distinct()
            .ToLookup(t => t.Name, t => t.Path);

    /// <summary>
    /// The types that something of the product leads to: those of <paramref name="from"/>, and all whose names stand in their code, and in
    /// the code of those. A catalogue that names every type leads to none.
    /// </summary>
    public static IReadOnlySet<string> Reached(IReadOnlyList<SourceFile> files, string from, IReadOnlySet<string> catalogues)
    {
        var blocks = files.Where(f => !catalogues.Contains(f.Path)).SelectMany(Blocks).ToLookup(b => b.Name);
        var reached = files
            .Where(f => f.Path.StartsWith(from, StringComparison.Ordinal))
            .SelectMany(Blocks)
            .Select(b => b.Name)
            .ToHashSet(StringComparer.Ordinal);
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out var name))
        {
            foreach (var named in blocks[name].SelectMany(b => NamePattern().Matches(b.Code).Select(m => m.Value)).Where(blocks.Contains))
            {
                if (reached.Add(named))
                {
                    waiting.Enqueue(named);
                }
            }
        }

        return reached;
    }

    /// <summary>A file's types at the margin, each with its code down to the next one, without comments.</summary>
    private static IEnumerable<(string Name, string Code)> Blocks(SourceFile file)
    {
        var (name, code) = ("", new StringBuilder());
        foreach (
            var line in file.Text.ReplaceLineEndings("\n").Split('\n').Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))
        )
        {
            if (TypePattern().Match(line) is { Success: true } found && !char.IsWhiteSpace(line[0]))
            {
                yield return (name, code.ToString());
                (name, code) = (found.Groups["name"].Value, new StringBuilder());
            }

            code.Append(line).Append('\n');
        }

        yield return (name, code.ToString());
    }

    public static IReadOnlyList<Proof> Proofs(IEnumerable<SourceFile> files) => [.. files.SelectMany(Proofs)];

    private static IEnumerable<Proof> Proofs(SourceFile file)
    {
        var attributes = new List<string>();
        var type = "";
        foreach (var line in file.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith('['))
            {
                attributes.Add(line);
                continue;
            }

            var (found, method) = (TypePattern().Match(line), MethodPattern().Match(line));
            if (found.Success && !char.IsWhiteSpace(line[0]))
            {
                type = found.Groups["name"].Value;
                var runs = TestPattern().IsMatch(file.Text);
                foreach (var rule in RulesOf(attributes))
                {
                    yield return new Proof(rule, type, null, file.Path, runs);
                }
            }
            else if (method.Success)
            {
                var runs = attributes.Exists(a => TestPattern().IsMatch(a)) && !attributes.Exists(a => SkipPattern().IsMatch(a));
                foreach (var rule in RulesOf(attributes))
                {
                    yield return new Proof(rule, type, method.Groups["name"].Value, file.Path, runs);
                }
            }
            else
            {
                continue;
            }

            attributes.Clear();
        }
    }

    private static IEnumerable<string> RulesOf(IEnumerable<string> attributes) =>
        attributes.SelectMany(a => TraitPattern().Matches(a).Select(m => m.Groups["rule"].Value));

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex NamePattern();

    [GeneratedRegex(
        @"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly) )+(?:class|record struct|record|struct|enum|interface) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TypePattern();

    [GeneratedRegex(
        @"^\s+(?:(?:public|internal|private|protected|static|async|override|virtual) )+(?:void|Task|ValueTask)(?:<[^(]+>)? (?<name>\w+)\(",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"^\s*\[.*\b(?:Fact|Theory)\b", RegexOptions.Multiline)]
    private static partial Regex TestPattern();

    [GeneratedRegex(@"\bSkip\s*=")]
    private static partial Regex SkipPattern();

    [GeneratedRegex("""\bTrait\("Rule", "(?<rule>[^"]*)"\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex TraitPattern();
}
