using System.Text.RegularExpressions;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Guideline;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>要綱 N, or 要綱 and words: shows clauses of the guideline with their interpretation. Needs no rights beyond being a police user.</summary>
internal sealed partial class GuidelineFlow : IFlow
{
    public const string Open = "guideline.open";

    private readonly GuidelineText _text = GuidelineText.Instance;
    private readonly GuidelineSearch _search = new(GuidelineText.Instance);

    public IReadOnlyList<Verb> Verbs => [new Reads(Open, (at, _) => Task.FromResult(Find(at.Step))) { Scopes = Scopes.Everywhere }];

    public IReadOnlyList<Effect> Effects => [new(Open, "1/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "条番号又は言葉を付けると、条文と解釈を表示します。例　要綱 第5-2、要綱 任期", "要綱", "ようこう", "記")
            {
                IsInManifest = true,
                TakesWords = true,
                Scopes = Scopes.Everywhere,
                Rest = RestOf,
                Signs = ["決まり|規則|規程|根拠|条文|通達|るーる", "要綱 解釈|条"],
            },
            new(Open, "問題解決活動についての条文を表示します。", "はまなす活動", "はまなす")
            {
                IsListed = false,
                Scopes = Scopes.Everywhere,
                Rest = static (_, _) => "問題解決",
                Signs = ["はまなす", "問題 解決"],
            },
        ];

    /// <summary>記 alone is too short to be meant: the number of a clause follows it.</summary>
    private static string? RestOf(string way, string rest) =>
        way != "記" ? Asked().Replace(rest.Trim(), "")
        : rest.TrimStart() is ['第' or (>= '0' and <= '9'), ..] ? "記 " + rest.Trim()
        : null;

    /// <summary>How one asks for a clause: の at the beginning, を見たい at the end.</summary>
    [GeneratedRegex(
        "^の|(?:について|とは|を|が)?(?:見たい|みたい|見せて|教えて|知りたい|表示|調べたい)?(?:です|ください|下さい)?$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Asked();

    private Reply Find(Step step)
    {
        // Said, or carried by a button of one of its cards.
        var words = step.Words.Length > 0 ? step.Words : step.Data.Text(Buttons.WordsKey);
        var ways = new GuidelineWays(step.Draw(), IsShared: step.Scope != Scopes.Personal);
        return words.Length == 0 ? Reply.Card(GuidelineCard.Contents(_text, ways))
            : _text.Find(words) is { } passage ? Reply.Card(GuidelineCard.Passage(_text, passage, ways))
            : _search.Find(words) is { Count: > 0 } found ? Reply.Card(GuidelineCard.Found(_text, words, found, ways))
            : Nothing(words);
    }

    private static Reply Nothing(string words) =>
        Reply.Sentence(
            $"「{Shapes.Short(words, 20)}」に当たる条項はありません。例　要綱 第5-2、要綱 任期。「要綱」と送信すると目次が表示されます。"
        );
}
