using System.Text.Json.Nodes;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>The compiler reports a wrong property as a warning and exits with 0, so the rule is: it has nothing to say at all.</summary>
public sealed class BicepTests
{
    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Repository.At("infra"), "*.bicep", SearchOption.AllDirectories),
        .. Directory.EnumerateFiles(Repository.At("infra"), "*.bicepparam", SearchOption.AllDirectories),
    ];

    [Fact]
    public async Task The_template_is_compiled_without_a_word()
    {
        var finished = await Bicep.BuildMainAsync();

        finished.Errors.ShouldBeEmpty();
        finished.ExitCode.ShouldBe(0);
        finished.Output.ShouldStartWith("{");
    }

    [Fact]
    public async Task Every_module_is_part_of_the_template()
    {
        var main = await File.ReadAllTextAsync(Repository.At("infra", "main.bicep"), TestContext.Current.CancellationToken);

        var modules = Files.Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "modules").Select(Path.GetFileName);

        modules.Count().ShouldBe(9);
        modules.Where(module => !main.Contains($"'modules/{module}'")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_parameters_are_compiled_without_a_word(string environment)
    {
        using var scratch = new Scratch();

        var finished = await Bicep.RunAsync(
            "build-params",
            Repository.At("infra", $"{environment}.bicepparam"),
            "--outfile",
            scratch.File("parameters.json")
        );

        finished.Words.ShouldBeEmpty();
        finished.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_toolkit_passes_parameters_that_the_template_has()
    {
        var template = JsonNode.Parse((await Bicep.BuildMainAsync()).Output)!["parameters"]!.AsObject();
        var file = await File.ReadAllTextAsync(Repository.At("infra", "azure.parameters.json"), TestContext.Current.CancellationToken);

        var passed = JsonNode.Parse(file)!["parameters"]!.AsObject();

        passed.Select(p => p.Key).Except(template.Select(p => p.Key)).ShouldBeEmpty();
        template.Where(p => p.Value!["defaultValue"] is null).Select(p => p.Key).Except(passed.Select(p => p.Key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_file_is_linted_without_a_word()
    {
        var finished = await Bicep.RunAsync("lint", "--pattern", Repository.At("infra", "**", "*.bicep"));

        finished.Words.ShouldBeEmpty();
        finished.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Every_file_is_formatted_as_the_compiler_formats()
    {
        using var scratch = new Scratch();
        scratch.Copy(Files);

        await Bicep.RunAsync("format", "--pattern", scratch.File("*.bicep*"));

        Files.Where(file => File.ReadAllText(file) != File.ReadAllText(scratch.File(Path.GetFileName(file)))).ShouldBeEmpty();
    }

    /// <summary>One run of the compiler for all of them: it takes seconds to start.</summary>
    [Fact]
    public async Task Type_errors_are_noticed_though_the_compiler_calls_them_warnings()
    {
        using var scratch = new Scratch();
        (string Right, string Wrong, string Diagnostic)[] errors =
        [
            ("allowSharedKeyAccess: false", "allowSharedKeyAccess: 'never'", "BCP036"),
            ("allowSharedKeyAccess: false", "allowSharedKeys: false", "BCP037"),
            ("storageAccounts@2025-01-01", "storageAccounts@2024-13-01", "BCP081"),
        ];
        var source = await File.ReadAllTextAsync(Repository.At("infra", "modules", "storage.bicep"), TestContext.Current.CancellationToken);
        foreach (var (right, wrong, diagnostic) in errors)
        {
            source.ShouldContain(right);
            await File.WriteAllTextAsync(
                scratch.File($"with-{diagnostic}.bicep"),
                source.Replace(right, wrong),
                TestContext.Current.CancellationToken
            );
        }

        var finished = await Bicep.RunAsync("build", "--pattern", scratch.File("*.bicep"));

        finished.ExitCode.ShouldBe(0);
        var said = finished.Errors.Split('\n');
        errors
            .Where(e => !said.Any(line => line.Contains($"with-{e.Diagnostic}.bicep(") && line.Contains($"Warning {e.Diagnostic}:")))
            .ShouldBeEmpty();
    }

    private sealed class Scratch : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kobanbot-infra-");

        public string File(string name) => Path.Combine(_folder.FullName, name);

        public void Copy(IEnumerable<string> files)
        {
            foreach (var file in files)
            {
                System.IO.File.Copy(file, File(Path.GetFileName(file)));
            }
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
