using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Guideline;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>Clauses of the guideline: the contents, one clause with what interprets it, and what a word was found in.</summary>
internal static class GuidelineCard
{
    /// <summary>Longer passages are cut with a word on how to read on; a card holds 28 KB.</summary>
    private const int MostText = 5000;

    public static AdaptiveCard Contents(GuidelineText text, Drawing drawing) =>
        new()
        {
            Speak = "要綱の目次",
            Body =
            [
                .. Shapes.Heading("要綱", $"{text.Title}（{text.Number}）"),
                .. text
                    .All.Where(c => c.Id.StartsWith("要綱 第", StringComparison.Ordinal) && !c.Id.Contains('-', StringComparison.Ordinal))
                    .Select(c => new AdaptiveTextBlock($"{c.Id}　{c.Title}") { Spacing = "Small" }),
                Shapes.Small("「要綱 第5」「要綱 任期」のように条番号又は言葉を送信すると、条文と解釈・運用方針が表示されます。"),
            ],
            Actions = [new Buttons(drawing).Button("ホームを表示", HomeFlow.Home)],
        };

    public static AdaptiveCard Passage(GuidelineText text, GuidelinePassage passage)
    {
        var clauses = new[] { passage.Clause }.Concat(passage.Children).ToList();
        var (shown, cut) = Fit(clauses.Concat(passage.Interpretations));
        return new AdaptiveCard
        {
            Speak = $"{passage.Clause.Id}、{passage.Clause.Title}",
            Body =
            [
                .. Shapes.Heading($"{passage.Clause.Id}　{passage.Clause.Title}", text.Number),
                .. shown.Where(clauses.Contains).Select(Clause),
                .. shown.Any(passage.Interpretations.Contains)
                    ? [Shapes.Section("解釈・運用方針"), .. shown.Where(passage.Interpretations.Contains).Select(Clause)]
                    : Array.Empty<AdaptiveElement>(),
                .. passage.Interprets.Count > 0
                    ? [Shapes.Small($"関係する条項：{string.Join('、', passage.Interprets.Select(c => c.Id))}")]
                    : Array.Empty<AdaptiveElement>(),
                .. cut is null ? [] : new AdaptiveElement[] { Shapes.Small($"続きは「{cut.Id}」と送信すると表示されます。") },
            ],
        };
    }

    /// <summary>What has the words, each article with what interprets it.</summary>
    public static AdaptiveCard Found(GuidelineText text, string words, IReadOnlyList<GuidelineMatch> found)
    {
        var spoken = Shapes.Short(words, 20);
        var (shown, cut) = Fit(found.SelectMany(m => m.Interpretations.Prepend(m.Clause)).Distinct());
        return new AdaptiveCard
        {
            Speak = $"「{spoken}」のある条項、{found.Count}件",
            Body =
            [
                .. Shapes.Heading($"「{spoken}」のある条項", $"{text.Number}　{found.Count}件"),
                .. GuidelineSearch.FormerWordIn(words) is { } former
                    ? [Shapes.Small($"「{former}」の文言は「犯罪被害抑止等に向けた取組（問題解決）」に置き換えられています（記 第1）。")]
                    : Array.Empty<AdaptiveElement>(),
                .. found.SelectMany(m => Match(m, shown)),
                .. cut is null
                    ? []
                    : new AdaptiveElement[] { Shapes.Small($"続きは「{cut.Id}」と送信すると表示されます。言葉を増やすと絞り込めます。") },
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Match(GuidelineMatch match, List<GuidelineClause> shown)
    {
        if (!shown.Contains(match.Clause))
        {
            yield break;
        }

        yield return Shapes.Section(match.Clause.Title);
        yield return Clause(match.Clause);
        foreach (var interpretation in match.Interpretations.Where(i => i != match.Clause && shown.Contains(i)))
        {
            yield return Clause(interpretation);
        }
    }

    private static AdaptiveContainer Clause(GuidelineClause clause) =>
        Shapes.Fact(clause.Id, clause.Text.Length == 0 ? clause.Title : clause.Text.Replace("\n", "\n\n", StringComparison.Ordinal));

    private static (List<GuidelineClause> Shown, GuidelineClause? Cut) Fit(IEnumerable<GuidelineClause> clauses)
    {
        var shown = new List<GuidelineClause>();
        var length = 0;
        foreach (var clause in clauses)
        {
            length += clause.Text.Length + 200;
            if (length > MostText && shown.Count > 0)
            {
                return (shown, clause);
            }

            shown.Add(clause);
        }

        return (shown, null);
    }
}
