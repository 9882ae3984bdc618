using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// A stored row as one line of JSON, with the type of every property: nothing of it is interpreted, so an export also keeps what a newer release has
/// written. Version and time of the last write are the service's own and are left out.
/// </summary>
internal static class RowLine
{
    private const string PartitionKey = "PartitionKey";
    private const string RowKey = "RowKey";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(TableEntity row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString(PartitionKey, row.PartitionKey);
            json.WriteString(RowKey, row.RowKey);
            foreach (var (name, value) in row.Where(p => !IsOfService(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                if (value is not null)
                {
                    json.WriteStartArray(name);
                    Write(json, value);
                    json.WriteEndArray();
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="FormatException">The line is none that <see cref="Of"/> writes.</exception>
    public static TableEntity Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var row = new TableEntity(Text(root.GetProperty(PartitionKey)), Text(root.GetProperty(RowKey)));
            foreach (var property in root.EnumerateObject().Where(p => p.Name is not (PartitionKey or RowKey)))
            {
                row[property.Name] = Read(property.Value[0].GetString(), property.Value[1]);
            }

            return row;
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException("The line is no row of an export.", wrong);
        }
    }

    private static bool IsOfService(string name) => name is PartitionKey or RowKey or "Timestamp" or "odata.etag";

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("A key cannot be null.");

    private static void Write(Utf8JsonWriter json, object value)
    {
        var (type, text) = value switch
        {
            string s => ("string", s),
            int i => ("int", i.ToString(CultureInfo.InvariantCulture)),
            long l => ("long", l.ToString(CultureInfo.InvariantCulture)),
            bool b => ("bool", b ? "true" : "false"),
            double d => ("double", d.ToString("R", CultureInfo.InvariantCulture)),
            Guid g => ("guid", g.ToString("D")),
            DateTimeOffset t => ("time", t.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            byte[] bytes => ("bytes", Convert.ToBase64String(bytes)),
            BinaryData data => ("bytes", Convert.ToBase64String(data.ToArray())),
            _ => throw new NotSupportedException($"A stored property of the type {value.GetType().Name}."),
        };
        json.WriteStringValue(type);
        json.WriteStringValue(text);
    }

    private static object Read(string? type, JsonElement value)
    {
        var text = Text(value);
        return type switch
        {
            "string" => text,
            "int" => int.Parse(text, CultureInfo.InvariantCulture),
            "long" => long.Parse(text, CultureInfo.InvariantCulture),
            "bool" => text == "true",
            "double" => double.Parse(text, CultureInfo.InvariantCulture),
            "guid" => Guid.ParseExact(text, "D"),
            "time" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "bytes" => Convert.FromBase64String(text),
            _ => throw new FormatException($"A property of the unknown type '{type}'."),
        };
    }
}
