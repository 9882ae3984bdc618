using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Summaries;

/// <summary>Where the extracts are kept for the summaries; they follow the councils' own facts (ADR summaries).</summary>
public interface ISummaryStore
{
    /// <summary>
    /// The stations, and the extracts of every council that ever belonged to the scope. The same object as long as nothing has changed,
    /// except for a single council.
    /// </summary>
    Task<SummaryData> LoadAsync(SummaryScope scope, CancellationToken cancellation);

    /// <summary>What was read last of the scope or of one that holds it, without reading; null before.</summary>
    SummaryData? NewestOf(SummaryScope scope);
}

/// <summary>What the figures of a scope are computed from.</summary>
/// <param name="Councils">Extracts, each council once.</param>
/// <param name="Stations">All stations, those that were merged away too.</param>
public sealed record SummaryData(IReadOnlyList<CouncilFacts> Councils, IReadOnlyList<Station> Stations)
{
    public static readonly SummaryData Empty = new([], []);

    private StationIndex? _index;
    private FiscalYear? _firstYear;
    private ILookup<StationId, CouncilFacts>? _byStation;

    /// <summary>済み for what a station owes itself, without who and how; of the scope's stations and those that were merged into them.</summary>
    public IReadOnlyDictionary<StationId, IReadOnlyList<Fulfilment>> Done { get; init; } =
        new Dictionary<StationId, IReadOnlyList<Fulfilment>>();

    /// <summary>半期の送付 of the same stations, those taken back too.</summary>
    public IReadOnlyDictionary<StationId, IReadOnlyList<HalfYearDispatch>> Dispatches { get; init; } =
        new Dictionary<StationId, IReadOnlyList<HalfYearDispatch>>();

    public StationIndex Index => _index ??= new StationIndex(Stations);

    /// <summary>The year of the first record; null while there is none.</summary>
    public FiscalYear? FirstYear => _firstYear ??= YearOfFirst();

    /// <summary>The stations to which any of the councils belonged at any time.</summary>
    internal IEnumerable<StationId> StationsEver => ByStation.Select(s => s.Key).OrderBy(s => s.Value, StringComparer.Ordinal);

    private ILookup<StationId, CouncilFacts> ByStation =>
        _byStation ??= Councils
            .SelectMany(c => c.Council.Stations.DistinctBy(s => s.Station).Select(s => (s.Station, Facts: c)))
            .ToLookup(c => c.Station, c => c.Facts);

    /// <summary>The councils that had to do with a station at any time.</summary>
    internal IEnumerable<CouncilFacts> EverOf(StationId station) => ByStation[station];

    private FiscalYear? YearOfFirst() =>
        Councils.SelectMany(c => c.Meetings).Min(m => (DateOnly?)m.Date) is { } first ? FiscalYear.Of(first) : null;
}
