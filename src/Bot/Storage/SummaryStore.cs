using System.Collections.Concurrent;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Reads the extracts and what stations have marked as done: the list of stations in one request, and one request for each station of the scope.
/// As long as nothing has changed a scope is answered with the same data, so that what was computed from them holds still.
/// </summary>
internal sealed class SummaryStore(StorageTables tables) : ISummaryStore
{
    private const int AtOnce = 64;

    private readonly ConcurrentDictionary<string, ParsedRange> _ranges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SummaryScope, Found> _newest = new();

    public SummaryData? NewestOf(SummaryScope scope) =>
        (_newest.GetValueOrDefault(scope) ?? _newest.GetValueOrDefault(SummaryScope.Prefecture))?.Data;

    public async Task<SummaryData> LoadAsync(SummaryScope scope, CancellationToken cancellation)
    {
        var index = Parsed(
            Keys.StationIndex,
            await tables.Stations.ReadRangeAsync(Keys.StationIndex, Keys.StationEntry, Keys.After(Keys.StationEntry), cancellation)
        );
        var stations = index.Of<Station>().ToList();
        if (scope.Level == ScopeLevel.Council)
        {
            // One council is read where it lies: fresh, and without knowing its stations.
            return new SummaryData(await ExtractAsync(tables.Councils, scope.Council, cancellation) is { } own ? [own] : [], stations);
        }

        // In a fixed order: of the rows of a council that moved, the same one is taken each time.
        var asked = Of(scope, stations).ToList();
        var ranges = new ParsedRange[asked.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, asked.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (n, token) =>
            {
                // What the station has sent and marked as done lies before the extracts; the few rows in between are not worth a second request.
                var station = Keys.Of(asked[n]);
                ranges[n] = Parsed(
                    station,
                    await tables.Stations.ReadRangeAsync(station, Keys.LiveOf(OfficeKinds.Dispatch), Keys.After(Keys.Extract), token)
                );
            }
        );
        return Of(scope, index, stations, asked, ranges);
    }

    /// <summary>The data of the last look, where this one has found the same.</summary>
    private SummaryData Of(SummaryScope scope, ParsedRange index, List<Station> stations, List<StationId> asked, ParsedRange[] ranges)
    {
        if (
            _newest.TryGetValue(scope, out var known)
            && known.Index == index
            && known.Ranges.AsSpan().SequenceEqual(ranges, ReferenceEqualityComparer.Instance)
        )
        {
            return known.Data;
        }

        var data = new SummaryData(
            [
                .. ranges
                    .SelectMany(r => r.Of<CouncilFacts>())
                    .DistinctBy(f => f.Council.Id)
                    .OrderBy(f => f.Council.Id.Value, StringComparer.Ordinal),
            ],
            stations
        )
        {
            Done = asked
                .Zip(ranges)
                .ToDictionary(
                    r => r.First,
                    r =>
                        (IReadOnlyList<Fulfilment>)
                            [.. r.Second.Of<Fulfilment>(), .. r.Second.Of<HalfYearDispatch>().SelectMany(DispatchDone.Of)]
                ),
            Dispatches = asked
                .Zip(ranges)
                .ToDictionary(r => r.First, r => (IReadOnlyList<HalfYearDispatch>)[.. r.Second.Of<HalfYearDispatch>()]),
        };

        // Whatever a card asks for is a scope; only those in which something lies are worth a place.
        if (data.Councils.Count > 0)
        {
            _newest[scope] = new Found(index, ranges, data);
        }

        return data;
    }

    /// <summary>Live range and closed feedback of a council, cut to the extract; null when there is no such council.</summary>
    internal static async Task<CouncilFacts?> ExtractAsync(ITable councils, CouncilId id, CancellationToken cancellation)
    {
        var closed = councils.ReadRangeAsync(
            Keys.Of(id),
            Keys.HistoryOf(CouncilKinds.Feedback),
            Keys.After(Keys.HistoryOf(CouncilKinds.Feedback)),
            cancellation
        );
        var live = CouncilRows.Load(id, await councils.ReadRangeAsync(Keys.Of(id), Keys.Live, Keys.LiveEnd, cancellation));
        var closedRows = await closed;
        return live is null
            ? null
            : CouncilExtract.Of(live.Facts, closedRows.Select(r => CouncilRows.Facts.Read(CouncilKinds.Feedback, r)));
    }

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

    private ParsedRange Parsed(string partition, IReadOnlyList<Row> rows)
    {
        var before = _ranges.GetValueOrDefault(partition);
        var now = ParsedRange.Of(rows.Where(IsOfUse), Read, before);
        if (now != before && rows.Count > 0)
        {
            _ranges[partition] = now;
        }

        return now;
    }

    private static bool IsOfUse(Row row) =>
        Keys.KindOf(row.Key) is var kind
        && (
            kind is Keys.Extract or Keys.StationEntry
            || kind == OfficeStore.Facts[OfficeKinds.Done].Prefix
            || kind == OfficeStore.Facts[OfficeKinds.Dispatch].Prefix
        );

    private static object Read(Row row) =>
        Keys.KindOf(row.Key) switch
        {
            Keys.Extract => PartitionRows.Extract.Read(row).ToExtract(),
            Keys.StationEntry => PartitionRows.StationEntry.Read(row),
            var kind when kind == OfficeStore.Facts[OfficeKinds.Dispatch].Prefix => OfficeStore.Facts.Read(OfficeKinds.Dispatch, row),
            _ => OfficeStore.Facts.Read(OfficeKinds.Done, row) with { Means = "", By = default },
        };

    private sealed record Found(ParsedRange Index, ParsedRange[] Ranges, SummaryData Data);
}
