using System.IO.Compression;
using System.Text;

namespace KobanBot.Bot.Storage;

/// <summary>
/// Long JSON of many lines that look alike (what a reader of the headquarters has been told of) packed, so that it stays within what a row
/// may hold: some 24,000 entries of a ledger instead of 2,000. Short JSON is stored as itself.
/// </summary>
internal static class PackedJson
{
    /// <summary>Characters from which on a body is packed; what a station's reader has stays readable in the table.</summary>
    private const int From = 100_000;

    /// <summary>No JSON begins with it.</summary>
    private const char Mark = '~';

    public static string Pack(string json)
    {
        if (json.Length < From)
        {
            return json;
        }

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(json));
        }

        return Mark + Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <exception cref="FormatException">The body is marked as packed and holds something else.</exception>
    /// <exception cref="InvalidDataException">As above.</exception>
    public static string Unpack(string body)
    {
        if (!body.StartsWith(Mark))
        {
            return body;
        }

        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(body[1..])), CompressionMode.Decompress);
        using var text = new StreamReader(brotli, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
