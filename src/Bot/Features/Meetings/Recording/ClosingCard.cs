using AdaptiveCards;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

internal sealed record ClosingView(RecordFrame Frame, MeetingContent Content);

/// <summary>Step 6: materials and the next date; for an extraordinary meeting its occasion and the three headings of 記 第2-5(2).</summary>
internal static class ClosingCard
{
    public static AdaptiveCard Render(ClosingView view)
    {
        var content = view.Content;
        var isExtraordinary = content.Kind == MeetingKind.Extraordinary;
        return view.Frame.Draw(
            isExtraordinary ? "臨時会議の内容・資料" : "資料・次回",
            ClosingFields
                .All.Where(f => isExtraordinary || !ClosingFields.Extraordinary.Contains(f))
                .SelectMany(f => f.Draw(view.Frame.Form, content))
        );
    }
}
