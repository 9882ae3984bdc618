using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;

namespace KobanBot.Bot.Storage;

/// <summary>A table of Azure Table Storage or of its emulator.</summary>
internal sealed class AzureTable(TableClient client) : ITable
{
    private static readonly string[] AddressProperties = ["PartitionKey", "RowKey"];

    public async Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation)
    {
        try
        {
            var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, key, select: null, cancellation);
            return found is { HasValue: true, Value: { } entity } ? RowEntity.ToRow(entity) : null;
        }
        catch (Exception exception) when (IsOutage(exception, cancellation))
        {
            throw Unavailable(exception);
        }
    }

    public async Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");
        try
        {
            var rows = new List<Row>();
            await foreach (var page in client.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).AsPages())
            {
                // The caller counts one request; a page may also end early without the 1,000th row.
                if (rows.Count > 0)
                {
                    StorageCalls.FurtherPage();
                }

                rows.AddRange(page.Values.Select(RowEntity.ToRow));
            }

            return rows;
        }
        catch (Exception exception) when (IsOutage(exception, cancellation))
        {
            throw Unavailable(exception);
        }
    }

    public async Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        TransactionLimits.Check(partition, writes);
        try
        {
            await client.SubmitTransactionAsync(writes.Select(RowEntity.ToAction), cancellation);
            return true;
        }
        catch (RequestFailedException exception) when (IsLostRace(exception))
        {
            return false;
        }
        catch (Exception exception) when (IsOutage(exception, cancellation))
        {
            throw Unavailable(exception);
        }
    }

    public async IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey ge {from} and RowKey lt {before}");
        await using var rows = client
            .QueryAsync<TableEntity>(filter, select: AddressProperties, cancellationToken: cancellation)
            .GetAsyncEnumerator(cancellation);
        while (await NextAsync(rows, cancellation))
        {
            yield return new RowAddress(rows.Current.PartitionKey, rows.Current.RowKey);
        }
    }

    public async Task CreateIfMissingAsync(CancellationToken cancellation)
    {
        try
        {
            await client.CreateIfNotExistsAsync(cancellation);
        }
        catch (Exception exception) when (IsOutage(exception, cancellation))
        {
            throw Unavailable(exception);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (Exception exception) when (IsOutage(exception, cancellation))
        {
            throw Unavailable(exception);
        }
    }

    // 404: the row that was to change is gone. A missing or vanishing table is no race.
    private static bool IsLostRace(RequestFailedException exception) =>
        exception.Status is 409 or 412 or 404 && exception.ErrorCode is not ("TableNotFound" or "TableBeingDeleted");

    // A retry policy that gives up wraps what it saw; a network timeout arrives as a cancellation that nobody asked for.
    private static bool IsOutage(Exception exception, CancellationToken cancellation) =>
        exception switch
        {
            AggregateException many => many.InnerExceptions.All(inner => IsOutage(inner, cancellation)),
            RequestFailedException failed => failed.Status is 0 or 401 or 403 or 408 or 429 or >= 500
                || failed.ErrorCode is "TableNotFound" or "TableBeingDeleted",
            OperationCanceledException => !cancellation.IsCancellationRequested,
            AuthenticationFailedException or HttpRequestException or IOException => true,
            _ => false,
        };

    private static StorageUnavailableException Unavailable(Exception exception) => new("The table storage does not serve.", exception);
}
