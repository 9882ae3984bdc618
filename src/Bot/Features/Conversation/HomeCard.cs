using KobanBot.Bot.Cards;

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
            Speak =
                view.Waiting.Count == 0 ? "ホーム。対応が必要な事項はありません" : $"ホーム。対応が必要な事項は{view.Waiting.Count}件です",
            Refresh = new Buttons(view.Drawing).Refresh(Meetings.MeetingVerbs.Home),
            Body =
            [
                .. Shapes.Heading(view.Title, view.Reader),
                .. view.Note is null ? [] : new CardElement[] { Shapes.Note(view.Note) },
                Shapes.Section("対応が必要な事項"),
                .. view.Waiting.Count == 0 ? [new TextBlock("現在ありません。")] : Array.Empty<CardElement>(),
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
                    : Array.Empty<CardElement>(),
            ],
            Actions = [.. view.Actions.Select((a, i) => buttons.Button(a.Title, a.Verb, style: i == 0 ? "positive" : null))],
        };
    }
}
