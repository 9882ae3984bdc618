using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>Where a saved step leads.</summary>
/// <param name="Item">The topic or feedback that is put into the form.</param>
/// <param name="Note">One line of explanation on top.</param>
/// <param name="Park">保存して閉じる: no step, the way back in.</param>
/// <param name="KeepsErrors">It leaves the step: what cannot be read is kept as it was typed.</param>
/// <param name="AskCancel">The question before the draft is given up.</param>
/// <param name="Page">From 0, where a step has several pages.</param>
internal sealed record Target(
    RecordStep Step,
    string? Item = null,
    string? Note = null,
    bool Park = false,
    bool AskCancel = false,
    int Page = 0,
    bool KeepsErrors = false
)
{
    /// <summary>次へ. Step 3 may have several pages, which are turned before it goes on.</summary>
    public static Target Next(OpenDraft open)
    {
        var page = RecordDrawing.PageOf(open.At) + 1;
        return
            open.Shown == RecordStep.EarlierFeedback
            && page < EarlierFeedbackForm.Pages(RecordMeeting.Earlier(open.Facts, open.Draft).Count)
            ? new Target(open.Shown, Page: page)
            : new Target(RecordMeeting.StepsOf(open.Facts, open.Draft).FirstOrDefault(s => s > open.Shown, RecordStep.Review));
    }

    /// <summary>戻る never loses input: it saves as well.</summary>
    public static Target Back(OpenDraft open) =>
        new(RecordMeeting.StepsOf(open.Facts, open.Draft).LastOrDefault(s => s < open.Shown, RecordStep.Basics), KeepsErrors: true);

    /// <summary>To a step, or a topic or feedback in it. Back to the review leads only what can be read.</summary>
    public static Target GoTo(OpenDraft open) =>
        new(
            open.At.Data.Choice<RecordStep>(RecordVerbs.ToKey) ?? open.Shown,
            open.At.Data.Text(RecordVerbs.ToItemKey) is { Length: > 0 } item ? item : null,
            KeepsErrors: open.Shown == RecordStep.Review
        );
}
