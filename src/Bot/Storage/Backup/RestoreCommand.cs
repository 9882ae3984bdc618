namespace KobanBot.Bot.Storage.Backup;

/// <summary>
/// `restore PLACE`: an export into empty tables, and nothing else. The whole export is checked before the first row is written, all rows are read again
/// afterwards. What an interruption leaves is marked, keeps the bot from being ready, and is completed by the same export.
/// </summary>
internal sealed class RestoreCommand(IReadOnlyDictionary<string, ServiceRows> tables, TextWriter output)
{
    private ServiceRows Marked => tables[Tables.Councils];

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IBackupFiles files, CancellationToken cancellation)
    {
        var folder = new BackupFolder(files);
        try
        {
            if (await folder.ManifestAsync(cancellation) is not { } manifest)
            {
                return Refuse(
                    await folder.IsUnfinishedAsync(cancellation)
                        ? $"このフォルダーの書き出しは終わっていません（{BackupFolder.Unfinished}）。復元していません。"
                        : $"書き出しのフォルダーではありません。復元していません：{folder.Name}"
                );
            }

            output.WriteLine("書き出しを確認しています。");
            if (manifest.Tables.FirstOrDefault(t => !tables.ContainsKey(t.Name)) is { } unknown)
            {
                return Refuse($"この版にはない表が含まれています：{unknown.Name}。新しい版で復元してください。");
            }

            if (await BackupCheck.FirstDifferenceAsync(folder, manifest, cancellation) is { } different)
            {
                return Refuse($"ファイルが書き出したときと違います：{different}。復元していません。");
            }

            return await WriteAsync(folder, manifest, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine(
                "中断しました。復元は終わっておらず、ボットは利用できません。同じ書き出しで同じコマンドをもう一度実行すると、続きを復元します。"
            );
            return BackupExit.Interrupted;
        }
    }

    private async Task<int> WriteAsync(BackupFolder folder, BackupManifest manifest, CancellationToken cancellation)
    {
        foreach (var rows in tables.Values)
        {
            await rows.CreateIfMissingAsync(cancellation);
        }

        var export = string.Join('.', manifest.Tables.Select(t => t.RowsHash[..16]));
        if (await Marked.MarkAsync(cancellation) is { } begun)
        {
            if (begun != export)
            {
                return Refuse("別の書き出しの復元が途中です。その書き出しで続けるか、空のアカウントを用意してください。");
            }

            output.WriteLine("途中まで復元されています。続けます。");
        }
        else if (await FirstFilledAsync(cancellation) is { } filled)
        {
            return Refuse($"復元先が空ではありません：{filled}。空のアカウントを指定してください。何も変更していません。");
        }

        await Marked.BeginAsync(export, cancellation);
        foreach (var table in manifest.Tables)
        {
            await foreach (var _ in tables[table.Name].WriteAsync(folder.ReadAsync(table.Name, cancellation), cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
            }

            output.WriteLine($"{table.Name}　{table.Rows:N0}行");
        }

        foreach (var table in manifest.Tables)
        {
            var digest = await BackupCheck.DigestAsync(tables[table.Name].ReadAsync(cancellation));
            if (digest is null || digest.Rows != table.Rows || digest.Hash != table.RowsHash)
            {
                return Refuse(
                    $"復元した結果が書き出しと一致しません：{table.Name}。ボットを使わず、空のアカウントに復元し直してください。"
                );
            }
        }

        await Marked.EndAsync(cancellation);
        output.WriteLine($"復元が終わり、全{manifest.Tables.Sum(t => t.Rows):N0}行が書き出しと一致することを確かめました。");
        return BackupExit.Done;
    }

    private async Task<string?> FirstFilledAsync(CancellationToken cancellation)
    {
        foreach (var (name, rows) in tables)
        {
            if (!await rows.IsEmptyAsync(cancellation))
            {
                return name;
            }
        }

        return null;
    }

    private int Refuse(string sentence)
    {
        output.WriteLine(sentence);
        return BackupExit.Refused;
    }
}
