using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Forms;

/// <summary>A file that is ready to be made, with the ways to it.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Address">Of the page that hands it out; null where a consent was asked for.</param>
internal sealed record LinkView(Drawing Drawing, string Name, string? Address)
{
    /// <summary>What is said of the consent.</summary>
    public string? Note { get; init; }

    /// <summary>What the button for a mail carries; empty where there is no mailbox.</summary>
    public IReadOnlyList<(string Key, string Value)> Mail { get; init; } = [];
}

/// <inheritdoc cref="LinkView"/>
internal static class LinkCard
{
    public static AdaptiveCard Render(LinkView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = "ファイルの出力",
            Body =
            [
                .. Shapes.Heading("ファイルの出力", Shapes.Plain(view.Name)),
                Shapes.Note(view.Note ?? "「開く」を押してサインインすると、ファイルを保存できます。"),
                .. view.Address is null ? [] : new AdaptiveElement[] { Shapes.Small("リンクは10分間、1回だけ、あなただけが使えます。") },
                .. view.Mail.Count == 0
                    ? []
                    : new AdaptiveElement[]
                    {
                        Shapes.Row(
                            "メールで受け取る",
                            "あなたのメールボックスに添付して送信します。",
                            "",
                            buttons.Button("メールで受け取る", FormVerbs.Mail, more: [.. view.Mail])
                        ),
                    },
            ],
            Actions =
            [
                .. view.Address is { } address ? [new AdaptiveOpenUrlAction(address) { Title = "開く" }] : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }
}
