using KobanBot.Core.Facts;

namespace KobanBot.Bot.Storage.Backup;

/// <summary>`export PLACE`: all tables into a folder or a blob container, streamed, with counts and hashes, and read again before it says that it is done.</summary>
internal sealed class ExportCommand(
    IReadOnlyDictionary<string, ServiceRows> tables,
    Func<CancellationToken, Task> audit,
    TimeProvider clock,
    TextWriter output
)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IBackupFiles files, CancellationToken cancellation)
    {
        var folder = new BackupFolder(files);
        if (await folder.IsForeignAsync(cancellation))
        {
            output.WriteLine($"フォルダーが空ではありません。書き出していません：{folder.Name}");
            return BackupExit.Refused;
        }

        try
        {
            // Whoever takes all records along is written down first, and the entry is part of the export.
            await audit(cancellation);
            await folder.BeginAsync(cancellation);
            var manifest = new BackupManifest(BackupManifest.CurrentFormat, clock.GetUtcNow(), await WriteAsync(folder, cancellation));
            if (await BackupCheck.FirstDifferenceAsync(folder, manifest, cancellation) is { } different)
            {
                output.WriteLine($"書き出したファイルを読み直した結果が一致しません：{different}。このフォルダーは使えません。");
                return BackupExit.Refused;
            }

            await folder.EndAsync(manifest, cancellation);
            Say(manifest);
            return BackupExit.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine(
                $"中断しました。このフォルダーは不完全で、復元には使えません（{BackupFolder.Unfinished}）。同じコマンドをもう一度実行すると、最初から書き出します。"
            );
            return BackupExit.Interrupted;
        }
    }

    private async Task<IReadOnlyList<BackupTable>> WriteAsync(BackupFolder folder, CancellationToken cancellation)
    {
        var (all, began) = (new List<BackupTable>(), clock.GetUtcNow());
        foreach (var (name, rows) in tables)
        {
            var (hash, digest) = await folder.WriteAsync(name, rows.ReadAsync(cancellation), cancellation);
            all.Add(new BackupTable(name, digest.Rows, hash, digest.Hash, ChangedMeanwhile: 0));
            output.WriteLine($"{name}　{digest.Rows:N0}行");
        }

        for (var i = 0; i < all.Count; i++)
        {
            all[i] = all[i] with { ChangedMeanwhile = await tables[all[i].Name].CountSinceAsync(began, cancellation) };
        }

        return all;
    }

    private void Say(BackupManifest manifest)
    {
        var (rows, changed) = (manifest.Tables.Sum(t => t.Rows), manifest.Tables.Sum(t => t.ChangedMeanwhile));
        output.WriteLine($"書き出しが終わり、読み直して確かめました。全{manifest.Tables.Count}表、{rows:N0}行です。");
        if (changed > 0)
        {
            output.WriteLine(
                $"書き出しの間に{changed:N0}行が変更されました。途中の変更を含まない控えが必要な場合は、ボットを止めて書き出してください。"
            );
        }
    }
}

/// <summary>Exit codes of `export` and `restore`.</summary>
internal static class BackupExit
{
    public const int Done = 0;

    /// <summary>The folder or the account is not what it has to be; what stood there is as it was.</summary>
    public const int Refused = 1;
    public const int WrongUse = 2;
    public const int Interrupted = 3;
    public const int NoStorage = 4;
}
