using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Hosting;

/// <summary>`summaries rebuild`: compares every extract with its council, puts right what differs, and names it.</summary>
internal static class SummariesHost
{
    private const int WrongUse = 2;
    private const int NoStorage = 4;

    /// <returns>The exit code; 0 when nothing differed or all was put right.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["summaries", "rebuild"])
        {
            await Console.Error.WriteLineAsync("使い方： dotnet run --project src/Bot -- summaries rebuild");
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
            var differences = await host.Services.GetRequiredService<SummaryProjection>().RebuildAsync(stop.Token);
            foreach (var difference in differences)
            {
                Console.WriteLine(difference);
            }

            Console.WriteLine(differences.Count == 0 ? "相違はありませんでした。" : $"{differences.Count:N0}件の相違を訂正しました。");
            return 0;
        }
        catch (StorageUnavailableException)
        {
            await Console.Error.WriteLineAsync("ストレージに接続できません。接続先と権限を確かめて、もう一度実行してください。");
            return NoStorage;
        }
    }
}
