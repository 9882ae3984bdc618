using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KobanBot.Core.Time;
using Shouldly;

namespace KobanBot.Support.Storage;

/// <summary>
/// Compares facts by every public property, computed ones too: records with lists are equal only to themselves. Written with plain JSON
/// options, so that what the storage's own options leave out shows.
/// </summary>
internal static class Likeness
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiscalYearConverter() },
    };

    public static void ShouldBeLike<T>(this T actual, T expected) => Text(actual).ShouldBe(Text(expected));

    public static void ShouldBeLike<T>(this IReadOnlyList<T> actual, IReadOnlyList<T> expected) => Text(actual).ShouldBe(Text(expected));

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Plain);

    // A year has a next one, and so on for ever.
    private sealed class FiscalYearConverter : JsonConverter<FiscalYear>
    {
        public override FiscalYear Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, FiscalYear value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.StartYear);
    }
}
