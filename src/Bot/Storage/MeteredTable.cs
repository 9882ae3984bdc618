using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace KobanBot.Bot.Storage;

/// <summary>Counts and traces what goes to a table.</summary>
internal sealed class MeteredTable(string name, ITable table) : ITable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Telemetry = "KobanBot.Storage";

    private static readonly ActivitySource Source = new(Telemetry);
    private static readonly Meter Meter = new(Telemetry);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "kobanbot.storage.duration",
        "ms",
        "Time of one storage call, retries included."
    );

    private static readonly Counter<long> LostRaces = Meter.CreateCounter<long>(
        "kobanbot.storage.lost_races",
        "{transaction}",
        "Transactions that lost against another."
    );

    public async Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation)
    {
        StorageCalls.Read();
        using var call = new Call(name, "find");
        return call.Succeeded(await table.FindAsync(partition, key, cancellation));
    }

    public async Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation)
    {
        StorageCalls.Read();
        using var call = new Call(name, "range");
        return call.Succeeded(await table.ReadRangeAsync(partition, from, before, cancellation));
    }

    public async Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        StorageCalls.Transaction();
        using var call = new Call(name, "transaction");
        var written = call.Succeeded(await table.TryWriteAsync(partition, writes, cancellation));
        if (!written)
        {
            LostRaces.Add(1, new KeyValuePair<string, object?>("table", name));
        }

        return written;
    }

    public async IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        StorageCalls.Scan();
        using var call = new Call(name, "scan");
        await foreach (var row in table.ScanAsync(from, before, cancellation))
        {
            yield return row;
        }

        call.Succeeded(true);
    }

    public Task CreateIfMissingAsync(CancellationToken cancellation) => table.CreateIfMissingAsync(cancellation);

    /// <summary>One call, from its construction to its disposal; failed unless it says otherwise.</summary>
    private sealed class Call(string table, string operation) : IDisposable
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly Activity? _activity = Source.StartActivity($"storage {operation}")?.SetTag("table", table);
        private bool _succeeded;

        public T Succeeded<T>(T result)
        {
            _succeeded = true;
            return result;
        }

        public void Dispose()
        {
            Duration.Record(
                Stopwatch.GetElapsedTime(_start).TotalMilliseconds,
                new KeyValuePair<string, object?>("table", table),
                new KeyValuePair<string, object?>("operation", operation),
                new KeyValuePair<string, object?>("succeeded", _succeeded)
            );
            if (!_succeeded)
            {
                _activity?.SetStatus(ActivityStatusCode.Error);
            }

            _activity?.Dispose();
        }
    }
}
