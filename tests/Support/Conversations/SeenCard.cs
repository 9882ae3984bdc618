using System.Text.Json.Nodes;

namespace KobanBot.Support.Conversations;

/// <summary>A card as a client holds it: what it says, its buttons, and its inputs with what they hold.</summary>
internal sealed class SeenCard
{
    // Read once: whoever looks for one of many sentences asks for the same text again and again.
    private readonly List<JsonObject> _elements = [];

    public SeenCard(JsonObject json)
    {
        Json = json;
        Collect(json, _elements);
        List<string> texts = [.. _elements.Where(e => Is(e, "TextBlock")).Select(e => (string)e["text"]!)];
        Text = string.Join('\n', texts);
        FieldErrors = string.Join('\n', texts.Where(t => t.StartsWith("要訂正：", StringComparison.Ordinal)));
    }

    public JsonObject Json { get; }

    public string Text { get; }

    /// <summary>What it says is wrong with single inputs.</summary>
    public string FieldErrors { get; }

    /// <summary>Empty for what is no card of ours, as a question whether a file is wanted.</summary>
    public string Heading => (string?)_elements.Find(e => (string?)e["style"] == "heading")?["text"] ?? "";

    public IReadOnlyList<string> Buttons => [.. Actions.Select(a => (string)a["title"]!)];

    public IReadOnlyList<JsonObject> Actions => [.. _elements.Where(e => Is(e, "Action.Execute") && e["title"] is not null)];

    public IReadOnlyList<JsonObject> InputElements =>
        [.. _elements.Where(e => ((string?)e["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)];

    public IReadOnlyDictionary<string, string> Inputs => InputElements.ToDictionary(e => (string)e["id"]!, e => (string?)e["value"] ?? "");

    public JsonObject Button(string title) =>
        Actions.FirstOrDefault(a => (string)a["title"]! == title)
        ?? Actions.FirstOrDefault(a => ((string)a["title"]!).Contains(title, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No button 「{title}」 among {string.Join('、', Buttons)} on:\n{Text}");

    public string VerbOf(string title) => (string)Button(title)["verb"]!;

    public bool HasButton(string title) => Buttons.Contains(title);

    /// <summary>Inputs that the client sends: empty ones are left out, as the official renderer does.</summary>
    public Dictionary<string, string> Sent(IEnumerable<(string Id, string Value)> typed)
    {
        var sent = Inputs.Where(i => i.Value.Length > 0).ToDictionary();
        foreach (var (id, value) in typed)
        {
            if (!Inputs.ContainsKey(id))
            {
                throw new InvalidOperationException($"No input {id} among {string.Join(", ", Inputs.Keys)} on:\n{Text}");
            }

            sent[id] = value;
            if (value.Length == 0)
            {
                sent.Remove(id);
            }
        }

        return sent;
    }

    private static bool Is(JsonObject element, string type) => (string?)element["type"] == type;

    /// <summary>Adds every element of a card as it is drawn, from top to bottom.</summary>
    private static void Collect(JsonNode? node, List<JsonObject> elements)
    {
        switch (node)
        {
            case JsonObject element:
                elements.Add(element);
                foreach (var (key, value) in element)
                {
                    if (key is not ("fallback" or "data" or "refresh"))
                    {
                        Collect(value, elements);
                    }
                }

                break;
            case JsonArray array:
                foreach (var child in array)
                {
                    Collect(child, elements);
                }

                break;
        }
    }
}
