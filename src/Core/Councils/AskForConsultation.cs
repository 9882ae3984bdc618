using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>協議を依頼, あらかじめ (記 第2-1(2), 第2-2(3)): the counterpart follows from the station's area and is never chosen.</summary>
public sealed record AskForConsultation(string Id, ConsultationKind? Kind, string Text)
{
    public Outcome<ConsultationRequest> Decide(CouncilFacts facts, Officer by, DateTimeOffset now)
    {
        if (Kind is not { } kind)
        {
            return new Refusal("consult.kind-missing") { Property = nameof(Kind) };
        }

        if (Text.Length == 0)
        {
            return new Refusal("consult.text-missing") { Property = nameof(Text) };
        }

        if (facts.Consultations.Any(c => c.Kind == kind && c.IsOpen))
        {
            return new Refusal("consult.asked-already") { Property = nameof(Kind) };
        }

        return CouncilStations.CounterpartOf(facts.Council, JapanTime.DayOf(now)) is { } counterpart
            ? new ConsultationRequest
            {
                Id = Id,
                Kind = kind,
                Counterpart = counterpart.Office,
                Text = Text,
                By = by.Id,
                ByTitle = by.Title,
                At = now,
            }
            : new Refusal("consult.no-counterpart");
    }
}

/// <summary>異議なし, 意見あり or 要再協議, by an officer of the counterpart.</summary>
public sealed record AnswerConsultation(string Id, int KnownVersion, ConsultationAnswer? Answer, string Text)
{
    /// <summary>Whoever has a post at the counterpart today; nobody else, the station least of all.</summary>
    public static bool MayAnswer(Officer officer, ConsultationRequest request, DateOnly today) =>
        officer
            .On(today)
            .Any(a =>
                a.Unit == request.Counterpart.Unit
                && a.Role == (request.Counterpart.Kind == OfficeKind.Headquarters ? Role.Headquarters : Role.AreaHeadquarters)
            );

    public Outcome<ConsultationRequest> Decide(CouncilFacts facts, Officer by, DateTimeOffset now)
    {
        if (facts.Consultations.FirstOrDefault(c => c.Id == Id) is not { } request || request.Version != KnownVersion || !request.IsOpen)
        {
            return new Refusal("consult.answered-already");
        }

        if (Answer is not { } answer)
        {
            return new Refusal("consult.answer-missing") { Property = nameof(Answer) };
        }

        // The station must learn what it is about.
        return answer != ConsultationAnswer.NoObjection && Text.Length == 0
            ? new Refusal("consult.opinion-missing") { Property = nameof(Text) }
            : request with
            {
                Version = request.Version + 1,
                Answer = answer,
                AnswerText = Text,
                AnsweredBy = by.Id,
                AnsweredByTitle = by.Title,
                AnsweredAt = now,
            };
    }

    /// <summary>
    /// The council with the 協議 as it took place, so that nobody enters it once more. 要再協議 is none yet, and that of 会則等 stands with the
    /// 会則等.
    /// </summary>
    public static Council Kept(Council council, ConsultationRequest answered, string result, DateOnly day)
    {
        if (answered.Answer is null or ConsultationAnswer.Again)
        {
            return council;
        }

        return answered.Kind switch
        {
            ConsultationKind.Establishment => council with
            {
                Establishment = (council.Establishment ?? new EstablishmentDetails()) with
                {
                    Consultation = Held(council.Establishment?.Consultation),
                },
            },
            ConsultationKind.Abolition => council with
            {
                Abolition = (council.Abolition ?? new AbolitionDetails()) with { Consultation = Held(council.Abolition?.Consultation) },
            },
            _ => council,
        };

        Consultation Held(Consultation? before) =>
            new(answered.Kind, council.Name, day, answered.Counterpart)
            {
                Result = result,
                ExceptionByHeadquarters = before?.ExceptionByHeadquarters ?? "",
            };
    }
}

/// <summary>Who hears of a 協議.</summary>
public static class ConsultationMessages
{
    /// <summary>More are told by the list.</summary>
    private const int Most = 10;

    /// <summary>Everybody at the counterpart today.</summary>
    public static IReadOnlyList<OutgoingMessage> Asked(
        ConsultationRequest request,
        OfficeDirectory counterpart,
        AuditEntry audit,
        DateOnly day
    ) => Of(counterpart.Roster.Where(r => r.Days.Contains(day)).Select(r => r.Officer), MessageKind.ConsultationAsked, request, audit);

    /// <summary>The one who asked, and the head of the section.</summary>
    public static IReadOnlyList<OutgoingMessage> Answered(
        ConsultationRequest request,
        CouncilFacts facts,
        AuditEntry audit,
        DateOnly day
    ) =>
        Of(
            facts.SectionOn(day).Where(r => r.Role == Role.SectionChief).Select(r => r.Officer).Prepend(request.By),
            MessageKind.ConsultationAnswered,
            request,
            audit
        );

    private static IReadOnlyList<OutgoingMessage> Of(
        IEnumerable<OfficerId> to,
        MessageKind kind,
        ConsultationRequest request,
        AuditEntry audit
    ) =>
        [
            .. to.Distinct()
                .Where(o => o != audit.By)
                .Take(Most)
                .Select((o, i) => new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), o, kind, new MeetingId(request.Id))),
        ];
}
