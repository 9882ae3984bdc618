using System.Collections.Concurrent;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>
/// Whose figures, of which period, seen on which day. What was computed is kept, also for several readers at once: it follows from data that do
/// not change.
/// </summary>
public sealed class SummaryCase
{
    private readonly ConcurrentDictionary<FigureKey, Figure> _figures = [];
    private readonly ConcurrentDictionary<FigureKind, IReadOnlyList<FigureRow>> _wholes = [];
    private readonly ConcurrentDictionary<SummaryScope, SummaryCase> _parts = [];
    private SummaryCase? _yearBefore;

    /// <param name="asOf">An earlier day within the period, for a comparison with it; else the newest one.</param>
    public SummaryCase(
        SummaryData data,
        SummaryScope scope,
        SummaryPeriod period,
        DateOnly today,
        ObligationRules rules,
        DateOnly? asOf = null
    )
    {
        (Data, Scope, Period, Today, Rules) = (data, scope, period, today, rules);
        var newest = today < period.Last ? today : period.Last;
        AsOf = asOf is { } day && period.Contains(day) && day < newest ? day : newest;
    }

    public SummaryData Data { get; }

    public SummaryScope Scope { get; }

    public SummaryPeriod Period { get; }

    public DateOnly Today { get; }

    public ObligationRules Rules { get; }

    /// <summary>現在日: the end of the period, or today while it runs.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The period has begun.</summary>
    public bool HasBegun => Period.First <= Today;

    /// <summary>The period runs: what is open now can be said.</summary>
    public bool IsCurrent => HasBegun && AsOf == Today;

    /// <summary>The year whose regular meetings are due.</summary>
    public FiscalYear Year => FiscalYear.Of(AsOf);

    /// <summary>The half whose submission is looked at: the period's own, or the newest one that can be prepared.</summary>
    public HalfYear Half
    {
        get
        {
            if (Period.IsHalf)
            {
                return Period.Half();
            }

            var half = HalfYear.Of(AsOf, Rules.Guideline.HalfYears);
            return half.FollowingMonth(Rules.Guideline.SubmissionDay).AddDays(-Rules.Settings.SubmissionOpensDays) <= AsOf
                ? half
                : half.Previous;
        }
    }

    /// <summary>The first year of which there is a record.</summary>
    public FiscalYear? FirstYear => Data.FirstYear;

    /// <summary>There are records of the period or of an earlier one.</summary>
    public bool HasData => FirstYear is { } first && first.First <= Period.Last;

    /// <summary>The year of the turn that is near: from January on the coming one, else the one that was.</summary>
    public FiscalYear Turn => Today.Month <= 3 ? FiscalYear.Of(Today).Next : FiscalYear.Of(Today);

    /// <summary>The same a year earlier: 前年同期.</summary>
    public SummaryCase YearBefore() => _yearBefore ??= new SummaryCase(Data, Scope, Period.YearBefore, Today, Rules, AsOf.AddYears(-1));

    /// <summary>The same of a unit below.</summary>
    public SummaryCase In(SummaryScope scope) => _parts.GetOrAdd(scope, s => new SummaryCase(Data, s, Period, Today, Rules, AsOf));

    /// <summary>A figure is looked at several times on one card, and computed once.</summary>
    internal Figure Once(FigureKey key, Func<SummaryCase, FigureKey, Figure> compute) => _figures.GetOrAdd(key, k => compute(this, k));

    /// <summary>The rows of which several figures are parts.</summary>
    internal IReadOnlyList<TRow> Whole<TRow>(FigureKind kind, Func<SummaryCase, IEnumerable<TRow>> compute)
        where TRow : FigureRow => (IReadOnlyList<TRow>)_wholes.GetOrAdd(kind, _ => compute(this).ToArray());

    /// <summary>What the station's own obligations follow from.</summary>
    internal StationFacts FactsOf(Station station)
    {
        var predecessors = Data.Index.Predecessors(station.Id);
        StationId[] ids = [station.Id, .. predecessors.Select(p => p.Id)];
        return new StationFacts
        {
            Station = station,
            Predecessors = predecessors,
            Councils = [.. ids.SelectMany(Data.EverOf).DistinctBy(c => c.Council.Id).Select(c => c.Council)],
            Fulfilments = [.. DoneBy(station.Id), .. predecessors.SelectMany(p => StationFacts.Inherited(DoneBy(p.Id)))],
        };
    }

    private IReadOnlyList<Fulfilment> DoneBy(StationId station) => Data.Done.GetValueOrDefault(station) ?? [];
}
