using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.OperationLists;

/// <summary>運営状況一覧（第2号様式）: its state, its counts, and what is not in it yet.</summary>
internal static class OperationListCard
{
    private const string Clause = "記 第2-2(6)";

    /// <summary>More do not fit on a readable card; the rest is counted.</summary>
    private const int MostEditions = 8;

    public static AdaptiveCard Render(OperationListView view)
    {
        var (buttons, document) = (new Buttons(view.Drawing), view.Document);
        return new AdaptiveCard
        {
            Speak = $"運営状況一覧。補正されていない変更{OperationEntries.Count(document.Pending)}件",
            Refresh = buttons.Refresh(OperationListFlow.Open),
            Body =
            [
                .. Shapes.Heading("運営状況一覧（第2号様式）", $"{view.StationName}　{document.Year}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.HasFailed ? "attention" : "good") },
                .. State(view),
                .. document.Annual is null ? [] : Pending(view),
            ],
            Actions =
            [
                .. view.MayRecord && document.Annual is null
                    ? [buttons.Button("4月1日現在を記録", OperationListFlow.Save, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                .. view.MayRecord && document.Pending.Count > 0
                    ? [buttons.Button("補正を記録", OperationListFlow.Save, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                .. document.Annual is null
                    ? []
                    : new AdaptiveAction[] { buttons.Button("補正の一覧", OperationListFlow.Corrections, secondary: true) },
                .. view.Sent is null
                    ? []
                    : new AdaptiveAction[] { buttons.Button("前回送付後の変更", OperationListFlow.Since, secondary: true) },
                WayBack.Button(buttons),
            ],
        };
    }

    /// <summary>The 補正 by number, the newest first, each with what stood there and what stands there.</summary>
    public static AdaptiveCard Corrections(OperationListView view)
    {
        var (buttons, corrections) = (new Buttons(view.Drawing), view.Document.Corrections.Reverse().ToList());
        return new AdaptiveCard
        {
            Speak = $"補正の一覧。{corrections.Count}回",
            Refresh = buttons.Refresh(OperationListFlow.Corrections),
            Body =
            [
                .. Shapes.Heading("補正の一覧", $"{view.StationName}　{view.Document.Year}の第2号様式"),
                .. corrections.Count == 0 ? [new AdaptiveTextBlock("補正はありません。")] : Array.Empty<AdaptiveElement>(),
                .. corrections.Take(MostEditions).SelectMany(e => Correction(e, view)),
                .. corrections.Count > MostEditions
                    ? [Shapes.Small($"ほか{corrections.Count - MostEditions}回")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [buttons.Button("第2号様式", OperationListFlow.Open), WayBack.Button(buttons)],
        };
    }

    /// <summary>What has changed since the copy that was sent last.</summary>
    public static AdaptiveCard Since(OperationListView view)
    {
        var buttons = new Buttons(view.Drawing);
        var changes = view.Sent is { } sent ? view.Document.Since(sent) : null;
        return new AdaptiveCard
        {
            Speak = changes is null ? "前回送付後の変更は分かりません" : $"前回送付後の変更{OperationEntries.Count(changes)}件",
            Refresh = buttons.Refresh(OperationListFlow.Since),
            Body =
            [
                .. Shapes.Heading("前回送付後の変更", view.StationName),
                .. view.Sent is { } day ? [Shapes.Fact("前回送付", JapaneseDate.Long(day))] : Array.Empty<AdaptiveElement>(),
                .. changes is null
                    ? [new AdaptiveTextBlock("送付の時点の一覧が記録されていないため、比べることができません。")]
                    : Array.Empty<AdaptiveElement>(),
                .. changes is { Count: 0 } ? [new AdaptiveTextBlock("変更はありません。")] : Array.Empty<AdaptiveElement>(),
                .. OperationEntries.Of(changes ?? [], view.Names),
            ],
            Actions = [buttons.Button("第2号様式", OperationListFlow.Open), WayBack.Button(buttons)],
        };
    }

    private static IEnumerable<AdaptiveElement> State(OperationListView view)
    {
        var document = view.Document;
        yield return Shapes.Fact(
            "4月1日現在",
            document.Annual is { } annual ? $"{JapaneseDate.WithoutWeekday(annual.Day)}記録　{Who(annual, view)}" : "記録されていません。"
        );
        if (document.Annual is not null)
        {
            yield return Shapes.Fact(
                "補正",
                document.Corrections is [.., var last]
                    ? $"{document.Corrections.Count}回（最後は{JapaneseDate.WithoutWeekday(last.Day)}）"
                    : "補正なし"
            );
        }

        var councils = document.Now.Councils;
        yield return Shapes.Fact(
            "本日現在",
            $"協議会{councils.Count}　委員{councils.Sum(c => c.Composition.Members.Count)}人　運営責任者の欠員{councils.Count(c => c.Lead is null)}"
        );
    }

    private static IEnumerable<AdaptiveElement> Pending(OperationListView view) =>
        [
            Shapes.Section($"補正されていない変更（{OperationEntries.Count(view.Document.Pending)}件）"),
            .. view.Document.Pending.Count == 0 ? [new AdaptiveTextBlock("変更はありません。")] : Array.Empty<AdaptiveElement>(),
            .. OperationEntries.Of(view.Document.Pending, view.Names),
            Shapes.Small($"記載事項に変更が生じたときは、その都度補正します（{Clause}）。"),
        ];

    private static IEnumerable<AdaptiveElement> Correction(OperationEdition edition, OperationListView view) =>
        [
            Shapes.Section($"補正{edition.Number}　{JapaneseDate.WithoutWeekday(edition.Day)}"),
            .. Who(edition, view) is { Length: > 0 } who ? [Shapes.Small(who)] : Array.Empty<AdaptiveElement>(),
            .. OperationEntries.Of(edition.Entries, view.Names),
        ];

    private static string Who(OperationEdition edition, OperationListView view) => view.Officers.GetValueOrDefault(edition.By, "");
}
