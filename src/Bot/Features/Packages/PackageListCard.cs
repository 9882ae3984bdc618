using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付の一覧.</summary>
internal static class PackageListCard
{
    public static AdaptiveCard Render(PackageListView view)
    {
        var buttons = new Buttons(view.Drawing);
        var page = Math.Clamp(view.Page, 0, view.Pages - 1);
        return new AdaptiveCard
        {
            Speak = $"半期の送付。{view.About}",
            Body =
            [
                .. Shapes.Heading("半期の送付", view.About, view.Pages > 1 ? $"{page + 1}／{view.Pages}" : null),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. Counts(view),
                .. view.Rows.Count == 0
                    ?
                    [
                        new AdaptiveTextBlock(
                            view.IsWayOnly ? "送付されて到着していないものはありません。" : "現在、送付する半期はありません。"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Rows.Skip(page * PackageListView.PageSize).Take(PackageListView.PageSize).Select(row => Row(row, buttons)),
            ],
            Actions = [.. Actions(view, page, buttons)],
        };
    }

    private static IEnumerable<AdaptiveElement> Counts(PackageListView view)
    {
        if (view.Half is null)
        {
            yield break;
        }

        yield return new AdaptiveTextBlock($"到着　{view.Received}／{view.All}署") { Weight = "Bolder", Spacing = "Small" };
        yield return Shapes.Small(
            $"未送付{view.NotSent}署{(view.IsLate && view.NotSent > 0 ? "（期日経過）" : "")}{Asked(view)}　{PackageWords.Clause}"
        );
    }

    private static string Asked(PackageListView view) =>
        view.Asked == 0 ? ""
        : view.Asked == view.NotSent ? "　本日連絡済み"
        : $"　うち{view.Asked}署に本日連絡済み";

    private static AdaptiveColumnSet Row(PackageRow row, Buttons buttons) =>
        Shapes.Row(
            row.Name,
            row.Below.Length == 0 ? null : row.Below,
            PackageWords.Of(row.State),
            buttons.Button($"{row.Name}の半期の送付を表示", PackageVerbs.Open, more: (PackageVerbs.Key, row.Address.Code)),
            row.State == PackageState.NotSent ? "Attention" : null
        );

    /// <summary>Five at most.</summary>
    private static IEnumerable<AdaptiveAction> Actions(PackageListView view, int page, Buttons buttons)
    {
        if (view.Half is { } half)
        {
            if (view.NotSent > view.Asked)
            {
                yield return buttons.Button($"未送付の{view.NotSent - view.Asked}署に連絡", PackageVerbs.Remind, more: Of(half));
            }

            if (page + 1 < view.Pages)
            {
                yield return buttons.Button(
                    $"次の{PackageListView.PageSize}署",
                    PackageVerbs.List,
                    more:
                    [
                        Of(half),
                        (PackageVerbs.PageKey, $"{page + 1}"),
                        (PackageVerbs.OnlyKey, view.IsWayOnly ? PackageVerbs.WayOnly : ""),
                    ]
                );
            }

            yield return view.IsWayOnly
                ? buttons.Button("すべて表示", PackageVerbs.List, secondary: true, more: Of(half))
                : buttons.Button(
                    "到着待ちのみ",
                    PackageVerbs.List,
                    secondary: true,
                    more: [Of(half), (PackageVerbs.OnlyKey, PackageVerbs.WayOnly)]
                );
            yield return half < view.Newest
                ? buttons.Button("次の半期", PackageVerbs.List, secondary: true, more: Of(half.Next))
                : buttons.Button("前の半期", PackageVerbs.List, secondary: true, more: Of(half.Previous));
        }

        yield return WayBack.Button(buttons, secondary: view.NotSent > view.Asked && view.Pages > 1);
    }

    private static (string Key, string Value) Of(HalfYear half) => (PackageVerbs.HalfKey, half.First.ToString("O"));
}
