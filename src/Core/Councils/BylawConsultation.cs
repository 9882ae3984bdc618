using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Councils;

/// <summary>A 協議 about 会則等 that was answered by the bot, so that nobody enters day and result once more (記 第2-1(2)).</summary>
public sealed record BylawConsultation(CouncilLink Council, ConsultationRequest Answered)
{
    /// <summary>Japan's day of the answer.</summary>
    public DateOnly Day => JapanTime.DayOf(Answered.AnsweredAt!.Value); // Only answered ones are found.

    /// <summary>
    /// The newest answer that stands with no 会則 yet; 要再協議 is none. Of a 会則 for one council only what that council has asked counts.
    /// </summary>
    /// <param name="stored">The 会則 that is corrected; null for a new one.</param>
    public static BylawConsultation? Untaken(IReadOnlyList<CouncilFacts> councils, IReadOnlyList<Bylaw> bylaws, Bylaw? stored) =>
        stored?.Consultation is not null
            ? null
            : councils
                .Where(c => stored?.Council is not { } of || c.Council.Id == of)
                .SelectMany(c =>
                    c.Consultations.Where(r =>
                            r.Kind == ConsultationKind.Bylaw
                            && r.Answer is ConsultationAnswer.NoObjection or ConsultationAnswer.Opinion
                            && r.AnsweredAt is not null
                        )
                        .Select(r => new BylawConsultation(new CouncilLink(c.Council.Id, c.Council.Name), r))
                )
                .Where(found =>
                    bylaws.All(b => b.Consultation?.Day != found.Day || b.Consultation.Counterpart != found.Answered.Counterpart)
                )
                .MaxBy(found => found.Answered.AnsweredAt);
}
