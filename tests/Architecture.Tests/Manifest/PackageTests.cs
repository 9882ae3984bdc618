using System.IO.Compression;
using System.Text.Json.Nodes;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Manifest;

public sealed class PackageTests : IDisposable
{
    // What `dotnet run --project dev -- package` runs, built in the same configuration as this.
    private static readonly string Dev = Repository.At(
        "artifacts",
        "bin",
        "Dev",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "KobanBot.Dev.dll"
    );

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kobanbot-package-");

    [Fact]
    public async Task The_package_holds_what_Teams_needs_with_every_id_filled_in()
    {
        var output = Path.Combine(_folder.FullName, "kobanbot.zip");

        var finished = await PackageAsync([
            "--app-id",
            AppManifest.AppId,
            "--bot-id",
            AppManifest.BotId,
            "--bot-domain",
            AppManifest.BotDomain,
            "--output",
            output,
        ]);

        finished.ExitCode.ShouldBe(0, finished.Words);
        using var zip = ZipFile.OpenRead(output);
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["manifest.json", "en.json", "color.png", "color32.png", "outline.png"]);
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        JsonNode.DeepEquals(JsonNode.Parse(manifest), AppManifest.Read()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--bot-id", "my-bot", "--bot-id my-bot")]
    [InlineData("--bot-domain", "https://bot.example.jp/", "--bot-domain https://bot.example.jp/")]
    [InlineData("--app-id", AppManifest.AppId, "--bot-id")]
    public async Task A_missing_or_malformed_value_makes_no_package(string option, string value, string hint)
    {
        var output = Path.Combine(_folder.FullName, "none.zip");

        var finished = await PackageAsync(["--output", output, option, value]);

        finished.ExitCode.ShouldBe(2);
        finished.Errors.ShouldContain(hint);
        File.Exists(output).ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<CommandLine.Finished> PackageAsync(IEnumerable<string> arguments) =>
        CommandLine.RunAsync("dotnet", [Dev, "package", .. arguments], TestContext.Current.CancellationToken);
}
