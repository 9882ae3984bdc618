using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>What CSharpier leaves open about a file, and a build without style analysis would not see.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] Roots = ["src", "tests", "bench", "dev"];

    [Fact]
    public void A_namespace_is_that_of_its_whole_file()
    {
        var files = Files().ToList();

        files.Count.ShouldBeGreaterThan(1000, "the working copy was found");
        files.Where(f => Block().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();
    }

    [Fact]
    public void A_namespace_with_braces_would_be_found()
    {
        Block().IsMatch("using System;\n\nnamespace KobanBot.Core\n{\n").ShouldBeTrue();
        Block().IsMatch("namespace KobanBot.Core;\n").ShouldBeFalse();
    }

    /// <summary>Whoever opens a file of the product sees all of it within a few screens.</summary>
    [Fact]
    public void No_file_of_the_product_is_longer_than_250_lines() =>
        FilesIn("src").Where(f => File.ReadLines(f).Count() > 250).ShouldBeEmpty();

    private static IEnumerable<string> Files() => FilesIn(Roots);

    private static IEnumerable<string> FilesIn(params IReadOnlyList<string> roots) =>
        roots
            .SelectMany(r => Directory.EnumerateFiles(Repository.At(r), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal));

    [GeneratedRegex(@"^namespace\s+[\w.]+\s*\{", RegexOptions.Multiline)]
    private static partial Regex Block();
}
