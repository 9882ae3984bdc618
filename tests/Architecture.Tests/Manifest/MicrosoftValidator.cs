using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Manifest;

/// <summary>@microsoft/app-manifest, the validator of the Agents Toolkit, run by node without a network.</summary>
internal static class MicrosoftValidator
{
    public static Task<IReadOnlyList<string>> ComplaintsAboutManifestAsync(JsonNode manifest) => AskAsync("manifest", manifest);

    public static Task<IReadOnlyList<string>> ComplaintsAboutLocalizationAsync(JsonNode texts) => AskAsync("localization", texts);

    private static async Task<IReadOnlyList<string>> AskAsync(string kind, JsonNode document)
    {
        var tools = await KobanBot.Dev.NodeTools.PrepareAsync(_ => { }, TestContext.Current.CancellationToken);
        var script = Repository.At("tests", "Architecture.Tests", "Manifest", "validate.cjs");
        var finished = await CommandLine.RunAsync(
            tools.Node,
            [script, kind],
            TestContext.Current.CancellationToken,
            document.ToJsonString()
        );

        finished.ExitCode.ShouldBe(0, finished.Words);
        return JsonSerializer.Deserialize<List<string>>(finished.Output)!;
    }
}
