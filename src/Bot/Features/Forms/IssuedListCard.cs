using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Forms;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Forms;

/// <summary>発行した様式: a row for each.</summary>
internal static class IssuedListCard
{
    public static AdaptiveCard Render(IssuedListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"発行した様式。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading("発行した様式", view.CouncilName),
                view.Lines.Count == 0
                    ? Shapes.Note("発行した様式はまだありません。")
                    : Shapes.Small("選択すると、同じファイルを作成し、前の版との違いを確かめることができます。"),
                .. view.Lines.Select(line => Row(line, buttons)),
                .. view.More == 0 ? [] : new AdaptiveElement[] { Shapes.Small($"ほかに{view.More}件あります。") },
            ],
            Actions =
            [
                buttons.Button("様式の一覧", FormVerbs.Open, style: view.Lines.Count == 0 ? "positive" : null),
                WayBack.Button(buttons),
            ],
        };
    }

    private static AdaptiveColumnSet Row(IssuedLine line, Buttons buttons)
    {
        var name = PrintedForms.Of(line.Kind).Name;
        var day = JapaneseDate.WithoutWeekday(line.Day);
        return Shapes.Row(
            name,
            $"発行第{line.Number}号（第{line.Revision}版）　{day}{(line.About.Length == 0 ? "" : $"　{line.About}")}",
            "",
            buttons.Button(name, FormVerbs.Issue, more: (FormVerbs.NumberKey, $"{line.Number}"))
        );
    }
}
