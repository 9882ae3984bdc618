using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using KobanBot.Bot.Storage;

namespace KobanBot.Support.Storage;

/// <summary>A table in memory that keeps the service's rules: ordinal order of keys, ETags, all-or-nothing, sizes.</summary>
internal sealed class MemoryTable : ITable
{
    private const int PageRows = 1000;

    private readonly ConcurrentDictionary<string, SortedList<string, Row>> _partitions = new(StringComparer.Ordinal);
    private long _versions;

    /// <summary>Every row by partition and key, for tests that look at what is stored.</summary>
    public IReadOnlyList<Row> Rows => [.. Partitions().SelectMany(p => Range(p.Rows, "", "\uffff"))];

    /// <summary>How many rows have been written.</summary>
    public long Version => Interlocked.Read(ref _versions);

    /// <summary>A table of its own with the same rows; rows are immutable and shared.</summary>
    public MemoryTable Copy()
    {
        var copy = new MemoryTable { _versions = Interlocked.Read(ref _versions) };
        foreach (var (partition, rows) in _partitions)
        {
            lock (rows)
            {
                copy._partitions[partition] = new SortedList<string, Row>(rows, StringComparer.Ordinal);
            }
        }

        return copy;
    }

    public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_partitions.TryGetValue(partition, out var rows))
        {
            return Task.FromResult<Row?>(null);
        }

        lock (rows)
        {
            return Task.FromResult(rows.GetValueOrDefault(key));
        }
    }

    public Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var found = _partitions.TryGetValue(partition, out var rows) ? Range(rows, from, before) : [];
        for (var further = PageRows; further < found.Count; further += PageRows)
        {
            StorageCalls.FurtherPage();
        }

        return Task.FromResult<IReadOnlyList<Row>>(found);
    }

    public Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TransactionLimits.Check(partition, writes);
        var rows = _partitions.GetOrAdd(partition, static _ => new SortedList<string, Row>(StringComparer.Ordinal));
        lock (rows)
        {
            foreach (var write in writes)
            {
                if (!Matches(rows, write))
                {
                    return Task.FromResult(false);
                }
            }

            foreach (var write in writes)
            {
                Apply(rows, write);
            }
        }

        return Task.FromResult(true);
    }

    public async IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (partition, rows) in Partitions())
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var row in Range(rows, from, before))
            {
                yield return new RowAddress(partition, row.Key);
            }
        }

        await Task.CompletedTask;
    }

    public Task CreateIfMissingAsync(CancellationToken cancellation) => Task.CompletedTask;

    // A snapshot by the dictionary itself: sorting it directly asks for its count, then copies, and fails on a partition that came between.
    private IEnumerable<(string Key, SortedList<string, Row> Rows)> Partitions() =>
        _partitions.ToArray().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value));

    private static List<Row> Range(SortedList<string, Row> rows, string from, string before)
    {
        lock (rows)
        {
            var (start, end) = (FirstAtOrAfter(rows.Keys, from), FirstAtOrAfter(rows.Keys, before));
            var found = new List<Row>(Math.Max(end - start, 0));
            for (var i = start; i < end; i++)
            {
                found.Add(rows.Values[i]);
            }

            return found;
        }
    }

    private static int FirstAtOrAfter(IList<string> keys, string key)
    {
        var (low, high) = (0, keys.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(keys[middle], key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool Matches(SortedList<string, Row> rows, RowWrite write) =>
        write.Kind == RowWriteKind.Insert
            ? !rows.ContainsKey(write.Row.Key)
            : rows.TryGetValue(write.Row.Key, out var stored) && stored.ETag == write.ETag;

    private void Apply(SortedList<string, Row> rows, RowWrite write)
    {
        if (write.Kind == RowWriteKind.Delete)
        {
            rows.Remove(write.Row.Key);
            Interlocked.Increment(ref _versions);
        }
        else
        {
            var version = Interlocked.Increment(ref _versions).ToString(CultureInfo.InvariantCulture);
            rows[write.Row.Key] = write.Row with { ETag = version };
        }
    }
}
