using System.IO.Compression;
using System.Text.Json;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Storage;

/// <summary>The last commands with their answers in one binary property: cards are long and alike, so they are compressed together.</summary>
internal static class AnswersColumn
{
    /// <summary>A binary property holds at most 64 KiB; the rest is a reserve.</summary>
    public const int LimitBytes = 60 * 1024;

    /// <summary>Packs the newest answers that fit; null when there are none. A repetition of one that did not fit is decided again.</summary>
    public static byte[]? Pack(IReadOnlyList<AnsweredCommand> answers)
    {
        for (var skipped = 0; skipped < answers.Count; skipped++)
        {
            if (Compress(answers.Skip(skipped)) is { Length: <= LimitBytes } packed)
            {
                return packed;
            }
        }

        return null;
    }

    public static IReadOnlyList<AnsweredCommand> Unpack(byte[]? packed)
    {
        if (packed is null)
        {
            return [];
        }

        using var unzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<AnsweredCommand>>(unzip, StorageJson.Options) ?? [];
    }

    private static byte[] Compress(IEnumerable<AnsweredCommand> answers)
    {
        var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zip, answers, StorageJson.Options);
        }

        return buffer.ToArray();
    }
}
