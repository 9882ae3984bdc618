using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>Obligations that are open and either late or due soon, as rows.</summary>
internal static class ObligationFigures
{
    /// <summary>期限が近い: so many days ahead.</summary>
    public const int ComingDays = 30;

    public static IEnumerable<ObligationRow> Late(SummaryCase at) => Near(at).Where(r => r.Obligation.DaysLate(at.Today) > 0);

    public static IEnumerable<ObligationRow> Coming(SummaryCase at) => Near(at).Where(r => r.Obligation.DaysLate(at.Today) <= 0);

    private static IReadOnlyList<ObligationRow> Near(SummaryCase at) => at.Whole(FigureKind.Late, NearOrLate);

    private static IEnumerable<Obligation> NearOrLate(SummaryCase at, IEnumerable<Obligation> open) =>
        open.Where(o => o.DaysLate(at.Today) >= -ComingDays);

    /// <summary>Everything that is open and either late or due soon: what the stations owe themselves, then what their councils owe.</summary>
    private static IEnumerable<ObligationRow> NearOrLate(SummaryCase at)
    {
        if (!at.IsCurrent)
        {
            yield break;
        }

        foreach (var (station, link) in StationFigures.Stations(at))
        {
            foreach (var open in NearOrLate(at, ObligationPlanner.Of(at.FactsOf(station), at.Today, at.Rules)))
            {
                yield return new ObligationRow(link, null, open);
            }
        }

        foreach (var facts in at.Data.Councils)
        {
            if (Standing.On(facts.Council, at.Today) is not { } standing || !at.Scope.Contains(facts.Council, standing))
            {
                continue;
            }

            foreach (var open in NearOrLate(at, ObligationPlanner.Of(facts, at.Today, at.Rules)))
            {
                yield return new ObligationRow(standing, facts.Council, open);
            }
        }
    }
}
