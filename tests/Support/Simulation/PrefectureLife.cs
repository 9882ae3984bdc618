using System.Diagnostics;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Support.Simulation;

/// <summary>
/// A fictitious prefecture, day by day: 64 stations of which six are merged on 2026-04-01 and one changes its area on 2027-04-01 (RULES
/// 3.3). Everything follows from the seed.
/// </summary>
internal static class PrefectureLife
{
    private const int StationCount = 64;

    private static readonly DateOnly Merger = new(2026, 4, 1);
    private static readonly DateOnly AreaMove = new(2027, 4, 1);

    public static LifeReport Run(int councils, DateOnly first, int years, int seed, int threads)
    {
        var rules = ObligationRules.Default;
        var last = first.AddYears(years).AddDays(-1);
        var watch = Stopwatch.StartNew();

        // Stations that will be merged live together, so that each group needs nobody else.
        var groups = Enumerable
            .Range(0, StationCount)
            .Select(n => Stations(n, councils, seed, first, last))
            .GroupBy(s => Group(s.Number), s => s.Life)
            .Select(g => g.ToList())
            .ToList();
        var planned = 0L;
        Parallel.ForEach(
            groups,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            group => Interlocked.Add(ref planned, Live(group, first, last, rules))
        );
        watch.Stop();

        var stations = groups.SelectMany(g => g).ToList();
        var lives = stations.Where(s => !s.IsMerged).SelectMany(s => s.Councils).ToList();
        var ledgers = stations.Select(s => s.Ledger).Concat(lives.Select(c => c.Ledger)).ToList();
        return new LifeReport
        {
            Councils = lives.Count,
            Days = last.DayNumber - first.DayNumber + 1,
            Elapsed = watch.Elapsed,
            Planned = TimeSpan.FromSeconds((double)planned / Stopwatch.Frequency),
            Appeared = [.. Enum.GetValues<ObligationKind>().Select(k => (k, ledgers.Sum(l => l.Appeared[(int)k])))],
            Fulfilled = ledgers.Sum(l => l.Fulfilled),
            Problems = [.. ledgers.SelectMany(l => l.Problems).Order(StringComparer.Ordinal)],
        };
    }

    private static (int Number, StationLife Life) Stations(int number, int councils, int seed, DateOnly first, DateOnly last)
    {
        var share = (councils / StationCount) + (number < councils % StationCount ? 1 : 0);
        var area = number % 2 == 0 ? Area.Sapporo : (Area)(1 + (number / 2 % 4));
        return (number, new StationLife(number, area, share, (seed * 10_000) + (number * 100), first, last));
    }

    // 58 to 63 are merged into 0 to 5.
    private static int Group(int number) => number >= 58 ? number - 58 : number;

    /// <returns>Ticks of the stopwatch that the planner took for the councils.</returns>
    private static long Live(List<StationLife> group, DateOnly first, DateOnly last, ObligationRules rules)
    {
        var planned = 0L;
        var deeds = group.SelectMany(s => s.Councils).Select(c => (Life: c, Deeds: new CouncilDeeds(c))).ToList();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (day == Merger && group.Count == 2)
            {
                group[1].MergeInto(group[0], day);
            }

            if (day == AreaMove && group.Count == 1 && group[0].Station.Id.Value == "07")
            {
                group[0].MoveTo(Area.Sapporo, day);
            }

            foreach (var (life, deed) in deeds)
            {
                life.Happen(day);
                var began = Stopwatch.GetTimestamp();
                var open = ObligationPlanner.Of(life.Facts, day, rules);
                planned += Stopwatch.GetTimestamp() - began;
                life.Ledger.Look(day, open);
                deed.Act(day, open);
            }

            foreach (var station in group)
            {
                station.Live(day, rules);
            }
        }

        return planned;
    }
}

/// <summary>What the simulation has seen.</summary>
internal sealed record LifeReport
{
    public required int Councils { get; init; }

    public required int Days { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time in the planner for councils, summed over the threads.</summary>
    public required TimeSpan Planned { get; init; }

    public required IReadOnlyList<(ObligationKind Kind, int Count)> Appeared { get; init; }

    public required int Fulfilled { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The planner's own cost.</summary>
    public double MicrosecondsPerCouncilDay => Planned.TotalMicroseconds / ((double)Councils * Days);
}
