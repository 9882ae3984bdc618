namespace KobanBot.Bot.Storage;

/// <summary>A stored row: a fact as JSON, with the number of its shape.</summary>
/// <param name="Partition">The consistency unit: a council, a station, an officer, an account.</param>
/// <param name="Key">One of the shapes in <see cref="Keys"/>.</param>
/// <param name="Schema">Number of the body's shape; readers ship one release before writers.</param>
/// <param name="Body">JSON, or <see cref="PackedJson"/> where it may grow long; at most <see cref="TransactionLimits.BodyCharacters"/> characters.</param>
internal sealed record Row(string Partition, string Key, int Schema, string Body)
{
    /// <summary>Commands that were answered, packed by <see cref="AnswersColumn"/>; null when there are none.</summary>
    public byte[]? Answers { get; init; }

    /// <summary>The version that was read; null for a row that was never stored.</summary>
    public string? ETag { get; init; }
}

internal readonly record struct RowAddress(string Partition, string Key);

/// <summary>One operation of a transaction. There is no unconditional overwrite: a row is new, or a known version of it changes.</summary>
/// <param name="Row">The row to store; for a deletion the row that was read.</param>
/// <param name="ETag">The version that must still be stored; null for an insertion.</param>
internal readonly record struct RowWrite(RowWriteKind Kind, Row Row, string? ETag)
{
    public static RowWrite Insert(Row row) => new(RowWriteKind.Insert, row, ETag: null);

    public static RowWrite Replace(Row row, string eTag) => new(RowWriteKind.Replace, row, eTag);

    public static RowWrite Delete(Row stored) => new(RowWriteKind.Delete, stored, stored.ETag);

    /// <summary>Inserts where nothing was read, else replaces exactly that version.</summary>
    public static RowWrite Put(Row row, Row? stored) => stored is { ETag: { } eTag } ? Replace(row, eTag) : Insert(row);
}

internal enum RowWriteKind
{
    Insert,
    Replace,
    Delete,
}
