using System.Runtime.CompilerServices;
using KobanBot.Bot.Storage;

namespace KobanBot.Support.Storage;

/// <summary>Lets a test step in before or after an operation on any table: to fail, to count, or to be faster than the caller.</summary>
internal sealed class HookedTable(ITable table) : ITable
{
    /// <summary>Awaited before every operation; what it throws reaches the caller, and nothing has happened.</summary>
    public Func<TableCall, Task>? OnBefore { get; set; }

    /// <summary>Awaited after every operation; what it throws reaches the caller although everything has happened.</summary>
    public Func<TableCall, Task>? OnAfter { get; set; }

    /// <summary>Awaited before the table is created.</summary>
    public Func<Task>? OnCreate { get; set; }

    /// <summary>Somebody asked for the table to be created, and it could be.</summary>
    public bool IsCreated { get; private set; }

    public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
        RunAsync(new TableCall(TableOperation.Find, partition, 1), () => table.FindAsync(partition, key, cancellation));

    public Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation) =>
        RunAsync(new TableCall(TableOperation.Range, partition, 0), () => table.ReadRangeAsync(partition, from, before, cancellation));

    public Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation) =>
        RunAsync(
            new TableCall(TableOperation.Transaction, partition, writes.Count) { Keys = [.. writes.Select(w => w.Row.Key)] },
            () => table.TryWriteAsync(partition, writes, cancellation)
        );

    public async IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var call = new TableCall(TableOperation.Scan, "", 0);
        await (OnBefore?.Invoke(call) ?? Task.CompletedTask);
        await foreach (var row in table.ScanAsync(from, before, cancellation))
        {
            yield return row;
        }

        await (OnAfter?.Invoke(call) ?? Task.CompletedTask);
    }

    public async Task CreateIfMissingAsync(CancellationToken cancellation)
    {
        await (OnCreate?.Invoke() ?? Task.CompletedTask);
        await table.CreateIfMissingAsync(cancellation);
        IsCreated = true;
    }

    private async Task<T> RunAsync<T>(TableCall call, Func<Task<T>> operation)
    {
        if (OnBefore is { } before)
        {
            await before(call);
        }

        var result = await operation();
        if (OnAfter is { } after)
        {
            await after(call);
        }

        return result;
    }
}

/// <param name="Partition">Empty for a scan.</param>
/// <param name="Rows">Rows that are written or asked for by key; 0 for a range and a scan.</param>
internal sealed record TableCall(TableOperation Operation, string Partition, int Rows)
{
    /// <summary>Of the rows that a transaction writes.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}

internal enum TableOperation
{
    Find,
    Range,
    Transaction,
    Scan,
}
