using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Obligations;

/// <summary>Terms, letters, rosters and vacancies.</summary>
internal static class MemberObligations
{
    public static IEnumerable<Obligation> Of(CouncilCase at) =>
        at.InExistence
            ? [.. TermObligations.Of(at), .. Roster(at), .. VacancyObligations.Of(at), .. TooFew(at), .. AfterDismissals(at), .. Visits(at)]
            : AfterDismissals(at);

    private static IEnumerable<Obligation> AfterDismissals(CouncilCase at) => Once(Notices(at).Concat(Letters(at)));

    // Two commissions of one member may have ended on one day: that is one notice and one retrieval.
    private static IEnumerable<Obligation> Once(IEnumerable<Obligation> obligations) => obligations.DistinctBy(o => o.Key);

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
        foreach (var (member, _, dismissal) in at.Dismissals())
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
        foreach (var (member, _, dismissal) in at.Dismissals())
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
}
