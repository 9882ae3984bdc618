using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Forms;

/// <summary>A file for a client that takes none: a link to the page that hands it out.</summary>
/// <param name="Name">Of the file.</param>
internal sealed record LinkView(Drawing Drawing, string Name, string Address);

/// <inheritdoc cref="LinkView"/>
internal static class LinkCard
{
    public static AdaptiveCard Render(LinkView view) =>
        new()
        {
            Speak = "ファイルの出力",
            Body =
            [
                .. Shapes.Heading("ファイルの出力", Shapes.Plain(view.Name)),
                Shapes.Note("「開く」を押してサインインすると、ファイルを保存できます。"),
                Shapes.Small("リンクは10分間、1回だけ、あなただけが使えます。"),
            ],
            Actions = [new AdaptiveOpenUrlAction(view.Address) { Title = "開く" }, WayBack.Button(new Buttons(view.Drawing))],
        };
}
