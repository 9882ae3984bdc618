using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <param name="Commands">Words and what they do, as far as this person may.</param>
internal sealed record HelpView(Drawing Drawing, IReadOnlyList<(string Words, string Meaning)> Commands, string? Note = null)
{
    /// <summary>In a team or group chat, where ホーム is refused and nothing is being entered.</summary>
    public bool IsShared { get; init; }
}

/// <summary>ヘルプ; also the answer to words that were not understood.</summary>
internal static class HelpCard
{
    public static AdaptiveCard Render(HelpView view) =>
        new()
        {
            Speak = view.Note ?? "ヘルプ。使える言葉の一覧",
            Body =
            [
                .. Shapes.Heading(
                    "ヘルプ",
                    view.IsShared
                        ? "KobanBotにメンションして、次の言葉を送信してください。"
                        : "次の言葉を送信するか、ホームのボタンを押してください。"
                ),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note) },
                .. view.Commands.Select(c => Shapes.Fact(c.Words, c.Meaning)),
                .. view.IsShared
                    ? []
                    : new AdaptiveElement[] { Shapes.Small("入力の途中でチャットを閉じても、下書きは保存されています。") },
            ],
            Actions = view.IsShared ? null : [new Buttons(view.Drawing).Button("ホームを表示", HomeFlow.Home)],
        };
}
