using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>Forms 1 and 2 of a council, and its lead officer.</summary>
internal static class CouncilObligations
{
    public static IEnumerable<Obligation> Of(CouncilCase at) => [.. at.InExistence ? Lead(at) : [], .. Correction(at), .. Slips(at)];

    /// <summary>運営責任者 (要綱 第4-4): nobody is designated, or who is has left the roster.</summary>
    private static IEnumerable<Obligation> Lead(CouncilCase at)
    {
        if (at.Facts.LeadOn(at.Day) is not null)
        {
            yield break;
        }

        var since = VacantSince(at);
        yield return at.Obligation(ObligationKind.LeadVacant, "", CouncilCase.DaySubject(since), since) with
        {
            Sentence = LeadReview.Vacancy(at.Facts, at.Day),
        };
    }

    private static DateOnly VacantSince(CouncilCase at)
    {
        var changes = at
            .Facts.Council.Leads.Select(l => l.Days)
            .Concat(at.Facts.Roster.Select(r => r.Days))
            .SelectMany(d => d.To is { } to ? new[] { d.From, to.AddDays(1) } : [d.From])
            .Where(d => d <= at.Day)
            .Distinct()
            .OrderDescending();
        foreach (var change in changes)
        {
            if (at.Facts.LeadOn(change.AddDays(-1)) is not null)
            {
                return at.Asked(change);
            }
        }

        return at.Asked(at.Facts.Council.Established);
    }

    /// <summary>
    /// 第2号様式の補正, その都度 (記 第2-2(6)): the newest change since 1 April; earlier ones are in the list as of 1 April. One correction
    /// answers every change up to its day.
    /// </summary>
    private static IEnumerable<Obligation> Correction(CouncilCase at)
    {
        var asOf = FiscalYear.Of(at.Day).First;
        DateOnly? newest = null;
        foreach (var change in Changes(at))
        {
            if (change > asOf && change <= at.Day && change >= at.Tracked && !(newest >= change))
            {
                newest = change;
            }
        }

        if (newest is not { } day || at.LastDone(ObligationKind.OperationListCorrection) >= day)
        {
            yield break;
        }

        yield return at.Obligation(ObligationKind.OperationListCorrection, CouncilCase.DaySubject(day), "", day) with
        {
            Target = at.Aim(day, at.Settings.CorrectionDays),
            IsGuideValue = true,
            Sentence = $"{at.InWords(day)}の変更による運営状況一覧表（第2号様式）の補正が未了です。",
        };
    }

    private static IEnumerable<DateOnly> Changes(CouncilCase at)
    {
        var council = at.Facts.Council;
        yield return council.Established;
        // The list is a station's: a council that ends leaves it, and one that moves leaves one and enters another.
        if (council.Abolished is { } abolished)
        {
            yield return abolished.AddDays(1);
        }

        foreach (var link in council.Stations.Where(s => IsNewStation(council, s)))
        {
            yield return link.Days.From;
        }

        foreach (var days in council.Leads.Select(l => l.Days).Concat(council.PoliceBoxes.Select(b => b.Days)))
        {
            yield return days.From;
            if (days.To is { } to)
            {
                yield return to.AddDays(1);
            }
        }

        if (!at.Settings.MembersCorrectOperationList)
        {
            yield break;
        }

        foreach (var commission in at.Facts.Members.SelectMany(m => m.Commissions).Where(c => c.InOffice is not null))
        {
            yield return commission.Term.First;
            if (commission.Dismissal is { } dismissal)
            {
                yield return dismissal.Day;
            }
        }

        // A term that ends is a change of the number where nobody follows in the same seat.
        foreach (var member in at.Facts.Members)
        {
            foreach (var last in member.Commissions.Where(c => c.InOffice is not null).Select(c => c.Term.Last))
            {
                if (member.InOfficeOn(last) && !member.InOfficeOn(last.AddDays(1)))
                {
                    yield return last.AddDays(1);
                }
            }
        }
    }

    /// <summary>第1号様式, その都度 (記 第2-2(5)); a station's merger needs none unless it is so set (A13).</summary>
    private static IEnumerable<Obligation> Slips(CouncilCase at)
    {
        var council = at.Facts.Council;
        foreach (var slip in Slip(at, "established", council.Established, "設置"))
        {
            yield return slip;
        }

        // 廃止日 is the last day of the council, and the slip is due from it on.
        if (council.Abolished is { } abolished)
        {
            foreach (var slip in Slip(at, "abolished", abolished, "廃止"))
            {
                yield return slip;
            }
        }

        if (!at.Guideline.StationMergerNeedsSlip)
        {
            yield break;
        }

        foreach (var moved in council.Stations.Where(s => s.Days.From > council.Established && IsNewStation(council, s)))
        {
            foreach (var slip in Slip(at, $"station-{CouncilCase.DaySubject(moved.Days.From)}", moved.Days.From, "署の統合"))
            {
                yield return slip;
            }
        }
    }

    private static bool IsNewStation(Council council, StationLink link) =>
        council.StationOn(link.Days.From.AddDays(-1)) is { } before && before.Station != link.Station;

    /// <summary>From the station, and outside 札幌方面 on from the 方面本部 (経由).</summary>
    private static IEnumerable<Obligation> Slip(CouncilCase at, string subject, DateOnly day, string what)
    {
        if (day > at.Day || day < at.Tracked)
        {
            yield break;
        }

        var station = at.Obligation(ObligationKind.EstablishmentSlip, subject, "", day) with
        {
            Target = at.Aim(day, at.Settings.SlipDays),
            IsGuideValue = true,
            Sentence = $"{at.InWords(day)}の{what}による設置（廃止）票（第1号様式）の写しが未送付です。",
        };
        if (!at.IsDone(ObligationKind.EstablishmentSlip, subject, ""))
        {
            yield return station;
        }
        else if (
            !at.IsDone(ObligationKind.EstablishmentSlip, Transit(subject), "")
            && at.DoneOn(ObligationKind.EstablishmentSlip, subject, "") is { } sent
            && at.Facts.Council.AnsweringOn(sent) is { Area: not Area.Sapporo and var through }
        )
        {
            yield return station with
            {
                Subject = Transit(subject),
                Leg = 2,
                Through = through,
                Since = sent,
                Target = at.Aim(sent, at.Settings.SlipDays),
                Sentence = "警察署から届いた設置（廃止）票（第1号様式）の写しが、警察本部に送付されていません。",
            };
        }
    }

    /// <summary>The subject of what the 方面本部 passes on.</summary>
    public static string Transit(string subject) => $"{subject}/area";
}
