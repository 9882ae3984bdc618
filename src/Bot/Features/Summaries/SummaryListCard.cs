using AdaptiveCards;
using KobanBot.Bot.Cards;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>The list behind a number: its rows page by page, or how many of them each unit below has.</summary>
internal static class SummaryListCard
{
    public const int PageSize = 10;

    public static AdaptiveCard Render(SummaryListView view)
    {
        var pages = Math.Max(1, (view.Lines + PageSize - 1) / PageSize);
        return new AdaptiveCard
        {
            Speak = $"{view.Title}。{view.Count}",
            Body =
            [
                .. Shapes.Heading(view.Title, view.About, pages > 1 ? $"{view.Address.Page + 1}／{pages}" : null),
                new AdaptiveTextBlock(view.Count) { Size = "Large", Weight = "Bolder" },
                .. view.Notes.Select(Shapes.Small),
                .. view.Rows.Count == 0 ? [new AdaptiveTextBlock("該当はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Rows.Select(Draw),
            ],
            Actions = [.. Actions(view, pages)],
        };
    }

    private static AdaptiveElement Draw(SummaryRow row) =>
        row.Open is { } open
            ? Shapes.Row(row.Text, row.Below, row.Right, open)
            : new AdaptiveColumnSet([
                new AdaptiveColumn([
                    new AdaptiveTextBlock(Shapes.Plain(row.Text)),
                    .. row.Below is null ? [] : new AdaptiveElement[] { Shapes.Small(Shapes.Plain(row.Below)) },
                ]),
                .. row.Right.Length == 0
                    ? []
                    : new[]
                    {
                        new AdaptiveColumn([new AdaptiveTextBlock(row.Right) { HorizontalAlignment = "Right", Weight = "Bolder" }])
                        {
                            Width = "auto",
                        },
                    },
            ])
            {
                Separator = true,
                Spacing = "Small",
            };

    private static IEnumerable<AdaptiveAction> Actions(SummaryListView view, int pages)
    {
        if (view.Address.Page + 1 < pages)
        {
            yield return (view.Address with { Page = view.Address.Page + 1 }).To("次へ");
        }

        if (view.Address.Page > 0)
        {
            yield return (view.Address with { Page = view.Address.Page - 1 }).To("前へ");
        }

        if (view.Other is { } other)
        {
            yield return other.Address.To(other.Title, secondary: view.Address.Page > 0 && view.Address.Page + 1 < pages);
        }

        yield return (view.Address with { Figure = null, Topic = SummaryPages.First(view.Address.Scope.Level), Page = 0, Flat = false }).To(
            "状況に戻る",
            secondary: view.Other is not null || pages > 1
        );
    }
}
