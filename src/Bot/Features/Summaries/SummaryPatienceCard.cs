using System.Globalization;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>What is being computed, and how it is asked for again.</summary>
internal sealed record SummaryPatienceView
{
    public required Drawing Drawing { get; init; }

    /// <summary>By which the same is asked for again.</summary>
    public required string Verb { get; init; }

    /// <summary>What belongs to the verb: address, period, words.</summary>
    public required IReadOnlyList<(string Key, string Value)> Data { get; init; }

    public required bool IsFile { get; init; }

    public required string Period { get; init; }

    public required string Scope { get; init; }

    /// <summary>How many councils there are about; null while that is not known.</summary>
    public required int? Councils { get; init; }
}

/// <summary>
/// Stands where a result will stand. A process that dies leaves it standing, so it asks for the result by itself when it is looked at again, and
/// has a button that does the same.
/// </summary>
internal static class SummaryPatienceCard
{
    private const int Exact = 100;

    public static AdaptiveCard Render(SummaryPatienceView view)
    {
        var title = view.IsFile ? "ファイルを作成しています" : "集計しています";
        return new AdaptiveCard
        {
            Speak = $"{title}。{view.Scope}、{view.Period}",
            // A client that draws anew may only read.
            Refresh = view.IsFile ? null : new Buttons(view.Drawing).Refresh(view.Verb, [.. view.Data]),
            Body =
            [
                .. Shapes.Heading(title),
                .. Facts(view),
                Shapes.Small("終わりしだい、ここに結果を表示します。1分たっても変わらないときは、「再試行」を押してください。"),
            ],
            Actions = [.. Actions(view)],
        };
    }

    /// <summary>A result that is a sentence.</summary>
    public static AdaptiveCard RenderSentence(SummaryPatienceView view, string sentence) =>
        new()
        {
            Speak = sentence,
            Body =
            [
                .. Shapes.Heading(view.IsFile ? "ファイルの出力" : "集計の結果", $"{view.Scope}　{view.Period}"),
                new AdaptiveTextBlock(Shapes.Plain(sentence)),
            ],
            Actions = [Home(view)],
        };

    public static AdaptiveCard RenderFailed(SummaryPatienceView view) =>
        new()
        {
            Speak = view.IsFile ? "ファイルを作成できませんでした" : "集計できませんでした",
            Body =
            [
                .. Shapes.Heading(view.IsFile ? "ファイルを作成できませんでした" : "集計できませんでした"),
                .. Facts(view),
                new AdaptiveTextBlock("時間をおいて、「再試行」を押してください。記録の内容は変わっていません。"),
            ],
            Actions = [.. Actions(view)],
        };

    private static IEnumerable<AdaptiveElement> Facts(SummaryPatienceView view)
    {
        yield return Shapes.Fact("対象", view.Scope);
        yield return Shapes.Fact("期間", view.Period);
        yield return Shapes.Fact("件数", view.Councils is { } councils ? About(councils) : "確認中");
    }

    /// <summary>約12,600協議会; a few are told exactly.</summary>
    private static string About(int councils) =>
        councils < Exact
            ? $"{councils}協議会"
            : string.Create(CultureInfo.InvariantCulture, $"約{(councils + (Exact / 2)) / Exact * Exact:N0}協議会");

    private static IEnumerable<AdaptiveAction> Actions(SummaryPatienceView view)
    {
        var data = new System.Text.Json.Nodes.JsonObject();
        foreach (var (key, value) in view.Data)
        {
            data[key] = value;
        }

        yield return AdaptiveExecuteAction.Create("再試行", view.Verb, data);
        yield return Home(view);
    }

    private static AdaptiveExecuteAction Home(SummaryPatienceView view) => new Buttons(view.Drawing).Button("ホーム", HomeFlow.Home);
}
