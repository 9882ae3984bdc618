using KobanBot.Dev;
using KobanBot.Support.EndToEnd;

namespace KobanBot.EndToEnd.Tests.Harness;

/// <summary>One stub bot, one browser and one Playground for each person, shared by the harness's tests.</summary>
public sealed class HarnessFixture : IAsyncLifetime
{
    internal static readonly PlaygroundUser Ichiro = new("00000000-0000-0000-0000-0000000000a1", "試験 一郎", "ichiro@koban.example");
    internal static readonly PlaygroundUser Jiro = new("00000000-0000-0000-0000-0000000000a2", "試験 二郎", "jiro@koban.example");

    /// <summary>The bot greets this person, and takes its time.</summary>
    internal static readonly PlaygroundUser Saburo = new("00000000-0000-0000-0000-0000000000a3", "試験 三郎", "saburo@koban.example");

    private Browser? _browser;

    internal StubBot Bot { get; private set; } = null!; // set before any test

    internal PlaygroundUsers Users { get; private set; } = null!; // set before any test

    internal NodeTools Tools { get; private set; } = null!; // set before any test

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Tools = await NodeTools.PrepareAsync(line => TestContext.Current.SendDiagnosticMessage(line), cancellation);
        Bot = await StubBot.StartAsync(cancellation);
        _browser = await Browser.StartAsync(Tools, cancellation);
        Users = new PlaygroundUsers(Tools, _browser, Bot.MessagesEndpoint);
    }

    public async ValueTask DisposeAsync()
    {
        await Users.DisposeAsync();
        await _browser!.DisposeAsync(); // set before any test
        await Bot.DisposeAsync();
    }

    internal Task<ChatPage> OpenChatAsync(PlaygroundUser user) =>
        Users.OpenChatAsync(user, Browser.Phone, TestContext.Current.CancellationToken);
}
