using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>協議の一覧 of an office above: what waits for an answer first.</summary>
internal static class ConsultInboxCard
{
    private const int MostRows = 15;

    public static AdaptiveCard Render(ConsultInboxView view)
    {
        var buttons = new Buttons(view.Drawing);
        var open = view.Lines.Count(l => l.Request.IsOpen);
        return new AdaptiveCard
        {
            Speak = open == 0 ? "協議の一覧。回答待ちはありません" : $"協議の一覧。回答待ち{open}件",
            Refresh = buttons.Refresh(ConsultInboxFlow.Inbox),
            Body =
            [
                .. Shapes.Heading("協議の一覧", view.Office),
                new AdaptiveTextBlock(open == 0 ? "回答を待っている協議はありません。" : $"回答待ち {open}件") { Weight = "Bolder" },
                Shapes.Small("記 第2-1(2)、記 第2-2(3)"),
                .. view.Lines.Take(MostRows).Select(l => Row(view, l)),
                .. view.Lines.Count > MostRows
                    ? [Shapes.Small($"ほかに{view.Lines.Count - MostRows}件あります。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [WayBack.Button(buttons)],
        };
    }

    private static AdaptiveColumnSet Row(ConsultInboxView view, InboxLine line) =>
        Shapes.Row(
            $"{line.StationName}　{line.CouncilName}",
            $"{ConsultationWords.Of(line.Request.Kind)}　{JapaneseDate.Short(JapanTime.DayOf(line.Request.At))}依頼（{view.Today.DayNumber - JapanTime.DayOf(line.Request.At).DayNumber}日前）",
            ConsultationWords.StateOf(line.Request),
            new Buttons(view.Drawing, line.Council, line.Request.Id).Button(
                $"{line.CouncilName}の{ConsultationWords.Of(line.Request.Kind)}の協議",
                CouncilVerbs.Consultation
            )
        );
}
