using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>
/// 後任 of a member whose dismissal hinders the meetings (記 第2-4(2)イ): for what is left of the term (第2-4(1)ウ), and after its end until
/// somebody new has taken the seat. What was needed on 31 March is not forgotten on 1 April.
/// </summary>
internal static class VacancyObligations
{
    public static IEnumerable<Obligation> Of(CouncilCase at)
    {
        var taken = new HashSet<MemberId>();
        // Two commissions of one member may have ended on one day: that is one successor.
        foreach (
            var (member, commission, dismissal) in at.Dismissals()
                .Where(d => d.Dismissal.NeedsSuccessor == true)
                .DistinctBy(d => (d.Member.Id, d.Dismissal.Day))
                // Terms that ended first take first, so that the end of a later one opens nothing anew.
                .OrderBy(d => d.Commission.Term.Last)
                .ThenBy(d => d.Dismissal.Day)
                .ThenBy(d => d.Member.Id.Value, StringComparer.Ordinal)
        )
        {
            var (subject, period) = (member.Id.Value, Obligation.DaySubject(dismissal.Day));
            if (
                Replaced(at, member, dismissal)
                || at.IsDone(ObligationKind.MemberVacancy, subject, period)
                || (at.Day > commission.Term.Last && Newcomer(at, dismissal.Day, taken) is { } newcomer && taken.Add(newcomer))
            )
            {
                continue;
            }

            yield return at.Obligation(ObligationKind.MemberVacancy, subject, period, dismissal.Day) with
            {
                Target = at.Aim(dismissal.Day, at.Settings.VacancyDays),
                IsGuideValue = true,
                Sentence = "解嘱により会議の運営に支障を来すため必要な後任が未定です。",
            };
        }
    }

    private static bool Replaced(CouncilCase at, Member member, Dismissal dismissal) =>
        at.Facts.Members.Any(m => m.Commissions.Any(c => c.Predecessor == member.Id && c.Term.First >= dismissal.Day));

    /// <summary>Somebody who was no member when the seat became free, and has been commissioned since; each takes one seat.</summary>
    private static MemberId? Newcomer(CouncilCase at, DateOnly free, HashSet<MemberId> taken) =>
        at
            .Facts.Members.Where(m =>
                !taken.Contains(m.Id)
                && m.Commissions.Count > 0
                && m.Commissions.All(c => c.Term.First >= free && c.Kind != CommissionKind.Replacement)
            )
            .OrderBy(m => m.Commissions.Min(c => c.Term.First))
            .ThenBy(m => m.Id.Value, StringComparer.Ordinal)
            .Select(m => (MemberId?)m.Id)
            .FirstOrDefault();
}
