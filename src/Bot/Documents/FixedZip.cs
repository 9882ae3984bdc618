using System.IO.Compression;

namespace KobanBot.Bot.Documents;

/// <summary>Several files as one, in their order and with one time: the same files are the same bytes.</summary>
internal static class FixedZip
{
    /// <summary>The earliest that a zip file can say.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                // Documents are packed themselves.
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Time;
                using var to = entry.Open();
                to.Write(content);
            }
        }

        return packed.ToArray();
    }
}
