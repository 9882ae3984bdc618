using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Meetings;

/// <summary>The record that an appointment belongs to: the draft of its day when there is one, else a new one.</summary>
public static class AppointmentDrafts
{
    /// <summary>The open draft of the day that the chat would go on with; what is waiting for the lead officer too. Never a correction.</summary>
    public static MeetingDraft? Of(CouncilFacts facts, DateOnly? day) =>
        day is null
            ? null
            : facts
                .Drafts.Where(d => d is { IsOpen: true, Revises: null } && d.Content.Date == day)
                .OrderByDescending(d => d.IsBegun)
                .ThenByDescending(d => d.ChangedAt)
                .FirstOrDefault();

    /// <summary>A draft of what was entered; of a planned regular meeting of that day also the topics, and what was left out.</summary>
    public static MeetingDraft Start(CouncilFacts facts, MeetingContent entered, Officer by, DateTimeOffset now, MeetingId id)
    {
        var planned =
            entered.Kind == MeetingKind.Regular
                ? facts.Plans.SelectMany(p => p.Meetings).FirstOrDefault(m => m.Date == entered.Date)
                : null;
        return new MeetingDraft
        {
            Id = id,
            Version = 1,
            State = DraftState.Draft,
            Step = RecordStep.Basics,
            Content = entered with
            {
                Start = entered.Start ?? planned?.Start,
                Place = entered.Place.Length > 0 ? entered.Place : planned?.Place ?? "",
                Topics = PlanPrefill.TopicsOf(planned),
            },
            StartedBy = by.Id,
            ChangedBy = by.Id,
            ChangedAt = now,
            FromPlan = planned?.Date,
        };
    }

    /// <summary>What the appointment tells, where nothing has been entered yet.</summary>
    public static MeetingContent Filled(MeetingContent content, AppointmentReading read) =>
        content with
        {
            Start = content.Start ?? read.Start,
            End = content.End ?? read.End,
            Place = content.Place.Length > 0 ? content.Place : read.Place,
        };
}
