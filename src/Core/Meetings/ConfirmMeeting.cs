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
    /// <param name="asked">Why, and which step it is about.</param>
    public static Outcome<CouncilChange> Return(
        MeetingDraft draft,
        int knownVersion,
        ReturnedDraft asked,
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

        if (asked.Reason.Length == 0)
        {
            return new Refusal("record.reason-missing") { Property = nameof(MeetingDraft.ReturnReason) };
        }

        var back = Changed(draft, DraftState.Draft, by, now) with { ReturnReason = asked.Reason, Step = asked.About ?? RecordStep.Review };
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
                    .. FeedbackOfRecord
                        .After(facts, draft, date, JapanTime.DayOf(now))
                        .Select(f => new CouncilWrite.PutFeedback(f, f.Meeting == draft.Id)),
                    .. LettersOfRecord.After(facts, draft, date).Select(m => new CouncilWrite.PutMember(m)),
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

/// <summary>差し戻し.</summary>
/// <param name="About">The step that the reason is about, where the officer lands; null leaves it to the review.</param>
public sealed record ReturnedDraft(string Reason, RecordStep? About = null);

/// <summary>A confirmed record and the change that stores it.</summary>
public sealed record Confirmation(MeetingRecordBody Body, CouncilChange Change);
