using System.Runtime.CompilerServices;
using KobanBot.Bot.Storage;

namespace KobanBot.Support.Races;

/// <summary>Which bug is put into the storage, to prove that the races find it.</summary>
internal enum SeededBug
{
    None,

    /// <summary>A draft is written whatever version was read.</summary>
    DraftWithoutIfMatch,

    /// <summary>The head is written whatever version was read.</summary>
    HeadWithoutIfMatch,

    /// <summary>A lost race is reported as won.</summary>
    LostRaceReportedAsWon,

    /// <summary>Answers of earlier commands are not found again.</summary>
    AnswersForgotten,
}

/// <summary>Holds every operation until the scheduler lets it go, and puts in a bug when asked.</summary>
internal sealed class RaceTable(ITable table, Func<Task> gate, SeededBug bug) : ITable
{
    public async Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation)
    {
        await gate();
        return await table.FindAsync(partition, key, cancellation);
    }

    public async Task<IReadOnlyList<Row>> ReadRangeAsync(string partition, string from, string before, CancellationToken cancellation)
    {
        await gate();
        var rows = await table.ReadRangeAsync(partition, from, before, cancellation);
        return bug == SeededBug.AnswersForgotten ? [.. rows.Select(r => r with { Answers = null })] : rows;
    }

    public async Task<bool> TryWriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        await gate();
        var sent = new List<RowWrite>(writes.Count);
        foreach (var write in writes)
        {
            sent.Add(
                IsBlind(write) && await table.FindAsync(partition, write.Row.Key, cancellation) is { ETag: { } now }
                    ? RowWrite.Replace(write.Row, now)
                    : write
            );
        }

        return await table.TryWriteAsync(partition, sent, cancellation) || bug == SeededBug.LostRaceReportedAsWon;
    }

    public async IAsyncEnumerable<RowAddress> ScanAsync(string from, string before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await gate();
        await foreach (var row in table.ScanAsync(from, before, cancellation))
        {
            yield return row;
        }
    }

    public Task CreateIfMissingAsync(CancellationToken cancellation) => table.CreateIfMissingAsync(cancellation);

    private bool IsBlind(RowWrite write) =>
        write.Kind == RowWriteKind.Replace
        && (
            (bug == SeededBug.DraftWithoutIfMatch && write.Row.Key.StartsWith("2draft|", StringComparison.Ordinal))
            || (bug == SeededBug.HeadWithoutIfMatch && write.Row.Key == "1head")
        );
}
