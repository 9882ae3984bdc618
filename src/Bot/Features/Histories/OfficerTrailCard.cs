using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Officers;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>配置の履歴: where an officer was posted, and who has entered it.</summary>
internal static class OfficerTrailCard
{
    public const string Name = "name";

    public static AdaptiveCard Render(OfficerTrailView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"配置の履歴。{view.Title}",
            Body =
            [
                .. Shapes.Heading("配置の履歴", Shapes.Plain(view.Title)),
                Shapes.Section("配置"),
                .. view.Postings.Count == 0
                    ? [new AdaptiveTextBlock("配置の記録はありません。")]
                    : view.Postings.Select(p => new AdaptiveTextBlock(Shapes.Plain(p))),
                Shapes.Section("変更"),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("変更の記録はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Lines.Select(Line),
                Shapes.Small(
                    $"新しい順に、配置は{OfficerTrailView.MostPostings}件、変更は{OfficerTrailView.MostLines}件まで表示します。この表示も記録に残ります。"
                ),
            ],
            Actions =
            [
                buttons.Button("ほかの勤務員を探す", HistoryVerbs.Officer, withoutInputs: true),
                buttons.Button("勤務員名簿", OfficerVerbs.List, withoutInputs: true),
            ],
        };
    }

    public static AdaptiveCard Choose(OfficerChoiceView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"配置の履歴。{view.Found.Count}人",
            Body =
            [
                .. Shapes.Heading("配置の履歴", "署と署の交番・駐在所の勤務員（転出した人、転入する人を含む）"),
                .. view is { Asked.Length: > 0, Found.Count: 0 }
                    ? [Shapes.Note($"「{Shapes.Short(view.Asked, 20)}」に当たる勤務員は、署の名簿にありません。", "attention")]
                    : Array.Empty<AdaptiveElement>(),
                .. view
                    .Found.Take(OfficerChoiceView.MostRows)
                    .Select(r =>
                        Shapes.Row(
                            r.Title,
                            r.UnitName,
                            "",
                            buttons.Button(
                                $"{r.Title}の履歴を表示",
                                HistoryVerbs.Officer,
                                withoutInputs: true,
                                more: (HistoryVerbs.OfficerKey, r.Officer.Value)
                            )
                        )
                    ),
                .. view.Found.Count > OfficerChoiceView.MostRows
                    ? [Shapes.Small($"ほかに{view.Found.Count - OfficerChoiceView.MostRows}人います。氏名を続けて入力すると絞り込めます。")]
                    : Array.Empty<AdaptiveElement>(),
                new AdaptiveTextInput
                {
                    Id = Name,
                    Label = "氏名（一部でも）又は職員番号",
                    MaxLength = 40,
                    Value = view.Asked.Length > 0 ? view.Asked : null,
                },
            ],
            Actions = [buttons.Button("探す", HistoryVerbs.Officer, style: "positive"), WayBack.Button(buttons)],
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
}
