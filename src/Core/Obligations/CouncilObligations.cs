using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>Forms 1 and 2 of a council, and its lead officer.</summary>
public static class CouncilObligations
{
    internal static IEnumerable<Obligation> Of(CouncilCase at) =>
        [.. at.InExistence ? Lead(at) : [], .. Correction(at), .. Slips(at), .. Consultations(at)];

    /// <summary>運営責任者 (要綱 第4-4): nobody is designated, or who is has left the roster.</summary>
    private static IEnumerable<Obligation> Lead(CouncilCase at)
    {
        if (at.Facts.LeadOn(at.Day) is not null)
        {
            yield break;
        }

        var since = VacantSince(at);
        yield return at.Obligation(ObligationKind.LeadVacant, "", Obligation.DaySubject(since), since) with
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
    /// 第2号様式の補正, その都度 (記 第2-2(6)), one for the newest change since 1 April that is not answered; earlier ones are in the list as of
    /// 1 April.
    /// </summary>
    private static IEnumerable<Obligation> Correction(CouncilCase at)
    {
        var open = DocumentChanges.Open(at, ObligationKind.OperationListCorrection);
        if (open.Count == 0)
        {
            yield break;
        }

        var day = open.Max(c => c.Day);
        yield return at.Obligation(ObligationKind.OperationListCorrection, Obligation.DaySubject(day), "", day) with
        {
            Target = at.Aim(day, at.Settings.CorrectionDays),
            IsGuideValue = true,
            Sentence = $"{at.InWords(day)}の変更による運営状況一覧表（第2号様式）の補正が未了です{ByForm(open)}。",
        };
    }

    /// <summary>Whether the list shows the officers depends on the form, which the text leaves out.</summary>
    private static string ByForm(IReadOnlyList<DocumentChange> open) =>
        open.All(c => c.What is "officer" or "officer-left") ? "（様式の記載事項による）" : "";

    /// <summary>協議 that the counterpart has not answered: whoever asked may have to telephone.</summary>
    private static IEnumerable<Obligation> Consultations(CouncilCase at) =>
        from request in at.Facts.Consultations
        where request.IsOpen
        let asked = JapanTime.DayOf(request.At)
        let since = asked.AddDays(at.Settings.ConsultationDays)
        where since <= at.Day
        select at.Obligation(ObligationKind.ConsultationAnswer, request.Id, "", since) with
        {
            IsGuideValue = true,
            Sentence = $"{at.InWords(asked)}に依頼した協議に、{request.Counterpart.Name}長の回答がありません。",
        };

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
            foreach (var slip in Slip(at, $"station-{Obligation.DaySubject(moved.Days.From)}", moved.Days.From, "署の統合"))
            {
                yield return slip;
            }
        }
    }

    /// <summary>The council has passed to it from another station.</summary>
    public static bool IsNewStation(Council council, StationLink link) =>
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
