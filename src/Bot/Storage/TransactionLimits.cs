namespace KobanBot.Bot.Storage;

/// <summary>
/// What an entity group transaction may hold (Microsoft Learn, Performing entity group transactions; Understanding the Table service
/// data model). The emulator lets some of it pass, so it is refused here, before anything is sent.
/// </summary>
internal static class TransactionLimits
{
    public const int Rows = 100;

    /// <summary>Bytes of a request.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    /// <summary>Characters of a body: 15 properties of 30,000, which with the answers stay below 1 MiB an entity.</summary>
    public const int BodyCharacters = 15 * RowEntity.ChunkCharacters;

    // Multipart header, keys, names of properties.
    private const int BytesAroundRow = 1500;

    private const int LongestEscape = 6;

    public static void Check(string partition, IReadOnlyList<RowWrite> writes)
    {
        if (writes.Count is 0 or > Rows)
        {
            throw new InvalidOperationException($"A transaction holds 1 to {Rows} rows, not {writes.Count} (partition {partition}).");
        }

        var keys = new HashSet<string>(writes.Count, StringComparer.Ordinal);
        foreach (var (_, row, _) in writes)
        {
            CheckRow(partition, row);
            if (!keys.Add(row.Key))
            {
                throw new InvalidOperationException($"A transaction holds row {row.Key} of partition {partition} twice.");
            }
        }

        if (EstimateBytes(writes) is > Bytes and var bytes)
        {
            throw new InvalidOperationException(
                $"A transaction of about {bytes} bytes is over the limit of {Bytes} ({writes.Count} rows of partition {partition})."
            );
        }
    }

    private static void CheckRow(string partition, Row row)
    {
        if (row.Partition != partition)
        {
            throw new InvalidOperationException(
                $"A transaction of partition {partition} cannot hold row {row.Key} of partition {row.Partition}."
            );
        }

        if (row.Body.Length > BodyCharacters)
        {
            throw new InvalidOperationException(
                $"Row {row.Key} of partition {partition} has {row.Body.Length} characters; the limit is {BodyCharacters}."
            );
        }
    }

    private static long EstimateBytes(IReadOnlyList<RowWrite> writes)
    {
        long atMost = 0;
        foreach (var (_, row, _) in writes)
        {
            atMost += BytesAroundRow + LongestEscape * (long)row.Body.Length + 4L * (row.Answers?.Length ?? 0) / 3;
        }

        return atMost <= Bytes
            ? atMost
            : writes.Sum(w => BytesAroundRow + EscapedLength(w.Row.Body) + 4L * (w.Row.Answers?.Length ?? 0) / 3);
    }

    // The client library writes JSON with the default encoder: everything but plain ASCII becomes \uXXXX.
    private static long EscapedLength(string body)
    {
        long length = 0;
        foreach (var c in body)
        {
            length += char.IsAsciiLetterOrDigit(c) || " :,.-_[]{}()/|;=".Contains(c) ? 1 : LongestEscape;
        }

        return length;
    }
}
