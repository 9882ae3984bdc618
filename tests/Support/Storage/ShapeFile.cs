using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace KobanBot.Support.Storage;

/// <summary>
/// What rows of a kind look like in one shape: `Shapes/KIND.SCHEMA.json` holds bodies as a release has written them. Such a file is never
/// changed, because the rows are in storage: `UPDATE_APPROVED=1` writes only a file that is missing.
/// </summary>
internal sealed class ShapeFile
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path;

    private ShapeFile(string path) => _path = path;

    public static ShapeFile Of(string kind, int schema) => new(Path.Combine(Folder(), "Shapes", $"{kind}.{schema}.json"));

    /// <summary>The bodies of the file, which is written first when it is missing and may be.</summary>
    public IReadOnlyList<string> Bodies(IReadOnlyList<string> asWrittenNow)
    {
        if (!File.Exists(_path) && Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!); // The path has a folder.
            var bodies = new JsonArray([.. asWrittenNow.Select(b => JsonNode.Parse(b))]);
            File.WriteAllText(_path, bodies.ToJsonString(Indented) + "\n");
        }

        File.Exists(_path).ShouldBeTrue($"{_path} is missing: a sample of this shape, written by UPDATE_APPROVED=1");
        return [.. JsonNode.Parse(File.ReadAllText(_path))!.AsArray().Select(b => b!.ToJsonString())]; // No sample is null.
    }

    /// <summary>Every path of the bodies with the kind of its value, whatever the values.</summary>
    public static string OutlineOf(IEnumerable<string> bodies)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var body in bodies)
        {
            Add("", JsonNode.Parse(body), lines);
        }

        return string.Join('\n', lines);
    }

    private static void Add(string path, JsonNode? node, SortedSet<string> lines)
    {
        switch (node)
        {
            case JsonObject all:
                foreach (var (name, value) in all)
                {
                    Add($"{path}.{name}", value, lines);
                }

                break;
            case JsonArray { Count: 0 }:
                lines.Add($"{path}[]");
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Add($"{path}[]", item, lines);
                }

                break;
            default:
                var kind = node?.GetValueKind() ?? JsonValueKind.Null;
                lines.Add($"{path}: {(kind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : kind)}");
                break;
        }
    }

    private static string Folder([CallerFilePath] string own = "") => Path.GetDirectoryName(own)!; // A source file is in a folder.
}
