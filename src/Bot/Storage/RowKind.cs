using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Core;

namespace KobanBot.Bot.Storage;

/// <summary>A kind of row: how its keys begin, of what type its fact is, and in what shapes that is stored.</summary>
internal class RowKind(string prefix, Type type, Shape? shape = null)
{
    /// <summary>Some ten councils with all their years; 8 MB with the facts.</summary>
    private static readonly ParsedFacts Parsed = new(characters: 1_000_000);

    public string Prefix => prefix;

    public Type Type => type;

    public Shape Shape { get; } = shape ?? Shape.First;

    public Row Row(string partition, string key, object fact) =>
        new(partition, key, Shape.Written, JsonSerializer.Serialize(fact, type, StorageJson.Options));

    /// <exception cref="UnreadableFactException">A newer release has written the row, or it holds no such fact.</exception>
    public object Fact(Row row) => Parsed.Of(this, row, Parse);

    private object Parse(Row row)
    {
        if (Refusal(row) is { } refusal)
        {
            throw new UnreadableFactException(prefix, refusal);
        }

        try
        {
            var text = PackedJson.Unpack(row.Body);
            var fact =
                row.Schema == Shape.Newest ? JsonSerializer.Deserialize(text, type, StorageJson.Options) : Upgraded(text, row.Schema);
            return fact ?? throw new UnreadableFactException(prefix, $"row {row.Key} of partition {row.Partition} is empty");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException or InvalidDataException)
        {
            throw new UnreadableFactException(prefix, $"row {row.Key} of partition {row.Partition} is no {type.Name}: {exception.Message}");
        }
    }

    /// <summary>Whether this release knows the row's shape.</summary>
    public bool Reads(Row row) => Refusal(row) is null;

    /// <summary>Passes on a row that may be replaced or removed.</summary>
    /// <exception cref="UnreadableFactException">A newer release has written it: it stays.</exception>
    public Row? Replaceable(Row? stored) =>
        stored is not null && Refusal(stored) is { } refusal ? throw new UnreadableFactException(prefix, refusal) : stored;

    private string? Refusal(Row row) =>
        row.Schema >= 1 && row.Schema <= Shape.Newest
            ? null
            : $"row {row.Key} of partition {row.Partition} has schema {row.Schema}, and this release reads 1 to {Shape.Newest}";

    private object? Upgraded(string text, int schema) =>
        JsonNode.Parse(text) is { } stored ? Shape.Upgrade(stored, schema).Deserialize(type, StorageJson.Options) : null;
}

/// <inheritdoc/>
internal sealed class RowKind<T>(string prefix, Shape? shape = null) : RowKind(prefix, typeof(T), shape)
    where T : class
{
    /// <summary>A row of which there is one in a partition.</summary>
    public Row Of(string partition, T fact) => Row(partition, Prefix, fact);

    public Row Of(string partition, string key, T fact) => Row(partition, key, fact);

    public T Read(Row row) => (T)Fact(row);

    /// <summary>The fact of a key among rows that were read; null when there is none.</summary>
    public T? Find(IEnumerable<Row> rows, string key) => rows.FirstOrDefault(r => r.Key == key) is { } row ? Read(row) : null;
}
