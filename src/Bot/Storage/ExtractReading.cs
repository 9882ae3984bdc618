using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Storage;

/// <summary>The facts of an extract out of the parts of its row: what was left out is empty.</summary>
internal static class ExtractReading
{
    public static Member ToMember(ExtractRow.MemberPart part) =>
        new()
        {
            Id = part.I,
            Name = "",
            Sex = part.S,
            AgeBand = part.A,
            Categories = part.K,
            RenewalIntention = part.W ?? RenewalIntention.Unknown,
            Commissions =
            [
                .. part.C.Select(c => new Commission(c.K, new CommissionTerm(c.A, c.Z))
                {
                    Predecessor = c.P,
                    LetterHandedOver = c.H,
                    Dismissal = c.D is { } d
                        ? new Dismissal(d.A, DismissalReason.OtherSpecialReason)
                        {
                            NeedsSuccessor = d.N,
                            MisuseFeared = d.F,
                            Letter = d.L,
                            LetterNote = d.T,
                        }
                        : null,
                }),
            ],
        };

    public static ConsultationRequest ToConsultation(ExtractRow.ConsultationPart part) =>
        new()
        {
            Id = part.I,
            Version = part.R is null ? 0 : 1,
            Kind = part.K,
            Counterpart = part.O,
            Text = "",
            By = default,
            ByTitle = "",
            At = part.A,
            Answer = part.R,
            AnsweredAt = part.T,
        };

    // A planner does not mind the order of a plan's days.
    public static MeetingPlan ToPlan(ExtractRow.PlanPart part) =>
        new()
        {
            Year = new FiscalYear(part.Y),
            Version = 0,
            Meetings =
            [
                .. (part.D ?? []).Select(d => new PlannedMeeting { Date = d }),
                .. (part.G ?? []).Select(d => new PlannedMeeting { Date = d, InvitesGuests = true }),
            ],
        };

    public static MeetingRecord ToMeeting(ExtractRow.MeetingPart part) =>
        new()
        {
            Id = part.I,
            Revision = part.V ?? 1,
            State = part.S,
            Kind = part.K,
            Date = part.A,
            ConfirmedBy = default,
            ConfirmedByTitle = "",
            OnBehalf = part.B ?? false,
            ConfirmedAt = part.C,
            ReportedOn = part.O,
            MembersInOffice = part.M,
            MembersPresent = part.N,
            Absent = part.X ?? [],
            PlannedFor = part.P,
            Form = part.F ?? MeetingForm.InPerson,
            JointHost = part.J,
            Minutes = part.L,
            Example = part.T is { } text ? new GoodExample(text, default, part.TA ?? part.A) : null,
        };

    public static Feedback ToFeedback(ExtractRow.FeedbackPart part) =>
        new()
        {
            Entry = new FeedbackEntry
            {
                Id = part.I,
                Kind = part.K,
                Text = "",
                Field = part.E,
                Status = part.S,
                ProblemSolving = part.Q ?? false,
            },
            Meeting = part.M,
            MeetingDate = part.A,
            ToldOn = part.O,
            ChangedBy = default,
            ChangedOn = part.C,
            NextReview = part.N,
        };

    public static MeetingDraft ToDraft(ExtractRow.DraftPart part) =>
        new()
        {
            Id = part.I,
            Version = 0,
            State = DraftState.Draft,
            Step = RecordStep.Basics,
            Content = new MeetingContent { Date = part.A },
            StartedBy = default,
            ChangedBy = default,
            ChangedAt = default,
            FromPlan = part.P,
        };
}
