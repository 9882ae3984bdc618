using System.Text.Json;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>
/// The image that `dotnet publish -t:PublishContainer` makes, as far as it is known without the registry of its base image: chiselled, not root, for the
/// runtime of the project, without what a chiselled image lacks.
/// </summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task The_image_is_chiselled_runs_as_nobody_special_and_needs_no_culture()
    {
        var finished = await CommandLine.RunAsync(
            "dotnet",
            [
                "msbuild",
                Repository.At("src", "Bot", "Bot.csproj"),
                "-p:RuntimeIdentifier=linux-x64",
                "-getProperty:ContainerFamily,ContainerRepository,ContainerUser,InvariantGlobalization,TargetFramework,SelfContained,PublishReadyToRun",
            ],
            TestContext.Current.CancellationToken
        );

        finished.ExitCode.ShouldBe(0, finished.Words);
        var properties = JsonDocument
            .Parse(finished.Output)
            .RootElement.GetProperty("Properties")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString() ?? "", StringComparer.Ordinal);
        properties["ContainerFamily"].ShouldBe("noble-chiseled");
        properties["ContainerRepository"].ShouldBe("kobanbot");
        // Not set: the image's own user, which is not root. Whoever sets it to root is stopped here.
        properties["ContainerUser"].ShouldBeOneOf("", "app");
        // A chiselled image has no ICU.
        properties["InvariantGlobalization"].ShouldBe("true");
        properties["TargetFramework"].ShouldBe("net10.0");
        properties["SelfContained"].ShouldBeOneOf("", "false");
        properties["PublishReadyToRun"].ShouldBe("true");
    }
}
