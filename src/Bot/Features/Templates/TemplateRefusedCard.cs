using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Templates;

/// <summary>Why a sent file is not taken, point by point; what was used before stays in use.</summary>
internal static class TemplateRefusedCard
{
    private const int Most = 12;

    public static AdaptiveCard Render(TemplateRefusedView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = "ひな形にできません",
            Body =
            [
                .. Shapes.Heading("ひな形にできません", view.Form?.Name),
                Shapes.Note($"「{Shapes.Short(view.File, 60)}」は登録していません。これまでのひな形をそのまま使います。", "attention"),
                .. view.Findings.Take(Most).Select(f => new AdaptiveTextBlock(Shapes.Plain($"・{TemplateWords.Of(f, view.Form)}"))),
                .. view.Findings.Count > Most
                    ? [Shapes.Small($"ほかに{view.Findings.Count - Most}か所あります。")]
                    : Array.Empty<AdaptiveElement>(),
                Shapes.Small("直したファイルを、もう一度このチャットに送信してください。"),
            ],
            Actions = [buttons.Button("ひな形の一覧", TemplateVerbs.Open)],
        };
    }
}
