using System.Security.Cryptography;
using System.Text;

namespace KobanBot.Dev;

/// <summary>Puts the sample into the store, unless this very sample is there already.</summary>
internal static class SampleImport
{
    public static async Task RunAsync(
        NodeTools tools,
        AzuriteProcess azurite,
        string sampleFolder,
        string dataFolder,
        Action<string> report,
        CancellationToken cancellation
    )
    {
        var stampFile = Path.Combine(dataFolder, "sample.stamp");
        var stamp = await StampAsync(sampleFolder, cancellation);
        if (File.Exists(stampFile) && await File.ReadAllTextAsync(stampFile, cancellation) == stamp)
        {
            return;
        }

        report($"Importing the sample {sampleFolder} …");
        await BotProcess.ImportAsync(tools, azurite.ConnectionString, sampleFolder, line => report("  " + line), cancellation);
        await File.WriteAllTextAsync(stampFile, stamp, cancellation);
    }

    private static async Task<string> StampAsync(string folder, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellation));
        }

        return $"{Path.GetFileName(folder)} {Convert.ToHexString(hash.GetHashAndReset())}";
    }
}
