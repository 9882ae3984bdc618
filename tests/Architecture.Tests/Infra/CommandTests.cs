using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Hosting;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>The commands of an operator as real processes: what docs/operations.md says of their exit codes and sentences, with settings that are wrong.</summary>
public sealed class CommandTests
{
    private static readonly string Program = Repository.At(
        "artifacts",
        "bin",
        "Bot",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "KobanBot.Bot.dll"
    );

    /// <summary>Whoever has set them reads a sentence with the setting's name, and no place in our code. The processes run side by side.</summary>
    [Fact]
    public async Task Settings_that_are_wrong_end_every_command_with_a_sentence()
    {
        const string NoTable = "Set exactly one of Storage:ConnectionString and Storage:AccountUri.";
        (string Arguments, string Settings, int Code, string[] Sentences)[] cases =
        [
            ("import samples/small", "", 2, [NoTable]),
            ("summaries rebuild", "Storage__AccountUri=http://x", 2, ["Storage:AccountUri is an https address."]),
            ("export /nowhere", "Summaries__RebuildInterval=soon", 2, ["Summaries:RebuildInterval"]),
            (
                "doctor",
                "Mail__PerMinute=31",
                1,
                ["[異常] 設定：", NoTable, "Mail:PerMinute must lie between 1 and 30", "Bot:AppId is missing"]
            ),
            (
                "",
                "Mail__PerMinute=31",
                2,
                ["設定に誤りがあります：", NoTable, "Mail:PerMinute must lie between 1 and 30", "Bot:AppId is missing"]
            ),
        ];

        var finished = await Task.WhenAll(cases.Select(c => RunAsync(c.Arguments, c.Settings)));

        foreach (var (one, expected) in finished.Zip(cases))
        {
            one.ExitCode.ShouldBe(expected.Code, $"{expected.Arguments}: {one.Words}");
            expected.Sentences.Where(sentence => !one.Words.Contains(sentence, StringComparison.Ordinal)).ShouldBeEmpty(one.Words);
            one.Words.Split('\n').Length.ShouldBeLessThan(3, one.Words);
        }
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import one two")]
    [InlineData("import folder --tracked-from someday")]
    public async Task Wrong_use_of_import_does_nothing(string arguments) => (await ImportHost.RunAsync(arguments.Split(' '))).ShouldBe(2);

    [Theory]
    [InlineData("export")]
    [InlineData("restore")]
    [InlineData("restore one two")]
    public async Task Wrong_use_of_export_and_restore_does_nothing(string arguments) =>
        (await BackupHost.RunAsync(arguments.Split(' '))).ShouldBe(2);

    [Theory]
    [InlineData("summaries")]
    [InlineData("summaries compare")]
    public async Task Wrong_use_of_summaries_does_nothing(string arguments) =>
        (await SummariesHost.RunAsync(arguments.Split(' '))).ShouldBe(2);

    [Fact]
    public async Task A_folder_is_one_of_where_the_command_was_called()
    {
        var properties = await CommandLine.RunAsync(
            "dotnet",
            ["msbuild", Repository.At("src", "Bot", "Bot.csproj"), "-getProperty:RunWorkingDirectory"],
            TestContext.Current.CancellationToken
        );

        Path.TrimEndingDirectorySeparator(properties.Output.Trim()).ShouldBe(Repository.Root);
    }

    private static Task<CommandLine.Finished> RunAsync(string arguments, string settings)
    {
        var environment = settings
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split('='))
            .ToDictionary(s => s[0], s => (string?)s[1], StringComparer.Ordinal);
        environment["ASPNETCORE_ENVIRONMENT"] = environment["DOTNET_ENVIRONMENT"] = "Production";
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return CommandLine.RunAsync(
            "dotnet",
            [Program, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            TestContext.Current.CancellationToken,
            environment: environment
        );
    }
}
