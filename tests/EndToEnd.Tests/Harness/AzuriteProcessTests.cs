using Azure.Data.Tables;
using KobanBot.Dev;

namespace KobanBot.EndToEnd.Tests.Harness;

public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task Data_on_disk_outlive_a_stop_right_after_the_write()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("kobanbot-azurite-");
        var tools = await NodeTools.PrepareAsync(_ => { }, cancellation);
        await using (var first = await AzuriteProcess.StartAsync(tools, folder.FullName, port: null, cancellation))
        {
            var table = new TableClient(first.ConnectionString, "kept");
            await table.CreateAsync(cancellation);
            await table.AddEntityAsync(new TableEntity("連絡協議会", "1") { ["Place"] = "三条会館" }, cancellation);
            await first.StopAsync();
        }

        await using var second = await AzuriteProcess.StartAsync(tools, folder.FullName, port: null, cancellation);

        var kept = await new TableClient(second.ConnectionString, "kept").GetEntityAsync<TableEntity>(
            "連絡協議会",
            "1",
            cancellationToken: cancellation
        );
        kept.Value.GetString("Place").ShouldBe("三条会館");
        await second.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_sentence()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tools = await NodeTools.PrepareAsync(_ => { }, cancellation);
        await using var first = await AzuriteProcess.StartAsync(tools, location: null, port: null, cancellation);

        var refused = await Should.ThrowAsync<DevelopmentException>(() =>
            AzuriteProcess.StartAsync(tools, location: null, first.Port, cancellation)
        );

        refused.Message.ShouldBe($"Port {first.Port} is in use: stop the program that holds it, or choose another port.");
    }
}
