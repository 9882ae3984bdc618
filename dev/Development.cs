using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KobanBot.Dev;

/// <summary>
/// The whole thing on a desk: packages, Azurite, the sample, the bot and a chat to talk to it. It runs until Ctrl+C and then stops,
/// in this order, the chat, the bot and the store.
/// </summary>
internal static class Development
{
    /// <summary>Returns the exit code: 1 when something was missing or ended by itself.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = StopOn(PosixSignal.SIGINT, stop);
        using var terminated = StopOn(PosixSignal.SIGTERM, stop);
        using var closed = StopOn(PosixSignal.SIGHUP, stop);
        try
        {
            if (arguments.Contains("--help") || arguments.Contains("-h"))
            {
                Console.WriteLine(DevelopmentOptions.Usage);
                return 0;
            }

            await RunUntilStoppedAsync(DevelopmentOptions.Parse(arguments), stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.WriteLine("Everything is stopped; the data are kept in .data.");
            return 0;
        }
        catch (DevelopmentException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task RunUntilStoppedAsync(DevelopmentOptions options, CancellationToken cancellation)
    {
        var took = Stopwatch.StartNew();
        var sampleFolder = RepositoryRoot.Combine("samples", options.Full ? "full" : "small");
        var personas = Persona.Read(sampleFolder);
        var speaker = Persona.Choose(personas, options.PersonaKey);
        FreePort.Require(options.Port, "choose another with --port");
        FreePort.Require(options.PlaygroundPort, "choose another with --playground-port");
        var dataFolder = RepositoryRoot.Combine(".data");
        using var held =
            FileLock.TryTake(RepositoryRoot.Combine("artifacts", "data.lock"))
            ?? throw new DevelopmentException("Another `dotnet run --project dev` is using .data: stop it first.");
        PrepareFolder(dataFolder, options.Fresh);

        var tools = await NodeTools.PrepareAsync(Report, cancellation);
        await using var azurite = await AzuriteProcess.StartAsync(tools, dataFolder, port: null, cancellation);
        await SampleImport.RunAsync(tools, azurite, sampleFolder, dataFolder, Report, cancellation);

        // The Playground waits for the bot by itself, so the two start side by side.
        var startingPlayground = PlaygroundProcess.StartAsync(
            tools,
            new Uri($"http://127.0.0.1:{options.Port}/api/messages"),
            speaker.User,
            personas.Select(persona => persona.User),
            options.PlaygroundPort,
            cancellation
        );
        await using var bot = await StartBotAsync(tools, azurite, options.Port, startingPlayground, cancellation);
        await using var playground = await startingPlayground;

        Report("");
        Report($"You are {speaker.Label}, {speaker.User.Name} (--as {speaker.Key}).");
        Report($"Open {playground.Address} and say 会議を記録. Ready in {took.Elapsed.TotalSeconds:0.0} s; Ctrl+C stops everything.");
        Report("");

        await Task.WhenAny(azurite.Exited, bot.Exited, playground.Exited).WaitAsync(cancellation);
        throw new DevelopmentException(
            bot.HasExited
                ? $"The bot ended by itself, and everything else with it; it said:{Environment.NewLine}{bot.LastOutput}"
                : "Azurite or the Playground ended by itself, and everything else with it: start again."
        );
    }

    private static async Task<BotProcess> StartBotAsync(
        NodeTools tools,
        AzuriteProcess azurite,
        int port,
        Task<PlaygroundProcess> startingPlayground,
        CancellationToken cancellation
    )
    {
        try
        {
            return await BotProcess.StartAsync(
                tools,
                azurite.ConnectionString,
                port,
                new Dictionary<string, string?>(),
                ReportBot,
                cancellation
            );
        }
        catch
        {
            await StopStartedAsync(startingPlayground);
            throw;
        }
    }

    private static async Task StopStartedAsync(Task<PlaygroundProcess> starting)
    {
        try
        {
            await using var playground = await starting;
        }
        catch (Exception exception) when (exception is DevelopmentException or OperationCanceledException)
        {
            // It has stopped itself; the bot's failure is the one to tell.
        }
    }

    private static void PrepareFolder(string dataFolder, bool fresh)
    {
        if (fresh && Directory.Exists(dataFolder))
        {
            Directory.Delete(dataFolder, recursive: true);
        }

        Directory.CreateDirectory(dataFolder);
    }

    // The bot logs one line for an event; the framework's own are left out unless they are warnings.
    private static void ReportBot(string line)
    {
        if (line.Contains("KobanBot", StringComparison.Ordinal) || line.StartsWith("warn", StringComparison.Ordinal) || IsFailure(line))
        {
            Report(line);
        }
    }

    private static bool IsFailure(string line) =>
        line.StartsWith("fail", StringComparison.Ordinal) || line.StartsWith("crit", StringComparison.Ordinal);

    private static void Report(string line) => Console.WriteLine(line);

    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                context.Cancel = true;
                stop.Cancel();
            }
        );
}
