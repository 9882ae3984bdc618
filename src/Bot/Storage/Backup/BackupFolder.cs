using System.Security.Cryptography;
using System.Text;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// The folder of an export: a file of lines for each table and the manifest, for its owner alone. While it is being written it holds
/// <see cref="Unfinished"/>, so that nobody takes half of it for an export.
/// </summary>
internal sealed class BackupFolder(string path)
{
    private const string ManifestName = "manifest.json";

    /// <summary>The file that stands there until the export is whole.</summary>
    public const string Unfinished = "export.incomplete";

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool IsComplete => File.Exists(Of(ManifestName)) && !File.Exists(Of(Unfinished));

    /// <summary>Begun and not ended: by an interruption, or by somebody who is still at it.</summary>
    public bool IsUnfinished => File.Exists(Of(Unfinished));

    /// <summary>Holds something that no export has begun.</summary>
    public bool IsForeign => Directory.Exists(path) && !IsUnfinished && Directory.EnumerateFileSystemEntries(path).Any();

    /// <summary>Makes the folder and marks it as unfinished; what an interrupted export has left is replaced.</summary>
    public void Begin()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
        }

        using var mark = Create(Unfinished);
        File.Delete(Of(ManifestName));
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
        await using (var writer = new StreamWriter(Create(FileOf(table)), Utf8))
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

    public IAsyncEnumerable<string> ReadAsync(string table, CancellationToken cancellation) =>
        File.ReadLinesAsync(Of(FileOf(table)), Utf8, cancellation);

    public async Task<string> HashAsync(string table, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Of(FileOf(table)));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    public bool Has(string table) => File.Exists(Of(FileOf(table)));

    /// <summary>The manifest in the place of the mark: from here on it is an export.</summary>
    public async Task EndAsync(BackupManifest manifest, CancellationToken cancellation)
    {
        await using (var file = Create(ManifestName))
        {
            await file.WriteAsync(Utf8.GetBytes(manifest.ToJson()), cancellation);
        }

        File.Delete(Of(Unfinished));
    }

    /// <summary>Null where there is none that can be read.</summary>
    public async Task<BackupManifest?> ManifestAsync(CancellationToken cancellation) =>
        IsComplete ? BackupManifest.Parse(await File.ReadAllTextAsync(Of(ManifestName), cancellation)) : null;

    private static string FileOf(string table) => $"{table}.jsonl";

    private string Of(string name) => Path.Combine(path, name);

    private FileStream Create(string name)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // A file that is there already keeps its mode.
            File.Delete(Of(name));
            options.UnixCreateMode = Owner;
        }

        return new FileStream(Of(name), options);
    }
}
