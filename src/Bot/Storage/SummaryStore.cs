using System.Collections.Concurrent;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Reads the extracts and what stations have marked as done: the list of stations in one request, and one request for each station of the scope. What was read before in the same
/// version is not parsed again, and as long as nothing has changed a scope is answered with the same data, so that what was computed from them
/// holds still.
/// </summary>
internal sealed class SummaryStore(StorageTables tables) : ISummaryStore
{
    private const int AtOnce = 64;

    private readonly ConcurrentDictionary<(string Partition, string Key), (string ETag, object Fact)> _parsed = new();
    private readonly ConcurrentDictionary<SummaryScope, SummaryData> _newest = new();

    public SummaryData? NewestOf(SummaryScope scope) =>
        _newest.GetValueOrDefault(scope) ?? _newest.GetValueOrDefault(SummaryScope.Prefecture);

    public async Task<SummaryData> LoadAsync(SummaryScope scope, CancellationToken cancellation)
    {
        var stations = await StationsAsync(cancellation);
        if (scope.Level == ScopeLevel.Council)
        {
            // One council is read where it lies: fresh, and without knowing its stations.
            return new SummaryData(await ExtractAsync(tables.Councils, scope.Council, cancellation) is { } own ? [own] : [], stations);
        }

        // In a fixed order: of the rows of a council that moved, the same one is taken each time.
        var asked = Of(scope, stations).ToList();
        var partitions = new IReadOnlyList<Row>[asked.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, asked.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (n, token) =>
            {
                // What the station has marked as done lies before the extracts; the few rows in between are not worth a second request.
                partitions[n] = await tables.Stations.ReadRangeAsync(Keys.Of(asked[n]), Keys.Done, Keys.After(Keys.Extract), token);
            }
        );
        var councils = Parsed(partitions, Keys.Extract, row => StorageJson.Read<ExtractRow>(row).ToExtract());
        var done = Parsed(partitions, Keys.Done, row => StorageJson.Read<Fulfilment>(row) with { Means = "", By = default });
        var read = new SummaryData(
            [.. councils.SelectMany(p => p).DistinctBy(f => f.Council.Id).OrderBy(f => f.Council.Id.Value, StringComparer.Ordinal)],
            stations
        )
        {
            Done = asked
                .Select((s, n) => (Station: s, Done: done[n]))
                .Where(s => s.Done.Count > 0)
                .ToDictionary(s => s.Station, s => s.Done),
        };
        return Same(scope, read);
    }

    /// <summary>Live range and closed feedback of a council, cut to the extract; null when there is no such council.</summary>
    internal static async Task<CouncilFacts?> ExtractAsync(ITable councils, CouncilId id, CancellationToken cancellation)
    {
        var closed = councils.ReadRangeAsync(Keys.Of(id), Keys.ClosedFeedback, Keys.After(Keys.ClosedFeedback), cancellation);
        var live = CouncilRows.Load(id, await councils.ReadRangeAsync(Keys.Of(id), Keys.Live, Keys.LiveEnd, cancellation));
        var closedRows = await closed;
        return live is null ? null : CouncilExtract.Of(live.Facts, closedRows.Select(StorageJson.Read<Feedback>));
    }

    private async Task<IReadOnlyList<Station>> StationsAsync(CancellationToken cancellation)
    {
        var rows = await tables.Stations.ReadRangeAsync(Keys.StationIndex, Keys.StationEntry, Keys.After(Keys.StationEntry), cancellation);
        return [.. rows.Select(r => Parsed(r, StorageJson.Read<Station>))];
    }

    /// <summary>The data of the last look, where this one has found the same.</summary>
    private SummaryData Same(SummaryScope scope, SummaryData read)
    {
        if (
            _newest.TryGetValue(scope, out var known)
            && known.Councils.SequenceEqual<object>(read.Councils, ReferenceEqualityComparer.Instance)
            && known.Stations.SequenceEqual<object>(read.Stations, ReferenceEqualityComparer.Instance)
            && DoneOf(known).SequenceEqual(DoneOf(read), ReferenceEqualityComparer.Instance)
        )
        {
            return known;
        }

        // Whatever a card asks for is a scope; only those in which something lies are worth a place.
        return read.Councils.Count == 0 ? read : _newest[scope] = read;
    }

    private static IEnumerable<object> DoneOf(SummaryData data) => data.Done.Values.SelectMany(d => d);

    private static IEnumerable<StationId> Of(SummaryScope scope, IReadOnlyList<Station> stations) =>
        scope.Level switch
        {
            ScopeLevel.Area => WithMerged(
                stations.Where(s => s.Periods.Any(p => p.Area.ToString() == scope.Unit)).Select(s => s.Id),
                stations
            ),
            ScopeLevel.Station => WithMerged([scope.Station], stations),
            _ => stations.Select(s => s.Id),
        };

    /// <summary>Stations and all that were merged into them, directly or by steps: their councils and what they owe are their own now.</summary>
    private static HashSet<StationId> WithMerged(IEnumerable<StationId> own, IReadOnlyList<Station> stations)
    {
        var found = own.ToHashSet();
        while (stations.FirstOrDefault(s => s.MergedInto is { } into && found.Contains(into) && !found.Contains(s.Id)) is { } merged)
        {
            found.Add(merged.Id);
        }

        return found;
    }

    private List<IReadOnlyList<T>> Parsed<T>(IReadOnlyList<Row>[] partitions, string kind, Func<Row, T> read)
        where T : class => [.. partitions.Select(p => p.Where(r => Keys.KindOf(r.Key) == kind).Select(r => Parsed(r, read)).ToList())];

    private T Parsed<T>(Row row, Func<Row, T> read)
        where T : class
    {
        var address = (row.Partition, row.Key);
        if (row.ETag is { } eTag && _parsed.TryGetValue(address, out var known) && known.ETag == eTag)
        {
            return (T)known.Fact;
        }

        var fact = read(row);
        _parsed[address] = (row.ETag ?? "", fact);
        return fact;
    }
}
