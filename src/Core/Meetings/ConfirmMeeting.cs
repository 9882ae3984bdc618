using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>
/// From a draft to a confirmed record: 確認を依頼, 差し戻し, 確定して報告. The right to confirm is today's; who was a member is decided on
/// the day of the meeting.
/// </summary>
public static class ConfirmMeeting
{
    /// <summary>
    /// 確認を依頼: the lead officer of today gets the draft; while the post is vacant the community police section, which then confirms on
    /// its behalf. Refused only when there is nobody at all.
    /// </summary>
    public static Outcome<CouncilChange> HandOver(
        CouncilFacts facts,
        MeetingDraft draft,
        int knownVersion,
        Officer by,
        DateTimeOffset now,
        AuditEntry audit
    )
    {
        if (Stale(draft, knownVersion) is { } refusal)
        {
            return refusal;
        }

        var today = JapanTime.DayOf(now);
        IReadOnlyList<RosterEntry> to = facts.LeadOn(today) is { } lead ? [lead] : facts.SectionOn(today);
        if (to.Count == 0)
        {
            return new Refusal("record.lead-vacant");
        }

        return new CouncilChange
        {
            Audit = audit,
            Writes =
            [
                new CouncilWrite.PutDraft(
                    Changed(draft, DraftState.AwaitingLead, by, now) with
                    {
                        HandedOverBy = by.Id,
                        ReturnReason = null,
                    }
                ),
            ],
            Messages =
            [
                .. to.Select(
                    (r, i) => new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), r.Officer, MessageKind.ConfirmationAsked, draft.Id)
                ),
            ],
        };
    }

    /// <summary>差し戻し with a reason, to the officer who asked.</summary>
    public static Outcome<CouncilChange> Return(
        MeetingDraft draft,
        int knownVersion,
        string reason,
        Officer by,
        DateTimeOffset now,
        AuditEntry audit
    )
    {
        if (Stale(draft, knownVersion) is { } refusal)
        {
            return refusal;
        }

        if (draft.State != DraftState.AwaitingLead)
        {
            return new Refusal("record.not-awaiting");
        }

        if (reason.Length == 0)
        {
            return new Refusal("record.reason-missing");
        }

        var back = Changed(draft, DraftState.Draft, by, now) with { ReturnReason = reason };
        return new CouncilChange
        {
            Audit = audit,
            Writes = [new CouncilWrite.PutDraft(back)],
            Messages =
            [
                new OutgoingMessage(
                    CommandSteps.MessageOf(audit, 1),
                    draft.HandedOverBy ?? draft.StartedBy,
                    MessageKind.Returned,
                    draft.Id
                ),
            ],
        };
    }

    /// <summary>確定して報告. Refused by a hard finding, never by another; the findings are the caller's to show.</summary>
    public static Outcome<Confirmation> Confirm(
        CouncilFacts facts,
        MeetingDraft draft,
        int knownVersion,
        Officer by,
        bool onBehalf,
        DateTimeOffset now,
        AuditEntry audit,
        GuidelineSettings settings
    )
    {
        if (Stale(draft, knownVersion) is { } refusal)
        {
            return refusal;
        }

        var review = MeetingReview.Of(facts, draft, by.Title, JapanTime.DayOf(now), settings);
        if (review.Blocked || draft.Content is not { Kind: { } kind, Date: { } date })
        {
            return new Refusal("record.blocked");
        }

        var body = new MeetingRecordBody(
            HeaderOf(draft, review, kind, date, by, onBehalf, now) with
            {
                Example = facts.Meeting(draft.Id)?.Example,
                JointHost = facts.Meeting(draft.Id)?.JointHost,
            },
            draft.Content,
            review.Sheet
        );
        var closed = RecordMeeting.Close(draft, DraftState.Confirmed, by.Id, now);
        return new Confirmation(
            body,
            new CouncilChange
            {
                Audit = audit,
                Writes =
                [
                    new CouncilWrite.AddRecord(body),
                    new CouncilWrite.PutDraft(closed),
                    .. FeedbackAfter(facts, draft, date, JapanTime.DayOf(now))
                        .Select(f => new CouncilWrite.PutFeedback(f, f.Meeting == draft.Id)),
                ],
                Messages = [.. Notices(facts, draft, by, onBehalf, now, audit)],
            }
        );
    }

    /// <summary>Who hears of a confirmed record: the section, else 地域警察幹部 of the station; empty where the roster has nobody.</summary>
    public static IReadOnlyList<RosterEntry> ToldOfConfirmation(CouncilFacts facts, DateOnly today) =>
        facts.SectionOn(today) is { Count: > 0 } section ? section : [.. facts.SupervisorsOn(today)];

    private static MeetingRecord HeaderOf(
        MeetingDraft draft,
        MeetingReview review,
        MeetingKind kind,
        DateOnly date,
        Officer by,
        bool onBehalf,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = draft.Id,
            Revision = (draft.Revises?.Revision ?? 0) + 1,
            State = RecordState.Confirmed,
            Kind = kind,
            Date = date,
            ConfirmedBy = by.Id,
            ConfirmedByTitle = by.Title,
            OnBehalf = onBehalf,
            ConfirmedAt = now,
            RevisionReason = draft.Revises?.Reason,
            MembersInOffice = review.Sheet.Present.Count + review.Sheet.Absent.Count,
            MembersPresent = review.Sheet.Present.Count,
            Absent = draft.Content.Attendance.Absent,
            PlannedFor = draft.FromPlan,
            Form = draft.Content.Form,
            Minutes = draft.Content is { Start: { } start, End: { } end } ? (int)(end - start).TotalMinutes : null,
        };

    /// <summary>New feedback, earlier feedback with its new status, and what a revision has changed or taken back.</summary>
    private static IEnumerable<Feedback> FeedbackAfter(CouncilFacts facts, MeetingDraft draft, DateOnly date, DateOnly today)
    {
        var before = draft.Revises?.Feedback ?? [];
        foreach (var entry in draft.Content.Feedback.Where(e => !before.Contains(e)))
        {
            var id = FeedbackId(draft, entry);
            var said = new Feedback
            {
                Entry = entry with { Id = id },
                Meeting = draft.Id,
                MeetingDate = date,
                ChangedBy = draft.Id,
                ChangedOn = today,
            };
            yield return facts.Feedback.FirstOrDefault(f => f.Entry.Id == id) is { } known ? said.Over(known) : said;
        }

        foreach (var gone in before.Where(b => draft.Content.Feedback.All(e => e.Id != b.Id)))
        {
            yield return new Feedback
            {
                Entry = gone with { Id = FeedbackId(draft, gone) },
                Meeting = draft.Id,
                MeetingDate = date,
                ChangedBy = draft.Id,
                Withdrawn = true,
            };
        }

        // What was entered about a request after the officer saw it is newer than this record, and stands.
        foreach (var (feedback, update) in RecordMeeting.Earlier(facts, draft).Where(e => e.Update.AppliesTo(e.Feedback)))
        {
            var same = Same(feedback, update);
            yield return feedback with
            {
                Entry = feedback.Entry with { Status = update.Status, Measure = update.Measure },
                ToldOn = ToldAfter(feedback, update, date),
                ChangedBy = draft.Id,
                ChangedOn = same ? feedback.ChangedOn : today,
                EnteredBy = same ? feedback.EnteredBy : null,
                NextReview = Feedback.IsFinal(update.Status) ? null : feedback.NextReview,
                Version = feedback.Version + 1,
            };
        }
    }

    /// <summary>Who was told of an earlier state has not been told of this one (記 第2-6(4)).</summary>
    private static DateOnly? ToldAfter(Feedback feedback, FeedbackUpdate update, DateOnly date) =>
        update.Told ? date
        : Same(feedback, update) ? feedback.ToldOn
        : null;

    private static bool Same(Feedback feedback, FeedbackUpdate update) =>
        feedback.Entry.Status == update.Status && feedback.Entry.Measure == update.Measure;

    private static IEnumerable<OutgoingMessage> Notices(
        CouncilFacts facts,
        MeetingDraft draft,
        Officer by,
        bool onBehalf,
        DateTimeOffset now,
        AuditEntry audit
    )
    {
        var today = JapanTime.DayOf(now);
        var ordinal = 1;
        foreach (var officer in onBehalf ? [] : ToldOfConfirmation(facts, today))
        {
            yield return new OutgoingMessage(CommandSteps.MessageOf(audit, ordinal++), officer.Officer, MessageKind.Confirmed, draft.Id);
        }

        // 確認を依頼 has promised to tell the outcome.
        if (draft.HandedOverBy is { } asker && asker != by.Id)
        {
            yield return new OutgoingMessage(CommandSteps.MessageOf(audit, ordinal++), asker, MessageKind.ConfirmationGiven, draft.Id);
        }

        foreach (var card in draft.Cards.Where(c => c.Officer != by.Id))
        {
            yield return new OutgoingMessage(CommandSteps.MessageOf(audit, ordinal++), card.Officer, MessageKind.CloseCard, draft.Id)
            {
                Card = card,
            };
        }
    }

    /// <summary>Unique in the council: the entry's own id is unique only in its record.</summary>
    private static string FeedbackId(MeetingDraft draft, FeedbackEntry entry) => $"{draft.Id}-{entry.Id}";

    private static MeetingDraft Changed(MeetingDraft draft, DraftState state, Officer by, DateTimeOffset now) =>
        draft with
        {
            Version = draft.Version + 1,
            State = state,
            Step = RecordStep.Review,
            ChangedBy = by.Id,
            ChangedAt = now,
        };

    private static Refusal? Stale(MeetingDraft draft, int knownVersion) =>
        !draft.IsOpen ? new Refusal("record.closed")
        : draft.Version != knownVersion ? new Refusal("record.changed-meanwhile")
        : null;
}

/// <summary>A confirmed record and the change that stores it.</summary>
public sealed record Confirmation(MeetingRecordBody Body, CouncilChange Change);
