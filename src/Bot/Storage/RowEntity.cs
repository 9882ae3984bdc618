using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace KobanBot.Bot.Storage;

/// <summary>
/// A row as the service keeps it: a text property holds at most 64 KiB, so the body lies in up to 15 properties Body00, Body01 …
/// </summary>
internal static class RowEntity
{
    public const int ChunkCharacters = 30_000;

    private const string SchemaProperty = "Schema";
    private const string AnswersProperty = "Answers";

    private static readonly string[] BodyProperties =
    [
        .. Enumerable.Range(0, 16).Select(i => $"Body{i.ToString("D2", CultureInfo.InvariantCulture)}"),
    ];

    public static TableEntity From(Row row)
    {
        var entity = new TableEntity(row.Partition, row.Key) { [SchemaProperty] = row.Schema };
        var (start, chunk) = (0, 0);
        while (start < row.Body.Length)
        {
            var end = Math.Min(start + ChunkCharacters, row.Body.Length);

            // Half a surrogate pair does not survive the way to the service.
            if (end < row.Body.Length && char.IsHighSurrogate(row.Body[end - 1]))
            {
                end--;
            }

            entity[BodyProperties[chunk++]] = row.Body[start..end];
            start = end;
        }

        if (row.Answers is { } answers)
        {
            entity[AnswersProperty] = answers;
        }

        return entity;
    }

    public static Row ToRow(TableEntity entity)
    {
        var body = entity.GetString(BodyProperties[0]) ?? "";
        if (entity.ContainsKey(BodyProperties[1]))
        {
            body = string.Concat(BodyProperties.Select(entity.GetString));
        }

        return new Row(entity.PartitionKey, entity.RowKey, entity.GetInt32(SchemaProperty) ?? 0, body)
        {
            Answers = entity.GetBinary(AnswersProperty),
            ETag = entity.ETag.ToString(),
        };
    }

    public static TableTransactionAction ToAction(RowWrite write) =>
        write.Kind switch
        {
            RowWriteKind.Insert => new TableTransactionAction(TableTransactionActionType.Add, From(write.Row)),
            RowWriteKind.Replace => new TableTransactionAction(
                TableTransactionActionType.UpdateReplace,
                From(write.Row),
                new ETag(write.ETag!) // Replace always names a version.
            ),
            RowWriteKind.Delete => new TableTransactionAction(
                TableTransactionActionType.Delete,
                new TableEntity(write.Row.Partition, write.Row.Key),
                new ETag(write.ETag!) // Delete always names a version.
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
