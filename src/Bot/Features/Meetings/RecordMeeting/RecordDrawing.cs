using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Rules = KobanBot.Core.Meetings.RecordMeeting;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>From facts and draft to the views of the wizard's cards.</summary>
internal static class RecordDrawing
{
    private const int MostTyped = 6000;

    public static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));

    public static MeetingId Draft(Step step) => new(step.Data.Text(Buttons.FlowKey));

    public static RecordStep? At(Step step) => step.Data.Choice<RecordStep>(RecordVerbs.StepKey);

    /// <summary>The card of a step for this person.</summary>
    public static Reply Card(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        MeetingDraft draft,
        RecordStep at,
        FormState? form = null,
        string? item = null,
        string? note = null,
        int page = 0
    )
    {
        var frame = Frame(step, facts, draft, at) with
        {
            Form = form ?? FormState.Clean,
            Item = item is { Length: > 0 } ? item : null,
            Note = note ?? (draft is { State: DraftState.Draft, ReturnReason: { } reason } ? $"差し戻されました：{reason}" : null),
            Page = page,
            Held = Typed(form),
        };
        return Drawn(step, facts, access, draft, frame);
    }

    /// <summary>
    /// What an older card gets: the draft as it is saved now, under what this person has changed, and a note of who saved what. Nothing is
    /// stored.
    /// </summary>
    public static Reply ChangedMeanwhile(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        MeetingDraft draft,
        RecordStep at,
        FormState typed
    )
    {
        var frame = Frame(step, facts, draft, at) with
        {
            Item = step.Data.Text(RecordVerbs.ItemKey) is { Length: > 0 } item ? item : null,
            Page = PageOf(step),
            Held = Typed(typed),
        };
        var merged = SeenInputs.Merge(typed, step.Data.Text(SeenInputs.Key), Render(step, facts, access, draft, frame));
        return Drawn(
            step,
            facts,
            access,
            draft,
            frame with
            {
                Form = merged.Form,
                Note = RecordNotes.ChangedMeanwhile(step, facts, draft, at, merged),
            }
        );
    }

    /// <summary>From 0; anything may stand in a card's data.</summary>
    public static int PageOf(Step step) => Math.Max(0, step.Data.Number(RecordVerbs.PageKey) ?? 0);

    private static HashSet<string> Typed(FormState? form) =>
        (form ?? FormState.Clean).Typed.Where(t => t.Value.Length > 0).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);

    private static Reply Drawn(Step step, CouncilFacts facts, CouncilAccess access, MeetingDraft draft, RecordFrame frame)
    {
        // Without the marks everything counts as changed by this person; a card that shows so much again has no room for them.
        var seen =
            frame.Form.Typed.Values.Sum(v => v.Length) > MostTyped
                ? ""
                : SeenInputs.Marks(Render(step, facts, access, draft, frame with { Form = FormState.Clean }));
        return Reply.Card(Render(step, facts, access, draft, frame with { Seen = seen }));
    }

    public static RecordFrame Frame(Step step, CouncilFacts facts, MeetingDraft draft, RecordStep at) =>
        new()
        {
            Drawing = step.Draw(),
            Council = facts.Council.Id,
            CouncilName = facts.Council.Name,
            Draft = draft.Id,
            Version = draft.Version,
            Step = at,
            Revises = draft.Revises,
            FromReview = at != RecordStep.Review && (At(step) == RecordStep.Review || step.Data.Has(RecordVerbs.ReviewKey)),
        };

    public static Reply Sheet(Step step, CouncilFacts facts, CouncilAccess access, MeetingDraft draft)
    {
        var review = Reviewed(step, facts, access, draft);
        var pages = SheetPages.Of(RecordSheet.Fields(draft.Content, review.Sheet, record: null));
        var page = Math.Clamp(step.Data.Number(RecordVerbs.PageKey) ?? 0, 0, pages.Count - 1);
        return Reply.Card(RecordCards.Sheet(new SheetView(Frame(step, facts, draft, RecordStep.Review), pages, page)));
    }

    public static Reply Choice(Step step, CouncilFacts facts, CouncilAccess access, IReadOnlyList<MeetingDraft> open) =>
        Reply.Card(
            RecordCards.Choice(
                new DraftChoiceView(
                    step.Draw(),
                    facts.Council.Id,
                    facts.Council.Name,
                    [
                        .. open.Select(d => new DraftLine(
                            d.Id,
                            d.Version,
                            When(d),
                            facts.Roster.FirstOrDefault(r => r.Officer == d.ChangedBy)?.Title ?? "",
                            JapanTime.DayOf(d.ChangedAt),
                            d.State,
                            d.Step
                        )),
                    ],
                    access.Edit
                )
            )
        );

    /// <summary>What stands where a draft was: says how it ended, without members' names.</summary>
    public static Reply Closed(Step step, CouncilFacts facts)
    {
        var draft = facts.Draft(Draft(step));
        var (note, hasRecord) = draft?.State switch
        {
            DraftState.Confirmed => ("この記録は確定しています。", true),
            DraftState.Cancelled => (RecordNotes.Discarded(facts, draft), false),
            DraftState.Expired => ("この下書きは期限が過ぎたため終了しました。", false),
            _ => facts.Meeting(Draft(step)) is null ? ("この下書きは終了しています。", false) : ("この記録は確定しています。", true),
        };
        return ClosedReply(step, facts, note, hasRecord);
    }

    /// <param name="open">What the button says that opens the record.</param>
    public static Reply ClosedReply(Step step, CouncilFacts facts, string note, bool hasRecord, string open = "記録を見る") =>
        Reply.Card(RecordCards.Closed(ClosedView(step, facts, note, hasRecord), open));

    public static Reply Parked(Step step, CouncilFacts facts, MeetingDraft draft) =>
        Reply.Card(
            RecordCards.Parked(
                ClosedView(step, facts, "保存して閉じました。続きはいつでも、どの端末からでも入力できます。", hasRecord: false),
                draft.Version,
                $"{(int)draft.Step}／7まで入力"
            )
        );

    /// <summary>Remembers which message shows the draft, so that it can be replaced when the flow ends elsewhere.</summary>
    public static MeetingDraft WithCard(Step step, MeetingDraft draft) =>
        step.Message is { } message
            ? draft with
            {
                Cards =
                [
                    .. draft.Cards.Where(c => c.ConversationId != message.ConversationId || c.ActivityId != message.ActivityId).TakeLast(7),
                    new ShownCard(step.Officer.Id, message.ConversationId, message.ActivityId),
                ],
            }
            : draft;

    /// <summary>The other messages that show the draft, to be replaced.</summary>
    public static IReadOnlyList<OutgoingMessage> ClosedCards(Step step, MeetingDraft draft)
    {
        var audit = CouncilSteps.Audit(step, "");
        return
        [
            .. draft
                .Cards.Where(c => c.ActivityId != step.Message?.ActivityId)
                .Select(
                    (c, i) =>
                        new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), c.Officer, MessageKind.CloseCard, draft.Id) { Card = c }
                ),
        ];
    }

    private static ClosedView ClosedView(Step step, CouncilFacts facts, string note, bool hasRecord)
    {
        var draft = facts.Draft(Draft(step));
        var record = facts.Meeting(Draft(step));
        var when =
            draft is not null ? When(draft)
            : record is not null ? $"{MeetingWords.Of(record.Kind)}　{JapaneseDate.Long(record.Date)}"
            : "会議";
        return new ClosedView(step.Draw(), facts.Council.Id, facts.Council.Name, Draft(step), when, note, hasRecord);
    }

    private static string When(MeetingDraft draft) =>
        $"{(draft.Content.Kind is { } kind ? MeetingWords.Of(kind) : "会議")}　{(draft.Content.Date is { } date ? JapaneseDate.Long(date) : "開催日未記入")}";

    private static AdaptiveCard Render(Step step, CouncilFacts facts, CouncilAccess access, MeetingDraft draft, RecordFrame frame)
    {
        var content = draft.Content;
        var day = content.Date ?? step.Today;
        return frame.Step switch
        {
            RecordStep.Basics => BasicsCard.Render(
                new BasicsView(
                    frame,
                    content,
                    draft.FromPlan,
                    [.. MeetingDoubts.Of(facts, draft, step.Today, JapanTime.TimeOf(step.Now)).Select(d => d.Finding)]
                )
            ),
            RecordStep.Attendance => AttendanceCard.Render(
                new AttendanceView(
                    frame,
                    content.Attendance,
                    [.. facts.MembersOn(day)],
                    facts.OperatingOn(day),
                    facts.SupervisorsOn(day, step.Rules.Guideline),
                    facts.LeadOn(day)?.Officer
                )
            ),
            RecordStep.EarlierFeedback => EarlierFeedbackCard.Render(
                new EarlierFeedbackView(frame, Rules.Earlier(facts, draft), frame.Page)
            ),
            RecordStep.Topics => TopicsCard.Render(new TopicsView(frame, content)),
            RecordStep.Feedback => FeedbackCard.Render(new FeedbackView(frame, content)),
            RecordStep.Closing => ClosingCard.Render(new ClosingView(frame, content)),
            RecordStep.Review => ReviewCard.Render(ReviewOf(step, facts, access, draft, frame)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ReviewView ReviewOf(Step step, CouncilFacts facts, CouncilAccess access, MeetingDraft draft, RecordFrame frame)
    {
        var lead = facts.LeadOn(step.Today);
        var reviewer =
            access.Lead ? Reviewer.Lead
            : access.OnBehalf ? Reviewer.Section
            : lead is null ? Reviewer.OfficerOfVacantPost
            : Reviewer.Officer;
        var review = Reviewed(step, facts, access, draft);
        return new ReviewView(frame, draft.Content, review, reviewer, draft.State == DraftState.AwaitingLead, lead?.Title);
    }

    private static MeetingReview Reviewed(Step step, CouncilFacts facts, CouncilAccess access, MeetingDraft draft) =>
        MeetingReview.Of(facts, draft, Author(step, facts, access), step.Today, step.Rules.Guideline, JapanTime.TimeOf(step.Now));

    private static string Author(Step step, CouncilFacts facts, CouncilAccess access) =>
        access.Confirm ? step.Officer.Title : facts.LeadOn(step.Today)?.Title ?? "署の地域課";
}
