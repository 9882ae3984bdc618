using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using Shouldly;

namespace KobanBot.Support.Cards;

/// <summary>A rule that every card keeps, whatever it shows. `Find` names the places that break it.</summary>
internal sealed record LintRule(string Name, string Sentence, Func<LintedCard, IEnumerable<string>> Find);

/// <summary>One place that breaks one rule.</summary>
internal sealed record LintFinding(LintRule Rule, string Where)
{
    public override string ToString() => $"{Rule.Name}: {Where}. {Rule.Sentence}";
}

/// <summary>
/// What Teams, Outlook, a phone 320 px wide and a screen reader ask of a card, beyond what the card schema says. Each rule is a sentence;
/// a card that breaks one fails in every test that approves it.
/// </summary>
internal static partial class CardLint
{
    /// <summary>Works under every figure published for Teams, and for incoming webhooks.</summary>
    public const int MaxBytes = 28 * 1024;

    /// <summary>Full-width characters that three visible buttons may have together at 320 px; a fourth button, the overflow, is in the sum.</summary>
    public const double MaxBarTitles = 14;

    private const int MaxUnwrapped = 12;

    private static readonly FrozenSet<string> KnownTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "TextBlock",
        "RichTextBlock",
        "TextRun",
        "Image",
        "Container",
        "ColumnSet",
        "Column",
        "FactSet",
        "Table",
        "TableRow",
        "TableCell",
        "ActionSet",
        "Chart.VerticalBar",
        "Chart.HorizontalBar",
        "Input.Text",
        "Input.Number",
        "Input.Date",
        "Input.Time",
        "Input.Toggle",
        "Input.ChoiceSet",
        "Action.Execute",
        "Action.Submit",
        "Action.ToggleVisibility",
        "Action.OpenUrl",
        "Action.ShowCard"
    );

    public static IReadOnlyList<LintRule> Rules { get; } =
    [
        new("version", "A card says version 1.5, the newest that Teams bots accept.", Version),
        new(
            "known-elements",
            "A card uses only elements that Teams bots know in 1.5; one bad element blanks the whole card on phones.",
            UnknownElements
        ),
        new("chart-dropped", "A chart may be left out by a client that draws none, and says so by the fallback drop.", LoneCharts),
        new("body", "A card has a body.", EmptyBody),
        new("size", "A card stays within 28 KB, counted as UTF-8 and as UTF-16.", TooLarge),
        new("lang", "A card says that it is Japanese, so that a screen reader pronounces it so.", Lang),
        new("speak", "A card says in words what it is, for the screen reader and the push preview; 7段階中2, not 2／7.", Speak),
        new("heading", "A card has at least one heading, by which a screen reader finds its way.", NoHeading),
        new("text-present", "A text block has text, or a screen reader stops at nothing.", EmptyText),
        new("text-wraps", "A text wraps; only up to 12 characters may stay on one line.", UnwrappedText),
        new("colour-with-words", "Colour never stands alone: what is coloured has words that say the same.", ColourAlone),
        new("no-ornaments", "No rows of dots or lines: a screen reader spells them out.", Ornaments),
        new("no-control-characters", "No control or direction characters except line breaks and tabs.", ControlCharacters),
        new("no-templates", "No {{DATE()}} or ${}: Teams shows them as they stand.", Templates),
        new("image-alt-text", "An image says in words what it shows.", ImagesWithoutText),
        new("columns", "In a row of columns one gives way, or the row runs over on a phone.", RigidColumns),
        new("unique-ids", "An id occurs once; of two inputs with one id the last wins.", DoubleIds),
        new("input-id", "An input has an id, or what was typed is lost.", InputsWithoutId),
        new("input-label", "An input has a label (a toggle: a title) that stays when something is typed.", InputsWithoutLabel),
        new("placeholder", "A placeholder is an example and never repeats the label.", PlaceholdersAsLabels),
        new(
            "not-required",
            "No input is required by the client: it would block 戻る and 保存して閉じる as well. The server checks.",
            RequiredInputs
        ),
        new("input-value", "A date is yyyy-MM-dd, a time HH:mm, a toggle true or false; anything else shows as empty.", InputValues),
        new("choices", "Choices have titles and distinct values, and what is chosen is among them.", Choices),
        new("visibility", "A button shows or hides what exists, and what is hidden at first can be shown.", Visibility),
        new("action-title", "A button has a title, and so has a row that can be tapped.", UntitledActions),
        new(
            "distinct-titles",
            "Two buttons that do different things have different titles; a button in each row names its row.",
            EqualTitles
        ),
        new("action-bar", "A row of buttons shows at most three; the rest are in the overflow, six in all.", LongBars),
        new("bar-width", "The visible buttons of a row fit beside each other at 320 px: three with 14 characters together.", WideBars),
        new("execute", "A universal action has a verb and its data, and an equal Action.Submit for older clients.", UnevenExecutes),
        new("submit", "Action.Submit occurs only as such a fallback.", LoneSubmits),
        new("data", "What a button carries and what is typed have different names; Teams pours both into one object.", DataOverInputs),
        new("refresh", "A refresh names 1 to 60 persons and a verb.", Refresh),
    ];

    public static IReadOnlyList<LintFinding> Check(AdaptiveCard card) => Check(CardJson.Serialize(card));

    public static IReadOnlyList<LintFinding> Check(string json)
    {
        var card = new LintedCard(json);
        return [.. Rules.SelectMany(rule => rule.Find(card).Select(where => new LintFinding(rule, where)))];
    }

    public static void ShouldBeClean(string json, string name = "the card")
    {
        var findings = Check(json);
        if (findings.Count > 0)
            throw new ShouldAssertException($"{name} breaks {findings.Count} rule(s):\n  {string.Join("\n  ", findings)}");
    }

    private static IEnumerable<string> Version(LintedCard card)
    {
        if ((string?)card.Root["type"] != "AdaptiveCard")
            yield return "the root is not an AdaptiveCard";
        if (card.Root["version"] is not JsonValue version || version.ToString() != "1.5")
            yield return $"version is {card.Root["version"]?.ToJsonString() ?? "missing"}";
    }

    private static IEnumerable<string> UnknownElements(LintedCard card) =>
        card
            .Nodes.Where(n =>
                !KnownTypes.Contains(n.Type) && !(n.Type == "AdaptiveCard" && n.Path.EndsWith(".card", StringComparison.Ordinal))
            )
            .Select(n => n.ToString());

    private static IEnumerable<string> LoneCharts(LintedCard card) =>
        card
            .Nodes.Where(n => n.Type.StartsWith("Chart.", StringComparison.Ordinal))
            .Where(n => n["fallback"] != "drop" || !card.OfType("Table").Any())
            .Select(n => n.ToString());

    private static IEnumerable<string> EmptyBody(LintedCard card) => card.Root["body"] is JsonArray { Count: > 0 } ? [] : ["body"];

    private static IEnumerable<string> TooLarge(LintedCard card)
    {
        var bytes = Math.Max(Encoding.UTF8.GetByteCount(card.Compact), 2 * card.Compact.Length);
        return bytes > MaxBytes ? [$"{bytes} bytes, {bytes - MaxBytes} too many"] : [];
    }

    private static IEnumerable<string> Lang(LintedCard card) => (string?)card.Root["lang"] == "ja" ? [] : ["lang"];

    private static IEnumerable<string> Speak(LintedCard card)
    {
        var speak = card.Root["speak"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        if (string.IsNullOrWhiteSpace(speak))
            yield return "speak is empty";
        else if (Fraction().Match(speak) is { Success: true } fraction)
            yield return $"speak says {fraction.Value}";
    }

    private static IEnumerable<string> NoHeading(LintedCard card) =>
        card.OfType("TextBlock").Any(n => n["style"] == "heading") ? [] : ["no TextBlock with style heading"];

    private static IEnumerable<string> EmptyText(LintedCard card) =>
        card.Nodes.Where(n => n.Type is "TextBlock" or "TextRun" && string.IsNullOrWhiteSpace(n["text"])).Select(n => n.ToString());

    private static IEnumerable<string> UnwrappedText(LintedCard card) =>
        card
            .Nodes.Where(n => !n.IsTrue("wrap"))
            .Where(n =>
                n.Type switch
                {
                    // Where wrap is left out, the format's default is a single line.
                    "TextBlock" => !n.IsFalse("wrap") || Length(n["text"]) > MaxUnwrapped,
                    "Input.Toggle" => Length(n.Title) > MaxUnwrapped,
                    "Input.ChoiceSet" => ChoicesOf(n).Any(c => Length((string?)c["title"]) > MaxUnwrapped),
                    _ => false,
                }
            )
            .Select(n => n.ToString());

    private static IEnumerable<string> ColourAlone(LintedCard card) =>
        card
            .Nodes.Where(n => n.Type is "TextBlock" or "TextRun" && n["color"] is "Attention" or "Warning" or "Good" or "Accent")
            .Where(n => !(n["text"] ?? "").Any(char.IsLetterOrDigit))
            .Select(n => n.ToString());

    private static IEnumerable<string> Ornaments(LintedCard card) => Matching(card, Ornament());

    private static IEnumerable<string> Templates(LintedCard card) => Matching(card, Template());

    private static IEnumerable<string> ControlCharacters(LintedCard card) =>
        card.Texts.Where(t => t.Value.Any(IsControl)).Select(t => $"{t.Path} has U+{(int)t.Value.First(IsControl):X4}");

    private static IEnumerable<string> ImagesWithoutText(LintedCard card) =>
        card.OfType("Image").Where(n => string.IsNullOrWhiteSpace(n["altText"])).Select(n => n.ToString());

    private static IEnumerable<string> RigidColumns(LintedCard card) =>
        card.OfType("ColumnSet")
            .Where(n => n.Json["columns"] is JsonArray { Count: > 1 } columns && columns.All(c => c?["width"]?.ToString() == "auto"))
            .Select(n => n.ToString());

    private static IEnumerable<string> DoubleIds(LintedCard card) =>
        card.Nodes.Where(n => n["id"] is not null).GroupBy(n => n["id"]).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g));

    private static IEnumerable<string> InputsWithoutId(LintedCard card) =>
        card.Inputs.Where(n => string.IsNullOrWhiteSpace(n["id"])).Select(n => n.ToString());

    private static IEnumerable<string> InputsWithoutLabel(LintedCard card) =>
        card.Inputs.Where(n => string.IsNullOrWhiteSpace(n.Type == "Input.Toggle" ? n.Title : n["label"])).Select(n => n.ToString());

    private static IEnumerable<string> PlaceholdersAsLabels(LintedCard card) =>
        card.Inputs.Where(n => n["placeholder"] is { } example && example.Trim() == n["label"]?.Trim()).Select(n => n.ToString());

    private static IEnumerable<string> RequiredInputs(LintedCard card) =>
        card.Inputs.Where(n => n.IsTrue("isRequired")).Select(n => n.ToString());

    private static IEnumerable<string> InputValues(LintedCard card) =>
        card
            .Inputs.Where(n => n.Json["value"] is not null)
            .Where(n =>
                n.Type switch
                {
                    "Input.Date" => !DateOnly.TryParseExact(
                        n["value"],
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out _
                    ),
                    "Input.Time" => !TimeOnly.TryParseExact(n["value"], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                    "Input.Toggle" => n["value"] is not ("true" or "false"),
                    _ => false,
                }
            )
            .Select(n => $"{n} has {n.Json["value"]!.ToJsonString()}");

    private static IEnumerable<string> Choices(LintedCard card)
    {
        foreach (var set in card.OfType("Input.ChoiceSet"))
        {
            var choices = ChoicesOf(set).Select(c => (Title: (string?)c["title"], Value: (string?)c["value"])).ToList();
            var isMultiple = set.IsTrue("isMultiSelect");
            var chosen =
                set["value"] is not { Length: > 0 } value ? []
                : isMultiple ? value.Split(',')
                : [value];
            if (choices.Count == 0)
                yield return $"{set} has no choices";
            if (choices.Any(c => string.IsNullOrWhiteSpace(c.Title) || string.IsNullOrEmpty(c.Value)))
                yield return $"{set} has a choice without title or value";
            if (choices.DistinctBy(c => c.Value).Count() < choices.Count)
                yield return $"{set} has one value twice";
            if (isMultiple && choices.Any(c => c.Value?.Contains(',', StringComparison.Ordinal) == true))
                yield return $"{set} has a value with a comma, which parts several values";
            if (chosen.Except(choices.Select(c => c.Value)).FirstOrDefault() is { } absent)
                yield return $"{set} has chosen {absent}, which is not among its choices";
        }
    }

    private static IEnumerable<string> Visibility(LintedCard card)
    {
        var ids = card.Nodes.Where(n => !n.IsAction).Select(n => n["id"]).ToHashSet();
        var targets = card.OfType("Action.ToggleVisibility")
            .SelectMany(n => TargetsOf(n).DefaultIfEmpty(null).Select(target => (Action: n, Target: target)))
            .ToList();
        foreach (var (action, target) in targets.Where(t => t.Target is null || !ids.Contains(t.Target)))
            yield return $"{action} points to {target ?? "nothing"}";
        foreach (var hidden in card.Nodes.Where(n => n.IsFalse("isVisible") && !targets.Any(t => t.Target == n["id"])))
            yield return $"{hidden} stays hidden";
    }

    private static IEnumerable<string> UntitledActions(LintedCard card) =>
        card.Buttons.Where(n => string.IsNullOrWhiteSpace(n.Title)).Select(n => n.ToString());

    private static IEnumerable<string> EqualTitles(LintedCard card) =>
        card
            .Buttons.Where(n => n.Title.Length > 0)
            .GroupBy(n => n.Title.Trim())
            // A row that can be tapped may do what its button does.
            .Where(g => g.Skip(1).Any(n => !DoTheSame(g.First(), n)))
            .Select(g => string.Join(" and ", g));

    private static IEnumerable<string> LongBars(LintedCard card)
    {
        foreach (var (path, actions) in card.Bars)
        {
            var visible = actions.Count(a => !a.IsSecondary);
            if (visible > 3 || actions.Count > 6)
                yield return $"{path} shows {visible} of {actions.Count}";
            else if (visible == 0)
                yield return $"{path} shows nothing";
        }
    }

    private static IEnumerable<string> WideBars(LintedCard card)
    {
        foreach (var (path, actions) in card.Bars)
        {
            var visible = actions.Where(a => !a.IsSecondary).ToList();
            var hasOverflow = visible.Count < actions.Count;
            var width = visible.Sum(a => FullWidths(a.Title)) + (hasOverflow ? 1 : 0);
            // Each button less frees its edges and the gap for two and a half characters more.
            var room = MaxBarTitles + (2.5 * (3 - visible.Count - (hasOverflow ? 1 : 0)));
            if (visible.Count is > 0 and <= 3 && width > room)
                yield return $"{path} has {width} characters where {room} fit: {string.Join("｜", visible.Select(a => a.Title))}";
        }
    }

    private static IEnumerable<string> UnevenExecutes(LintedCard card)
    {
        foreach (var action in card.OfType("Action.Execute"))
        {
            if (string.IsNullOrWhiteSpace(action["verb"]))
                yield return $"{action} has no verb";
            if (action.Json["data"] is not JsonObject data)
                yield return $"{action} has no data object";
            else if (!action.IsRefresh && !IsItsSubmit(action, data))
                yield return $"{action} has no equal Action.Submit as its fallback";
        }
    }

    private static bool IsItsSubmit(LintedNode action, JsonObject data)
    {
        if (action.Json["fallback"] is not JsonObject fallback || (string?)fallback["type"] != "Action.Submit")
            return false;

        var expected = data.DeepClone().AsObject();
        expected["verb"] = action["verb"];
        return JsonNode.DeepEquals(expected, fallback["data"])
            && new[] { "title", "mode", "style", "associatedInputs", "isEnabled" }.All(p =>
                JsonNode.DeepEquals(action.Json[p], fallback[p])
            );
    }

    private static IEnumerable<string> LoneSubmits(LintedCard card) =>
        card.OfType("Action.Submit").Where(n => !n.IsFallback).Select(n => n.ToString());

    private static IEnumerable<string> DataOverInputs(LintedCard card)
    {
        var inputs = card.Inputs.Select(n => n["id"]).ToHashSet();
        return card.OfType("Action.Execute")
            .Where(n => !n.IsRefresh && n.Json["data"] is JsonObject)
            .SelectMany(n =>
                n.Json["data"]!.AsObject().Select(d => d.Key).Append("verb").Where(inputs.Contains).Select(key => $"{n} carries {key}")
            );
    }

    private static IEnumerable<string> Refresh(LintedCard card)
    {
        if (card.Root["refresh"] is not { } refresh)
            yield break;
        var persons = (refresh["userIds"] as JsonArray)?.Select(p => (string?)p).ToList() ?? [];
        if (persons.Count is < 1 or > 60)
            yield return $"refresh names {persons.Count} persons";
        if (persons.Any(string.IsNullOrWhiteSpace) || persons.Distinct().Count() < persons.Count)
            yield return "refresh names a person twice or an empty one";
        if ((string?)refresh["action"]?["type"] != "Action.Execute")
            yield return "refresh has no Action.Execute";
    }

    private static bool DoTheSame(LintedNode one, LintedNode other) =>
        one.Type == other.Type
        && new[] { "verb", "data", "url", "targetElements", "card" }.All(p => JsonNode.DeepEquals(one.Json[p], other.Json[p]));

    private static IEnumerable<string?> TargetsOf(LintedNode toggle) =>
        (toggle.Json["targetElements"] as JsonArray ?? []).Select(t => t is JsonObject o ? (string?)o["elementId"] : (string?)t);

    private static IEnumerable<JsonObject> ChoicesOf(LintedNode set) => (set.Json["choices"] as JsonArray ?? []).OfType<JsonObject>();

    // What a person typed is not ours to judge, so an input's value is left out.
    private static IEnumerable<string> Matching(LintedCard card, Regex pattern) =>
        card
            .Texts.Where(t => Worded().IsMatch(t.Path) && pattern.IsMatch(t.Value))
            .Select(t => $"{t.Path} has {pattern.Match(t.Value).Value}");

    private static int Length(string? text) => new StringInfo(text ?? "").LengthInTextElements;

    private static double FullWidths(string text) =>
        text.EnumerateRunes().Sum(r => r.Value is < 0x300 or (>= 0xFF61 and <= 0xFF9F) ? 0.5 : 1);

    // U+202A to 202E and U+2066 to 2069 turn the reading direction around, so that a text shows as another one.
    private static bool IsControl(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"\d\s*[/／∕⁄]\s*\d")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"[●○◎■□◆◇★☆▲△▼▽・…─━═‐=＊＿]{3,}|-{3,}|_{3,}|\*{4,}")]
    private static partial Regex Ornament();

    [GeneratedRegex(@"(^|\.)(text|title|label|placeholder|altText|speak)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Worded();

    [GeneratedRegex(@"\{\{|\$\{")]
    private static partial Regex Template();
}
