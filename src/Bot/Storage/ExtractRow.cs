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
            M = [.. extract.Members.Select(ExtractWriting.Of)],
            L = [.. extract.Roster.Select(r => new OfficerPart(r.Officer, r.Days.From, r.Days.To))],
            P =
            [
                .. extract.Plans.Select(p => new PlanPart(
                    p.Year.StartYear,
                    ExtractWriting.Dates(p, guests: false),
                    ExtractWriting.Dates(p, guests: true)
                )),
            ],
            R = [.. extract.Meetings.Select(ExtractWriting.Of)],
            F = [.. extract.Feedback.Select(ExtractWriting.Of)],
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
            Members = [.. M.Select(ExtractReading.ToMember)],
            Roster = [.. L.Select(l => new RosterEntry(l.I, "", "", Role.OperatingOfficer, "", new DayRange(l.A, l.Z)))],
            Plans = [.. P.Select(ExtractReading.ToPlan)],
            Meetings = [.. R.Select(ExtractReading.ToMeeting)],
            Feedback = [.. F.Select(ExtractReading.ToFeedback)],
            Drafts = [.. D.Select(ExtractReading.ToDraft)],
            Consultations = [.. (K ?? []).Select(ExtractReading.ToConsultation)],
            Fulfilments = [.. X.Select(x => new Fulfilment(x.K, x.S, x.P, x.A, "", default) { Answered = x.C })],
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
