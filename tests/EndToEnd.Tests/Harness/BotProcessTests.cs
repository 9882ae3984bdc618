using KobanBot.Dev;

namespace KobanBot.EndToEnd.Tests.Harness;

public sealed class BotProcessTests
{
    private static readonly Dictionary<string, string?> NoSettings = [];

    [Fact]
    public async Task The_bot_is_ready_is_killed_and_starts_again_on_its_port()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tools = await NodeTools.PrepareAsync(_ => { }, cancellation);
        await using var azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, cancellation);
        await using var first = await BotProcess.StartAsync(tools, azurite.ConnectionString, null, NoSettings, null, cancellation);

        await first.KillAsync();

        first.HasExited.ShouldBeTrue();
        await using var second = await BotProcess.StartAsync(tools, azurite.ConnectionString, first.Port, NoSettings, null, cancellation);
        await second.StopAsync();
        FreePort.IsFree(first.Port).ShouldBeTrue();
    }
}
