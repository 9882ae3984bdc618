using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The small cards around the wizard's steps: before a draft, beside it, and where one was.</summary>
internal static class DraftReplies
{
    // Verbs of other slices.
    private const string Absent = "absent.open";
    private const string Measure = "measure.open";

    /// <summary>Which draft to go on with.</summary>
    public static Reply Choice(Sitting at, IReadOnlyList<MeetingDraft> begun) =>
        Reply.Card(
            DraftChoiceCard.Render(
                new DraftChoiceView(
                    at.Draw(),
                    at.Council.Id,
                    at.Council.Name,
                    [
                        .. begun.Select(d => new DraftLine(
                            d.Id,
                            d.Version,
                            When(d),
                            at.Facts.Roster.FirstOrDefault(r => r.Officer == d.ChangedBy)?.Title ?? "",
                            JapanTime.DayOf(d.ChangedAt),
                            d.State,
                            MeetingWords.Progress(at.Facts, d)
                        )),
                    ],
                    at.Access.Edit
                )
            )
        );

    /// <param name="whose">Who began it and how far it is, where it is not the reader's alone.</param>
    public static Reply AskCancel(OpenDraft open, string? whose) => Reply.Card(AskCancelCard.Render(RecordDrawing.Frame(open), whose));

    public static Reply Sheet(OpenDraft open)
    {
        var pages = SheetPages.Of(RecordSheet.Fields(open.Content, ReviewView.Reviewed(open).Sheet, record: null));
        var page = Math.Clamp(open.At.Data.Number(RecordVerbs.PageKey) ?? 0, 0, pages.Count - 1);
        return Reply.Card(
            DraftSheetCard.Render(new DraftSheetView(RecordDrawing.Frame(open with { Shown = RecordStep.Review }), pages, page))
        );
    }

    /// <summary>Saved and closed: the way back in.</summary>
    public static Reply Parked(OpenDraft open) =>
        Reply.Card(
            ClosedCard.RenderParked(
                View(open.At, "保存して閉じました。続きはいつでも、どの端末からでも入力できます。", hasRecord: false),
                open.Draft.Version,
                $"{MeetingWords.Progress(open.Facts, open.Draft)}まで入力{(open.Draft.Typed.Count > 0 ? "（訂正が必要な入力があります）" : "")}"
            )
        );

    /// <summary>What stands where a draft was: says how it ended, without members' names.</summary>
    public static Reply Closed(Sitting at)
    {
        var id = OpenDraft.Named(at);
        var (note, hasRecord) = at.Facts.Draft(id) switch
        {
            { State: DraftState.Confirmed } => ("この記録は確定しています。", true),
            { State: DraftState.Cancelled } draft => (RecordNotes.Discarded(at.Facts, draft), false),
            { State: DraftState.Expired } => ("この下書きは期限が過ぎたため終了しました。", false),
            _ => at.Facts.Meeting(id) is null ? ("この下書きは終了しています。", false) : ("この記録は確定しています。", true),
        };
        return Ended(at, note, hasRecord);
    }

    /// <param name="open">What the button says that opens the record.</param>
    public static Reply Ended(Sitting at, string note, bool hasRecord, string open = "記録を見る") =>
        Reply.Card(ClosedCard.Render(View(at, note, hasRecord), open));

    /// <summary>Confirmed: the card carries the duties that the review announced, as far as this person may act on them.</summary>
    public static Reply Recorded(Sitting at, string note, string open = "記録を見る") =>
        Reply.Card(ClosedCard.Render(View(at, note, hasRecord: true) with { Duties = [.. Duties(at)] }, open));

    private static IEnumerable<(string Title, string Verb, string Flow)> Duties(Sitting at)
    {
        var id = OpenDraft.Named(at);
        foreach (var due in ObligationPlanner.Of(at.Facts, at.Today, at.Step.Rules).Where(o => ObligationAccess.MayAct(at.Access, o.Kind)))
        {
            if (due.Kind == ObligationKind.AbsenteeContact && due.Subject == id.Value)
            {
                yield return ("欠席者への連絡", Absent, due.Subject);
            }
        }

        // One button leads to the first of them, from where the others are one step away.
        if (
            ObligationAccess.MayAct(at.Access, ObligationKind.MeasureNotice)
            && at.Facts.Feedback.FirstOrDefault(f => f.Meeting == id && f.IsOpen) is { } request
        )
        {
            yield return ("措置状況", Measure, request.Entry.Id);
        }
    }

    private static ClosedView View(Sitting at, string note, bool hasRecord)
    {
        var id = OpenDraft.Named(at);
        var when =
            at.Facts.Draft(id) is { } draft ? When(draft)
            : at.Facts.Meeting(id) is { } record ? $"{MeetingWords.Of(record.Kind)}　{JapaneseDate.Long(record.Date)}"
            : "会議";
        return new ClosedView(at.Draw(), at.Council.Id, at.Council.Name, id, when, note, hasRecord);
    }

    private static string When(MeetingDraft draft) => MeetingWords.When(draft.Content.Kind, draft.Content.Date);
}
