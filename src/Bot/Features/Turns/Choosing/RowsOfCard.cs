using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Turns.Choosing;

/// <summary>The rows of a card that can be pressed, in the order in which they are read.</summary>
internal static class RowsOfCard
{
    /// <summary>Nobody counts further; a card of figures has more, and is no list.</summary>
    private const int Most = 30;

    /// <summary>None where the card is no list.</summary>
    public static IReadOnlyList<ShownChoice> Of(AdaptiveCard card)
    {
        List<(AdaptiveElement Element, AdaptiveExecuteAction Action)> rows = [];
        Collect(card.Body, rows);
        return rows.Count <= Most ? [.. rows.Select(r => Row(r.Element, r.Action))] : [];
    }

    /// <summary>Figures in a table are no list: nobody counts their cells. What is folded away cannot be counted.</summary>
    private static void Collect(IEnumerable<AdaptiveElement> elements, List<(AdaptiveElement Element, AdaptiveExecuteAction Action)> rows)
    {
        foreach (var element in elements.Where(e => e.IsVisible is not false))
        {
            if (element is AdaptiveContainer { SelectAction: AdaptiveExecuteAction opened })
            {
                rows.Add((element, opened));
            }
            else if (element is AdaptiveColumnSet { SelectAction: AdaptiveExecuteAction chosen })
            {
                rows.Add((element, chosen));
            }
            else
            {
                Collect(Within(element), rows);
            }
        }
    }

    private static IEnumerable<AdaptiveElement> Within(AdaptiveElement element) =>
        element switch
        {
            AdaptiveContainer container => container.Items,
            AdaptiveColumnSet columns => columns.Columns.SelectMany(c => c.Items),
            _ => [],
        };

    private static ShownChoice Row(AdaptiveElement element, AdaptiveExecuteAction action) =>
        new(
            TextOf(element) ?? action.Title ?? "",
            action.Verb,
            [.. action.Data.Where(d => d.Key != Buttons.CommandKey).Select(d => new CarriedValue(d.Key, d.Value?.ToString() ?? ""))]
        );

    private static string? TextOf(AdaptiveElement element) =>
        element is AdaptiveTextBlock block ? block.Text : Within(element).Select(TextOf).FirstOrDefault(t => t is not null);
}
