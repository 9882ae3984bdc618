using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Storage;

/// <summary>
/// How facts become JSON: ids as plain text, enums by name, dates in ISO form, Japanese as itself. A property that no reader knows is an
/// error, because writing the row again would lose it.
/// </summary>
internal static class StorageJson
{
    // Metadata by reflection on purpose: generated metadata gives an init property that the JSON lacks its type's default, not its
    // initialiser, and an older row would come back with null where Core says "".
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new IdConverter<CouncilId>(id => id.Value, text => new CouncilId(text)),
            new IdConverter<MeetingId>(id => id.Value, text => new MeetingId(text)),
            new IdConverter<MemberId>(id => id.Value, text => new MemberId(text)),
            new IdConverter<OfficerId>(id => id.Value, text => new OfficerId(text)),
            new IdConverter<PoliceBoxId>(id => id.Value, text => new PoliceBoxId(text)),
            new IdConverter<StationId>(id => id.Value, text => new StationId(text)),
            new FiscalYearConverter(),
            new PairConverter<DayRange, DaysPair>(r => new DaysPair(r.From, r.To), p => new DayRange(p.From, p.To)),
            new PairConverter<CommissionTerm, TermPair>(t => new TermPair(t.First, t.Last), p => new CommissionTerm(p.First, p.Last)),
            new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
        },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed class IdConverter<T>(Func<T, string> toText, Func<string, T> fromText) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            fromText(reader.GetString() ?? throw new JsonException("An id cannot be null."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(toText(value));
    }

    private sealed class FiscalYearConverter : JsonConverter<FiscalYear>
    {
        public override FiscalYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, FiscalYear value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.StartYear);
    }

    // Types that check an invariant have get-only properties, which the options leave out.
    private sealed class PairConverter<T, TPair>(Func<T, TPair> toPair, Func<TPair, T> fromPair) : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<TPair>(ref reader, options) is { } pair ? fromPair(pair) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, toPair(value), options);
    }

    private sealed record DaysPair(DateOnly From, DateOnly? To);

    private sealed record TermPair(DateOnly First, DateOnly Last);
}
