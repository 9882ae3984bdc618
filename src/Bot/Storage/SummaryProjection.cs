using System.Collections.Concurrent;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Keeps the extracts equal to the councils (ADR summaries): one council after a commit, all of them by a rebuild. Every write is matched against
/// the row that was read before the facts, so that of two writers the one with the older facts loses and reads again.
/// </summary>
internal sealed class SummaryProjection(StorageTables tables)
{
    private const int Attempts = 8;
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<StationId, bool> _listed = new();

    /// <summary>Brings one council's extracts up to date. What differed, in words with ids only; nothing when all was right.</summary>
    public async Task<IReadOnlyList<string>> ProjectAsync(CouncilId id, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryProjectAsync(id, cancellation) is { } differences)
            {
                return differences;
            }
        }

        throw new InvalidOperationException($"The extract of council {id} lost {Attempts} races.");
    }

    /// <summary>
    /// All councils and stations. Scans the keys of the heads: one row for each council (720; 12,100 in the country) and each station. What
    /// differed was put right, and is told.
    /// </summary>
    public async Task<IReadOnlyList<string>> RebuildAsync(CancellationToken cancellation)
    {
        var differences = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        var heads = await PartitionsAsync(tables.Stations, cancellation);
        await Parallel.ForEachAsync(
            heads,
            options,
            async (partition, token) => Add(differences, await ListAsync(new StationId(Keys.CouncilOf(partition).Value), null, token))
        );
        await Parallel.ForEachAsync(
            await PartitionsAsync(tables.Councils, cancellation),
            options,
            async (partition, token) => Add(differences, await ProjectAsync(Keys.CouncilOf(partition), token))
        );
        await Parallel.ForEachAsync(
            await ListedAsync(cancellation),
            options,
            async (station, token) => Add(differences, await CleanAsync(station, token))
        );
        return [.. differences.Order(StringComparer.Ordinal)];
    }

    /// <summary>Lists a station as its head row has it, or, without one, as a council's link names it.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(StationId id, StationLink? link, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var entry = await tables.Stations.FindAsync(Keys.StationIndex, Keys.EntryOf(id), cancellation);
            var head = await tables.Stations.FindAsync(Keys.Of(id), Keys.Head, cancellation);
            var station =
                head is not null ? OfficeStore.Facts.Read(OfficeKinds.Station, head)
                : link is not null && entry is null ? new Station(id, link.Name, [new StationPeriod(link.Name, link.Area, link.Days)])
                : null;
            _listed[id] = true;
            if (station is null)
            {
                return [];
            }

            var row = PartitionRows.StationEntry.Of(Keys.StationIndex, Keys.EntryOf(id), station);
            if (entry?.Body == row.Body)
            {
                return [];
            }

            if (await tables.Stations.TryWriteAsync(Keys.StationIndex, [RowWrite.Put(row, entry)], cancellation))
            {
                return [$"警察署 {id}：{(entry is null ? "一覧になし" : "一覧の内容が異なる")}"];
            }
        }

        throw new InvalidOperationException($"The entry of station {id} lost {Attempts} races.");
    }

    // Null after a lost race.
    private async Task<IReadOnlyList<string>?> TryProjectAsync(CouncilId id, CancellationToken cancellation)
    {
        if (await tables.Councils.FindAsync(Keys.Of(id), Keys.Head, cancellation) is not { } head)
        {
            return [];
        }

        var links = PartitionRows.Council.Read(head).Council.Stations.DistinctBy(s => s.Station).ToList();
        var stored = new List<Row?>();
        foreach (var link in links)
        {
            stored.Add(await tables.Stations.FindAsync(Keys.Of(link.Station), Keys.ExtractOf(id), cancellation));
        }

        if (
            await SummaryStore.ExtractAsync(tables.Councils, id, cancellation) is not { } extract
            || !extract.Council.Stations.Select(s => s.Station).Distinct().SequenceEqual(links.Select(l => l.Station))
        )
        {
            return null;
        }

        List<string> differences = [];
        foreach (var (link, before) in links.Zip(stored))
        {
            if (!_listed.ContainsKey(link.Station))
            {
                differences.AddRange(await ListAsync(link.Station, link, cancellation));
            }

            var row = PartitionRows.Extract.Of(Keys.Of(link.Station), Keys.ExtractOf(id), ExtractRow.Of(extract));
            if (before?.Body == row.Body)
            {
                continue;
            }

            if (!await tables.Stations.TryWriteAsync(row.Partition, [RowWrite.Put(row, before)], cancellation))
            {
                return null;
            }

            differences.Add($"連絡協議会 {id}（警察署 {link.Station}）：{(before is null ? "集計用の事実なし" : "集計用の事実が異なる")}");
        }

        return differences;
    }

    /// <summary>Takes out what a corrected link has left behind.</summary>
    private async Task<IReadOnlyList<string>> CleanAsync(StationId station, CancellationToken cancellation)
    {
        List<string> differences = [];
        foreach (var row in await tables.Stations.ReadRangeAsync(Keys.Of(station), Keys.Extract, Keys.After(Keys.Extract), cancellation))
        {
            var council = PartitionRows.Extract.Read(row).Council.Id;
            var head = await tables.Councils.FindAsync(Keys.Of(council), Keys.Head, cancellation);
            if (head is not null && PartitionRows.Council.Read(head).Council.Stations.Any(s => s.Station == station))
            {
                continue;
            }

            // Whoever has changed it meanwhile has had a reason.
            if (await tables.Stations.TryWriteAsync(row.Partition, [RowWrite.Delete(row)], cancellation))
            {
                differences.Add($"連絡協議会 {council}（警察署 {station}）：所属しない署に集計用の事実あり");
            }
        }

        return differences;
    }

    private async Task<IReadOnlyList<StationId>> ListedAsync(CancellationToken cancellation) =>
        [
            .. (
                await tables.Stations.ReadRangeAsync(Keys.StationIndex, Keys.StationEntry, Keys.After(Keys.StationEntry), cancellation)
            ).Select(r => PartitionRows.StationEntry.Read(r).Id),
        ];

    private static async Task<List<string>> PartitionsAsync(ITable table, CancellationToken cancellation)
    {
        List<string> partitions = [];
        await foreach (var (partition, _) in table.ScanAsync(Keys.Head, Keys.After(Keys.Head), cancellation))
        {
            partitions.Add(partition);
        }

        return partitions;
    }

    private static void Add(ConcurrentBag<string> all, IEnumerable<string> some)
    {
        foreach (var one in some)
        {
            all.Add(one);
        }
    }
}
