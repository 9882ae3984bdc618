using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Councils.Reorganising;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Founding;

/// <summary>What follows from 設置, 統合 or 分割, in words.</summary>
internal static class FoundEffects
{
    /// <summary>More do not fit on a readable card; the rest is counted.</summary>
    private const int MostFindings = 8;
    private const int MostNames = 8;

    public static IEnumerable<AdaptiveElement> Draw(FoundView view)
    {
        if (view is not { Planned: { } planned, Effects: { } effects })
        {
            return [];
        }

        return
        [
            Shapes.Section("登録すると次のようになります"),
            .. effects.Begins.Select(b => Shapes.Fact($"設置　{b.Council.Name}", Begins(b))),
            .. effects.Ends.Select(e => Shapes.Fact($"廃止　{e.Council.Name}", Ends(e))),
            Shapes.Fact(
                "設置（廃止）票",
                $"設置票{effects.Begins.Count}件{(effects.Ends.Count == 0 ? "" : $"、廃止票{effects.Ends.Count}件")}　記 第2-2(5)"
            ),
            .. planned.Plan.Replaces
                ? [Shapes.Small("登録の後、廃止する連絡協議会ごとに委員への説明を記録できます。設置日の前日まで取り消せます。記 第2-2(4)")]
                : new AdaptiveElement[] { Shapes.Small("設置日の前日まで取り消せます。") },
            .. effects.Findings.Take(MostFindings).Select(f => FindingBox.Draw(f, asksReason: false)),
            .. effects.Findings.Count > MostFindings
                ? [Shapes.Small($"ほかに留意事項が{effects.Findings.Count - MostFindings}件あります。")]
                : Array.Empty<AdaptiveElement>(),
        ];
    }

    /// <summary>廃止日 and what is left open; a line each.</summary>
    public static string Ends(EndingCouncil ending)
    {
        var open = ending.Open;
        string[] lines =
        [
            $"廃止日　{JapaneseDate.Long(ending.Council.Abolished!.Value)}", // It ends.
            open.Members == 0
                ? "在任中の委員はいません"
                : $"委員{open.Members}人（説明済み{ending.Explained}人）。任期は廃止日で終わります",
            .. ending.Lead is { } lead ? [$"運営責任者　{lead.Title}"] : Array.Empty<string>(),
            .. open.Requests > 0 ? [$"未完了の意見・要望等{open.Requests}件。廃止の後も措置を入力できます"] : Array.Empty<string>(),
            .. open.Drafts > 0 ? [$"確定していない記録{open.Drafts}件"] : Array.Empty<string>(),
            .. open.Planned > 0 ? [$"廃止日より後の開催計画{open.Planned}件は行われません"] : Array.Empty<string>(),
        ];
        return string.Join('\n', lines);
    }

    private static string Begins(BeginningCouncil begins)
    {
        var council = begins.Council;
        string[] lines =
        [
            $"設置日　{JapaneseDate.Long(council.Established)}　{CouncilWords.Of(council.Kind)}",
            $"所管区　{string.Join("、", council.PoliceBoxes.Select(b => b.Name))}{(council.AreaText is { } area ? $"（{area}）" : "")}",
            begins.Operating.Count == 0
                ? "運営担当者は、設置日に配置されている勤務員がいません"
                : $"運営担当者　{string.Join("、", begins.Operating.Take(MostNames).Select(r => r.Title))}{(begins.Operating.Count > MostNames ? $" ほか{begins.Operating.Count - MostNames}人" : "")}",
            "運営責任者の指定と委員の委嘱を行ってください",
            .. begins.Counterpart is { } with ? [$"協議の相手方　{with.Title}"] : Array.Empty<string>(),
        ];
        return string.Join('\n', lines);
    }
}
