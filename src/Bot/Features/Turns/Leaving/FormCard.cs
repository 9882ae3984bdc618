using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns.Leaving;

/// <summary>
/// A card with inputs and a button that takes them along, as the JSON that a flow has drawn. Which form it is follows from that button: the verb
/// without its last part, and what it is about.
/// </summary>
internal sealed class FormCard
{
    /// <summary>Which form the button was drawn on.</summary>
    public const string FormKey = "typedIn";

    /// <summary>On a button that leaves the form: the ids of the inputs, so that what was typed is known from what the button carries.</summary>
    public const string InputsKey = "typed";

    /// <summary>On the same button: what the inputs held when they were drawn. Who has typed nothing leaves nothing behind.</summary>
    public const string DrawnKey = "drawn";

    /// <summary>On the same button: the verb that would have saved it.</summary>
    public const string VerbKey = "typedFor";

    /// <summary>On the button that forgets what was kept: which form.</summary>
    public const string DiscardKey = "discard";

    // They change with every drawing, and say nothing of what the form is about.
    private static readonly string[] OfTheDrawing = [Buttons.CommandKey, Buttons.VersionKey, "shown", "seen", "print", FormKey];

    private readonly List<JsonObject> _actions;

    private FormCard(JsonObject card, JsonObject main, List<JsonObject> actions, IReadOnlyList<JsonObject> inputs)
    {
        (Card, Inputs, _actions) = (card, inputs, actions);
        Verb = VerbOf(main);
        Key = KeyOf(Verb, DataOf(main));
    }

    public JsonObject Card { get; }

    public IReadOnlyList<JsonObject> Inputs { get; }

    /// <summary>The verb of the button that takes the inputs along.</summary>
    public string Verb { get; }

    /// <summary>The same for every drawing of the form about the same matter.</summary>
    public string Key { get; }

    public IEnumerable<string> Ids => Inputs.Select(i => (string?)i["id"] ?? "");

    /// <summary>The buttons by which the person leaves, with what they carry.</summary>
    public IEnumerable<JsonObject> Leaving => _actions.Where(IsLeaving);

    /// <summary>
    /// Whether a card has inputs, told from its text: most cards have none, and to read one as JSON costs as much as to draw it. No text on a card
    /// can be taken for an input, for its quotes are escaped.
    /// </summary>
    public static bool MayBe(string card) => card.Contains("\"type\":\"Input.", StringComparison.Ordinal);

    /// <param name="card">The whole card.</param>
    /// <param name="isLookup">Whether a verb's inputs only choose what is shown.</param>
    /// <returns>Null for a card that takes nothing along.</returns>
    public static FormCard? Find(JsonObject card, Func<string, bool> isLookup)
    {
        List<JsonObject> inputs = [];
        List<JsonObject> actions = [];
        // The card's own actions say best what it is for; rows of its body may open parts of it.
        Collect(card["actions"], inputs, actions);
        Collect(card["body"], inputs, actions);
        return inputs.Count > 0 && actions.Find(a => !IsLeaving(a) && !isLookup(VerbOf(a))) is { } main
            ? new FormCard(card, main, actions, inputs)
            : null;
    }

    /// <summary>What the inputs hold, in a form that tells whether something was typed.</summary>
    public static string Digest(IEnumerable<TypedInput> inputs)
    {
        var text = string.Join(
            '\u001f',
            inputs
                .OrderBy(i => i.Id, StringComparer.Ordinal)
                .Select(i => $"{i.Id}\u001e{(i.Value == "false" ? "" : i.Value.Replace("\r\n", "\n", StringComparison.Ordinal).Trim())}")
        );
        return Hash(text);
    }

    /// <summary>Lets every button say on which form it stands, and those that leave take along what was typed.</summary>
    /// <param name="isUnsaved">The inputs show what was typed and not saved, as after an error.</param>
    public void Mark(bool isUnsaved)
    {
        var ids = string.Join(',', Ids);
        var drawn = isUnsaved ? "" : Digest(Inputs.Select(i => new TypedInput((string?)i["id"] ?? "", (string?)i["value"] ?? "")));
        foreach (var action in _actions)
        {
            var leaves = IsLeaving(action);
            foreach (var one in new[] { action, action["fallback"] as JsonObject }.OfType<JsonObject>())
            {
                if (one["data"] is not JsonObject data)
                {
                    continue;
                }

                data[FormKey] = Key;
                if (leaves)
                {
                    data[InputsKey] = ids;
                    data[DrawnKey] = drawn;
                    data[VerbKey] = Verb;
                    one.Remove("associatedInputs");
                }
            }
        }
    }

    private static bool IsLeaving(JsonObject action) => (string?)action["associatedInputs"] == "none";

    private static string VerbOf(JsonObject action) => (string?)action["verb"] ?? "";

    private static JsonObject DataOf(JsonObject action) => action["data"] as JsonObject ?? [];

    private static string KeyOf(string verb, JsonObject data)
    {
        var flow = verb.LastIndexOf('.') is > 0 and var end ? verb[..end] : verb;
        var isFresh = data.ContainsKey(Buttons.FreshKey);
        var about = data.Where(d => !OfTheDrawing.Contains(d.Key, StringComparer.Ordinal) && !(isFresh && d.Key == Buttons.FlowKey))
            .OrderBy(d => d.Key, StringComparer.Ordinal)
            .Select(d => $"{d.Key}\u001e{d.Value}");
        return Hash($"{flow}\u001f{string.Join('\u001f', about)}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10));

    private static void Collect(JsonNode? node, List<JsonObject> inputs, List<JsonObject> actions)
    {
        switch (node)
        {
            case JsonObject element:
                var type = (string?)element["type"] ?? "";
                if (type.StartsWith("Input.", StringComparison.Ordinal))
                {
                    inputs.Add(element);
                }
                else if (type == "Action.Execute")
                {
                    actions.Add(element);
                    break;
                }

                foreach (var (_, child) in element)
                {
                    Collect(child, inputs, actions);
                }

                break;
            case JsonArray array:
                foreach (var child in array)
                {
                    Collect(child, inputs, actions);
                }

                break;
        }
    }
}
