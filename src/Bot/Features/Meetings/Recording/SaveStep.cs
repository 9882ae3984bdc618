using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What every button of a step does: reads the step's inputs, saves the draft, and goes where the button leads.</summary>
internal static class SaveStep
{
    /// <param name="where">Where it leads, by the draft as it is with what was typed.</param>
    /// <param name="removes">The topic or feedback that is taken out.</param>
    /// <param name="then">What else becomes of the content.</param>
    public static StepResult Decide(
        Sitting at,
        Func<OpenDraft, Target> where,
        string? removes = null,
        Func<MeetingContent, MeetingContent>? then = null
    )
    {
        if (OpenDraft.Find(at) is not { } stored)
        {
            return DraftReplies.Closed(at);
        }

        if (!stored.IsCurrent)
        {
            return RecordDrawing.ChangedMeanwhile(stored, RecordForms.Read(stored).State);
        }

        var (typed, form) = RecordForms.Read(stored, removes);
        if (form.HasErrors)
        {
            return where(stored) is { KeepsErrors: true } away
                ? Save(stored, Kept(stored, RecordDrawing.TypedOn(stored, form)), away)
                : RecordDrawing.Card(stored, form, at.Data.Text(RecordVerbs.ItemKey), Replies.CheckInput, RecordDrawing.PageOf(at));
        }

        typed = then?.Invoke(typed) ?? typed;
        var (draft, replanned) = KindChange.Of(stored, typed);
        var entered = Kept(stored with { Draft = draft }, typed: null);
        var target = where(entered);
        return target.AskCancel && draft.Content == stored.Content && stored.Draft.Typed.Count == 0
            // Nothing to save: whoever only looked in leaves no draft behind that others would take for begun.
            ? DraftReplies.AskCancel(stored, RecordNotes.Whose(stored))
            : Save(stored, entered, Told(stored, typed, entered, replanned, target));
    }

    private static OpenDraft Kept(OpenDraft open, TypedStep? typed) =>
        open with
        {
            Draft = RecordMeeting.WithTyped(open.Draft, open.Shown, typed),
        };

    private static StepResult Save(OpenDraft stored, OpenDraft entered, Target target)
    {
        var (at, draft) = (entered.At, entered.Draft);
        var content = target.Step == RecordStep.EarlierFeedback ? RecordMeeting.WithEarlier(at.Facts, draft) : draft.Content;
        return RecordMeeting
            .Save(draft, draft.Version, content, target.Step, at.Officer, at.Now)
            .Match(
                saved =>
                    at.Commit(
                        at.Audit(at.Step.Verb, draft.Id.Value),
                        new CouncilWrite.PutDraft(ShownCards.With(at.Step, saved)),
                        after => Go(new OpenDraft(after, saved, target.Step), target, stored)
                    ),
                refusal => RecordDrawing.Card(stored, note: RefusalWords.Of(refusal))
            );
    }

    private static Reply Go(OpenDraft saved, Target target, OpenDraft before) =>
        target.Park ? DraftReplies.Parked(saved)
        : target.AskCancel ? DraftReplies.AskCancel(saved, RecordNotes.Whose(before))
        : RecordDrawing.Card(saved, item: target.Item, note: target.Note, page: target.Page);

    /// <summary>What the plan no longer enters, what is doubtful, and the occasion, are told or asked before the officer goes on.</summary>
    private static Target Told(OpenDraft before, MeetingContent typed, OpenDraft entered, string? replanned, Target target) =>
        replanned is not null
            ? target with
            {
                // What stands on this card and is to be entered anew keeps the officer here.
                Step =
                    IsSameWhenAndWhere(typed, entered.Content) && !IsNewlyExtraordinary(before, entered) ? target.Step : RecordStep.Basics,
                Note = replanned,
            }
        : entered.At.Step.Verb == RecordVerbs.Next && IsNewlyExtraordinary(before, entered)
            ? target with
            {
                Step = RecordStep.Basics,
                Note = "臨時会議の契機（開催が必要となった事情）を記入してください。後で記入する場合は、もう一度「次へ」を押してください。",
            }
        : entered.At.Step.Verb == RecordVerbs.Next && IsNewlyDoubtful(before, entered)
            ? target with
            {
                Step = RecordStep.Basics,
                Note = "保存しました。次の点を確かめてください。このまま進む場合は、もう一度「次へ」を押してください。",
            }
        : target;

    private static bool IsNewlyExtraordinary(OpenDraft before, OpenDraft entered) =>
        before.Content.Kind != MeetingKind.Extraordinary
        && entered.Content is { Kind: MeetingKind.Extraordinary, Extraordinary.Occasion.Length: 0 };

    private static bool IsSameWhenAndWhere(MeetingContent one, MeetingContent other) =>
        (one.Date, one.Start, one.Place) == (other.Date, other.Start, other.Place);

    /// <summary>A doubt is told once, where it was entered; pressing 次へ again goes on, since only 確定 may be blocked.</summary>
    private static bool IsNewlyDoubtful(OpenDraft before, OpenDraft entered)
    {
        var known = Doubts(before).ToHashSet();
        return Doubts(entered).Any(d => !known.Contains(d));
    }

    private static IEnumerable<(string Code, MeetingId? Recorded)> Doubts(OpenDraft open) =>
        MeetingDoubts.Of(open.Facts, open.Draft, open.At.Today, JapanTime.TimeOf(open.At.Now)).Select(d => (d.Finding.Code, d.Recorded));
}
