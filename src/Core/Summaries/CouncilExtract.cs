using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Summaries;

/// <summary>
/// What figures and obligations follow from, and no more: a council's facts with all its feedback, the closed ones too, but without names,
/// texts, titles and reasons. It is what the summaries keep of a council, so what is not in here cannot reach the headquarters.
/// </summary>
public static class CouncilExtract
{
    /// <param name="facts">The live facts.</param>
    /// <param name="closed">The feedback of the history.</param>
    public static CouncilFacts Of(CouncilFacts facts, IEnumerable<Feedback> closed) =>
        new()
        {
            Council = facts.Council with { Purpose = null, AreaText = null, Establishment = Exception(facts.Council), Abolition = null },
            Members = [.. facts.Members.Select(Of).OrderBy(m => m.Id.Value, StringComparer.Ordinal)],
            Roster = [.. Operating(facts)],
            Plans = [.. facts.Plans.Select(Of).OrderBy(p => p.Year)],
            Meetings = [.. facts.Meetings.Select(Of).OrderBy(m => m.Date).ThenBy(m => m.Id.Value, StringComparer.Ordinal)],
            Feedback =
            [
                .. facts
                    .Feedback.Concat(closed)
                    .Where(f => !f.Withdrawn)
                    .DistinctBy(f => f.Entry.Id)
                    .Select(Of)
                    .OrderBy(f => f.MeetingDate)
                    .ThenBy(f => f.Entry.Id, StringComparer.Ordinal),
            ],
            Drafts =
            [
                .. facts
                    .Drafts.Where(d => d is { IsBegun: true, Revises: null })
                    .Select(Of)
                    .OrderBy(d => d.Id.Value, StringComparer.Ordinal),
            ],
            Fulfilments =
            [
                .. facts
                    .Fulfilments.Where(f => !f.Withdrawn)
                    .Select(f => f with { Means = "", By = default })
                    .OrderBy(f => f.Kind)
                    .ThenBy(f => f.Day)
                    .ThenBy(f => f.Subject, StringComparer.Ordinal)
                    .ThenBy(f => f.Period, StringComparer.Ordinal),
            ],
            Consultations =
            [
                .. facts
                    .Consultations.Select(c =>
                        c with
                        {
                            Text = "",
                            AnswerText = "",
                            By = default,
                            ByTitle = "",
                            AnsweredBy = null,
                            AnsweredByTitle = "",
                        }
                    )
                    .OrderBy(c => c.Id, StringComparer.Ordinal),
            ],
        };

    // Whether a beat is covered by way of exception is a fact of the coverage; why it is so is told in the slip only.
    private static EstablishmentDetails? Exception(Council council) =>
        council.Establishment?.ExceptionArea is { } area
            ? new EstablishmentDetails
            {
                ExceptionArea = area,
                ExceptionReason = string.IsNullOrWhiteSpace(council.Establishment.ExceptionReason) ? "" : "記入済",
            }
            : null;

    private static Member Of(Member member) =>
        new()
        {
            Id = member.Id,
            Name = "",
            Categories = member.Categories,
            AgeBand = member.AgeBand,
            Sex = member.Sex,
            RenewalIntention = member.RenewalIntention,
            Commissions = [.. member.Commissions.Select(Of).OrderBy(c => c.Term.First)],
        };

    private static Commission Of(Commission commission) =>
        commission.Dismissal is { } dismissal
            ? commission with
            {
                Dismissal = dismissal with
                {
                    Reason = DismissalReason.OtherSpecialReason,
                    LetterNote = string.IsNullOrWhiteSpace(dismissal.LetterNote) ? null : "記入済",
                },
            }
            : commission;

    // 運営担当者 as numbers with days: who joins or leaves changes Form 2, and whether the post of the lead officer is filled says the roster (H3).
    private static IEnumerable<RosterEntry> Operating(CouncilFacts facts) =>
        facts
            .Roster.Where(r => r.Role == Role.OperatingOfficer)
            .Select(r => r with { Name = "", Rank = "", UnitName = "" })
            .Distinct()
            .OrderBy(r => r.Officer.Value, StringComparer.Ordinal)
            .ThenBy(r => r.Days.From)
            .ThenBy(r => r.Days.To);

    private static MeetingPlan Of(MeetingPlan plan) =>
        new()
        {
            Year = plan.Year,
            Version = 0,
            Meetings = [.. plan.Meetings.Select(m => new PlannedMeeting { Date = m.Date, InvitesGuests = m.InvitesGuests })],
        };

    private static MeetingRecord Of(MeetingRecord record) =>
        record with
        {
            ConfirmedBy = default,
            ConfirmedByTitle = "",
            RevisionReason = null,
            Supplement = null,
            Example = record.Example is { } example ? example with { By = default } : null,
        };

    private static Feedback Of(Feedback feedback) =>
        feedback with
        {
            Entry = new FeedbackEntry
            {
                Id = feedback.Entry.Id,
                Kind = feedback.Entry.Kind,
                Text = "",
                Field = feedback.Entry.Field,
                Status = feedback.Entry.Status,
                ProblemSolving = feedback.Entry.ProblemSolving,
            },
            ChangedBy = default,
        };

    private static MeetingDraft Of(MeetingDraft draft) =>
        new()
        {
            Id = draft.Id,
            Version = 0,
            State = DraftState.Draft,
            Step = RecordStep.Basics,
            Content = new MeetingContent { Date = draft.Content.Date },
            StartedBy = default,
            ChangedBy = default,
            ChangedAt = default,
            FromPlan = draft.FromPlan,
        };
}
