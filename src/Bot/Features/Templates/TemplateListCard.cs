using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Templates;

/// <summary>様式のひな形: a row for each form.</summary>
internal static class TemplateListCard
{
    public static AdaptiveCard Render(TemplateListView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = "様式のひな形",
            Body =
            [
                .. Shapes.Heading("様式のひな形", Office.Headquarters.Name),
                Shapes.Small(
                    "レイアウトを変更するには、このチャットにWord（docx）又はExcel（xlsx）のファイルを送信してください。標準のひな形を直して使うことができます。"
                ),
                .. view.Lines.Select(l => Row(l, buttons)),
            ],
            Actions = [WayBack.Button(buttons)],
        };
    }

    private static AdaptiveColumnSet Row(TemplateLine line, Buttons buttons) =>
        Shapes.Row(
            line.Form.Name,
            (line.InForce is { } used ? $"第{used.Version}版を使用中" : "標準")
                + (line.Waiting is { } next ? $"　第{next.Version}版は{TemplateWords.State(next)}" : ""),
            "",
            buttons.Button(line.Form.Name, TemplateVerbs.Show, more: (TemplateVerbs.FormKey, line.Form.Kind.ToString()))
        );
}
