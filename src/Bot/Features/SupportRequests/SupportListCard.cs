using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.SupportRequests;

/// <summary>支援依頼一覧: what is open or unread, the oldest first.</summary>
internal static class SupportListCard
{
    public const int MostLines = 10;

    public static AdaptiveCard Render(SupportListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"支援依頼一覧。{view.Lines.Count}件",
            Refresh = buttons.Refresh(SupportFlow.List),
            Body =
            [
                .. Shapes.Heading("支援依頼一覧", view.About),
                Shapes.Small(SupportWords.Clause),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("支援依頼はありません。")] : Array.Empty<AdaptiveElement>(),
                .. view.Lines.Take(MostLines).Select((line, i) => Row(view, line, i + 1)),
                .. view.Lines.Count > MostLines
                    ? [Shapes.Small($"ほかに{view.Lines.Count - MostLines}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayAsk ? [buttons.Button("支援を依頼", SupportFlow.Open)] : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveColumnSet Row(SupportListView view, SupportLine line, int number)
    {
        var request = line.Request;
        string?[] below =
        [
            view.Council is null ? line.CouncilName : null,
            SupportWords.Of(request.Status),
            request.OtherAgency.Length == 0 ? null : request.OtherAgency,
        ];
        var days = view.Today.DayNumber - JapanTime.DayOf(request.At).DayNumber;
        return Shapes.Row(
            Shapes.Short(request.Text, 60),
            string.Join('　', below.Where(b => b is not null)),
            days == 0 ? "本日" : $"{days}日",
            new Buttons(view.Drawing, line.Council, request.Id).Button($"{number}件目の支援依頼を表示", SupportFlow.Show)
        );
    }
}
