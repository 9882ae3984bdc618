using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Activities;

/// <summary>Reads what has its shape and leaves out what has not; of a list, one by one.</summary>
internal sealed class TolerantConverter : JsonConverter
{
    public static readonly TolerantConverter Shared = new();

    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var token = JToken.ReadFrom(reader);
        if (objectType == typeof(string))
        {
            return token.Type == JTokenType.String ? (string?)token : null;
        }

        if (objectType == typeof(IList<Entity>))
        {
            return (token as JArray)?.OfType<JObject>().Select(one => Read(one, typeof(Entity), serializer)).OfType<Entity>().ToList();
        }

        return Read(token, objectType, serializer);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    private static object? Read(JToken token, Type type, JsonSerializer serializer)
    {
        try
        {
            return token.ToObject(type, serializer);
        }
        catch (Exception odd)
            when (odd is JsonException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }
}

/// <summary>A date-time: what is none is left out, and UTC is written as "Z", as channels do.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset?>
{
    public static readonly InstantConverter Shared = new();

    public override DateTimeOffset? ReadJson(
        JsonReader reader,
        Type objectType,
        DateTimeOffset? existingValue,
        bool hasExistingValue,
        JsonSerializer serializer
    ) =>
        JToken.ReadFrom(reader) is JValue { Value: string text }
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    public override void WriteJson(JsonWriter writer, DateTimeOffset? value, JsonSerializer serializer)
    {
        var form = value is { Offset.Ticks: 0 } ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";
        writer.WriteValue(value?.ToString(form, CultureInfo.InvariantCulture));
    }
}

/// <summary>Writes of a person or a conversation the id alone.</summary>
internal sealed class IdConverter : JsonConverter
{
    public static readonly IdConverter Shared = new();

    public override bool CanRead => false;

    public override bool CanConvert(Type objectType) => true;

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException();

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("id");
        writer.WriteValue(value is ChannelAccount person ? person.Id : (value as ConversationAccount)?.Id);
        writer.WriteEndObject();
    }
}
