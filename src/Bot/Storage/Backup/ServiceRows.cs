using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>All rows of one table of the service as they are, read page by page and written in transactions.</summary>
internal sealed class ServiceRows(TableClient client)
{
    /// <summary>The service takes 100 rows and 4 MiB in one transaction; lines are a little longer than what is sent.</summary>
    private const int MostRows = 100;
    private const int MostCharacters = 900_000;

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in client.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (!RestoreMark.Is(row.PartitionKey))
            {
                yield return RowLine.Of(row);
            }
        }
    }

    public async Task<long> CountSinceAsync(DateTimeOffset time, CancellationToken cancellation)
    {
        var count = 0L;
        var filter = TableClient.CreateQueryFilter($"Timestamp ge {time}");
        await foreach (var _ in client.QueryAsync<TableEntity>(filter, select: ["PartitionKey"], cancellationToken: cancellation))
        {
            count++;
        }

        return count;
    }

    /// <summary>No row but the mark of a restore.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await foreach (var _ in ReadAsync(cancellation))
        {
            return false;
        }

        return true;
    }

    public Task CreateIfMissingAsync(CancellationToken cancellation) => client.CreateIfNotExistsAsync(cancellation);

    /// <summary>Writes rows as they were exported; what a former try has written is written again.</summary>
    /// <returns>Written rows, after each transaction.</returns>
    public async IAsyncEnumerable<long> WriteAsync(IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (batch, partition, characters, written) = (new List<TableTransactionAction>(), "", 0, 0L);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            var row = RowLine.Parse(line);
            if (batch.Count > 0 && (row.PartitionKey != partition || batch.Count == MostRows || characters + line.Length > MostCharacters))
            {
                await client.SubmitTransactionAsync(batch, cancellation);
                yield return written += batch.Count;
                (batch, characters) = ([], 0);
            }

            batch.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            (partition, characters) = (row.PartitionKey, characters + line.Length);
        }

        if (batch.Count > 0)
        {
            await client.SubmitTransactionAsync(batch, cancellation);
            yield return written + batch.Count;
        }
    }

    /// <summary>The hash of the export that is being restored here; null when none is.</summary>
    public async Task<string?> MarkAsync(CancellationToken cancellation)
    {
        var found = await client.GetEntityIfExistsAsync<TableEntity>(
            RestoreMark.Partition,
            RestoreMark.Key,
            cancellationToken: cancellation
        );
        return found.HasValue ? found.Value?.GetString(RestoreMark.Export) : null;
    }

    public Task BeginAsync(string export, CancellationToken cancellation) =>
        client.UpsertEntityAsync(
            new TableEntity(RestoreMark.Partition, RestoreMark.Key) { [RestoreMark.Export] = export },
            TableUpdateMode.Replace,
            cancellation
        );

    public Task EndAsync(CancellationToken cancellation) =>
        client.DeleteEntityAsync(RestoreMark.Partition, RestoreMark.Key, ETag.All, cancellation);
}
