using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Records;

/// <summary>会議一覧, and the choice where 会議を見る finds several.</summary>
internal static class MeetingListCard
{
    public const int PageSize = 8;

    public static AdaptiveCard Render(MeetingListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var shown = view.Meetings.Skip(view.Page * PageSize).Take(PageSize).ToList();
        var last = (view.Page + 1) * PageSize >= view.Meetings.Count;
        return new AdaptiveCard
        {
            Speak = $"会議一覧。記録{view.Meetings.Count}件、入力途中{view.Drafts.Count}件",
            Refresh = buttons.Refresh(MeetingVerbs.List, (MeetingVerbs.PageKey, $"{view.Page}")),
            Body =
            [
                .. Shapes.Heading("会議一覧", view.CouncilName),
                .. view.Drafts.Select(line => Row(view, line.Draft, line.Progress)),
                .. shown.Select(m => Row(view, m)),
                .. view.Meetings.Count + view.Drafts.Count == 0
                    ? [new AdaptiveTextBlock("記録はまだありません。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayRecord ? [buttons.Button("会議を記録", RecordVerbs.Start, style: "positive")] : Array.Empty<AdaptiveAction>(),
                .. last
                    ? []
                    : new AdaptiveAction[]
                    {
                        buttons.Button("以前の会議", MeetingVerbs.List, more: (MeetingVerbs.PageKey, $"{view.Page + 1}")),
                    },
            ],
        };
    }

    /// <summary>会議を見る of a day with several records.</summary>
    public static AdaptiveCard RenderDay(MeetingListView view) =>
        new()
        {
            Speak = $"会議を見る。この日の記録{view.Meetings.Count}件",
            Body =
            [
                .. Shapes.Heading("会議を見る", view.CouncilName),
                new AdaptiveTextBlock($"この日の記録が{view.Meetings.Count}件あります。表示する記録を選択してください。"),
                .. view.Meetings.Select(m => Row(view, m)),
            ],
            Actions = [new Buttons(view.Drawing, view.Council).Button("会議一覧", MeetingVerbs.List)],
        };

    /// <summary>訂正: the records that can be corrected, the newest first.</summary>
    public static AdaptiveCard RenderCorrectable(MeetingListView view) =>
        new()
        {
            Speak = $"訂正。訂正できる記録{view.Meetings.Count}件",
            Body =
            [
                .. Shapes.Heading("訂正", view.CouncilName),
                new AdaptiveTextBlock("訂正する記録を選択し、「訂正」を開いてください。訂正前の記録も残ります。"),
                .. view.Meetings.Select(m => Row(view, m)),
            ],
            Actions = [new Buttons(view.Drawing, view.Council).Button("会議一覧", MeetingVerbs.List)],
        };

    private static AdaptiveColumnSet Row(MeetingListView view, MeetingDraft draft, string progress)
    {
        var waits = draft.State == DraftState.AwaitingLead;
        return Shapes.Row(
            MeetingWords.When(draft.Content.Kind, draft.Content.Date),
            waits ? "確認待ち" : $"下書き（{progress}まで）",
            waits ? "表示" : "再開",
            new Buttons(view.Drawing, view.Council, draft.Id.Value, draft.Version).Button(
                $"{draft.Content.Date:M月d日}の{(waits ? "確認待ちの記録を表示" : "下書きを再開")}",
                RecordVerbs.Resume
            )
        );
    }

    private static AdaptiveColumnSet Row(MeetingListView view, MeetingRecord record)
    {
        var sameDay = view.Meetings.Where(m => m.Date == record.Date).ToList();
        var which = sameDay.Count > 1 ? $"会議（{sameDay.IndexOf(record) + 1}件目）" : "会議";
        return Shapes.Row(
            MeetingWords.When(record.Kind, record.Date),
            $"{MeetingWords.StateOf(record)}　委員{record.MembersPresent}／{record.MembersInOffice}人出席{(record.Revision > 1 ? $"　第{record.Revision}版" : "")}",
            "",
            new Buttons(view.Drawing, view.Council, record.Id.Value).Button(
                $"{JapaneseDate.Long(record.Date)}の{which}を見る",
                MeetingVerbs.Show
            )
        );
    }
}
