namespace KobanBot.Bot.Storage;

/// <summary>The sign of life of a process of the bot, as it was read.</summary>
/// <param name="Id">Its own; a process that starts again is another one.</param>
/// <param name="Sign">Changes with each sign. Clocks are not compared: who sees the same sign for long enough knows that it has stopped.</param>
internal sealed record SeenReplica(string Id, string Sign);

/// <summary>Which processes of the bot are alive: a row each, which it writes again and again.</summary>
internal interface IReplicaStore
{
    /// <summary>Gives this process's sign of life, and returns those of the others as they stand.</summary>
    Task<IReadOnlyList<SeenReplica>> BeatAsync(string id, CancellationToken cancellation);

    /// <summary>Takes over what a silent process had in hand. False when another was first, or it has given a sign since.</summary>
    Task<bool> TryTakeOverAsync(SeenReplica silent, CancellationToken cancellation);
}

/// <summary>One partition of the offices' table: a request to look, a request to write.</summary>
internal sealed class ReplicaStore(StorageTables tables) : IReplicaStore
{
    private readonly ITable _table = tables.Stations;

    public async Task<IReadOnlyList<SeenReplica>> BeatAsync(string id, CancellationToken cancellation)
    {
        var rows = await _table.ReadRangeAsync(Keys.Replicas, Keys.Replica, Keys.After(Keys.Replica), cancellation);
        var own = rows.FirstOrDefault(r => r.Key == Keys.OfReplica(id));
        var sign = PartitionRows.Replica.Of(Keys.Replicas, Keys.OfReplica(id), new ReplicaSign((Read(own)?.Beats ?? 0) + 1));

        // Lost only to somebody who took this process for dead: the next sign is an insertion then.
        await _table.TryWriteAsync(Keys.Replicas, [RowWrite.Put(sign, own)], cancellation);
        return [.. rows.Where(r => r.Key != Keys.OfReplica(id)).Select(r => new SeenReplica(r.Key[Keys.Replica.Length..], $"{r.ETag}"))];
    }

    public async Task<bool> TryTakeOverAsync(SeenReplica silent, CancellationToken cancellation) =>
        await _table.FindAsync(Keys.Replicas, Keys.OfReplica(silent.Id), cancellation) is { } row
        && row.ETag == silent.Sign
        && await _table.TryWriteAsync(Keys.Replicas, [RowWrite.Delete(row)], cancellation);

    private static ReplicaSign? Read(Row? row) => row is null ? null : PartitionRows.Replica.Read(row);
}

/// <param name="Beats">Counted, so that each sign is another row version.</param>
internal sealed record ReplicaSign(long Beats);
