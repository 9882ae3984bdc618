using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>設置の予定: what was registered, to whom it has still to be explained, and the way back until the day.</summary>
internal static class FoundedCard
{
    public static AdaptiveCard Render(FoundedView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = view.Plans.Count == 0 ? "設置、統合、分割の予定はありません" : $"設置の予定。{view.Plans.Count}件",
            Body =
            [
                .. Shapes.Heading("設置、統合、分割の予定", view.StationName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. view.IsUnderWay ? [Shapes.Small("登録した内容を反映しています。")] : Array.Empty<AdaptiveElement>(),
                .. view.Plans.Count == 0
                    ? [new AdaptiveTextBlock("予定はありません。") { Spacing = "Medium" }]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Plans.SelectMany((p, i) => Plan(view, p, i)),
            ],
            Actions =
            [
                .. view.MayEdit ? [buttons.Button("設置を登録", CouncilVerbs.Found, withoutInputs: true)] : Array.Empty<AdaptiveAction>(),
                buttons.Button("設置状況", CouncilVerbs.Coverage, withoutInputs: true),
                WayBack.Button(buttons),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Plan(FoundedView view, FoundedPlan shown, int place)
    {
        var plan = shown.Plan;
        yield return Shapes.Section($"{JapaneseDate.Long(plan.Day)}　{(plan.Replaces ? "統合・分割" : "設置")}");
        if (plan.Reason.Length > 0)
        {
            yield return Shapes.Small(Shapes.Plain(plan.Reason));
        }

        foreach (var begins in plan.Begins)
        {
            yield return Shapes.Row(begins.Name, null, "設置", Open(view, begins.Id, $"{begins.Name}の内容", CouncilVerbs.Show));
        }

        foreach (var ends in shown.Ends)
        {
            var below = $"{FoundEffects.Ends(ends).Split('\n')[0]}　説明済みの委員{ends.Explained}／{ends.Open.Members}人";
            yield return view.MayEdit
                ? Shapes.Row(
                    ends.Council.Name,
                    below,
                    "廃止",
                    Open(view, ends.Council.Id, $"{ends.Council.Name}の委員への説明", CouncilVerbs.Abolish)
                )
                : Shapes.Fact($"{ends.Council.Name}　廃止", below);
        }

        if (view.MayEdit && plan.CanBeTakenBack(view.Today) && !view.IsUnderWay)
        {
            foreach (var element in Undo(view, shown, place))
            {
                yield return element;
            }
        }
    }

    /// <summary>Folded, so that it takes two presses.</summary>
    private static IEnumerable<AdaptiveElement> Undo(FoundedView view, FoundedPlan shown, int place)
    {
        var section = $"undo{place}";
        yield return new AdaptiveActionSet([new AdaptiveToggleVisibilityAction([section]) { Title = "この予定を取り消す" }]);
        yield return new AdaptiveContainer([
            Shapes.Small(
                shown.Plan.Replaces
                    ? "設置を取り消し、廃止する予定の連絡協議会を元に戻します。委員への説明と協議の記録は残ります。"
                    : "設置を取り消します。"
            ),
            new AdaptiveActionSet([
                new Buttons(view.Drawing, Flow: shown.Plan.Id).Button(
                    $"{JapaneseDate.Short(shown.Plan.Day)}の予定を取り消す",
                    FoundedFlow.Undo,
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

    private static AdaptiveExecuteAction Open(FoundedView view, CouncilId council, string title, string verb) =>
        new Buttons(view.Drawing, council).Button(title, verb);
}
