using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.LocalRules;

/// <summary>会則等一覧.</summary>
internal static class BylawListCard
{
    private const int MostRows = 12;

    public static AdaptiveCard Render(BylawListView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"会則等。{view.Bylaws.Count}件",
            Body =
            [
                .. Shapes.Heading("会則等", view.StationName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                Shapes.Small("警察署長は、要綱とは別に会則や規約を制定できます。なくても差し支えありません。記 第2-1"),
                .. view.Bylaws.Count == 0 ? [new AdaptiveTextBlock("会則等はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Bylaws.Take(MostRows).Select(b => Row(view, b)),
                .. view.Bylaws.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Bylaws.Count - MostRows}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayEdit ? [buttons.Button("会則等を追加", BylawFlow.Edit, style: "positive")] : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveElement Row(BylawListView view, Bylaw bylaw)
    {
        var below = string.Join(
            '　',
            new[]
            {
                $"{JapaneseDate.WithoutWeekday(bylaw.Enacted)}制定",
                bylaw.Ended is { } last ? $"{JapaneseDate.WithoutWeekday(last)}廃止" : "",
                bylaw.Council is { } of ? view.Councils.FirstOrDefault(c => c.Id == of)?.Name ?? "" : "管内の全ての連絡協議会",
                bylaw.ChairTitle is { } chair ? $"{chair}の定めあり" : "",
            }.Where(t => t.Length > 0)
        );
        return view.MayEdit
            ? Shapes.Row(
                bylaw.Title,
                below,
                bylaw.InForceOn(view.Today) ? "施行中" : "",
                new Buttons(view.Drawing, Flow: bylaw.Id).Button($"{Shapes.Short(bylaw.Title, 20)}を修正", BylawFlow.Edit)
            )
            : Shapes.Fact(bylaw.Title, below);
    }
}
