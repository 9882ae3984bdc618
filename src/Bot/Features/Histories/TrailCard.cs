using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Councils;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>履歴: who, when, from which unit, what, old and new.</summary>
internal static class TrailCard
{
    public static AdaptiveCard Render(TrailView view)
    {
        var history = view.History;
        return new AdaptiveCard
        {
            Speak = $"変更の履歴。{view.Member?.Name ?? view.CouncilName}。{history.Year}、{history.Count}件",
            Body =
            [
                .. Shapes.Heading(
                    "変更の履歴",
                    view.Member is { } member ? $"{Shapes.Plain(member.Name)}　{view.CouncilName}" : view.CouncilName
                ),
                new AdaptiveTextBlock(
                    history.Count == 0
                        ? $"{history.Year}の変更はありません。"
                        : $"{history.Year}　{history.Count}件　新しい順{(history.Pages > 1 ? $"　{history.Page + 1}/{history.Pages}ページ" : "")}"
                ),
                .. view.Lines.Select(Line),
                Shapes.Small("下書きの途中の保存は表示しません。住所、電話番号、解嘱の理由は表示しません。この表示も記録に残ります。"),
            ],
            Actions = [.. Actions(view)],
        };
    }

    private static AdaptiveContainer Line(TrailLine line)
    {
        var time = JapanTime.TimeOf(line.At);
        return Shapes.Fact(
            $"{JapaneseDate.WithoutWeekday(JapanTime.DayOf(line.At))} {time.Hour}:{time.Minute:00}　{line.By}",
            string.Join('\n', line.Values.Prepend(line.What).Select(Shapes.Plain))
        );
    }

    private static IEnumerable<AdaptiveAction> Actions(TrailView view)
    {
        var history = view.History;
        var isPaged = history.Pages > 1;
        if (history.Page + 1 < history.Pages)
        {
            yield return Turn(view, "古い方へ", history.Year, history.Page + 1);
        }

        if (history.Page > 0)
        {
            yield return Turn(view, "新しい方へ", history.Year, history.Page - 1);
        }

        yield return Turn(view, $"{history.Year.Previous}", history.Year.Previous, secondary: isPaged);
        if (history.Year < view.ThisYear)
        {
            yield return Turn(view, $"{history.Year.Next}", history.Year.Next, secondary: isPaged);
        }

        yield return view.Member is { } member
            ? new Buttons(view.Drawing, view.Council, member.Id.Value).Button(
                "委員に戻る",
                MemberVerbs.Show,
                secondary: true,
                withoutInputs: true
            )
            : new Buttons(view.Drawing, view.Council).Button("連絡協議会の内容", CouncilVerbs.Show, secondary: true, withoutInputs: true);
    }

    private static AdaptiveExecuteAction Turn(TrailView view, string title, FiscalYear year, int page = 0, bool secondary = false) =>
        new Buttons(view.Drawing, view.Council).Button(
            title,
            HistoryVerbs.Council,
            secondary: secondary,
            withoutInputs: true,
            more:
            [
                (HistoryVerbs.YearKey, $"{year.StartYear}"),
                (HistoryVerbs.PageKey, $"{page}"),
                (HistoryVerbs.MemberKey, view.Member?.Id.Value ?? ""),
            ]
        );
}
