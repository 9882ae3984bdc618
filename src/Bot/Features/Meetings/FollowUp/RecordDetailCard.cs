using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Meetings.FollowUp;

/// <summary>会議を見る: one revision of a record, and below it what this reader may do.</summary>
internal static class RecordDetailCard
{
    public static AdaptiveCard Render(RecordDetailView view)
    {
        var record = view.Record;
        var buttons = new Buttons(view.Drawing, view.Council, record.Id.Value, record.Revision);
        var paging = view.Pages.Count > 1 ? $"　{view.Page + 1}／{view.Pages.Count}" : "";
        return new AdaptiveCard
        {
            Speak = $"開催結果記録簿、{MeetingWords.StateOf(record)}、第{record.Revision}版",
            Refresh = buttons.Refresh(MeetingVerbs.Show, (MeetingVerbs.RevisionKey, $"{record.Revision}")),
            Body =
            [
                .. Shapes.Heading("連絡協議会開催結果記録簿", $"第5号様式　{MeetingWords.StateOf(record)}　第{record.Revision}版{paging}"),
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

    private static IEnumerable<AdaptiveAction> Actions(RecordDetailView view, Buttons buttons)
    {
        if (view.Page + 1 < view.Pages.Count)
        {
            yield return buttons.Button(
                "続き",
                MeetingVerbs.Show,
                more: [(MeetingVerbs.RevisionKey, $"{view.Record.Revision}"), (MeetingVerbs.PageKey, $"{view.Page + 1}")]
            );
        }

        yield return buttons.Button("会議一覧", MeetingVerbs.List, withoutInputs: true);
        if (view.Record.Revision == view.Newest)
        {
            yield return Print(view.Record, buttons);
        }

        if (view.Record.Revision > 1)
        {
            yield return buttons.Button(
                "前の版",
                MeetingVerbs.Show,
                secondary: view.Pages.Count > 1,
                withoutInputs: true,
                more: (MeetingVerbs.RevisionKey, $"{view.Record.Revision - 1}")
            );
        }

        if (view.Record.Revision < view.Newest)
        {
            yield return buttons.Button(
                "最新の版",
                MeetingVerbs.Show,
                withoutInputs: true,
                more: (MeetingVerbs.RevisionKey, $"{view.Newest}")
            );
        }
    }

    private static AdaptiveExecuteAction Print(MeetingRecord record, Buttons buttons) =>
        buttons.Button(
            "印刷",
            FormVerbs.Make,
            withoutInputs: true,
            more:
            [
                (FormVerbs.FormKey, nameof(FormKind.MeetingResult)),
                (FormVerbs.AboutKey, record.Id.Value),
                (FormVerbs.RevisionKey, $"{record.Revision}"),
            ]
        );
}
