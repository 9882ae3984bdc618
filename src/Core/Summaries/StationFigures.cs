using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>What a whole station has or owes, as rows: its packages and its beats.</summary>
internal static class StationFigures
{
    public static IEnumerable<SubmissionRow> Submissions(SummaryCase at) => at.Whole(FigureKind.SubmissionsDue, OfStations);

    /// <summary>A package belongs to the station that had the councils in that half; its successor sends it.</summary>
    private static IEnumerable<SubmissionRow> OfStations(SummaryCase at)
    {
        var half = at.Half;
        if (half.Last < at.Rules.Guideline.InForceSince || at.Scope.Level == ScopeLevel.Council)
        {
            yield break;
        }

        foreach (var station in at.Data.StationsEver)
        {
            // The station as it stood when the half ended, or last before.
            var link = at
                .Data.EverOf(station)
                .SelectMany(c => c.Council.Stations)
                .Where(s => s.Station == station && s.Days.From <= half.Last && !(s.Days.To < half.First))
                .MaxBy(s => s.Days.From);
            if (link is null || !InScope(at, station, link.Area))
            {
                continue;
            }

            var package = HalfYearPackage.Of(station, half, at.Data.EverOf(station), at.Today, at.Rules);
            if (package.Councils.Count > 0)
            {
                yield return new SubmissionRow(link, package);
            }
        }
    }

    /// <summary>A station that was merged away sends by its successor, which has marked it.</summary>
    public static bool IsSent(SummaryCase at, SubmissionRow row) =>
        (at.Data.Index.Successor(row.At.Station, at.Today) ?? at.Data.Index.Find(row.At.Station)) is { } station
        && StationObligations.IsSent(at.FactsOf(station), row.At.Station, at.Half, at.Today);

    /// <summary>The stations of the scope that exist on the day; a council's scope has none.</summary>
    public static IEnumerable<(Station Station, StationLink At)> Stations(SummaryCase at) =>
        from station in at.Data.Stations.OrderBy(s => s.Id.Value, StringComparer.Ordinal)
        let period = station.PeriodOn(at.AsOf)
        where period is not null && InScope(at, station.Id, period.Area)
        select (station, new StationLink(station.Id, period.Name, period.Area, period.Days));

    public static IEnumerable<BeatRow> Beats(SummaryCase at) => at.Whole(FigureKind.Beats, OfStationsNow);

    private static IEnumerable<BeatRow> OfStationsNow(SummaryCase at)
    {
        foreach (var (station, link) in Stations(at))
        {
            var councils = at.Data.EverOf(station.Id).Select(c => c.Council).ToList();
            foreach (var beat in Councils.Coverage.Of(station.Id, at.Data.Index, councils, at.Rules.Guideline, at.AsOf))
            {
                yield return new BeatRow(link, beat);
            }
        }
    }

    private static bool InScope(SummaryCase at, StationId station, Area area) =>
        at.Scope.Level switch
        {
            ScopeLevel.Prefecture => true,
            ScopeLevel.Area => at.Scope.Unit == area.ToString(),
            ScopeLevel.Station => at.Scope.Station == station,
            _ => false,
        };
}
