using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Forms;

/// <summary>委嘱状, 委員名簿: for whom and what for, before the file is made.</summary>
internal static class PurposeCard
{
    public static AdaptiveCard Render(PurposeView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var name = PrintedForms.Of(view.Kind).Name;
        return new AdaptiveCard
        {
            Speak = $"{name}の印刷。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading(name, view.CouncilName),
                .. view.Form.HasErrors ? [Shapes.Note(Replies.CheckInput, "attention")] : Array.Empty<AdaptiveElement>(),
                .. view.Letters.Count == 0 ? [] : new AdaptiveElement[] { Members(view) },
                .. view.Form.Field(
                    LimitedText.Line(
                        FormVerbs.PurposeKey,
                        "利用目的（必須）",
                        FormRequest.LongestPurpose,
                        view.Form.Value(FormVerbs.PurposeKey, null)
                    )
                ),
                Shapes.Small("利用目的は記録に残ります。ファイルには、出力した日時とあなたの階級・氏名が入ります。"),
            ],
            Actions =
            [
                buttons.Button("ファイルを作成", FormVerbs.Make, style: "positive", more: More(view)),
                buttons.Button("様式の一覧", FormVerbs.Open, withoutInputs: true),
            ],
        };
    }

    private static (string, string)[] More(PurposeView view) =>
        view.IsPdf
            ? [(FormVerbs.FormKey, view.Kind.ToString()), (FormVerbs.FormatKey, FormVerbs.Pdf)]
            : [(FormVerbs.FormKey, view.Kind.ToString())];

    private static AdaptiveChoiceSetInput Members(PurposeView view) =>
        new()
        {
            Id = FormVerbs.MemberKey,
            Label = "だれの委嘱状",
            Choices =
            [
                new AdaptiveChoice($"全員（{view.Letters.Count}人）", Everybody),
                .. view.Letters.Select(l => new AdaptiveChoice(l.Name, l.Id.Value)),
            ],
            Value = view.Form.Value(FormVerbs.MemberKey, view.Letters.Any(l => l.Id.Value == view.Chosen) ? view.Chosen : Everybody),
        };

    /// <summary>No id of a member has a star.</summary>
    public const string Everybody = "*";
}
