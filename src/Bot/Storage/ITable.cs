namespace KobanBot.Bot.Storage;

/// <summary>
/// The little of Azure Table Storage that the stores use. An outage reaches the caller as <see cref="StorageUnavailableException"/>;
/// every other exception is a bug.
/// </summary>
internal interface ITable
{
    /// <summary>Reads one row; null when there is none.</summary>
    Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation);

    /// <summary>
    /// Reads the rows of one partition with <paramref name="from"/> ≤ key &lt; <paramref name="before"/> in ordinal order. One request
    /// for up to 1,000 rows; every further page is one more.
    /// </summary>
    Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation);

    /// <summary>
    /// Writes all or nothing, in one partition. False when a row to be inserted exists, or a row to be replaced or deleted is gone or
    /// has another version. What no table accepts (<see cref="TransactionLimits"/>) throws before anything is sent.
    /// </summary>
    Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation);

    /// <summary>The addresses of all rows in a key range of every partition, ordered by partition: a table scan.</summary>
    IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, CancellationToken cancellation);

    Task CreateIfMissingAsync(CancellationToken cancellation);
}

/// <summary>The tables by their use.</summary>
internal sealed record StorageTables(ITable Councils, ITable Stations, ITable People, ITable Accounts)
{
    public IEnumerable<ITable> All => [Councils, Stations, People, Accounts];
}
