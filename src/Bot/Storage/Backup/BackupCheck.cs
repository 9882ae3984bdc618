namespace KobanBot.Bot.Storage.Backup;

/// <summary>Compares the files of an export with its manifest: every file, every row.</summary>
internal static class BackupCheck
{
    /// <returns>The name of the first table whose file is not as the manifest says; null when all are.</returns>
    public static async Task<string?> FirstDifferenceAsync(BackupFolder folder, BackupManifest manifest, CancellationToken cancellation)
    {
        foreach (var table in manifest.Tables)
        {
            if (!await folder.HasAsync(table.Name, cancellation) || await folder.HashAsync(table.Name, cancellation) != table.FileHash)
            {
                return table.Name;
            }

            var digest = await DigestAsync(folder.ReadAsync(table.Name, cancellation));
            if (digest is null || digest.Rows != table.Rows || digest.Hash != table.RowsHash)
            {
                return table.Name;
            }
        }

        return null;
    }

    /// <summary>Null when a line is no row.</summary>
    public static async Task<RowsDigest?> DigestAsync(IAsyncEnumerable<string> lines)
    {
        var digest = new RowsDigest();
        try
        {
            await foreach (var line in lines)
            {
                // Read and written again, so that a row which cannot be restored is found now.
                digest.Add(RowLine.Of(RowLine.Parse(line)));
            }
        }
        catch (FormatException)
        {
            return null;
        }

        return digest;
    }
}
