using System.Globalization;
using System.Xml.Linq;

namespace KobanBot.Bench;

/// <summary>A line of a page: its left end and its top in millimetres.</summary>
internal sealed record PlacedLine(int Page, double Top, double Left, string Text)
{
    /// <summary>A line of an approved page; what it says is the rest of it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Page} {Top:F1} {Left:F1} {Text}");

    public static PlacedLine Parse(string line)
    {
        var parts = line.Split(' ', 4);
        return new PlacedLine(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            double.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture),
            parts[3]
        );
    }
}

/// <summary>Where the lines of a form lie, and how far from where they were approved.</summary>
internal static class FormLines
{
    /// <summary>So far a line may move, in millimetres.</summary>
    public const double Tolerance = 2;

    /// <summary>Of a long document its beginning and its end are approved, and how many pages there are.</summary>
    private const int FirstPages = 2;

    private const double PointsPerMillimetre = 72 / 25.4;

    /// <param name="words">What `pdftotext -bbox-layout` says.</param>
    public static IReadOnlyList<PlacedLine> Read(string words)
    {
        var pages = XDocument.Parse(words).Descendants().Where(e => e.Name.LocalName == "page").ToList();
        return
        [
            .. pages
                .Index()
                .Where(p => p.Index < FirstPages || p.Index == pages.Count - 1)
                .SelectMany(p =>
                    p.Item.Descendants()
                        .Where(e => e.Name.LocalName == "line")
                        .Select(e => new PlacedLine(p.Index + 1, At(e, "yMin"), At(e, "xMin"), Text(e)))
                        .OrderBy(l => l.Top)
                        .ThenBy(l => l.Left)
                ),
        ];
    }

    /// <summary>One sentence for each line that has gone, has come, or lies elsewhere.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<PlacedLine> approved, IReadOnlyList<PlacedLine> now)
    {
        var left = now.GroupBy(l => (l.Page, l.Text)).ToDictionary(g => g.Key, g => new Queue<PlacedLine>(g));
        var found = new List<string>();
        foreach (var line in approved)
        {
            if (!left.TryGetValue((line.Page, line.Text), out var same) || !same.TryDequeue(out var placed))
            {
                found.Add($"gone: {line}");
            }
            else if (Math.Abs(placed.Top - line.Top) > Tolerance || Math.Abs(placed.Left - line.Left) > Tolerance)
            {
                found.Add($"moved: {line} -> {placed}");
            }
        }

        return [.. found, .. left.Values.SelectMany(q => q).Select(l => $"new: {l}")];
    }

    private static double At(XElement line, string side) =>
        Math.Round(double.Parse(line.Attribute(side)!.Value, CultureInfo.InvariantCulture) / PointsPerMillimetre, 1); // Poppler writes it.

    private static string Text(XElement line) => string.Join(' ', line.Elements().Select(w => w.Value));
}
