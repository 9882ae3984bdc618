using Azure;
using Azure.Identity;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>`export PLACE` and `restore PLACE`: the same settings and the same storage as the bot, without the bot.</summary>
internal static class BackupHost
{
    /// <returns>The exit code, of <see cref="BackupExit"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [("export" or "restore") and var command, var path])
        {
            await Console.Error.WriteLineAsync(
                "使い方： dotnet run --project src/Bot -- export 保存先（復元は restore 保存先）。保存先はフォルダー又は https://アカウント.blob.core.windows.net/コンテナー/名前"
            );
            return BackupExit.WrongUse;
        }

        using var host = CommandHost.Build();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        try
        {
            var services = host.Services;
            var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
            if (BackupPlace.Find(path, StorageServices.Credential(options)) is not { } files)
            {
                await Console.Error.WriteLineAsync($"保存先の形が正しくありません：{path}");
                return BackupExit.WrongUse;
            }

            var tables = StorageServices.Rows(options);
            return command == "export"
                ? await new ExportCommand(tables, c => KeepAsync(services, c), TimeProvider.System, Console.Out).RunAsync(files, stop.Token)
                : await new RestoreCommand(tables, Console.Out).RunAsync(files, stop.Token);
        }
        catch (Exception outage)
            when (outage is StorageUnavailableException or RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            await Console.Error.WriteLineAsync(
                "ストレージが応答しませんでした。終わっていません。接続先と権限を確かめて、同じコマンドをもう一度実行してください。"
            );
            return BackupExit.NoStorage;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"フォルダーに書き込めないか、読み取れません。終わっていません：{path}");
            return BackupExit.Refused;
        }
    }

    private static Task KeepAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<IReadAudit>().KeepAsync(Office.Headquarters.Unit, Entry(TimeProvider.System.GetUtcNow()), cancellation);

    private static AuditEntry Entry(DateTimeOffset now) => new(now, ReadAudit.Operator, "backup.export", Guid.CreateVersion7(now));
}
