using System.Text.RegularExpressions;

namespace KobanBot.Bench;

/// <summary>One source file.</summary>
/// <param name="Path">From the root of the tree, with slashes.</param>
/// <param name="Code">The lines without those that are comments alone.</param>
internal sealed record SourceFile(string Path, int Lines, IReadOnlyList<string> Code)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/'); // never null, a source file lies in a folder

    public string Text => string.Join('\n', Code);
}

/// <summary>The C# files below a folder of a tree, which need not be the one that this program was built from.</summary>
internal static partial class SourceTree
{
    public static IReadOnlyList<SourceFile> Read(string root, string folder) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Where(path => !Built().IsMatch(path))
                .Order(StringComparer.Ordinal)
                .Select(path => ReadOne(Path.Combine(root, path), path)),
        ];

    private static SourceFile ReadOne(string file, string path)
    {
        var lines = File.ReadAllLines(file);
        return new SourceFile(path, lines.Length, [.. lines.Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))]);
    }

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex Built();
}
