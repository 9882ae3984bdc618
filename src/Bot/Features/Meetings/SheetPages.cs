using AdaptiveCards;
using KobanBot.Bot.Cards;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>A record as facts under each other, cut into pages that fit a card.</summary>
internal static class SheetPages
{
    /// <summary>Characters a page: with labels and buttons this stays far below 28 KB, counted as UTF-16.</summary>
    private const int PageLength = 7000;

    private const int PieceLength = 3000;

    public static IReadOnlyList<IReadOnlyList<AdaptiveElement>> Of(IEnumerable<(string Label, string Text)> fields)
    {
        var pages = new List<IReadOnlyList<AdaptiveElement>>();
        var page = new List<AdaptiveElement>();
        var length = 0;
        foreach (var (label, text) in fields.SelectMany(Pieces))
        {
            var weight = label.Length + text.Length + 150;
            if (length + weight > PageLength && page.Count > 0)
            {
                pages.Add(page);
                (page, length) = ([], 0);
            }

            // A single line end is no line end in a TextBlock's Markdown subset; an empty line is.
            page.Add(Shapes.Fact(label, text.Replace("\n", "\n\n", StringComparison.Ordinal)));
            length += weight;
        }

        pages.Add(page);
        return pages;
    }

    private static IEnumerable<(string Label, string Text)> Pieces((string Label, string Text) field)
    {
        for (var at = 0; at == 0 || at < field.Text.Length; at += PieceLength)
        {
            yield return (
                at == 0 ? field.Label : $"{field.Label}（続き）",
                field.Text.Substring(at, Math.Min(PieceLength, field.Text.Length - at))
            );
        }
    }
}
