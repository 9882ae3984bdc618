using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Guideline;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>要綱 N, or 要綱 and words: shows clauses of the guideline with their interpretation. Needs no rights beyond being a police user.</summary>
internal sealed class GuidelineFlow : IFlow
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
            },
        ];

    /// <summary>記 alone is too short to be meant: the number of a clause follows it.</summary>
    private static string? RestOf(string way, string rest) =>
        way != "記" ? rest.Trim()
        : rest.TrimStart() is ['第' or (>= '0' and <= '9'), ..] ? "記 " + rest.Trim()
        : null;

    private Reply Find(Step step) =>
        step.Words.Length == 0 ? Reply.Card(GuidelineCard.Contents(_text, step.Draw()))
        : _text.Find(step.Words) is { } passage ? Reply.Card(GuidelineCard.Passage(_text, passage))
        : _search.Find(step.Words) is { Count: > 0 } found ? Reply.Card(GuidelineCard.Found(_text, step.Words, found))
        : Reply.Sentence(
            $"「{Shapes.Short(step.Words, 20)}」に当たる条項はありません。例　要綱 第5-2、要綱 任期。「要綱」と送信すると目次が表示されます。"
        );
}
