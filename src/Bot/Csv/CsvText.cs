using System.Text;

namespace KobanBot.Bot.Csv;

/// <summary>
/// Turns the bytes of a CSV file into text: UTF-8 with or without a byte order mark, else CP932, as a Japanese Excel writes "CSV". A byte that the
/// encoding does not know becomes <see cref="Odd"/>, so that one odd character spoils its cell and not the file.
/// </summary>
internal static class CsvText
{
    /// <summary>Stands where a character could not be read.</summary>
    public const char Odd = '\uFFFD';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932,
        EncoderFallback.ReplacementFallback,
        new DecoderReplacementFallback(Odd.ToString())
    )!; // The provider always knows 932.

    // What .NET makes of bytes that CP932 leaves undefined, instead of refusing them.
    private static readonly System.Buffers.SearchValues<char> Undefined = System.Buffers.SearchValues.Create(
        "\u0080\u00A0\uF8F0\uF8F1\uF8F2\uF8F3"
    );

    /// <summary>The text; null when it is in no encoding that is read.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text =
            bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.GetString(bytes[3..])
            : bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? null
            : AsUtf8(bytes) ?? Likelier(Encoding.UTF8.GetString(bytes), AsCp932(bytes));
        return text is null || text.Contains('\0', StringComparison.Ordinal) || IsGarbled(text) ? null : text;
    }

    // Text of CP932 with a kanji in it is practically never valid UTF-8.
    private static string? AsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string AsCp932(ReadOnlySpan<byte> bytes)
    {
        var text = Cp932.GetString(NecSelected.AsIbm(bytes));
        return text.AsSpan().IndexOfAny(Undefined) < 0 ? text : string.Concat(text.Select(c => Undefined.Contains(c) ? Odd : c));
    }

    private static string Likelier(string utf8, string cp932) => utf8.Count(c => c == Odd) < cp932.Count(c => c == Odd) ? utf8 : cp932;

    /// <summary>More than a few characters, and one of twenty: this is another encoding, or no text.</summary>
    private static bool IsGarbled(string text) => text.Count(c => c == Odd) is > 5 and var odd && odd * 20 > text.Length;
}
