using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.ReadMeetings;

/// <summary>会議一覧 and 会議を見る.</summary>
internal static class ReadMeetingsCard
{
    public const int PageSize = 8;

    public static AdaptiveCard RenderList(MeetingListView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var shown = view.Meetings.Skip(view.Page * PageSize).Take(PageSize).ToList();
        var last = (view.Page + 1) * PageSize >= view.Meetings.Count;
        return new AdaptiveCard
        {
            Speak = $"会議一覧。記録{view.Meetings.Count}件、入力途中{view.Drafts.Count}件",
            Refresh = buttons.Refresh(ReadMeetingsFlow.List, (ReadMeetingsFlow.PageKey, $"{view.Page}")),
            Body =
            [
                .. Shapes.Heading("会議一覧", view.CouncilName),
                .. view.Drafts.Select(d =>
                    Shapes.Row(
                        $"{(d.Content.Kind is { } k ? MeetingWords.Of(k) : "会議")}　{(d.Content.Date is { } day ? JapaneseDate.Long(day) : "開催日未記入")}",
                        d.State == DraftState.AwaitingLead ? "確認待ち" : $"下書き（{(int)d.Step}／7まで）",
                        d.State == DraftState.AwaitingLead ? "表示" : "再開",
                        new Buttons(view.Drawing, view.Council, d.Id.Value, d.Version).Button(
                            $"{d.Content.Date:M月d日}の{(d.State == DraftState.AwaitingLead ? "確認待ちの記録を表示" : "下書きを再開")}",
                            RecordMeeting.RecordVerbs.Resume
                        )
                    )
                ),
                .. shown.Select(m => Row(view, m)),
                .. view.Meetings.Count + view.Drafts.Count == 0
                    ? [new AdaptiveTextBlock("記録はまだありません。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                buttons.Button("会議を記録", RecordMeeting.RecordVerbs.Start, style: "positive"),
                .. last
                    ? []
                    : new AdaptiveAction[]
                    {
                        buttons.Button("以前の会議", ReadMeetingsFlow.List, more: (ReadMeetingsFlow.PageKey, $"{view.Page + 1}")),
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
            Actions = [new Buttons(view.Drawing, view.Council).Button("会議一覧", ReadMeetingsFlow.List)],
        };

    private static AdaptiveColumnSet Row(MeetingListView view, MeetingRecord record)
    {
        var sameDay = view.Meetings.Where(m => m.Date == record.Date).ToList();
        var which = sameDay.Count > 1 ? $"会議（{sameDay.IndexOf(record) + 1}件目）" : "会議";
        return Shapes.Row(
            $"{MeetingWords.Of(record.Kind)}　{JapaneseDate.Long(record.Date)}",
            $"{State(record)}　委員{record.MembersPresent}／{record.MembersInOffice}人出席{(record.Revision > 1 ? $"　第{record.Revision}版" : "")}",
            "",
            new Buttons(view.Drawing, view.Council, record.Id.Value).Button(
                $"{JapaneseDate.Long(record.Date)}の{which}を見る",
                MeetingVerbs.Show
            )
        );
    }

    public static AdaptiveCard RenderDetail(MeetingDetailView view)
    {
        var record = view.Record;
        var buttons = new Buttons(view.Drawing, view.Council, record.Id.Value, record.Revision);
        var paging = view.Pages.Count > 1 ? $"　{view.Page + 1}／{view.Pages.Count}" : "";
        return new AdaptiveCard
        {
            Speak = $"開催結果記録簿、{State(record)}、第{record.Revision}版",
            Refresh = buttons.Refresh(MeetingVerbs.Show, (ReadMeetingsFlow.RevisionKey, $"{record.Revision}")),
            Body =
            [
                .. Shapes.Heading("連絡協議会開催結果記録簿", $"第5号様式　{State(record)}　第{record.Revision}版{paging}"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. record.Revision < view.Newest
                    ? [Shapes.Note($"これは訂正前の版です。最新は第{view.Newest}版です。")]
                    : Array.Empty<AdaptiveElement>(),
                .. record.RevisionReason is { } reason ? [Shapes.Fact("訂正の理由", reason)] : Array.Empty<AdaptiveElement>(),
                .. record.Supplement is { } supplement
                    ? [Shapes.Note($"地域課から補足の依頼：{supplement.Text}")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.Pages[view.Page],
                .. record.Revision == view.Newest ? FollowUpShapes.Draw(view, buttons) : [],
            ],
            Actions = [.. Actions(view, buttons)],
        };
    }

    private static IEnumerable<AdaptiveAction> Actions(MeetingDetailView view, Buttons buttons)
    {
        if (view.Page + 1 < view.Pages.Count)
        {
            yield return buttons.Button(
                "続き",
                MeetingVerbs.Show,
                more: [(ReadMeetingsFlow.RevisionKey, $"{view.Record.Revision}"), (ReadMeetingsFlow.PageKey, $"{view.Page + 1}")]
            );
        }

        yield return buttons.Button("会議一覧", MeetingVerbs.List, withoutInputs: true);
        if (view.Record.Revision > 1)
        {
            yield return buttons.Button(
                "前の版",
                MeetingVerbs.Show,
                secondary: view.Pages.Count > 1,
                withoutInputs: true,
                more: (ReadMeetingsFlow.RevisionKey, $"{view.Record.Revision - 1}")
            );
        }

        if (view.Record.Revision < view.Newest)
        {
            yield return buttons.Button(
                "最新の版",
                MeetingVerbs.Show,
                withoutInputs: true,
                more: (ReadMeetingsFlow.RevisionKey, $"{view.Newest}")
            );
        }
    }

    private static string State(MeetingRecord record) =>
        record.State == RecordState.ReportedToChief
            ? $"署長報告済（{(record.ReportedOn is { } on ? JapaneseDate.WithoutWeekday(on) : "")}）"
            : MeetingWords.Of(record.State);
}
