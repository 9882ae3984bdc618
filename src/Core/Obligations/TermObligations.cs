using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>
/// 任期満了, one a last day, and the seats that it leaves. A member is settled who was commissioned again, or who declined; so is a seat that
/// somebody new has taken since. 死亡 and every other 解嘱 before the last day are no expiry. Whoever does not go on leaves a seat: 後任 is
/// open until somebody is appointed, or 補充しない has a reason.
/// </summary>
internal static class TermObligations
{
    /// <summary>As in <see cref="Obligation.Subject"/> of a 後任 after a term: no member's id begins so.</summary>
    public static string SeatsOf(DateOnly last) => $"term-{Obligation.DaySubject(last)}";

    public static IEnumerable<Obligation> Of(CouncilCase at)
    {
        var ends = Ends(at);
        foreach (var (last, seats) in ends)
        {
            var next = ends.Keys.Where(e => e > last).Select(e => (DateOnly?)e).FirstOrDefault();
            var newcomers = Newcomers(at, last, next);
            var subject = Obligation.DaySubject(last);
            var opens = last.AddDays(-at.Settings.TermEndOpensDays);
            var isDecided = at.IsDone(ObligationKind.TermEnd, subject, "");
            var undecided = isDecided ? 0 : seats.Undecided - newcomers;
            if (undecided > 0)
            {
                yield return at.Obligation(ObligationKind.TermEnd, subject, "", opens) with
                {
                    Nominal = last,
                    Target = at.Calendar.Target(last),
                    Sentence =
                        last < at.Day
                            ? $"{JapaneseDate.WithoutWeekday(last)}に委員{seats.All}人の任期が満了し、{undecided}人の後任が未定です。"
                            : $"{JapaneseDate.WithoutWeekday(last)}に委員{seats.All}人の任期が満了します（未定{undecided}人）。",
                };
            }

            var empty = isDecided
                ? seats.Undecided + seats.Declined - newcomers
                : seats.Declined - Math.Max(0, newcomers - seats.Undecided);
            if (empty > 0 && !at.IsDone(ObligationKind.MemberVacancy, SeatsOf(last), ""))
            {
                yield return at.Obligation(ObligationKind.MemberVacancy, SeatsOf(last), "", opens) with
                {
                    Target = at.Calendar.Target(last),
                    IsGuideValue = true,
                    Sentence = $"{JapaneseDate.WithoutWeekday(last)}の任期満了に伴う後任が{empty}人未定です。",
                };
            }
        }
    }

    private static SortedDictionary<DateOnly, (int All, int Undecided, int Declined)> Ends(CouncilCase at)
    {
        var ends = new SortedDictionary<DateOnly, (int All, int Undecided, int Declined)>();
        foreach (var member in at.Facts.Members)
        {
            foreach (var commission in member.Commissions)
            {
                // Ends of long ago are looked at too: nobody may be forgotten whose successor is still undecided.
                var last = commission.Term.Last;
                if (
                    last < at.Tracked
                    || last >= at.Facts.Council.Abolished // Nobody is commissioned for a council that is no more.
                    || at.Day < last.AddDays(-at.Settings.TermEndOpensDays)
                    || commission.Term.First > at.Day
                    || commission.Dismissal?.Day <= last
                )
                {
                    continue;
                }

                var isAgain = member.IsCommissionedAfter(last);
                var declined = !isAgain && member.RenewalIntention == RenewalIntention.Declined;
                var before = ends.GetValueOrDefault(last);
                ends[last] = (before.All + 1, before.Undecided + (isAgain || declined ? 0 : 1), before.Declined + (declined ? 1 : 0));
            }
        }

        return ends;
    }

    /// <summary>
    /// Persons who were not members on that last day and have been commissioned since, up to the next last day: each takes one seat. A 補充
    /// takes the seat of a predecessor whose term still ran.
    /// </summary>
    private static int Newcomers(CouncilCase at, DateOnly last, DateOnly? next) =>
        at.Facts.Members.Count(m =>
            m.Commissions.Any(c => c.Term.First > last && !(c.Term.First > next) && c.Kind != CommissionKind.Replacement)
            && !m.Commissions.Any(c => c.Term.Contains(last))
        );
}
