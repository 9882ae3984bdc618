using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>
/// 会議を記録: a draft of the 開催結果記録簿 (第5号様式) is started from plan and roster, saved step by step, and given up or left to
/// expire. All of it is pure; the caller commits.
/// </summary>
public static class RecordMeeting
{
    /// <summary>How far ahead of its day a planned meeting is offered: a record may be prepared on the eve.</summary>
    private const int DaysAhead = 7;

    /// <summary>A draft prefilled from the plan, or from nothing but the calendar when there is no plan.</summary>
    public static MeetingDraft Start(CouncilFacts facts, Officer by, DateTimeOffset now, MeetingId id, ObligationSettings settings)
    {
        var today = JapanTime.DayOf(now);
        var planned = NextPlanned(facts, today, settings);
        var content = new MeetingContent
        {
            Kind = MeetingKind.Regular,
            Date = planned?.Date ?? today,
            Start = planned?.Start,
            Place = planned?.Place ?? "",
            Topics = PlanPrefill.TopicsOf(planned),
        };
        return new MeetingDraft
        {
            Id = id,
            Version = 1,
            State = DraftState.Draft,
            Step = RecordStep.Basics,
            Content = content,
            StartedBy = by.Id,
            ChangedBy = by.Id,
            ChangedAt = now,
            FromPlan = planned?.Date,
        };
    }

    /// <summary>
    /// A draft that was opened, shows the same and was never saved: it is gone on with instead of beginning another. That of a colleague
    /// only when it is of the same planned meeting.
    /// </summary>
    public static MeetingDraft? Untouched(CouncilFacts facts, MeetingDraft fresh) =>
        facts.Drafts.FirstOrDefault(d =>
            d.IsUntouched && (d.StartedBy == fresh.StartedBy || d.FromPlan is not null) && PlanPrefill.IsSame(d, fresh)
        );

    /// <summary>
    /// The planned meeting that is to be recorded: the latest that has taken place and has neither record nor draft, else the next one soon.
    /// </summary>
    public static PlannedMeeting? NextPlanned(CouncilFacts facts, DateOnly today, ObligationSettings settings)
    {
        var missing = PlannedMeetings.Unsettled(facts, today, settings.SameMeetingDays).ToHashSet();
        var drafted = facts.Drafts.Where(d => d is { IsBegun: true, Revises: null }).Select(d => d.FromPlan).ToHashSet();
        var open = facts.Plans.SelectMany(p => p.Meetings).Where(m => !drafted.Contains(m.Date)).ToList();
        return open.Where(m => missing.Contains(m.Date) && FiscalYear.Of(m.Date) >= FiscalYear.Of(today).Previous).MaxBy(m => m.Date)
            ?? open.Where(m => m.Date > today && m.Date <= today.AddDays(DaysAhead) && PlannedMeetings.RecordOf(facts, m.Date) is null)
                .MinBy(m => m.Date);
    }

    /// <summary>
    /// Saves a step. The draft must be open and the version that of the card; a saved step makes the draft its officer's own again
    /// when the lead officer had it.
    /// </summary>
    public static Outcome<MeetingDraft> Save(
        MeetingDraft draft,
        int knownVersion,
        MeetingContent content,
        RecordStep step,
        Officer by,
        DateTimeOffset now
    ) =>
        !draft.IsOpen ? new Refusal("record.closed")
        : draft.Version != knownVersion ? new Refusal("record.changed-meanwhile")
        : draft with { Version = draft.Version + 1, Content = content, Step = step, ChangedBy = by.Id, ChangedAt = now };

    /// <summary>Another day has other members and another roster; who is no longer among them is taken out of the lists.</summary>
    public static MeetingContent OnDayOf(CouncilFacts facts, MeetingContent before, MeetingContent typed, GuidelineSettings settings)
    {
        if (typed.Date is not { } date || date == before.Date)
        {
            return typed;
        }

        var members = facts.MembersOn(date).Select(m => m.Id).ToHashSet();
        var supervisors = facts.SupervisorsOn(date, settings).Select(r => r.Officer).ToHashSet();
        return typed with
        {
            Attendance = typed.Attendance with
            {
                Absent = [.. typed.Attendance.Absent.Where(members.Contains)],
                Letters = [.. typed.Attendance.Letters.Where(l => members.Contains(l.Member))],
                Officers = null,
                Supervisors = [.. typed.Attendance.Supervisors.Where(supervisors.Contains)],
            },
        };
    }

    /// <summary>The steps of this draft: 3 is skipped when no earlier feedback is open.</summary>
    public static IReadOnlyList<RecordStep> StepsOf(CouncilFacts facts, MeetingDraft draft) =>
        [.. Enum.GetValues<RecordStep>().Where(s => s != RecordStep.EarlierFeedback || Earlier(facts, draft).Count > 0)];

    /// <summary>Which of its steps it is, counted without those that are skipped, and how many there are.</summary>
    public static (int Number, int Of) ProgressOf(CouncilFacts facts, MeetingDraft draft, RecordStep step)
    {
        var steps = StepsOf(facts, draft);
        return (steps.Count(s => s <= step), steps.Count);
    }

    /// <summary>The draft with what stands on a step although it cannot be read; without it when the step was saved.</summary>
    public static MeetingDraft WithTyped(MeetingDraft draft, RecordStep step, TypedStep? typed) =>
        draft with
        {
            Typed = [.. draft.Typed.Where(t => t.Step != step), .. typed is null ? Array.Empty<TypedStep>() : [typed]],
        };

    /// <summary>What this meeting has to say about earlier feedback: all that is open, with what has been entered so far.</summary>
    public static IReadOnlyList<(Feedback Feedback, FeedbackUpdate Update)> Earlier(CouncilFacts facts, MeetingDraft draft) =>
        [
            .. facts
                .Feedback.Where(f => f.Meeting != draft.Id && f.IsOpen && !(f.MeetingDate > draft.Content.Date))
                .OrderBy(f => f.MeetingDate)
                .ThenBy(f => f.Entry.Id, StringComparer.Ordinal)
                .Select(f => (f, UpdateOf(f, draft))),
        ];

    /// <summary>The content with that in it, as the card of step 3 is about to show it.</summary>
    public static MeetingContent WithEarlier(CouncilFacts facts, MeetingDraft draft) =>
        draft.Content with
        {
            EarlierFeedback = [.. Earlier(facts, draft).Select(e => e.Update)],
        };

    // What was entered about a request meanwhile takes the place of what the draft had; a revision repeats what its record said.
    private static FeedbackUpdate UpdateOf(Feedback feedback, MeetingDraft draft) =>
        draft.Content.EarlierFeedback.FirstOrDefault(u => u.FeedbackId == feedback.Entry.Id) is { } entered
        && (draft.Revises is not null || entered.AppliesTo(feedback))
            ? entered
            : new FeedbackUpdate(feedback.Entry.Id, feedback.Entry.Status, feedback.Entry.Measure, Told: false) { Seen = feedback.Version };

    /// <summary>入力をやめる, or the end of a draft's time: the content goes, the row stays to answer old cards.</summary>
    public static MeetingDraft Close(MeetingDraft draft, DraftState state, OfficerId by, DateTimeOffset now) =>
        draft with
        {
            Version = draft.Version + 1,
            State = state,
            ChangedBy = by,
            ChangedAt = now,
            Content = new MeetingContent { Kind = draft.Content.Kind, Date = draft.Content.Date },
            Typed = [],
            Revises = draft.Revises is { } revised ? revised with { Feedback = [], Before = null } : null,
        };
}
