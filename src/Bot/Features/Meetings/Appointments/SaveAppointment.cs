using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Appointments;

/// <summary>保存 on the page: into the draft that the page has shown, else into a new one. What cannot be saved is shown again as it was typed.</summary>
internal static class SaveAppointment
{
    public static StepResult Decide(Sitting at)
    {
        var stored = at.Step.Flow.Length > 0 ? at.Facts.Draft(new MeetingId(at.Step.Flow)) : null;
        if (at.Step.Flow.Length > 0 && stored is not { IsOpen: true, Revises: null })
        {
            return Pane(AppointmentWords.Ended);
        }

        var (typed, form) = Read(at, stored);
        if (AppointmentDrafts.Of(at.Facts, typed.Date) is { State: DraftState.AwaitingLead } || stored?.State == DraftState.AwaitingLead)
        {
            return Pane(AppointmentWords.Awaiting);
        }

        if (form.HasErrors)
        {
            return Again(at, stored, typed, form, Replies.CheckInput);
        }

        // Begun somewhere else since the page was opened: two drafts of one meeting help nobody.
        return stored is null && AppointmentDrafts.Of(at.Facts, typed.Date) is { } other
                ? Again(at, other, typed, form, AppointmentWords.Joins(AppointmentPane.When(other.Content)))
            : stored is not null && stored.Version != at.Step.Version ? Again(at, stored, typed, form, AppointmentWords.ChangedMeanwhile)
            : Save(at, stored ?? New(at, typed), stored is null ? 1 : at.Step.Version, typed);
    }

    private static (MeetingContent Content, FormState Form) Read(Sitting at, MeetingDraft? stored)
    {
        var fields = new FieldReader(at.Data);
        var before = stored?.Content ?? new MeetingContent();
        var typed = RecordMeeting.OnDayOf(
            at.Facts,
            before,
            BasicsFields.All.Aggregate(before, (c, field) => field.Read(fields, c)),
            at.Step.Rules.Guideline
        );
        if (typed.Date is null && !fields.Errors.ContainsKey(BasicsFields.Date.Id))
        {
            fields.Fail(BasicsFields.Date.Id, AppointmentWords.NoDay);
        }

        if (stored?.FromPlan is not null && typed.Kind == MeetingKind.Extraordinary && before.Kind != MeetingKind.Extraordinary)
        {
            fields.Fail(BasicsFields.Kind.Id, AppointmentWords.FromPlan);
        }

        var day = typed.Date ?? at.Today;
        var officers = Ticked(fields, AppointmentPane.Officers, at.Facts.OperatingOn(day));
        var supervisors = Ticked(fields, AppointmentPane.Supervisors, at.Facts.SupervisorsOn(day, at.Step.Rules.Guideline));
        var content = typed with
        {
            Attendance = typed.Attendance with
            {
                // Nobody ticked here is no answer yet: the wizard's second step asks.
                Officers =
                    officers.Count > 0 ? officers
                    : typed.Attendance.Officers is null ? null
                    : [],
                Supervisors = supervisors,
            },
        };
        return (content, fields.State());
    }

    private static List<OfficerId> Ticked(FieldReader fields, string field, IReadOnlyList<RosterEntry> roster) =>
        [.. fields.Ticked(field, roster.Select(r => (r.Officer.Value, r.Title))).Ids.Select(id => new OfficerId(id))];

    private static MeetingDraft New(Sitting at, MeetingContent typed) =>
        AppointmentDrafts.Start(at.Facts, typed, at.Officer, at.Now, new MeetingId(at.Step.Command.Id.ToString("N")));

    private static StepResult Save(Sitting at, MeetingDraft draft, int version, MeetingContent typed)
    {
        var entered = RecordMeeting.WithTyped(draft, RecordStep.Basics, null) with
        {
            // Of a new draft the plan has given the topics.
            Content = typed with
            {
                Topics = draft.Content.Topics,
            },
        };
        List<string> doubts = [.. MeetingDoubts.Of(at.Facts, entered, at.Today, JapanTime.TimeOf(at.Now)).Select(d => d.Finding.Sentence)];
        var step =
            draft.Step > RecordStep.Basics ? draft.Step
            : doubts.Count > 0 || typed.Kind != MeetingKind.Regular ? RecordStep.Basics
            : RecordStep.Attendance;
        return RecordMeeting
            .Save(entered, version, entered.Content, step, at.Officer, at.Now)
            .Match(
                saved =>
                    at.Commit(
                        at.Audit("record.appointment", saved.Id.Value),
                        new CouncilWrite.PutDraft(saved),
                        _ =>
                            Reply.Pane(
                                new PaneView
                                {
                                    Sentence = AppointmentWords.Saved(AppointmentPane.When(saved.Content)),
                                    Notes = doubts,
                                    IsSaved = true,
                                }
                            )
                    ),
                refusal => Again(at, draft, typed, FormState.Clean, RefusalWords.Of(refusal))
            );
    }

    private static StepResult Pane(string sentence) => Reply.Pane(new PaneView { Sentence = sentence });

    private static StepResult Again(Sitting at, MeetingDraft? into, MeetingContent shown, FormState form, string sentence) =>
        Reply.Pane(AppointmentPane.Again(at, into, shown, form, sentence));
}
