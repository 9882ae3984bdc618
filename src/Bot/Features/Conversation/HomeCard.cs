using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;

namespace KobanBot.Bot.Features.Conversation;

/// <summary>ホーム: what this person has to do, and can do.</summary>
internal static class HomeCard
{
    public const int MostLines = 8;

    public static AdaptiveCard Render(HomeView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = Speak(view),
            Refresh = new Buttons(view.Drawing).Refresh(Meetings.MeetingVerbs.Home),
            Body =
            [
                .. Shapes.Heading(view.Title, view.Reader),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                Shapes.Section(
                    view.Work.Count > 0 ? "業務"
                    : view.Total > 0 ? $"対応が必要な事項（{view.Total}）"
                    : "対応が必要な事項"
                ),
                .. view.Work.Select(w => Shapes.Row(w.Title, w.Below, "", new Buttons(view.Drawing).Button($"{w.Title}を表示", w.Verb))),
                .. view.Waiting.Count == 0 && view.Due.All == 0 && view.Work.Count == 0
                    ? [new AdaptiveTextBlock("現在ありません。")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Due.All > 0
                    ?
                    [
                        Shapes.Row(
                            $"本日の対応事項　{view.Due.All}件",
                            null,
                            view.Due.Overdue > 0 ? $"未処理{view.Due.Overdue}件" : "",
                            new Buttons(view.Drawing).Button("本日の対応事項を表示", ReminderVerbs.Show),
                            view.Due.Overdue > 0 ? "Attention" : null
                        ),
                    ]
                    : Array.Empty<AdaptiveElement>(),
                .. view
                    .Waiting.Take(MostLines)
                    .Select(
                        (line, i) =>
                            Shapes.Row(
                                line.Text,
                                line.Below,
                                line.Right,
                                new Buttons(view.Drawing, line.Council, line.Flow, line.Version).Button(
                                    $"{i + 1}件目　{line.Text}",
                                    line.Verb
                                ),
                                line.Color
                            )
                    ),
                .. view.Waiting.Count > MostLines
                    ? [Shapes.Small($"ほかに{view.Waiting.Count - MostLines}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [.. view.Actions.Select((a, i) => buttons.Button(a.Title, a.Verb, style: i == 0 ? "positive" : null))],
        };
    }

    private static string Speak(HomeView view) =>
        (view.Total, view.Due.All) switch
        {
            (0, 0) when view.Work.Count > 0 => $"ホーム。{string.Join('、', view.Work.Select(w => w.Title))}を表示できます",
            (0, _) => "ホーム。対応が必要な事項はありません",
            (var total, 0) => $"ホーム。対応が必要な事項は{total}件です",
            var (total, due) => $"ホーム。対応が必要な事項は{total}件、うち本日の対応事項は{due}件です",
        };
}
