using System.Diagnostics;

namespace KobanBot.Bench;

/// <summary>Process start to the first answer, of the bot on tables in memory: the median of five.</summary>
internal static class ColdStart
{
    private const int Runs = 5;

    public static async Task<int> RunAsync()
    {
        await PrintAsync(() => BotUnderLoad.StartAsync("memory", BotUnderLoad.Small));
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
