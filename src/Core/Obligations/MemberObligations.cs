using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>Terms, letters, rosters and vacancies.</summary>
internal static class MemberObligations
{
    public static IEnumerable<Obligation> Of(CouncilCase at) =>
        at.InExistence
            ? [.. TermEnds(at), .. Roster(at), .. Once(Vacancies(at)), .. TooFew(at), .. AfterDismissals(at), .. Visits(at)]
            : AfterDismissals(at);

    private static IEnumerable<Obligation> AfterDismissals(CouncilCase at) => Once(Notices(at).Concat(Letters(at)));

    // Two commissions of one member may have ended on one day: that is one successor, one notice, and one retrieval.
    private static IEnumerable<Obligation> Once(IEnumerable<Obligation> obligations) => obligations.DistinctBy(o => o.Key);

    /// <summary>
    /// 任期満了, one a last day. A member is settled who was commissioned again, or who declined; so is a seat that somebody new has taken
    /// since. 死亡 and every other 解嘱 before the last day are no expiry.
    /// </summary>
    private static IEnumerable<Obligation> TermEnds(CouncilCase at)
    {
        var ends = new SortedDictionary<DateOnly, (int All, int Open)>();
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

                var settled = member.IsCommissionedAfter(last) || member.RenewalIntention == RenewalIntention.Declined;
                var (all, open) = ends.GetValueOrDefault(last);
                ends[last] = (all + 1, settled ? open : open + 1);
            }
        }

        foreach (var (last, (all, open)) in ends)
        {
            var next = ends.Keys.Where(e => e > last).Select(e => (DateOnly?)e).FirstOrDefault();
            var undecided = open - Newcomers(at, last, next);
            var subject = Obligation.DaySubject(last);
            if (undecided <= 0 || at.IsDone(ObligationKind.TermEnd, subject, ""))
            {
                continue;
            }

            yield return at.Obligation(ObligationKind.TermEnd, subject, "", last.AddDays(-at.Settings.TermEndOpensDays)) with
            {
                Nominal = last,
                Target = at.Calendar.Target(last),
                Sentence =
                    last < at.Day
                        ? $"{Time.JapaneseDate.WithoutWeekday(last)}に委員{all}人の任期が満了し、{undecided}人の後任が未定です。"
                        : $"{Time.JapaneseDate.WithoutWeekday(last)}に委員{all}人の任期が満了します（未定{undecided}人）。",
            };
        }
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

    /// <summary>第4号様式, 委嘱の都度 (記 第2-4(3)), one for the newest commission that is not answered.</summary>
    private static IEnumerable<Obligation> Roster(CouncilCase at)
    {
        var open = DocumentChanges.Open(at, ObligationKind.MemberRoster);
        if (open.Count == 0)
        {
            yield break;
        }

        var day = open.Max(c => c.Day);
        yield return at.Obligation(ObligationKind.MemberRoster, Obligation.DaySubject(day), "", day) with
        {
            Target = at.Aim(day, at.Settings.RosterDays),
            IsGuideValue = true,
            Sentence = $"{Time.JapaneseDate.WithoutWeekday(day)}の委嘱による委員名簿（第4号様式）が未作成です。",
        };
    }

    /// <summary>後任 of a member whose dismissal hinders the meetings, for what is left of the term (記 第2-4(2)イ, 第2-4(1)ウ).</summary>
    private static IEnumerable<Obligation> Vacancies(CouncilCase at)
    {
        foreach (var (member, commission, dismissal) in Dismissals(at))
        {
            var (subject, period) = (member.Id.Value, Obligation.DaySubject(dismissal.Day));
            if (
                dismissal.NeedsSuccessor != true
                || at.Day > commission.Term.Last
                || Replaced(at, member, dismissal)
                || at.IsDone(ObligationKind.MemberVacancy, subject, period)
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

    /// <summary>5人以上は確保すること (記 第2-3(2)), from the day on which the number fell below.</summary>
    private static IEnumerable<Obligation> TooFew(CouncilCase at)
    {
        var number = at.Facts.MembersOn(at.Day, at.Guideline).Count();
        if (number >= at.Guideline.FewestMembers)
        {
            yield break;
        }

        var since = FellOn(at);
        yield return at.Obligation(ObligationKind.TooFewMembers, "", Obligation.DaySubject(since), since) with
        {
            Sentence = $"委員が{number}人です（{at.Guideline.FewestMembers}人以上の確保が必要です）。",
        };
    }

    private static DateOnly FellOn(CouncilCase at)
    {
        // The number falls on the day after somebody's last one in office.
        var falls = at
            .Facts.Members.SelectMany(m => m.Commissions)
            .Select(c => c.InOffice?.To)
            .OfType<DateOnly>()
            .Select(last => last.AddDays(1))
            .Where(d => d <= at.Day)
            .Distinct()
            .OrderDescending();
        foreach (var fall in falls)
        {
            if (at.Facts.MembersOn(fall.AddDays(-1), at.Guideline).Count() >= at.Guideline.FewestMembers)
            {
                return at.Asked(fall);
            }
        }

        return at.Asked(at.Facts.Council.Established);
    }

    /// <summary>
    /// 解嘱の通知 (要綱 第5-4). Asked for where the dismissal was decided here: nobody knows of an imported one whether it was notified.
    /// </summary>
    private static IEnumerable<Obligation> Notices(CouncilCase at)
    {
        foreach (var (member, _, dismissal) in Dismissals(at))
        {
            if (dismissal is { Grounds: not null, Notice: null })
            {
                yield return at.Obligation(
                    ObligationKind.DismissalNotice,
                    $"{member.Id}",
                    Obligation.DaySubject(dismissal.Day),
                    dismissal.Day
                ) with
                {
                    Sentence = "解嘱の通知（本人又はこれに代わる者）が未記入です。",
                };
            }
        }
    }

    /// <summary>悪用のおそれ: 確実に回収 (記 第2-4(2)ウ), until the letter is back or there is a written reason.</summary>
    private static IEnumerable<Obligation> Letters(CouncilCase at)
    {
        foreach (var (member, _, dismissal) in Dismissals(at))
        {
            if (dismissal is { MisuseFeared: true, LetterSettled: false })
            {
                yield return at.Obligation(
                    ObligationKind.LetterRetrieval,
                    $"{member.Id}",
                    Obligation.DaySubject(dismissal.Day),
                    dismissal.Day
                ) with
                {
                    Sentence = "悪用のおそれがある委嘱状が、回収されていません。",
                };
            }
        }
    }

    private static IEnumerable<Obligation> Visits(CouncilCase at)
    {
        if (at.Settings.VisitDays == 0)
        {
            yield break;
        }

        foreach (var member in at.Facts.Members.Where(m => m.InOfficeOn(at.Day)))
        {
            var from = at.LastDone(ObligationKind.MemberVisit, $"{member.Id}") ?? Joined(member, at.Day);
            var next = from.AddDays(at.Settings.VisitDays);
            if (next <= at.Day && next >= at.Tracked)
            {
                yield return at.Obligation(ObligationKind.MemberVisit, $"{member.Id}", Obligation.DaySubject(next), next) with
                {
                    Target = at.Aim(next, 0),
                    IsGuideValue = true,
                    Sentence = $"委員への訪問等の記録が{at.Settings.VisitDays}日間ありません。",
                };
            }
        }
    }

    private static DateOnly Joined(Member member, DateOnly day) =>
        member.Commissions.Where(c => c.Covers(day)).Select(c => c.Term.First).DefaultIfEmpty(day).Min();

    private static IEnumerable<(Member Member, Commission Commission, Dismissal Dismissal)> Dismissals(CouncilCase at)
    {
        foreach (var member in at.Facts.Members)
        {
            foreach (var commission in member.Commissions)
            {
                if (commission.Dismissal is { } dismissal && dismissal.Day <= at.Day && dismissal.Day >= at.Tracked)
                {
                    yield return (member, commission, dismissal);
                }
            }
        }
    }
}
