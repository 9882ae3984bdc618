using KobanBot.Bot.Hosting;
using KobanBot.Bot.Import;
using KobanBot.Core.Facts;
using KobanBot.Dev;
using KobanBot.Support.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KobanBot.Bench;

/// <summary>The whole bot in a process of its own, on tables in memory or on the storage that the environment names.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string sample, string[] args)
    {
        var inMemory = Environment.GetEnvironmentVariable("Storage__ConnectionString") is null;
        var storage = new MemoryStorage();
        await using var app = KobanBotApp.Build(
            args,
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                if (inMemory)
                {
                    builder.Services.UseMemoryStorage(storage);
                }
            }
        );
        if (inMemory)
        {
            var import = new ImportCommand(app.Services.GetRequiredService<IImportStore>(), TimeProvider.System, TextWriter.Null)
            {
                TrackedFrom = new DateOnly(2025, 4, 1),
            };
            await import.RunAsync(sample, CancellationToken.None);
        }

        await app.RunAsync();
        return 0;
    }
}
