using System.Text;

namespace KobanBot.Bot.Import;

/// <summary>
/// Turns the bytes of a CSV file into text: UTF-8 with or without a byte order mark, else CP932, as a Japanese Excel writes "CSV".
/// </summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932,
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!; // The provider always knows 932.

    /// <summary>The text, or the line of the first byte that no encoding explains.</summary>
    public static (string? Text, int BadLine) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Decode(Utf8, bytes[3..]);
        }

        // Text of CP932 with a kanji in it is practically never valid UTF-8.
        var utf8 = Decode(Utf8, bytes);
        return utf8.Text is null ? Decode(Cp932, bytes) : utf8;
    }

    private static (string? Text, int BadLine) Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = encoding.GetString(bytes);
            var stray = text.AsSpan().IndexOfAny(StrayCharacters);
            return stray < 0 ? (text, 0) : (null, 1 + text.AsSpan(0, stray).Count('\n'));
        }
        catch (DecoderFallbackException e)
        {
            return (null, 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n'));
        }
    }

    // NUL (a UTF-16 file); and what .NET makes of bytes that CP932 leaves undefined, instead of refusing them.
    private static readonly System.Buffers.SearchValues<char> StrayCharacters = System.Buffers.SearchValues.Create(
        "\0\u0080\u00A0\uF8F0\uF8F1\uF8F2\uF8F3"
    );
}
