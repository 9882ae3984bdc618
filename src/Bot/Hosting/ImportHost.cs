using KobanBot.Bot.Import;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Hosting;

/// <summary>`import DIR [--tracked-from DAY]`: the same settings and the same storage as the bot, without the bot.</summary>
internal static class ImportHost
{
    private const int WrongUse = 2;
    private const int NoStorage = 4;

    /// <returns>The exit code; 0 when everything is stored.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        DateOnly? tracked = null;
        if (args is ["import", _, "--tracked-from", var day] && JapaneseDate.TryParse(day, out var from))
        {
            (tracked, args) = (from, args[..2]);
        }

        if (args is not ["import", var folder])
        {
            await Console.Error.WriteLineAsync("使い方： dotnet run --project src/Bot -- import フォルダー [--tracked-from 日付]");
            return WrongUse;
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
            await host.StartAsync(stop.Token);
            var command = new ImportCommand(host.Services.GetRequiredService<IImportStore>(), TimeProvider.System, Console.Out)
            {
                TrackedFrom = tracked,
                Ask = Console.IsInputRedirected ? null : Console.ReadLine,
            };
            var code = await command.RunAsync(folder, stop.Token);
            if (code == ImportCommand.Done)
            {
                // The bot follows changes that are made in the chat; what an import changes, the import brings along.
                await host.Services.GetRequiredService<SummaryProjection>().RebuildAsync(stop.Token);
            }

            return code;
        }
        catch (StorageUnavailableException)
        {
            await Console.Error.WriteLineAsync(
                "ストレージに接続できません。接続先と権限を確かめて、もう一度実行してください。取り込んだ分は残っています。"
            );
            return NoStorage;
        }
    }
}
