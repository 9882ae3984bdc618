using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reforms;

/// <summary>登録済みの組織の変更, with the way back until the day.</summary>
internal static class ReformListCard
{
    public static AdaptiveCard Render(ReformListView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = view.Note ?? $"登録済みの組織の変更は{view.Reforms.Count}件です",
            Body =
            [
                .. Shapes.Heading("登録済みの組織の変更", "警察本部地域企画課"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "accent") },
                .. view.Left > 0
                    ?
                    [
                        Shapes.Small(
                            $"各署、連絡協議会、勤務員に反映しています（残り{view.Left}件）。反映が終わるまで、このままお待ちください。"
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Reforms.Count == 0
                    ? [new AdaptiveTextBlock("登録はありません。") { Spacing = "Medium" }]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Reforms.SelectMany((r, i) => Reform(view, r, i)),
            ],
            Actions = [buttons.Button("変更を登録", ReformVerbs.Open, withoutInputs: true), WayBack.Button(buttons)],
        };
    }

    private static IEnumerable<AdaptiveElement> Reform(ReformListView view, RegisteredReform reform, int place)
    {
        var state =
            reform.TakenBack ? "取消し済み"
            : reform.Day > view.Today ? "予定"
            : "実施済み";
        yield return Shapes.Section($"{JapaneseDate.Long(reform.Day)}　{ReformWords.Title(reform)}　{state}");
        foreach (var change in reform.Changes)
        {
            yield return new AdaptiveTextBlock(Shapes.Plain(ReformWords.Of(change))) { Spacing = "None" };
        }

        if (view.Kept.TryGetValue(reform.Id, out var why))
        {
            yield return Shapes.Small(why);
        }

        if (!view.Undoable.Contains(reform.Id))
        {
            yield break;
        }

        // Folded, so that it takes two presses.
        var section = $"undo{place}";
        yield return new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([section]) { Title = "この変更を取り消す" }]);
        yield return new AdaptiveContainer([
            Shapes.Small("警察署、交番等、連絡協議会、勤務員の配置を、登録前の状態に戻します。"),
            new AdaptiveActionSet([
                new Buttons(view.Drawing, Flow: reform.Id).Button(
                    $"{JapaneseDate.Short(reform.Day)}の変更を取り消す",
                    ReformVerbs.Undo,
                    style: "destructive",
                    withoutInputs: true
                ),
            ]),
        ])
        {
            Id = section,
            IsVisible = false,
        };
    }
}
