using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Look;

/// <summary>
/// Text can be read: at least 4.5 to 1 against what is behind it (WCAG 2.2, 1.4.3), on every approved card, on the page beside the mail and in the
/// mails. Amber is a colour of boxes only, never of text.
/// </summary>
public sealed partial class ContrastTests
{
    private const double Least = 4.5;

    private static readonly JsonNode Styles = JsonNode.Parse(File.ReadAllText(Repository.At("dev", "cards", "host-config.json")))![
        "containerStyles"
    ]!; // In the repository.

    [Fact]
    public void No_text_of_an_approved_card_is_hard_to_read()
    {
        var texts = Cards().SelectMany(c => Texts(c.Card, "default").Select(t => (c.File, t.Style, t.Colour, t.IsSubtle))).ToList();

        texts.Count.ShouldBeGreaterThan(1_000);
        texts
            .Where(t => Contrast(Foreground(t.Style, t.Colour, t.IsSubtle), Background(t.Style)) < Least)
            .Select(t => $"{t.File}: {t.Colour} on {t.Style}")
            .Distinct()
            .ShouldBeEmpty();
    }

    /// <summary>What Teams draws as Warning is its own choice, and on white it was not readable.</summary>
    [Fact]
    public void No_text_of_a_card_is_amber() =>
        Cards().Where(c => Texts(c.Card, "default").Any(t => t.Colour == "warning")).Select(c => c.File).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Bot/Outlook/Pane/pane.css")]
    [InlineData("dev/cards/page.css")]
    public void No_text_of_a_style_sheet_is_hard_to_read(string file)
    {
        var sheet = File.ReadAllText(Repository.At(file.Split('/')));
        var names = Variable()
            .Matches(sheet)
            .DistinctBy(m => m.Groups[1].Value)
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var rules = Rule().Matches(sheet).Select(r => (Of: r.Groups[1].Value.Trim(), Body: r.Groups[2].Value)).ToList();

        var coloured = rules.Select(r => (r.Of, Colour: Value(r.Body, Colour(), names), Behind: Value(r.Body, BehindIt(), names))).ToList();

        coloured.Count(r => r.Colour is not null).ShouldBeGreaterThan(3);
        coloured
            .Where(r => (r.Colour ?? r.Behind) is not null)
            .SelectMany(r =>
                r.Behind is { } behind
                    ? [(r.Of, Colour: r.Colour ?? "#242424", Behind: behind)]
                    : new[] { (r.Of, Colour: r.Colour!, Behind: "#ffffff"), (r.Of, Colour: r.Colour!, Behind: "#f5f5f5") } // One of the two.
            )
            .Where(r => Contrast(r.Colour, r.Behind) < Least)
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_text_of_a_mail_is_hard_to_read()
    {
        var mails = Directory.EnumerateFiles(Repository.At("tests"), "*.approved.html", SearchOption.AllDirectories).ToList();

        mails.Count.ShouldBeGreaterThan(1);
        foreach (var mail in mails.Select(File.ReadAllText))
        {
            var colours = MailColour().Matches(mail).Select(m => m.Groups[1].Value.ToLowerInvariant()).Distinct().ToList();
            colours.ShouldContain("#242424");
            foreach (var colour in colours.Except(["#ffffff"]))
            {
                Contrast(colour, "#ffffff").ShouldBeGreaterThanOrEqualTo(Least, colour);
                Contrast(colour, "#f5f5f5").ShouldBeGreaterThanOrEqualTo(Least, colour);
            }
        }

        Contrast("#ffffff", "#5b5fc7").ShouldBeGreaterThanOrEqualTo(Least); // The button.
    }

    private static IEnumerable<(string File, JsonNode Card)> Cards() =>
        Directory
            .EnumerateFiles(Repository.At("tests"), "*.approved.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "CardJsonTests.every-element.approved.json") // Shows what the library can, and is no card of the bot.
            .Select(f => (File: Path.GetFileName(f), Card: JsonNode.Parse(File.ReadAllText(f))!)) // A JSON file.
            .Where(c => c.Card is JsonObject && (string?)c.Card["type"] == "AdaptiveCard");

    /// <summary>Every text with the style of the box in which it stands.</summary>
    private static IEnumerable<(string Style, string Colour, bool IsSubtle)> Texts(JsonNode? node, string style) =>
        node switch
        {
            JsonArray all => all.SelectMany(n => Texts(n, style)),
            JsonObject text when (string?)text["type"] == "TextBlock" =>
            [
                (style, ((string?)text["color"] ?? "default").ToLowerInvariant(), (bool?)text["isSubtle"] ?? false),
            ],
            JsonObject box => box.SelectMany(p => Texts(p.Value, Inside(box) ?? style)),
            _ => [],
        };

    private static string? Inside(JsonObject box) =>
        (string?)box["type"] is "Container" or "Column" or "ColumnSet" or "TableCell" && box["style"] is { } style
            ? ((string?)style)!.ToLowerInvariant() // A name.
            : null;

    private static string Background(string style) => (string)Styles[style]!["backgroundColor"]!; // Of the host.

    private static string Foreground(string style, string colour, bool isSubtle) =>
        (string?)Styles[style]!["foregroundColors"]![colour]?[isSubtle ? "subtle" : "default"] // Of the host.
        ?? throw new InvalidOperationException($"dev/cards/host-config.json does not say how {colour} looks on {style}.");

    private static string? Value(string body, Regex property, Dictionary<string, string> names) =>
        property.Match(body) is not { Success: true } found ? null
        : found.Groups[1].Value is var value && value.StartsWith("var(", StringComparison.Ordinal)
            ? Hex().IsMatch(names[value[4..^1]]) ? names[value[4..^1]]
                : null
        : Hex().IsMatch(value) ? value
        : null;

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var digits = colour.Length == 4 ? string.Concat(colour[1..].Select(c => new string(c, 2))) : colour[1..];
        double Part(int at)
        {
            var value = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4);
    }

    [GeneratedRegex(@"(--[\w-]+):\s*([^;}]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<![\w-])color:\s*([^;!}\s]+)")]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<![\w-])background:\s*([^;!}\s]+)")]
    private static partial Regex BehindIt();

    [GeneratedRegex(@"(?<![\w-])color:\s*(#[0-9A-Fa-f]{6})")]
    private static partial Regex MailColour();

    [GeneratedRegex(@"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]
    private static partial Regex Hex();
}
