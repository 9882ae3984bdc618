using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Storage;

/// <summary>
/// An extract (<see cref="CouncilExtract"/>) as it lies in the partition of each station to which the council ever belonged. Short names: all
/// of them are read for one card of the headquarters, and with the names of the facts they would be three times as long.
/// </summary>
internal sealed record ExtractRow
{
    public required Council Council { get; init; }

    public MemberPart[] M { get; init; } = [];

    public OfficerPart[] L { get; init; } = [];

    public PlanPart[] P { get; init; } = [];

    public MeetingPart[] R { get; init; } = [];

    public FeedbackPart[] F { get; init; } = [];

    public DraftPart[] D { get; init; } = [];

    public DonePart[] X { get; init; } = [];

    /// <summary>Null where there is none, as nearly everywhere.</summary>
    public ConsultationPart[]? K { get; init; }

    public static ExtractRow Of(CouncilFacts extract) =>
        new()
        {
            Council = extract.Council,
            M = [.. extract.Members.Select(Of)],
            L = [.. extract.Roster.Select(r => new OfficerPart(r.Officer, r.Days.From, r.Days.To))],
            P = [.. extract.Plans.Select(p => new PlanPart(p.Year.StartYear, Dates(p, guests: false), Dates(p, guests: true)))],
            R = [.. extract.Meetings.Select(Of)],
            F = [.. extract.Feedback.Select(Of)],
            D = [.. extract.Drafts.Select(d => new DraftPart(d.Id, d.Content.Date, d.FromPlan))],
            K =
                extract.Consultations.Count == 0
                    ? null
                    :
                    [
                        .. extract.Consultations.Select(c => new ConsultationPart(
                            c.Id,
                            c.Kind,
                            c.Counterpart,
                            c.At,
                            c.Answer,
                            c.AnsweredAt
                        )),
                    ],
            X = [.. extract.Fulfilments.Select(f => new DonePart(f.Kind, f.Subject, f.Period, f.Day) { C = f.Answered?.ToArray() })],
        };

    public CouncilFacts ToExtract() =>
        new()
        {
            Council = Council,
            Members = [.. M.Select(ToMember)],
            Roster = [.. L.Select(l => new RosterEntry(l.I, "", "", Role.OperatingOfficer, "", new DayRange(l.A, l.Z)))],
            Plans = [.. P.Select(ToPlan)],
            Meetings = [.. R.Select(ToMeeting)],
            Feedback = [.. F.Select(ToFeedback)],
            Drafts = [.. D.Select(ToDraft)],
            Consultations = [.. (K ?? []).Select(ToConsultation)],
            Fulfilments = [.. X.Select(x => new Fulfilment(x.K, x.S, x.P, x.A, "", default) { Answered = x.C })],
        };

    private static MemberPart Of(Member member) =>
        new(
            member.Id,
            member.Sex,
            member.AgeBand,
            [.. member.Categories],
            member.RenewalIntention == RenewalIntention.Unknown ? null : member.RenewalIntention,
            [
                .. member.Commissions.Select(c => new CommissionPart(
                    c.Kind,
                    c.Term.First,
                    c.Term.Last,
                    c.Predecessor,
                    c.LetterHandedOver,
                    Of(c.Dismissal)
                )),
            ]
        );

    private static DismissalPart? Of(Dismissal? dismissal) =>
        dismissal is null
            ? null
            : new DismissalPart(dismissal.Day, dismissal.NeedsSuccessor, dismissal.MisuseFeared, dismissal.Letter, dismissal.LetterNote);

    private static DateOnly[]? Dates(MeetingPlan plan, bool guests) =>
        plan.Meetings.Where(m => m.InvitesGuests == guests).Select(m => m.Date).ToArray() is { Length: > 0 } dates ? dates : null;

    private static MeetingPart Of(MeetingRecord record) =>
        new(record.Id, record.Kind, record.Date, record.State, record.ConfirmedAt, record.MembersInOffice, record.MembersPresent)
        {
            V = record.Revision == 1 ? null : record.Revision,
            B = record.OnBehalf ? true : null,
            O = record.ReportedOn,
            X = record.Absent.Count == 0 ? null : [.. record.Absent],
            P = record.PlannedFor,
            F = record.Form == MeetingForm.InPerson ? null : record.Form,
            J = record.JointHost,
            L = record.Minutes,
            T = record.Example?.Text,
            TA = record.Example?.Day,
        };

    private static FeedbackPart Of(Feedback feedback) =>
        new(feedback.Entry.Id, feedback.Meeting, feedback.MeetingDate, feedback.Entry.Kind, feedback.Entry.Field, feedback.Entry.Status)
        {
            Q = feedback.Entry.ProblemSolving ? true : null,
            O = feedback.ToldOn,
            C = feedback.ChangedOn,
            N = feedback.NextReview,
        };

    private static Member ToMember(MemberPart part) =>
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

    private static ConsultationRequest ToConsultation(ConsultationPart part) =>
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
    private static MeetingPlan ToPlan(PlanPart part) =>
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

    private static MeetingRecord ToMeeting(MeetingPart part) =>
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

    private static Feedback ToFeedback(FeedbackPart part) =>
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

    private static MeetingDraft ToDraft(DraftPart part) =>
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

    // In all parts: I id, A first or only day, Z last day, K kind, S state.
    public sealed record MemberPart(MemberId I, string? S, int? A, SelectionCategory[] K, RenewalIntention? W, CommissionPart[] C);

    public sealed record CommissionPart(CommissionKind K, DateOnly A, DateOnly Z, MemberId? P, DateOnly? H, DismissalPart? D);

    public sealed record DismissalPart(DateOnly A, bool? N, bool F, LetterReturn L, string? T);

    public sealed record OfficerPart(OfficerId I, DateOnly A, DateOnly? Z);

    public sealed record PlanPart(int Y, DateOnly[]? D, DateOnly[]? G);

    public sealed record MeetingPart(MeetingId I, MeetingKind K, DateOnly A, RecordState S, DateTimeOffset C, int M, int N)
    {
        public int? V { get; init; }

        public bool? B { get; init; }

        public DateOnly? O { get; init; }

        public MemberId[]? X { get; init; }

        public DateOnly? P { get; init; }

        public MeetingForm? F { get; init; }

        public CouncilId? J { get; init; }

        public int? L { get; init; }

        public string? T { get; init; }

        public DateOnly? TA { get; init; }
    }

    public sealed record FeedbackPart(string I, MeetingId M, DateOnly A, FeedbackKind K, FeedbackField E, FeedbackStatus S)
    {
        public bool? Q { get; init; }

        public DateOnly? O { get; init; }

        public DateOnly? C { get; init; }

        public DateOnly? N { get; init; }
    }

    public sealed record DraftPart(MeetingId I, DateOnly? A, DateOnly? P);

    public sealed record ConsultationPart(
        string I,
        ConsultationKind K,
        Office O,
        DateTimeOffset A,
        ConsultationAnswer? R,
        DateTimeOffset? T
    );

    public sealed record DonePart(ObligationKind K, string S, string P, DateOnly A)
    {
        public string[]? C { get; init; }
    }
}
