using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Measures;

/// <summary>要望一覧.</summary>
internal static class RequestListCard
{
    public const int PageSize = 8;

    public static AdaptiveCard Render(RequestListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var shown = view.Lines.Skip(view.Page * PageSize).Take(PageSize).ToList();
        var pages = Math.Max(1, (view.Lines.Count + PageSize - 1) / PageSize);
        return new AdaptiveCard
        {
            Speak = $"要望一覧。未完了{view.Lines.Count}件",
            Refresh = buttons.Refresh(RecordMeasureFlow.List, (RecordMeasureFlow.PageKey, $"{view.Page}")),
            Body =
            [
                .. Shapes.Heading("要望一覧", view.About, pages > 1 ? $"{view.Page + 1}／{pages}" : null),
                Shapes.Small($"未完了{view.Lines.Count}件（古い順）　記 第2-6(4)"),
                .. view.Lines.Count == 0 ? [new AdaptiveTextBlock("未完了の要望はありません。")] : Array.Empty<AdaptiveElement>(),
                .. shown.Select((line, i) => Row(view, line, (view.Page * PageSize) + i + 1)),
            ],
            Actions =
            [
                WayBack.Button(buttons),
                .. view.Page + 1 < pages
                    ? [buttons.Button("続き", RecordMeasureFlow.List, more: (RecordMeasureFlow.PageKey, $"{view.Page + 1}"))]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    private static AdaptiveColumnSet Row(RequestListView view, RequestLine line, int number)
    {
        var request = line.Request;
        string?[] below =
        [
            view.Council is null ? line.CouncilName : null,
            $"{JapaneseDate.Short(request.MeetingDate, view.Today)}の会議",
            MeetingWords.Of(request.Entry.Status),
            request.ToldOn is null ? "参加者に未連絡" : "参加者に連絡済み",
            line.SupportIsAsked ? "支援依頼中" : null,
        ];
        return Shapes.Row(
            Shapes.Short(request.Entry.Text, 60),
            string.Join('　', below.Where(b => b is not null)),
            request.MeetingDate >= view.Today ? "本日" : ObligationWords.Elapsed(request.MeetingDate, view.Today),
            new Buttons(view.Drawing, line.Council, request.Entry.Id).Button($"{number}件目の要望の措置状況を入力", ObligationVerbs.Measure)
        );
    }
}
