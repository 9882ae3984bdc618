using System.Globalization;
using System.Text.Json.Nodes;
using KobanBot.Support.Conversations;
using Shouldly;

namespace KobanBot.Support.Summaries;

/// <summary>
/// Goes through every card of a scope and taps every number: the list behind it must have exactly that many rows, counted one by one over all its
/// pages, and where it is cut by units their counts must add up.
/// </summary>
/// <param name="mostRows">Longer lists are counted on their first and last page and by their units.</param>
internal sealed class SummaryWalk(Chat chat, int mostRows = int.MaxValue)
{
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, SeenCard> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, string? Mean)> _lists = new(StringComparer.Ordinal);

    /// <summary>Everything that was answered, as it went over the wire.</summary>
    public System.Text.StringBuilder Told { get; } = new();

    /// <summary>How many numbers were tapped.</summary>
    public int Numbers { get; private set; }

    public int Cards => _cards.Count;

    /// <summary>Units and councils that the cards lead to, for walking on.</summary>
    public HashSet<string> Below { get; } = new(StringComparer.Ordinal);

    /// <summary>Every record that a list leads to.</summary>
    public List<JsonObject> Records { get; } = [];

    public async Task RunAsync(SeenCard first)
    {
        var scope = CodeOf(first.Actions[0]).Split('/')[0];
        var queue = new Queue<string>([.. first.Actions.Where(IsOpen).Select(CodeOf)]);
        await VisitAsync(first, scope, queue);
        while (queue.TryDequeue(out var code))
        {
            if (!_cards.ContainsKey(code) && code.Split('/')[0] == scope)
            {
                _cards[code] = await ActAsync("summary.open", code);
                await VisitAsync(_cards[code], scope, queue);
            }
        }
    }

    /// <summary>The record to which a list leads.</summary>
    public async Task OpenRecordAsync(JsonObject data) =>
        Told.Append((await chat.ActAsync(chat.Invoke("summary.record", (JsonObject)data.DeepClone(), "manual"))).ToJsonString(Readable));

    private async Task VisitAsync(SeenCard card, string scope, Queue<string> queue)
    {
        chat.Sentence.ShouldBeEmpty();
        foreach (var action in card.Actions.Where(IsOpen))
        {
            queue.Enqueue(CodeOf(action));
            if (CodeOf(action).Split('/')[0] != scope)
            {
                Below.Add(CodeOf(action));
            }
        }

        foreach (var (text, code) in NumbersOf(card.Json))
        {
            Numbers++;
            var (count, mean) = _lists.TryGetValue(code, out var known) ? known : _lists[code] = await ListAsync(code);
            (mean ?? Plain(text)).ShouldBe(Plain(text), $"{code}");
            if (mean is null)
            {
                $"{count}".ShouldBe(Plain(text), $"{code}");
            }
        }

        // No number stands on a card without a way to its list.
        foreach (var cell in ValuesOf(card.Json).Where(c => c["selectAction"] is null))
        {
            ((string)cell["items"]![0]!["text"]!).ShouldBe("—");
        }
    }

    private async Task<(int Count, string? Mean)> ListAsync(string code)
    {
        var list = await ActAsync("summary.list", code);
        var (count, mean) = HeadOf(list);
        var rows = RowsOf(list);
        if (list.HasButton("全件"))
        {
            (await AllAsync(list, grouped: true)).Sum(r => int.Parse(Plain(r), CultureInfo.InvariantCulture)).ShouldBe(count, code);
            list = await ActAsync("summary.list", CodeOf(list.Button("全件")));
            rows = RowsOf(list);
            HeadOf(list).ShouldBe((count, mean));
        }

        if (count <= mostRows)
        {
            (await AllAsync(list, grouped: false)).Count.ShouldBe(count, code);
        }
        else
        {
            rows.Count.ShouldBe(10, code);
            var last = await ActAsync("summary.list", $"{CodeOf(list.Button("次へ")).TrimEnd('1')}{(count - 1) / 10}");
            RowsOf(last).Count.ShouldBe(count - ((count - 1) / 10 * 10), code);
        }

        return (count, mean);
    }

    private async Task<List<string>> AllAsync(SeenCard list, bool grouped)
    {
        var all = new List<string>();
        while (true)
        {
            foreach (var row in RowsOf(list))
            {
                all.Add(
                    ((string?)row["columns"]!.AsArray().Last()!["items"]![0]!["text"])!.Replace("›", "", StringComparison.Ordinal).Trim()
                );
                if (!grouped && row["selectAction"] is JsonObject action && (string)action["verb"]! == "summary.record")
                {
                    Records.Add((JsonObject)action["data"]!.DeepClone());
                }
                else if (!grouped && row["selectAction"] is JsonObject open)
                {
                    Below.Add(CodeOf(open));
                }
            }

            if (!list.HasButton("次へ"))
            {
                return all;
            }

            list = await ActAsync("summary.list", CodeOf(list.Button("次へ")));
        }
    }

    private async Task<SeenCard> ActAsync(string verb, string code)
    {
        var answer = await chat.ActAsync(chat.Invoke(verb, new JsonObject { ["k"] = code }, "manual"));
        Told.Append(answer.ToJsonString(Readable));
        return answer["value"] is JsonObject card
            ? new SeenCard((JsonObject)card.DeepClone())
            : throw new ShouldAssertException($"{verb} {code}: {answer["value"]}");
    }

    /// <summary>205協議会; 88.2%（495回の平均）.</summary>
    private static (int Count, string? Mean) HeadOf(SeenCard list)
    {
        var text = (string)
            list.Json["body"]!
                .AsArray()
                .First(e => (string?)e!["type"] == "TextBlock" && (string?)e["size"] == "Large" && (string?)e["style"] != "heading")![
                "text"
            ]!;
        var parts = text.Split('（');
        return parts.Length == 1
            ? (int.Parse(Plain(text), CultureInfo.InvariantCulture), null)
            : (int.Parse(Plain(parts[1]), CultureInfo.InvariantCulture), Plain(parts[0]));
    }

    private static List<JsonObject> RowsOf(SeenCard list) =>
        [
            .. list.Json["body"]!
                .AsArray()
                .OfType<JsonObject>()
                .Where(e => (string?)e["type"] == "ColumnSet" && e["separator"]?.GetValue<bool>() == true),
        ];

    private static IEnumerable<(string Text, string Code)> NumbersOf(JsonObject card) =>
        Cells(card)
            .Where(c => (string?)c["selectAction"]?["verb"] == "summary.list")
            .Select(c => ((string)c["items"]![0]!["text"]!, CodeOf((JsonObject)c["selectAction"]!)));

    private static IEnumerable<JsonObject> Cells(JsonObject card) =>
        card["body"]!
            .AsArray()
            .Where(e => (string?)e!["type"] == "Table")
            .SelectMany(t => t!["rows"]!.AsArray())
            .SelectMany(r => r!["cells"]!.AsArray())
            .OfType<JsonObject>();

    /// <summary>The cells that hold a value: neither the header nor the label of a line.</summary>
    private static IEnumerable<JsonObject> ValuesOf(JsonObject card) =>
        card["body"]!
            .AsArray()
            .Where(e => (string?)e!["type"] == "Table")
            .SelectMany(t => t!["rows"]!.AsArray().Skip(1))
            .SelectMany(r => r!["cells"]!.AsArray().Skip(1))
            .OfType<JsonObject>();

    private static bool IsOpen(JsonObject action) => (string?)action["verb"] == "summary.open";

    private static string CodeOf(JsonObject action) => (string)action["data"]!["k"]!;

    /// <summary>The number alone: 1,234人 is 1234, 88.2% is 88.2.</summary>
    private static string Plain(string text) =>
        new([.. text.Replace(",", "", StringComparison.Ordinal).TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
}
