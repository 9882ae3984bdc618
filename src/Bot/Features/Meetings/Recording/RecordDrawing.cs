using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>From a draft to the card of a step.</summary>
internal static class RecordDrawing
{
    private const int MostTyped = 6000;

    /// <summary>The card of a step for this person; where the step was left with errors, as it was typed.</summary>
    public static Reply Card(OpenDraft open, FormState? form = null, string? item = null, string? note = null, int page = 0) =>
        form is null && open.Draft.Typed.FirstOrDefault(t => t.Step == open.Shown) is { } typed
            ? Step(open, RecordForms.Read(open, typed).State, typed.Item, note ?? RecordNotes.AsTyped, typed.Page)
            : Step(open, form ?? FormState.Clean, item, note, page);

    private static Reply Step(OpenDraft open, FormState form, string? item, string? note, int page) =>
        Drawn(
            open,
            Frame(open) with
            {
                Form = form,
                Item = item is { Length: > 0 } ? item : null,
                Note = note ?? (open.Draft is { State: DraftState.Draft, ReturnReason: { } reason } ? $"差し戻されました：{reason}" : null),
                Page = page,
                Held = Typed(form),
            }
        );

    /// <summary>What stands on the card that was used, to be shown again as it is. Of what a card sends, only its inputs are kept.</summary>
    public static TypedStep TypedOn(OpenDraft open, FormState form)
    {
        var data = open.At.Data;
        var frame = Frame(open) with { Form = form, Item = ItemOf(open.At), Page = PageOf(open.At), Held = Typed(form) };
        return new TypedStep(
            open.Shown,
            frame.Item,
            frame.Page,
            CardInputs
                .Of(Render(open, frame).Body)
                .Select(input => input.Id!) // Every input has one; the cards' lint sees to it.
                // A client leaves out what is empty.
                .ToDictionary(id => id, id => LimitedText.Kept(data.Text(id)), StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// What an older card gets: the draft as it is saved now, under what this person has changed, and a note of who saved what. Nothing is
    /// stored.
    /// </summary>
    public static Reply ChangedMeanwhile(OpenDraft open, FormState typed)
    {
        var frame = Frame(open) with { Item = ItemOf(open.At), Page = PageOf(open.At), Held = Typed(typed) };
        var merged = MergedInputs.Of(typed, open.At.Data.Text(SeenInputs.Key), Render(open, frame));
        return Drawn(open, frame with { Form = merged.Form, Note = RecordNotes.ChangedMeanwhile(open, merged) });
    }

    /// <summary>From 0; anything may stand in a card's data.</summary>
    public static int PageOf(Sitting at) => Math.Max(0, at.Data.Number(RecordVerbs.PageKey) ?? 0);

    private static string? ItemOf(Sitting at) => at.Data.Text(RecordVerbs.ItemKey) is { Length: > 0 } item ? item : null;

    public static RecordFrame Frame(OpenDraft open) =>
        new()
        {
            Drawing = open.At.Draw(),
            Council = open.At.Council.Id,
            CouncilName = open.At.Council.Name,
            Draft = open.Draft.Id,
            Version = open.Draft.Version,
            Step = open.Shown,
            Progress = RecordMeeting.ProgressOf(open.Facts, open.Draft, open.Shown),
            Revises = open.Draft.Revises,
            FromReview =
                open.Shown != RecordStep.Review
                && (
                    OpenDraft.StepOf(open.At) == RecordStep.Review
                    || open.At.Data.Has(RecordVerbs.ReviewKey)
                    // What was at the review before goes back there.
                    || open.Draft is { Revises: not null } or { ReturnReason: not null }
                ),
        };

    private static HashSet<string> Typed(FormState form) =>
        form.Typed.Where(t => t.Value.Length > 0).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);

    private static Reply Drawn(OpenDraft open, RecordFrame frame)
    {
        // Without the marks everything counts as changed by this person; a card that shows so much again has no room for them.
        var seen =
            frame.Form.Typed.Values.Sum(v => v.Length) > MostTyped
                ? ""
                : SeenInputs.Marks(Render(open, frame with { Form = FormState.Clean }));
        return Reply.Card(Render(open, frame with { Seen = seen }));
    }

    private static AdaptiveCard Render(OpenDraft open, RecordFrame frame)
    {
        var (at, facts, draft) = (open.At, open.Facts, open.Draft);
        var content = draft.Content;
        return frame.Step switch
        {
            RecordStep.Basics => BasicsCard.Render(
                new BasicsView(
                    frame,
                    content,
                    draft.FromPlan,
                    [.. MeetingDoubts.Of(facts, draft, at.Today, JapanTime.TimeOf(at.Now)).Select(d => d.Finding)]
                )
            ),
            RecordStep.Attendance => AttendanceCard.Render(AttendanceView.Of(open, frame)),
            RecordStep.EarlierFeedback => EarlierFeedbackCard.Render(
                new EarlierFeedbackView(frame, RecordMeeting.Earlier(facts, draft), frame.Page)
            ),
            RecordStep.Topics => TopicsCard.Render(new TopicsView(frame, content)),
            RecordStep.Feedback => FeedbackCard.Render(new FeedbackView(frame, content)),
            RecordStep.Closing => ClosingCard.Render(new ClosingView(frame, content)),
            RecordStep.Review => ReviewCard.Render(ReviewView.Of(open, frame)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
