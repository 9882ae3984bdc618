using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Kit;

/// <summary>Finds the council that a step is about: the button's, the only one of the officer, or a choice.</summary>
internal static class CouncilPicker
{
    /// <summary>More do not fit on a readable card; the rest is found by its name.</summary>
    private const int MostRows = 12;

    /// <param name="at">Where the councils are read, to say of each when it meets.</param>
    /// <param name="title">What is to be done, above the choice.</param>
    /// <param name="verb">What the choice starts.</param>
    /// <param name="go">The same with the council.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static Task<Reply> WithCouncilAsync(
        Reading at,
        string title,
        string verb,
        Func<CouncilId, Task<Reply>> go,
        CancellationToken cancellation
    ) => WithCouncilAsync(at, at.Step, new CouncilChoice(title, verb, []) { Words = at.Step.Words }, go, cancellation);

    /// <param name="at">Where the councils are read, to say of each when it meets.</param>
    /// <param name="step">Whose button or words name the council.</param>
    /// <param name="choice">The choice without its councils.</param>
    /// <param name="go">What is done with the council.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<Reply> WithCouncilAsync(
        Reading at,
        Step step,
        CouncilChoice choice,
        Func<CouncilId, Task<Reply>> go,
        CancellationToken cancellation
    )
    {
        if (step.Data.Text(Buttons.CouncilKey) is { Length: > 0 } chosen)
        {
            return await go(new CouncilId(chosen));
        }

        var councils = Access.CouncilsOf(step.Officer, step.Today);
        var named = step.Words.Length == 0 ? councils : [.. councils.Where(c => c.Name.Contains(step.Words, StringComparison.Ordinal))];
        return named.Count switch
        {
            1 => await go(named[0].Id),
            0 when councils.Count == 0 => NoCouncil(step),
            0 => Reply.Sentence($"「{Shapes.Short(step.Words, 20)}」に当たる連絡協議会は、あなたの担当にはありません。"),
            _ => Reply.Card(
                Choice(step.Draw(), choice with { Councils = named, About = await AboutAsync(at, [.. named.Take(MostRows)], cancellation) })
            ),
        };
    }

    public static AdaptiveCard Choice(Drawing drawing, CouncilChoice choice) =>
        new()
        {
            Speak = $"{choice.Title}。連絡協議会を選択してください。{choice.Councils.Count}件あります",
            Body =
            [
                .. Shapes.Heading(choice.Title, "連絡協議会を選択してください。"),
                .. choice
                    .Councils.Take(MostRows)
                    .Select(c =>
                        Shapes.Row(
                            c.Name,
                            choice.About.GetValueOrDefault(c.Id),
                            "",
                            new Buttons(drawing, c.Id).Button(
                                $"{c.Name}を選択",
                                choice.Verb,
                                more: choice.Words.Length == 0 ? [] : [(Buttons.WordsKey, choice.Words)]
                            )
                        )
                    ),
                .. choice.Councils.Count > MostRows
                    ?
                    [
                        Shapes.Small(
                            $"ほかに{choice.Councils.Count - MostRows}件あります。「{choice.Title} 名称」と送信すると絞り込めます。"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
            ],
        };

    /// <summary>When each of the councils meets: by that an officer of many knows which is meant.</summary>
    private static async Task<IReadOnlyDictionary<CouncilId, string>> AboutAsync(
        Reading at,
        IReadOnlyList<CouncilLink> councils,
        CancellationToken cancellation
    ) => (await at.FactsOfAsync(councils, cancellation)).ToDictionary(f => f.Council.Id, f => AboutOf(f, at.Step.Today));

    private static string AboutOf(CouncilFacts facts, DateOnly today)
    {
        var planned = facts.Plans.SelectMany(p => p.Meetings).Select(m => m.Date).Where(d => d >= today).Order().ToList();
        return planned.Count > 0 ? $"次回 {JapaneseDate.Short(planned[0])}"
            : facts.Meetings.Count > 0 ? $"前回 {JapaneseDate.Short(facts.Meetings.Max(m => m.Date))}"
            : "会議の記録なし";
    }

    /// <summary>For whoever has no council to enter anything for.</summary>
    public static Reply NoCouncil(Step step) =>
        Reply.Sentence(
            step.Officer.On(step.Today).Any(a => a.Role is Role.AreaHeadquarters or Role.Headquarters)
                ? "記録や計画の入力は、警察署と交番・駐在所の担当者が行います。「概況」と送信すると、管内の状況が表示されます。"
                : "現在の配置で担当する連絡協議会がありません。配置が変わったときは、署の地域課に連絡してください。"
        );
}

/// <summary>A choice of councils for something that is to be done.</summary>
/// <param name="Verb">What the choice starts.</param>
internal sealed record CouncilChoice(string Title, string Verb, IReadOnlyList<CouncilLink> Councils)
{
    /// <summary>What the choice takes along beside the council.</summary>
    public string Words { get; init; } = "";

    /// <summary>What stands below each name.</summary>
    public IReadOnlyDictionary<CouncilId, string> About { get; init; } = new Dictionary<CouncilId, string>();
}
