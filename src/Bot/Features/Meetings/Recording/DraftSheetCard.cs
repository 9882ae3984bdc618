using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

internal sealed record DraftSheetView(RecordFrame Frame, IReadOnlyList<IReadOnlyList<AdaptiveElement>> Pages, int Page);

/// <summary>The draft as it will print.</summary>
internal static class DraftSheetCard
{
    public static AdaptiveCard Render(DraftSheetView view)
    {
        var frame = view.Frame;
        return new AdaptiveCard
        {
            Speak = "開催結果記録簿の印刷内容",
            Refresh = frame.Buttons.Refresh(RecordVerbs.Refresh, (RecordVerbs.StepKey, nameof(RecordStep.Review))),
            Body =
            [
                .. Shapes.Heading(
                    "連絡協議会開催結果記録簿",
                    $"第5号様式（確定前）{(view.Pages.Count > 1 ? $"　{view.Page + 1}／{view.Pages.Count}" : "")}"
                ),
                .. view.Pages[view.Page],
            ],
            Actions =
            [
                frame.Buttons.Button("確認に戻る", RecordVerbs.Resume),
                .. view.Page + 1 < view.Pages.Count
                    ? [frame.Buttons.Button("続きを表示", RecordVerbs.Sheet, more: (RecordVerbs.PageKey, $"{view.Page + 1}"))]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }
}
