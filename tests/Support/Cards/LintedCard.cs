using System.Text.Json.Nodes;

namespace KobanBot.Support.Cards;

/// <summary>A typed object of a card, and where it stands, as in `body[0].items[2]`.</summary>
internal sealed record LintedNode(JsonObject Json, string Path)
{
    public string Type => this["type"] ?? "";

    public bool IsInput => Type.StartsWith("Input.", StringComparison.Ordinal);

    public bool IsAction => Type.StartsWith("Action.", StringComparison.Ordinal);

    public bool IsFallback => Path.EndsWith(".fallback", StringComparison.Ordinal);

    public bool IsRefresh => Path == "refresh.action";

    public bool IsSecondary => this["mode"] == "secondary";

    public string Title => this["title"] ?? "";

    /// <summary>A property that is text, or null.</summary>
    public string? this[string property] => Json[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public bool IsTrue(string property) => Json[property] is JsonValue value && value.TryGetValue<bool>(out var truth) && truth;

    public bool IsFalse(string property) => Json[property] is JsonValue value && value.TryGetValue<bool>(out var truth) && !truth;

    public override string ToString() => $"{Path} ({Type}{(Title.Length > 0 ? $" {Title}" : "")}{(this["id"] is { } id ? $" #{id}" : "")})";
}

/// <summary>The card's JSON taken apart once for all rules. What stands in an action's `data` is the product's own and not looked into.</summary>
internal sealed class LintedCard
{
    private readonly List<LintedNode> _nodes = [];
    private readonly List<(string, IReadOnlyList<LintedNode>)> _bars = [];
    private readonly List<(string, string)> _texts = [];

    public LintedCard(string json)
    {
        Root = JsonNode.Parse(json)!.AsObject();
        Compact = Root.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Walk(Root, "");
    }

    public JsonObject Root { get; }

    /// <summary>As it goes over the wire.</summary>
    public string Compact { get; }

    /// <summary>Everything with a `type`, and everything that stands where something with a `type` belongs.</summary>
    public IReadOnlyList<LintedNode> Nodes => _nodes;

    /// <summary>The card's own buttons and each ActionSet's.</summary>
    public IReadOnlyList<(string Path, IReadOnlyList<LintedNode> Actions)> Bars => _bars;

    /// <summary>Every text value outside `data`, with its path.</summary>
    public IReadOnlyList<(string Path, string Value)> Texts => _texts;

    public IEnumerable<LintedNode> OfType(string type) => _nodes.Where(n => n.Type == type);

    public IEnumerable<LintedNode> Inputs => _nodes.Where(n => n.IsInput);

    /// <summary>What a person can press or tap: neither fallbacks nor the refresh.</summary>
    public IEnumerable<LintedNode> Buttons => _nodes.Where(n => n.IsAction && !n.IsFallback && !n.IsRefresh);

    private void Walk(JsonObject node, string path)
    {
        foreach (var (name, value) in node)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            switch (value)
            {
                case JsonValue text when text.TryGetValue<string>(out var words):
                    _texts.Add((at, words));
                    break;
                case JsonObject child when name != "data":
                    Enter(child, at, mustHaveType: name is "action" or "selectAction" or "inlineAction" or "fallback" or "card");
                    break;
                case JsonArray children:
                    WalkArray(children, name, at, isTable: (string?)node["type"] == "Table");
                    break;
            }
        }
    }

    private void WalkArray(JsonArray children, string name, string path, bool isTable)
    {
        var mustHaveType = name is "body" or "items" or "actions" or "rows" or "cells" || (name == "columns" && !isTable);
        var first = _nodes.Count;
        for (var i = 0; i < children.Count; i++)
        {
            var at = $"{path}[{i}]";
            if (children[i] is JsonObject child)
                Enter(child, at, mustHaveType);
            else if (children[i] is JsonValue text && text.TryGetValue<string>(out var words))
                _texts.Add((at, words));
        }
        if (name == "actions")
            _bars.Add(
                (path, [.. _nodes.Skip(first).Where(n => n.IsAction && n.Path.EndsWith(']') && n.Path.LastIndexOf('[') == path.Length)])
            );
    }

    private void Enter(JsonObject child, string path, bool mustHaveType)
    {
        if (mustHaveType || child.ContainsKey("type"))
            _nodes.Add(new LintedNode(child, path));
        Walk(child, path);
    }
}
