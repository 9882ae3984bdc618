using System.Text.Json.Nodes;

namespace KobanBot.Support.Conversations;

/// <summary>A card as a client holds it: what it says, its buttons, and its inputs with what they hold.</summary>
internal sealed class SeenCard(JsonObject json)
{
    public JsonObject Json => json;

    public string Text => string.Join('\n', Texts);

    /// <summary>What it says is wrong with single inputs.</summary>
    public string FieldErrors => string.Join('\n', Texts.Where(t => t.StartsWith("要訂正：", StringComparison.Ordinal)));

    /// <summary>Empty for what is no card of ours, as a question whether a file is wanted.</summary>
    public string Heading => (string?)All(json).FirstOrDefault(e => (string?)e["style"] == "heading")?["text"] ?? "";

    public IReadOnlyList<string> Buttons => [.. Actions.Select(a => (string)a["title"]!)];

    public IReadOnlyList<JsonObject> Actions => [.. All(json).Where(e => Is(e, "Action.Execute") && e["title"] is not null)];

    public IReadOnlyList<JsonObject> InputElements =>
        [.. All(json).Where(e => ((string?)e["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)];

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

    private IEnumerable<string> Texts => All(json).Where(e => Is(e, "TextBlock")).Select(e => (string)e["text"]!);

    private static bool Is(JsonObject element, string type) => (string?)element["type"] == type;

    private static IEnumerable<JsonObject> All(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject element:
                yield return element;
                foreach (var child in element.Where(p => p.Key is not ("fallback" or "data" or "refresh")).SelectMany(p => All(p.Value)))
                {
                    yield return child;
                }

                break;
            case JsonArray array:
                foreach (var child in array.SelectMany(All))
                {
                    yield return child;
                }

                break;
        }
    }
}
