using System.Text;
using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Import;

/// <summary>The command line `import DIR [--Storage:…]`, with the settings of the bot and without its web server.</summary>
internal static class ImportProgram
{
    private const int Misused = 64;

    /// <param name="args">What follows `import`.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            Console.Error.WriteLine("使い方：import フォルダー");
            return Misused;
        }

        var builder = Host.CreateApplicationBuilder(args[1..]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(builder.Configuration);
        using var host = builder.Build();
        try
        {
            // Creates the tables, and makes Ctrl+C stop between two writes.
            await host.StartAsync();
        }
        catch (OptionsValidationException e)
        {
            Console.Error.WriteLine(e.Message);
            return Misused;
        }
        catch (StorageUnavailableException)
        {
            Console.Error.WriteLine("ストレージに接続できません。設定（Storage）を確認してください。");
            return ImportCommand.StorageFailed;
        }

        var command = new ImportCommand(host.Services.GetRequiredService<IImportStore>(), TimeProvider.System, Console.Out);
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var exitCode = await command.RunAsync(args[0], stopping);
        await host.StopAsync(CancellationToken.None);
        return exitCode;
    }
}
