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

    public static AdaptiveCard Contents(GuidelineText text, GuidelineWays ways) =>
        new()
        {
            Speak = "要綱の目次",
            Body =
            [
                .. Shapes.Heading("要綱", $"{text.Title}（{text.Number}）"),
                .. text
                    .All.Where(c => c.Id.StartsWith("要綱 第", StringComparison.Ordinal) && !c.Id.Contains('-', StringComparison.Ordinal))
                    .Select(c => Shapes.Row($"{c.Id}　{c.Title}", null, "", ways.To(c.Id, $"{c.Id}を表示"))),
                Shapes.Small("「要綱 第5」「要綱 任期」のように条番号又は言葉を送信すると、条文と解釈・運用方針が表示されます。"),
            ],
            Actions = ways.Home(),
        };

    public static AdaptiveCard Passage(GuidelineText text, GuidelinePassage passage, GuidelineWays ways)
    {
        var clauses = new[] { passage.Clause }.Concat(passage.Children).ToList();
        var (shown, cut) = Fit(clauses.Concat(passage.Interpretations));
        return new AdaptiveCard
        {
            Speak = $"{passage.Clause.Id}、{passage.Clause.Title}",
            Body =
            [
                .. Shapes.Heading($"{passage.Clause.Id}　{passage.Clause.Title}", text.Number),
                .. shown.Where(clauses.Contains).Select(c => Clause(text, c)),
                .. shown.Any(passage.Interpretations.Contains)
                    ? [Shapes.Section("解釈・運用方針"), .. shown.Where(passage.Interpretations.Contains).Select(c => Clause(text, c))]
                    : Array.Empty<AdaptiveElement>(),
                .. passage.Interprets.Count > 0
                    ? [Shapes.Small($"関係する条項：{string.Join('、', passage.Interprets.Select(c => c.Id))}")]
                    : Array.Empty<AdaptiveElement>(),
                .. cut is null ? [] : new AdaptiveElement[] { Shapes.Small($"続きは「{cut.Id}」と送信すると表示されます。") },
            ],
            Actions = ways.Around(text, passage),
        };
    }

    /// <summary>What has the words, each article with what interprets it.</summary>
    public static AdaptiveCard Found(GuidelineText text, string words, IReadOnlyList<GuidelineMatch> found, GuidelineWays ways)
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
                .. found.SelectMany(m => Match(text, m, shown)),
                .. cut is null
                    ? []
                    : new AdaptiveElement[] { Shapes.Small($"続きは「{cut.Id}」と送信すると表示されます。言葉を増やすと絞り込めます。") },
            ],
            Actions = [ways.To("", "目次"), .. ways.Home()],
        };
    }

    private static IEnumerable<AdaptiveElement> Match(GuidelineText text, GuidelineMatch match, List<GuidelineClause> shown)
    {
        if (!shown.Contains(match.Clause))
        {
            yield break;
        }

        yield return Shapes.Section(match.Clause.Title);
        yield return Clause(text, match.Clause);
        foreach (var interpretation in match.Interpretations.Where(i => i != match.Clause && shown.Contains(i)))
        {
            yield return Clause(text, interpretation);
        }
    }

    private static AdaptiveContainer Clause(GuidelineText text, GuidelineClause clause) =>
        Shapes.Fact(
            clause.Id,
            (clause.Text.Length == 0 ? clause.Title : clause.Text.Replace("\n", "\n\n", StringComparison.Ordinal)) + Printed(text, clause)
        );

    /// <summary>Where the shown text puts a slip of the pen right, the card says what was promulgated.</summary>
    private static string Printed(GuidelineText text, GuidelineClause clause) =>
        string.Concat(text.Corrections.Where(c => c.Clause == clause.Id).Select(c => $"（原文「{c.Printed}」）"));

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
