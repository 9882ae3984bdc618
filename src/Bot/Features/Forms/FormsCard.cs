using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.MeetingKits;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Forms;

/// <summary>様式: a row for each form; those with personal data first ask what for.</summary>
internal static class FormsCard
{
    public static AdaptiveCard Render(FormsView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = $"様式の印刷。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading("様式の印刷", view.CouncilName),
                Shapes.Small(
                    view.Pdf == PdfChoice.Chosen ? "選択すると、PDFを作成します。" : "選択すると、WordまたはExcelのファイルを作成します。"
                ),
                .. view.Lines.Select(line => Row(line, buttons, view.Pdf == PdfChoice.Chosen ? FormVerbs.Pdf : "")),
                .. Choice(view, buttons),
            ],
            Actions = [buttons.Button("発行した様式", FormVerbs.Issued), WayBack.Button(buttons)],
        };
    }

    /// <summary>The other kind of file.</summary>
    private static IEnumerable<AdaptiveElement> Choice(FormsView view, Buttons buttons) =>
        view.Pdf switch
        {
            PdfChoice.Offered =>
            [
                Shapes.Row(
                    "PDFで作成",
                    "スマートフォンで表示できます。",
                    "",
                    buttons.Button("PDFで作成", FormVerbs.Open, more: (FormVerbs.FormatKey, FormVerbs.Pdf))
                ),
            ],
            PdfChoice.Chosen =>
            [
                Shapes.Row("Word、Excelで作成", "内容を編集できます。", "", buttons.Button("Word、Excelで作成", FormVerbs.Open)),
            ],
            _ => [],
        };

    private static AdaptiveColumnSet Row(FormLine line, Buttons buttons, string format)
    {
        var name = line.Kind == FormKind.MemoSheet ? "会議キット" : PrintedForms.Of(line.Kind).Name;
        return Shapes.Row(name, line.Below, "", Open(line, name, buttons, format));
    }

    private static AdaptiveExecuteAction Open(FormLine line, string name, Buttons buttons, string format) =>
        line.Kind switch
        {
            FormKind.CommissionLetter => buttons.Button(name, FormVerbs.Letters, more: Format(format)),
            FormKind.MemberRoster => buttons.Button(name, FormVerbs.Roster, more: Format(format)),
            FormKind.MemoSheet => buttons.Button(name, KitVerbs.Make, more: Format(format)),
            var kind => buttons.Button(
                name,
                FormVerbs.Make,
                more: [(FormVerbs.FormKey, kind.ToString()), (FormVerbs.AboutKey, line.About), .. Format(format)]
            ),
        };

    private static (string, string)[] Format(string format) => format.Length == 0 ? [] : [(FormVerbs.FormatKey, format)];
}
