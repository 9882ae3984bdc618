using System.Diagnostics;
using KobanBot.Dev;

namespace KobanBot.Bench;

/// <summary>Process start to the first answer: the median of five. Of a published bot on Azurite, or of the bot on tables in memory.</summary>
internal static class ColdStart
{
    private const int Runs = 5;

    /// <param name="program">`KobanBot.Bot.dll` of a published bot; null for the bot that is built here, which imports its sample as it starts.</param>
    public static async Task<int> RunAsync(string? program)
    {
        if (program is null)
        {
            await PrintAsync(() => BotUnderLoad.StartAsync("memory", BotUnderLoad.Small));
            return 0;
        }

        // As in the cloud: the data are there before.
        var tools = await NodeTools.PrepareAsync(Console.Error.WriteLine, CancellationToken.None);
        await using var azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, CancellationToken.None);
        await BotProcess.ImportAsync(tools, azurite.ConnectionString, BotUnderLoad.Small, onLine: null, CancellationToken.None);
        await PrintAsync(() => BotUnderLoad.StartPublishedAsync(Path.GetFullPath(program), azurite.ConnectionString));
        return 0;
    }

    /// <summary>Starts it five times and prints one line.</summary>
    public static async Task PrintAsync(Func<Task<BotUnderLoad>> startAsync)
    {
        var name = "";
        var times = new List<(double Ready, double Answer)>();
        for (var run = 0; run < Runs; run++)
        {
            await using var connector = await StandInConnector.StartAsync();
            var clock = Stopwatch.StartNew();
            await using var bot = await startAsync();
            var ready = clock.Elapsed.TotalMilliseconds;
            await using var client = await LoadClient.ConnectAsync(bot.Port);
            await client.SendAsync(LoadClient.Request(Load.FirstWords(connector.Url)));
            times.Add((ready, clock.Elapsed.TotalMilliseconds));
            name = bot.Name;
            if (client.Status != 200 || connector.Sent != 1)
            {
                throw new InvalidOperationException($"The first answer was {client.Status}, with {connector.Sent} messages sent.");
            }
        }

        double Median(Func<(double Ready, double Answer), double> of) => times.Select(of).Order().ElementAt(Runs / 2);
        Console.WriteLine(
            $"| cold start | {name} | ready {Median(t => t.Ready):F0} ms | first answer {Median(t => t.Answer):F0} ms | of {Runs} |"
        );
    }
}
