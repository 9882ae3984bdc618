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
        var manifest = Json(zip, "manifest.json");
        JsonNode.DeepEquals(manifest, AppManifest.Read()).ShouldBeTrue();

        // What Microsoft's validator says of the files in the package, and what the toolkit looks at besides the schema.
        (await MicrosoftValidator.ComplaintsAboutManifestAsync(manifest)).ShouldBeEmpty();
        (await MicrosoftValidator.ComplaintsAboutLocalizationAsync(Json(zip, "en.json"))).ShouldBeEmpty();
        Named(manifest).Order().ShouldBe(zip.Entries.Select(entry => entry.FullName).Where(name => name != "manifest.json").Order());
        zip.Entries.ShouldAllBe(entry => entry.Length > 0 && !entry.FullName.Contains('/') && !entry.FullName.Contains('\\'));
        manifest.ToJsonString().ShouldNotContain("${{");
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

    private static JsonNode Json(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open(); // Listed above.
        return JsonNode.Parse(entry)!; // A document.
    }

    /// <summary>Files that the manifest names: each is in the package, and nothing else is.</summary>
    private static IEnumerable<string> Named(JsonNode manifest) =>
        [
            .. manifest["icons"]!.AsObject().Select(icon => icon.Value!.GetValue<string>()), // The schema wants them.
            .. manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(language => language!["file"]!.GetValue<string>()),
        ];

    private static Task<CommandLine.Finished> PackageAsync(IEnumerable<string> arguments) =>
        CommandLine.RunAsync("dotnet", [Dev, "package", .. arguments], TestContext.Current.CancellationToken);
}
