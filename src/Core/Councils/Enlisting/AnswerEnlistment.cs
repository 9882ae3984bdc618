using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils.Enlisting;

/// <summary>The section's answer to a 利用の申請 for its own station.</summary>
/// <param name="Reason">Of a refusal; needed there.</param>
public sealed record AnswerEnlistment(string Id, bool Approves, string Reason)
{
    /// <param name="station">That the answering officer keeps the lists of today.</param>
    public Outcome<Enlistment> Decide(OfficeFacts headquarters, StationId station, OfficerId by, DateTimeOffset now) =>
        headquarters.Enlistments.FirstOrDefault(e => e.Id == Id && e.Station == station) is not { IsOpen: true } request
            ? new Refusal("enlist.answered-already")
        : !Approves && Reason.Length == 0 ? new Refusal("enlist.no-reason") { Property = nameof(Reason) }
        : request with
        {
            State = Approves ? EnlistmentState.Approved : EnlistmentState.Refused,
            Reason = Approves ? "" : Reason,
            AnsweredBy = by,
            AnsweredAt = now,
        };

    /// <summary>
    /// The person as he or she is listed before the posting is entered as 異動, without any right. Refused when the number is another person's;
    /// the same person's is what an interrupted approval has left.
    /// </summary>
    public static Outcome<Officer> Listed(Enlistment request, Officer? known)
    {
        var name = request.PrincipalName.ToLowerInvariant();
        return known is not null && known.UserPrincipalName != name
            ? new Refusal("enlist.number-taken", request.Number)
            : known
                ?? new Officer
                {
                    Id = new OfficerId(request.Number),
                    Name = request.Name,
                    Rank = request.Rank,
                    UserPrincipalName = name,
                };
    }

    /// <summary>What the applicant hears of a refusal, in the chat from which the request came; null where the channel did not tell which that is.</summary>
    public static OutgoingMessage? Refused(Enlistment request, string station, AuditEntry audit) =>
        request is { State: EnlistmentState.Refused, Reference: { } reference }
            ? new OutgoingMessage(
                CommandSteps.MessageOf(audit, 1),
                Enlistment.Applicant,
                MessageKind.EnlistmentRefused,
                new MeetingId(request.Id)
            )
            {
                Applicant = new RefusedApplicant(reference, station, request.Reason),
            }
            : null;

    /// <summary>Who hears of a request: the section of the station today.</summary>
    public static IReadOnlyList<OutgoingMessage> Asked(Enlistment request, CouncilFacts council, AuditEntry audit) =>
        [
            .. council
                .SectionOn(JapanTime.DayOf(request.At))
                .Select(
                    (r, i) =>
                        new OutgoingMessage(
                            CommandSteps.MessageOf(audit, i + 1),
                            r.Officer,
                            MessageKind.EnlistmentAsked,
                            new MeetingId(request.Id)
                        )
                ),
        ];
}
