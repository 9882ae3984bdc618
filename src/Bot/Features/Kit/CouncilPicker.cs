using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Kit;

/// <summary>Finds the council that a step is about: the button's, the only one of the officer, or a choice.</summary>
internal static class CouncilPicker
{
    /// <summary>More do not fit on a readable card; the rest is found by its name.</summary>
    private const int MostRows = 12;

    /// <param name="original">Words that the choice takes along, where they say more than the council's name.</param>
    public static Task<Reply> WithCouncilAsync(
        Step step,
        string title,
        string verb,
        Func<CouncilId, Task<Reply>> go,
        string? original = null
    )
    {
        if (step.Data.Text(Buttons.CouncilKey) is { Length: > 0 } chosen)
        {
            return go(new CouncilId(chosen));
        }

        var councils = Access.CouncilsOf(step.Officer, step.Today);
        var named = step.Words.Length == 0 ? councils : [.. councils.Where(c => c.Name.Contains(step.Words, StringComparison.Ordinal))];
        return named.Count switch
        {
            1 => go(named[0].Id),
            0 when councils.Count == 0 => Task.FromResult(NoCouncil(step)),
            0 => Task.FromResult(Reply.Sentence($"「{Shapes.Short(step.Words, 20)}」に当たる連絡協議会は、あなたの担当にはありません。")),
            _ => Task.FromResult(Reply.Card(Choice(step.Draw(), title, verb, named, original ?? step.Words))),
        };
    }

    public static AdaptiveCard Choice(Drawing drawing, string title, string verb, IReadOnlyList<CouncilLink> councils, string words = "") =>
        new()
        {
            Speak = $"{title}。連絡協議会を選択してください。{councils.Count}件あります",
            Body =
            [
                .. Shapes.Heading(title, "連絡協議会を選択してください。"),
                .. councils
                    .Take(MostRows)
                    .Select(c =>
                        Shapes.Row(
                            c.Name,
                            null,
                            "",
                            new Buttons(drawing, c.Id).Button(
                                $"{c.Name}を選択",
                                verb,
                                more: words.Length == 0 ? [] : [(Buttons.WordsKey, words)]
                            )
                        )
                    ),
                .. councils.Count > MostRows
                    ? [Shapes.Small($"ほかに{councils.Count - MostRows}件あります。「{title} 名称」と送信すると絞り込めます。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
        };

    /// <summary>For whoever has no council to enter anything for.</summary>
    public static Reply NoCouncil(Step step) =>
        Reply.Sentence(
            step.Officer.On(step.Today).Any(a => a.Role is Role.AreaHeadquarters or Role.Headquarters)
                ? "記録や計画の入力は、警察署と交番・駐在所の担当者が行います。「概況」と送信すると、管内の状況が表示されます。"
                : "現在の配置で担当する連絡協議会がありません。配置が変わったときは、署の地域課に連絡してください。"
        );
}
