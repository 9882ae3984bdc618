using KobanBot.Bot.Cards;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features;

/// <summary>A finding as a box: its level in words, one sentence, its clause in small type, and the way to the place to correct.</summary>
internal static class FindingBox
{
    public static Container Draw(Finding finding, CardAction? repair = null) =>
        new([
            new TextBlock($"**{Level(finding.Level)}**　{Shapes.Plain(finding.Sentence)}"),
            Shapes.Small(finding.Source is null ? finding.Clauses : $"{finding.Clauses}（{finding.Source}）"),
            .. repair is null ? [] : new CardElement[] { new ActionSet([repair]) },
        ])
        {
            Style = finding.Level == FindingLevel.Hard ? "attention" : "emphasis",
            Spacing = "Small",
        };

    public static string Level(FindingLevel level) =>
        level switch
        {
            FindingLevel.Hard => "確定できません",
            FindingLevel.WarnPlus => "理由を記入（確定可）",
            FindingLevel.Warn => "留意",
            FindingLevel.Info => "参考",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
