using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>What happens to a confirmed record: 署長報告済, 補足を依頼, 訂正. Its content is never edited (H9).</summary>
public static class AfterConfirmation
{
    /// <summary>署長報告済: the section enters the day on which the chief had the report (要綱 第8).</summary>
    public static Outcome<CouncilChange> Report(
        CouncilFacts facts,
        MeetingId meeting,
        int revision,
        DateOnly day,
        DateTimeOffset now,
        AuditEntry audit
    )
    {
        if (facts.Meeting(meeting) is not { } record || record.Revision != revision)
        {
            return new Refusal("record.changed-meanwhile");
        }

        if (record.State == RecordState.ReportedToChief)
        {
            return new Refusal("record.already-reported");
        }

        if (day > JapanTime.DayOf(now))
        {
            return new Refusal("record.report-in-future");
        }

        if (day < record.Date)
        {
            return new Refusal("record.report-before-meeting", JapaneseDate.WithoutWeekday(record.Date));
        }

        return new CouncilChange
        {
            Audit = audit,
            Writes =
            [
                new CouncilWrite.MarkRecord(record with { State = RecordState.ReportedToChief, ReportedOn = day, Supplement = null }),
            ],
        };
    }

    /// <summary>補足を依頼: the section asks the lead officer for more; a revision or the report answers it.</summary>
    public static Outcome<CouncilChange> AskForMore(
        CouncilFacts facts,
        MeetingId meeting,
        int revision,
        string text,
        Officer by,
        DateTimeOffset now,
        AuditEntry audit
    )
    {
        if (facts.Meeting(meeting) is not { } record || record.Revision != revision)
        {
            return new Refusal("record.changed-meanwhile");
        }

        if (text.Length == 0)
        {
            return new Refusal("record.reason-missing");
        }

        var today = JapanTime.DayOf(now);
        var to = facts.LeadOn(today)?.Officer ?? record.ConfirmedBy;
        return new CouncilChange
        {
            Audit = audit,
            Writes = [new CouncilWrite.MarkRecord(record with { Supplement = new SupplementRequest(by.Id, text, now) })],
            Messages = [new OutgoingMessage(CommandSteps.MessageOf(audit, 1), to, MessageKind.SupplementAsked, meeting)],
        };
    }

    /// <summary>訂正: a new draft with the content of the newest revision and a reason. The old revision stays readable.</summary>
    public static Outcome<MeetingDraft> Revise(CouncilFacts facts, MeetingRecordBody body, string reason, Officer by, DateTimeOffset now)
    {
        if (facts.Draft(body.Header.Id) is { IsOpen: true })
        {
            return new Refusal("record.revision-open");
        }

        if (facts.Meeting(body.Header.Id)?.Revision != body.Header.Revision)
        {
            return new Refusal("record.changed-meanwhile");
        }

        if (reason.Length == 0)
        {
            return new Refusal("record.reason-missing");
        }

        return new MeetingDraft
        {
            Id = body.Header.Id,
            Version = (facts.Draft(body.Header.Id)?.Version ?? 0) + 1,
            State = DraftState.Draft,
            Step = RecordStep.Review,
            Content = body.Content,
            StartedBy = by.Id,
            ChangedBy = by.Id,
            ChangedAt = now,
            FromPlan = body.Header.PlannedFor, // The record still answers that day.
            Revises = new RevisedRecord(body.Header.Revision, reason, body.Content.Feedback) { Before = body.Content },
        };
    }
}
