using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// The files of an export: one of lines for each table, and the manifest. While it is being written there is
/// <see cref="Unfinished"/>, so that nobody takes half of it for an export.
/// </summary>
internal sealed class BackupFolder(IBackupFiles files)
{
    private const string ManifestName = "manifest.json";

    /// <summary>The file that stands there until the export is whole.</summary>
    public const string Unfinished = "export.incomplete";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Name => files.Name;

    public async Task<bool> IsCompleteAsync(CancellationToken cancellation) =>
        await files.HasAsync(ManifestName, cancellation) && !await IsUnfinishedAsync(cancellation);

    /// <summary>Begun and not ended: by an interruption, or by somebody who is still at it.</summary>
    public Task<bool> IsUnfinishedAsync(CancellationToken cancellation) => files.HasAsync(Unfinished, cancellation);

    /// <summary>Holds something that no export has begun.</summary>
    public async Task<bool> IsForeignAsync(CancellationToken cancellation) =>
        !await IsUnfinishedAsync(cancellation) && await files.AnyAsync(cancellation);

    /// <summary>Makes the place and marks it as unfinished; what an interrupted export has left is replaced.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        await files.BeginAsync(cancellation);
        await using (await files.CreateAsync(Unfinished, cancellation))
        {
            // An empty file: its name says it.
        }

        await files.DeleteAsync(ManifestName, cancellation);
    }

    /// <summary>Writes the lines of a table as they come.</summary>
    /// <returns>SHA-256 of the file, and the digest of its rows.</returns>
    public async Task<(string FileHash, RowsDigest Rows)> WriteAsync(
        string table,
        IAsyncEnumerable<string> lines,
        CancellationToken cancellation
    )
    {
        var rows = new RowsDigest();
        await using (var writer = new StreamWriter(await files.CreateAsync(FileOf(table), cancellation), Utf8))
        {
            writer.NewLine = "\n";
            await foreach (var line in lines.WithCancellation(cancellation))
            {
                rows.Add(line);
                await writer.WriteLineAsync(line.AsMemory(), cancellation);
            }
        }

        return (await HashAsync(table, cancellation), rows);
    }

    public async IAsyncEnumerable<string> ReadAsync(string table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new StreamReader(await files.OpenAsync(FileOf(table), cancellation), Utf8);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            yield return line;
        }
    }

    public async Task<string> HashAsync(string table, CancellationToken cancellation)
    {
        await using var file = await files.OpenAsync(FileOf(table), cancellation);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    public Task<bool> HasAsync(string table, CancellationToken cancellation) => files.HasAsync(FileOf(table), cancellation);

    /// <summary>The manifest in the place of the mark: from here on it is an export.</summary>
    public async Task EndAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        await using (var file = await files.CreateAsync(ManifestName, cancellation))
        {
            await file.WriteAsync(Utf8.GetBytes(manifest.ToJson()), cancellation);
        }

        await files.DeleteAsync(Unfinished, cancellation);
    }

    /// <summary>Null where there is none that can be read.</summary>
    public async Task<BackupManifest?> ManifestAsync(CancellationToken cancellation)
    {
        if (!await IsCompleteAsync(cancellation))
        {
            return null;
        }

        using var reader = new StreamReader(await files.OpenAsync(ManifestName, cancellation), Utf8);
        return BackupManifest.Parse(await reader.ReadToEndAsync(cancellation));
    }

    private static string FileOf(string table) => $"{table}.jsonl";
}
