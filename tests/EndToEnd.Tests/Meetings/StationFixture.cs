using KobanBot.Dev;
using KobanBot.Support.EndToEnd;
using Microsoft.Playwright;

namespace KobanBot.EndToEnd.Tests.Meetings;

/// <summary>
/// The bot's own process on Azurite with the imported sample, a browser, and a Playground for each person. Each test has a council of
/// its own, so that all of them may share the rest.
/// </summary>
public sealed class StationFixture : IAsyncLifetime
{
    /// <summary>
    /// The day and the hour at which the tests run decide nothing: no digest comes in between what a test says and sees, and a notice is not
    /// held back at night.
    /// </summary>
    private static readonly Dictionary<string, string?> AnyHour = new()
    {
        ["Delivery__Enabled"] = "false",
        ["Reminders__QuietFrom"] = "00:00",
        ["Reminders__QuietTo"] = "00:00",
    };
    private static readonly string Samples = RepositoryRoot.Combine("samples", "small");

    private AzuriteProcess? _azurite;
    private Browser? _browser;
    private PlaygroundUsers? _users;

    internal NodeTools Tools { get; private set; } = null!; // set before any test

    internal BotProcess Bot { get; private set; } = null!; // set before any test

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Tools = await NodeTools.PrepareAsync(line => TestContext.Current.SendDiagnosticMessage(line), Cancellation);
        _azurite = await AzuriteProcess.StartAsync(Tools, location: null, port: null, Cancellation);
        await BotProcess.ImportAsync(Tools, _azurite.ConnectionString, Samples, onLine: null, Cancellation);
        Bot = await BotProcess.StartAsync(Tools, _azurite.ConnectionString, null, AnyHour, null, Cancellation);
        _browser = await Browser.StartAsync(Tools, Cancellation);
        _users = new PlaygroundUsers(Tools, _browser, Bot.MessagesEndpoint);
    }

    public async ValueTask DisposeAsync()
    {
        await _users!.DisposeAsync(); // set before any test
        await _browser!.DisposeAsync();
        await Bot.DisposeAsync();
        await _azurite!.DisposeAsync();
    }

    /// <summary>The chat of an officer of the sample at phone width, with the welcome or an empty page.</summary>
    internal Task<ChatPage> OpenChatOf(string officer) => OpenChatOf(officer, Browser.Phone);

    internal Task<ChatPage> OpenChatOf(string officer, (int Width, int Height) window) =>
        _users!.OpenChatAsync(UserOf(officer), window, Cancellation);

    /// <summary>The page beside an appointment, for an officer of the sample.</summary>
    internal Task<IPage> OpenPaneOf(string officer, string office, (int Width, int Height) window) =>
        _browser!.OpenPaneAsync(new Uri(Bot.Address, $"outlook/pane.html?account={UserOf(officer).AadObjectId}"), office, window);

    /// <summary>SIGKILL, and a new process on the same port.</summary>
    internal Task CrashAndRestartAsync() => CrashAndRestartAsync(AnyHour);

    internal async Task CrashAndRestartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        await Bot.KillAsync();
        var port = Bot.Port;
        await Bot.DisposeAsync();
        Bot = await BotProcess.StartAsync(Tools, _azurite!.ConnectionString, port, settings, null, Cancellation);
    }

    internal static PlaygroundUser UserOf(string officer)
    {
        var row = File.ReadLines(Path.Combine(Samples, "officers.csv")).Select(l => l.Split(',')).First(c => c[0] == officer);
        return new PlaygroundUser($"00000000-0000-4000-8000-0000000{officer[1..]}", row[1], row[4]);
    }
}
