using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Kit;

/// <summary>A finding as a box: its level in words, one sentence, its clause in small type, and the way to the place to correct.</summary>
internal static class FindingBox
{
    /// <param name="repair">The way to the place to correct.</param>
    /// <param name="asksReason">Whether the card has a place for the reason; without one it is a matter to look at.</param>
    public static AdaptiveContainer Draw(Finding finding, AdaptiveAction? repair = null, bool asksReason = true) =>
        new([
            new AdaptiveTextBlock($"**{(asksReason ? Level(finding.Level) : Unasked(finding.Level))}**　{Shapes.Plain(finding.Sentence)}"),
            // An impossible fact has no clause.
            .. finding.Clauses.Length == 0
                ? []
                : new AdaptiveElement[]
                {
                    Shapes.Small(finding.Source is null ? finding.Clauses : $"{finding.Clauses}（{finding.Source}）"),
                },
            .. repair is null ? [] : new AdaptiveElement[] { new AdaptiveActionSet([repair]) },
        ])
        {
            Style = finding.Level == FindingLevel.Hard ? "attention" : "emphasis",
            Spacing = "Small",
        };

    public static string Level(FindingLevel level) =>
        level switch
        {
            FindingLevel.Hard => "確定できません",
            FindingLevel.WarnPlus => "要確認（確定可）",
            FindingLevel.Warn => "留意",
            FindingLevel.Info => "参考",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Unasked(FindingLevel level) => level == FindingLevel.WarnPlus ? "要確認（保存可）" : Level(level);
}
