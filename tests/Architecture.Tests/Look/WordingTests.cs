using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Look;

/// <summary>One thing has one word, on cards, in exports and forms and in what can be said to the bot, and nobody is asked twice in one sentence.</summary>
public sealed partial class WordingTests
{
    /// <summary>Of the text (記 第2-3(1)イ, 第3-2): other divisions of the police. What opinions are sorted by is 分野, and nothing else is called 部門.</summary>
    private static readonly string[] Divisions = ["関係部門", "他部門", "連携部門"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void No_sentence_asks_twice()
    {
        var approved = Approved().ToList();

        approved.Count.ShouldBeGreaterThan(350);
        Found(approved, AsksTwice()).ShouldBeEmpty();
        Found(Sources(), AsksTwice()).ShouldBeEmpty();
    }

    /// <summary>Sentences that contradicted each other or said nothing.</summary>
    [Fact]
    public void No_card_says_what_was_found_wrong() => Found(Approved().Concat(Sources()), FoundWrong()).ShouldBeEmpty();

    [Fact]
    public void Opinions_are_sorted_by_分野_and_部門_is_a_division_of_the_police()
    {
        var all = Approved().Concat(Sources()).ToList();

        Found(all, Division()).Where(f => !Divisions.Any(d => f.Words.Contains(d, StringComparison.Ordinal))).ShouldBeEmpty();
        Found(all, OtherWordsForField()).ShouldBeEmpty();
        all.Count(a => a.Text.Contains("分野", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
    }

    private static IEnumerable<(string File, string Words)> Found(IEnumerable<(string File, string Text)> texts, Regex what) =>
        texts.SelectMany(t => what.Matches(t.Text).Select(m => (t.File, m.Value)));

    private static IEnumerable<(string File, string Text)> Approved() =>
        Directory
            .EnumerateFiles(Repository.At("tests"), "*.approved.*", SearchOption.AllDirectories)
            .Select(f =>
                (
                    Path.GetFileName(f),
                    f.EndsWith(".json", StringComparison.Ordinal)
                        ? JsonNode.Parse(File.ReadAllText(f))!.ToJsonString(Readable) // A JSON file.
                        : File.ReadAllText(f)
                )
            );

    /// <summary>What stands in quotes in the code: labels, columns, words that can be said.</summary>
    private static IEnumerable<(string File, string Text)> Sources() =>
        Directory
            .EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            .Select(f =>
                (
                    Path.GetFileName(f),
                    string.Join(
                        '\n',
                        File.ReadLines(f)
                            .Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))
                            .SelectMany(l => Quoted().Matches(l).Select(m => m.Value))
                    )
                )
            );

    [GeneratedRegex("ください[：:][^。\"]*ください")]
    private static partial Regex AsksTwice();

    [GeneratedRegex("空欄でも確定|(?<![0-9])0日経過|人選の事前検討　?未記入|訂正してください：|確定し[^。\"]*報告しました")]
    private static partial Regex FoundWrong();

    [GeneratedRegex(".{0,4}部門")]
    private static partial Regex Division();

    [GeneratedRegex("部門別|担当部門|所管部門|分野・部門|ジャンル|(?:意見|要望)の(?:分類|区分|種類)")]
    private static partial Regex OtherWordsForField();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Quoted();
}
