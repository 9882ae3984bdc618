using System.Diagnostics;
using System.Globalization;
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

    /// <summary>What starts a process group and ends it with SIGTERM (a service manager, `timeout`) reaches every program in it at once.</summary>
    [Fact]
    public async Task A_signal_to_all_programs_leaves_the_order_of_the_end_to_the_parent()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var cancellation = TestContext.Current.CancellationToken;
        var tools = await NodeTools.PrepareAsync(_ => { }, cancellation);
        await using var azurite = await AzuriteProcess.StartAsync(tools, location: null, port: null, cancellation);
        await using var bot = await BotProcess.StartAsync(tools, azurite.ConnectionString, null, NoSettings, null, cancellation);

        foreach (var id in new[] { bot.WatcherId, azurite.ProcessId })
        {
            using var kill = Process.Start("kill", ["-TERM", id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(cancellation);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        bot.HasExited.ShouldBeFalse();
        azurite.HasExited.ShouldBeFalse();
        await bot.StopAsync();
        FreePort.IsFree(bot.Port).ShouldBeTrue();
    }
}
