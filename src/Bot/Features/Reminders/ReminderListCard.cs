using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reminders;

/// <param name="Open">The button's verb and data.</param>
internal sealed record ReminderRow(string Text, string Below, string Right, string? Color, CouncilId? Council, DigestAction Open)
{
    /// <summary>Under which heading it stands; null for a list without headings.</summary>
    public string? Section { get; init; }
}

internal sealed record ReminderListView
{
    public required Drawing Drawing { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    public required string Verb { get; init; }

    /// <summary>Data of the list itself, for turning pages.</summary>
    public (string Key, string Value)? Of { get; init; }

    public required IReadOnlyList<ReminderRow> Rows { get; init; }

    public int Page { get; init; }

    /// <summary>The count in words; else the number of rows.</summary>
    public string? Summary { get; init; }

    public required string Nothing { get; init; }
}

/// <summary>A list of matters: one kind of the digest, or 期限. Every row opens the place where the thing is done.</summary>
internal static class ReminderListCard
{
    public const int PageSize = 8;

    public static AdaptiveCard Render(ReminderListView view)
    {
        var buttons = new Buttons(view.Drawing);
        var pages = Math.Max(1, (view.Rows.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(view.Page, 0, pages - 1);
        return new AdaptiveCard
        {
            Speak = $"{view.Title}。{view.Rows.Count}件",
            Body =
            [
                .. Shapes.Heading(view.Title, view.About, pages > 1 ? $"{page + 1}／{pages}" : null),
                new AdaptiveTextBlock(view.Rows.Count == 0 ? view.Nothing : view.Summary ?? $"{view.Rows.Count}件"),
                .. Rows(view, page * PageSize),
            ],
            Actions =
            [
                .. page + 1 < pages ? [Turn(buttons, view, "次のページ", page + 1)] : Array.Empty<AdaptiveExecuteAction>(),
                .. page > 0 ? [Turn(buttons, view, "前のページ", page - 1)] : Array.Empty<AdaptiveExecuteAction>(),
                buttons.Button("本日の対応", ReminderVerbs.Show),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Rows(ReminderListView view, int first)
    {
        string? section = null;
        foreach (var (row, number) in view.Rows.Skip(first).Take(PageSize).Select((row, i) => (row, first + i + 1)))
        {
            if (row.Section is not null && row.Section != section)
            {
                yield return Shapes.Section($"{row.Section}（{view.Rows.Count(r => r.Section == row.Section)}）");
                section = row.Section;
            }

            yield return Shapes.Row(
                row.Text,
                row.Below,
                row.Right,
                new Buttons(view.Drawing, row.Council, row.Open.Flow, row.Open.Version).Button(
                    $"{number}件目　{row.Open.Title}　{row.Text}",
                    row.Open.Verb,
                    more: row.Open is { Key: { } key, Value: { } value } ? [(key, value)] : []
                ),
                row.Color
            );
        }
    }

    private static AdaptiveExecuteAction Turn(Buttons buttons, ReminderListView view, string title, int page) =>
        buttons.Button(
            title,
            view.Verb,
            more: view.Of is { } of ? [(ReminderVerbs.PageKey, $"{page}"), of] : [(ReminderVerbs.PageKey, $"{page}")]
        );
}
