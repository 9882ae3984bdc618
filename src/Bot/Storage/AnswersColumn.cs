using System.IO.Compression;
using System.Text.Json;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

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
        var stored = JsonSerializer.Deserialize<List<StoredAnswer>>(unzip, StorageJson.Options) ?? [];
        return [.. stored.Select(a => a.Read())];
    }

    private static byte[] Compress(IEnumerable<AnsweredCommand> answers)
    {
        var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(zip, answers.Select(StoredAnswer.Of), StorageJson.Options);
        }

        return buffer.ToArray();
    }

    /// <summary>
    /// An answer as it lies in the column. The person stands behind the digest, because a release that knew no person refuses a property that
    /// it does not know, and the whole council with it; so it only takes a repetition for another matter.
    /// </summary>
    private sealed record StoredAnswer(Guid Id, string Input, string Answer)
    {
        /// <summary>Is in no digest and in no number of an officer.</summary>
        private const char Separator = '\n';

        public static StoredAnswer Of(AnsweredCommand answer) =>
            new(answer.Id, answer.By is { } by ? $"{answer.Input}{Separator}{by.Value}" : answer.Input, answer.Answer);

        public AnsweredCommand Read() =>
            Input.IndexOf(Separator) is >= 0 and var end
                ? new AnsweredCommand(Id, Input[..end], Answer, new OfficerId(Input[(end + 1)..]))
                : new AnsweredCommand(Id, Input, Answer);
    }
}
