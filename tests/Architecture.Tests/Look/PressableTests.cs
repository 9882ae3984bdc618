using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Look;

/// <summary>A line or a figure that can be pressed shows ›, and says to a screen reader what it is; a figure says its number.</summary>
public sealed partial class PressableTests
{
    [Fact]
    public void What_can_be_pressed_shows_it_and_says_its_number()
    {
        var all = Directory
            .EnumerateFiles(Repository.At("tests", "Bot.Tests", "Features"), "*.approved.json")
            .SelectMany(f => Pressable(JsonNode.Parse(File.ReadAllText(f))).Select(p => (File: Path.GetFileName(f), p.Text, p.Title)))
            .ToList();

        all.Count.ShouldBeGreaterThan(500);
        all.Where(p => !p.Text.Contains('›')).ShouldBeEmpty();
        all.Where(p => p.Title.Length == 0).ShouldBeEmpty();
        all.Where(p =>
                Figure().Match(p.Text) is { Success: true } figure && !p.Title.Contains(figure.Groups[1].Value, StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
        all.Count(p => Figure().IsMatch(p.Text)).ShouldBeGreaterThan(200);
    }

    private static IEnumerable<(string Text, string Title)> Pressable(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Pressable),
            JsonObject element =>
            [
                .. element["selectAction"] is JsonObject action
                    ? [(string.Join(' ', Texts(element)).Trim(), (string?)action["title"] ?? "")]
                    : Array.Empty<(string, string)>(),
                .. element.SelectMany(p => Pressable(p.Value)),
            ],
            _ => [],
        };

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Texts),
            JsonObject element when (string?)element["type"] == "TextBlock" => [(string?)element["text"] ?? ""],
            JsonObject element => element.Where(p => p.Key != "selectAction").SelectMany(p => Texts(p.Value)),
            _ => [],
        };

    /// <summary>Nothing but a number with its unit.</summary>
    [GeneratedRegex(@"^([0-9][0-9,.]*)[^0-9\s]{0,4}\s*›$")]
    private static partial Regex Figure();
}
