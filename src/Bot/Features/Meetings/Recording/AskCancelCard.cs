using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The question before a draft is given up.</summary>
internal static class AskCancelCard
{
    /// <param name="whose">Who began it and how far it is, where it is not the reader's alone.</param>
    public static AdaptiveCard Render(RecordFrame frame, string? whose) =>
        new()
        {
            Speak = "入力をやめるかどうかの確認",
            Refresh = frame.Buttons.Refresh(RecordVerbs.Refresh, (RecordVerbs.StepKey, frame.Step.ToString())),
            Body =
            [
                .. Shapes.Heading("入力をやめますか", frame.About),
                .. whose is null ? [] : new AdaptiveElement[] { Shapes.Note(whose, "warning") },
                new AdaptiveTextBlock(
                    "この下書きに入力した内容は破棄されます。続きを後で入力する場合は、「保存して閉じる」を押してください。"
                ),
            ],
            Actions =
            [
                frame.Buttons.Button("戻る", RecordVerbs.Resume, style: "positive"),
                frame.Buttons.Button("保存して閉じる", RecordVerbs.Leave),
                frame.Buttons.Button("破棄する", RecordVerbs.Cancel, style: "destructive"),
            ],
        };
}
