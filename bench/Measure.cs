using System.Globalization;
using System.Text.RegularExpressions;
using KobanBot.Dev;

namespace KobanBot.Bench;

/// <summary>
/// How large the flows are, and in how many places one thing is written; by reading the sources, so that any tree can be measured and two be
/// compared.
/// </summary>
internal static partial class Measure
{
    private const string Features = "src/Bot/Features";

    /// <summary>Of the reference slice 開催計画: what to find, and in which files.</summary>
    private static readonly Counted[] OfReferenceSlice =
    [
        new("field 場所 of 開催計画", @"\b[Pp]lace\b", "Meetings/(PlanMeeting|MeetingPlan)"),
        new("verb plan.save", """plan\.save|PlanMeetingFlow\.Save\b|\bSave = "plan""", "."),
        new("stored fact MeetingPlan", @"\bMeetingPlan\b", "."),
    ];

    public static int Run(string[] args)
    {
        var hasRoot = args is [{ } first, ..] && !first.StartsWith("--", StringComparison.Ordinal);
        var (root, rest) = hasRoot ? (args[0], args[1..]) : (RepositoryRoot.Path, args);
        var counted = new List<Counted>();
        while (rest is ["--count", var name, var pattern, var path, .. var more])
        {
            counted.Add(new Counted(name, pattern, path));
            rest = more;
        }

        if (rest.Length > 0 || !Directory.Exists(Path.Combine(root, Features)))
        {
            Console.Error.WriteLine("measure [ROOT] [--count NAME PATTERN PATH]...: ROOT is the folder of a checkout.");
            return 2;
        }

        var source = SourceTree.Read(root, "src");
        var features = source.Where(f => f.Path.StartsWith(Features + "/", StringComparison.Ordinal)).ToList();
        Console.WriteLine("| what | figure |");
        Console.WriteLine("| --- | --: |");
        PrintSizes(Features, features);
        PrintSizes("src", source);
        Print("`UnreachableException` in Features", Matches(features, Unreachable()));
        Print("`Step step, CouncilFacts facts` in Features", Matches(features, StepAndFacts()));
        Print("constructor parameters of `FlowTable`", ParametersOf("FlowTable", source));
        PrintCircles("Features", features, f => f.Folder);
        var core = source.Where(f => f.Path.Count(c => c == '/') > 2 && f.Path.StartsWith("src/Core/", StringComparison.Ordinal));
        PrintCircles("Core", [.. core], f => f.Path.Split('/')[2]);
        foreach (var thing in counted.Count > 0 ? [.. counted] : OfReferenceSlice)
        {
            PrintPlaces(thing, source);
        }

        return 0;
    }

    private static void Print(string what, object figure) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {figure:N0} |"));

    private static void PrintSizes(string name, IReadOnlyList<SourceFile> files)
    {
        var lengths = files.Select(f => f.Lines).Order().ToList();
        var longest = files.MaxBy(f => f.Lines);
        Print($"lines of {name}", lengths.Sum());
        Print($"files of {name}", lengths.Count);
        Print($"median length of a file of {name}", lengths[lengths.Count / 2]);
        Print($"p90 length of a file of {name}", lengths[lengths.Count * 9 / 10]);
        Print($"longest file of {name}", $"{longest?.Lines} ({Path.GetFileName(longest?.Path)})");
    }

    private static void PrintCircles(string name, IReadOnlyList<SourceFile> files, Func<SourceFile, string> folderOf)
    {
        var (inCircles, all) = FolderCircles.Find(files, folderOf);
        Print($"folders of {name} in circles", $"{inCircles.Count} of {all}");
    }

    private static void PrintPlaces(Counted thing, IReadOnlyList<SourceFile> source)
    {
        var found = source
            .Where(f => Regex.IsMatch(f.Path, thing.Path))
            .Select(f => f.Code.Count(line => Regex.IsMatch(line, thing.Pattern)))
            .Where(lines => lines > 0)
            .ToList();
        Print($"{thing.Name}: files, lines that name it", $"{found.Count}, {found.Sum()}");
    }

    private static int Matches(IReadOnlyList<SourceFile> files, Regex pattern) => files.Sum(f => pattern.Count(f.Text));

    /// <summary>Counts the parameters of a class's primary constructor; 0 when it has none, or there is no such class.</summary>
    private static int ParametersOf(string type, IReadOnlyList<SourceFile> source)
    {
        var list = source
            .Select(f => Regex.Match(f.Text, $@"class {type}\(([^()]*(?:\([^()]*\)[^()]*)*)\)"))
            .FirstOrDefault(m => m.Success)
            ?.Groups[1]
            .Value;
        return string.IsNullOrWhiteSpace(list) ? 0 : Nested().Replace(list, "").Count(c => c == ',') + 1;
    }

    /// <summary>Commas between angle brackets or within parentheses separate no parameters.</summary>
    [GeneratedRegex(@"<[^<>]*>|\([^()]*\)")]
    private static partial Regex Nested();

    [GeneratedRegex(@"\bUnreachableException\b")]
    private static partial Regex Unreachable();

    [GeneratedRegex(@"\bStep step,\s*CouncilFacts facts\b")]
    private static partial Regex StepAndFacts();

    /// <param name="Pattern">A regular expression for a line.</param>
    /// <param name="Path">A regular expression for the files in which to look.</param>
    private sealed record Counted(string Name, string Pattern, string Path);
}
