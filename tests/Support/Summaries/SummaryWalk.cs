using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Support.Conversations;
using Shouldly;

namespace KobanBot.Support.Summaries;

/// <summary>
/// Goes through every card of a scope and taps every number: the list behind it must have exactly that many rows, counted one by one over all its
/// pages, and where it is cut by units their counts must add up.
/// </summary>
/// <param name="isWhole">
/// Read every page, and keep everything that was answered and what the lists lead to. A whole prefecture's would fill the memory; of a long list
/// there the two first and the two last pages are read, unless KOBANBOT_EVERY_PAGE is set.
/// </param>
internal sealed class SummaryWalk(Chat chat, bool isWhole = true)
{
    /// <summary>Lists of more pages are those of which the middle may be passed over.</summary>
    private const int LongList = 8;

    private static readonly bool ReadsEveryPage = Environment.GetEnvironmentVariable("KOBANBOT_EVERY_PAGE") == "1";

    /// <summary>Lists that are paged through side by side.</summary>
    private const int AtOnce = 4;

    private readonly Dictionary<string, SeenCard> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, string? Mean)> _lists = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _rows;

    /// <summary>Everything that was answered, as it went over the wire.</summary>
    public System.Text.StringBuilder Told { get; } = new();

    /// <summary>How many numbers were tapped.</summary>
    public int Numbers { get; private set; }

    public int Cards => _cards.Count;

    /// <summary>How many rows the lists have, with those of pages that were passed over.</summary>
    public int Rows => _rows;

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
        Told.Append(Encoding.UTF8.GetString(await chat.AnswerAsync(chat.Invoke("summary.record", (JsonObject)data.DeepClone(), "manual"))));

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

        var numbers = NumbersOf(card.Json).ToList();
        var lists = new ConcurrentDictionary<string, (int, string?)>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            numbers.Select(n => n.Code).Distinct().Where(c => !_lists.ContainsKey(c)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (code, _) => lists[code] = await ListAsync(code)
        );
        foreach (var (code, list) in lists)
        {
            _lists[code] = list;
        }

        foreach (var (text, code) in numbers)
        {
            Numbers++;
            var (count, mean) = _lists[code];
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
        var list = new SeenCard((JsonObject)JsonNode.Parse(Card(await AskAsync("summary.list", code)).GetRawText())!);
        var (count, mean) = HeadOf(list);
        if (list.HasButton("全件"))
        {
            (await PageAsync(code, isGrouped: true)).ShouldBe(count, code);
            code = CodeOf(list.Button("全件"));
            HeadOf(new SeenCard((JsonObject)JsonNode.Parse(Card(await AskAsync("summary.list", code)).GetRawText())!))
                .ShouldBe((count, mean));
        }

        (await PageAsync(code, isGrouped: false)).ShouldBe(count, code);
        return (count, mean);
    }

    /// <summary>The rows of all pages, or the sum of what its units say.</summary>
    private async Task<int> PageAsync(string code, bool isGrouped)
    {
        var (all, page, pages) = (0, 0, 1);
        for (string? next = code; next is not null; page++)
        {
            var answer = await AskAsync("summary.list", next);
            var card = Card(answer);
            var rows = 0;
            foreach (var row in card.GetProperty("body").EnumerateArray().Where(IsRow))
            {
                rows++;
                all += isGrouped ? int.Parse(Plain(RightOf(row)), CultureInfo.InvariantCulture) : 1;
                if (!isGrouped && isWhole)
                {
                    Note(row);
                }
            }

            Interlocked.Add(ref _rows, isGrouped ? 0 : rows);
            next = card.GetProperty("actions").EnumerateArray().Where(a => Text(a, "title") == "次へ").Select(CodeOf).FirstOrDefault();

            // Each page is full but the last, and says which it is.
            if (next is not null)
            {
                rows.ShouldBe(SummaryListCard.PageSize, code);
            }

            if (PageOf(card) is { } told)
            {
                told.Page.ShouldBe(page + 1, code);
                pages = told.Pages;
            }

            if (page == 1 && pages > LongList && !isGrouped && !isWhole && !ReadsEveryPage)
            {
                var passedOver = pages - 4;
                page += passedOver;
                all += passedOver * SummaryListCard.PageSize;
                Interlocked.Add(ref _rows, passedOver * SummaryListCard.PageSize);
                next = AtPage(next!, page + 1); // A long list has a next page here.
            }
        }

        page.ShouldBe(pages, code);
        return all;
    }

    /// <summary>The address of another page of the same list: the page's number is its end.</summary>
    private static string AtPage(string code, int page) => code.TrimEnd([.. "0123456789"]) + page.ToString(CultureInfo.InvariantCulture);

    private void Note(JsonElement row)
    {
        if (!row.TryGetProperty("selectAction", out var action))
        {
            return;
        }

        lock (_lock)
        {
            if (Text(action, "verb") == "summary.record")
            {
                Records.Add((JsonObject)JsonNode.Parse(action.GetProperty("data").GetRawText())!);
            }
            else
            {
                Below.Add(CodeOf(action));
            }
        }
    }

    private async Task<SeenCard> ActAsync(string verb, string code) =>
        new((JsonObject)JsonNode.Parse(Card(await AskAsync(verb, code)).GetRawText())!);

    private async Task<JsonElement> AskAsync(string verb, string code)
    {
        var invoke = chat.Invoke(verb, new JsonObject { ["k"] = code }, "manual");

        // Of no message: some ten thousand updates of one would say again what was answered.
        invoke.Remove("replyToId");
        var bytes = await chat.AnswerAsync(invoke);
        if (isWhole)
        {
            lock (_lock)
            {
                Told.Append(Encoding.UTF8.GetString(bytes));
            }
        }

        var answer = JsonElement.Parse(bytes);
        return answer.GetProperty("value").ValueKind == JsonValueKind.Object
            ? answer
            : throw new ShouldAssertException($"{verb} {code}: {answer}");
    }

    private static JsonElement Card(JsonElement answer) => answer.GetProperty("value");

    private static bool IsRow(JsonElement element) =>
        Text(element, "type") == "ColumnSet" && element.TryGetProperty("separator", out var separator) && separator.GetBoolean();

    private static string RightOf(JsonElement row)
    {
        var columns = row.GetProperty("columns");
        return Text(columns[columns.GetArrayLength() - 1].GetProperty("items")[0], "text")!;
    }

    /// <summary>2／7 at the right of the heading; null on a list of one page.</summary>
    private static (int Page, int Pages)? PageOf(JsonElement card)
    {
        var heading = card.GetProperty("body")[0];
        if (Text(heading, "type") != "ColumnSet")
        {
            return null;
        }

        var parts = RightOf(heading).Split('／');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string CodeOf(JsonElement action) => Text(action.GetProperty("data"), "k")!;

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
