using System.Text.Json;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;
using YamlDotNet.RepresentationModel;

namespace KobanBot.Architecture.Tests.Toolkit;

/// <summary>
/// What the Agents Toolkit and the editor read: steps that exist with what they need (yaml.schema.json v1.8 of the toolkit), paths that exist, variables that
/// somebody sets. The toolkit itself needs an account and is not run here.
/// </summary>
public sealed partial class ToolkitTests
{
    /// <summary>Of each step its required inputs, and what it may write into the environment file.</summary>
    private static readonly Dictionary<string, (string[] With, string[] Writes)> Known = new(StringComparer.Ordinal)
    {
        ["teamsApp/create"] = (["name"], ["teamsAppId"]),
        ["arm/deploy"] = (["subscriptionId", "resourceGroupName", "templates"], []),
        ["teamsApp/validateManifest"] = (["manifestPath"], []),
        ["teamsApp/zipAppPackage"] = (["manifestPath", "outputZipPath", "outputFolder"], []),
        ["teamsApp/validateAppPackage"] = (["appPackagePath"], []),
        ["teamsApp/update"] = (["appPackagePath"], []),
        ["teamsApp/publishAppPackage"] = (["appPackagePath"], ["publishedAppId"]),
        ["botAadApp/create"] = (["name"], ["botId", "botPassword"]),
        ["botFramework/create"] = (["botId", "name", "messagingEndpoint", "channels"], []),
        ["file/createOrUpdateEnvironmentFile"] = (["target", "envs"], []),
        ["cli/runDotnetCommand"] = (["args"], []),
        ["cli/runNpmCommand"] = (["args"], []),
        ["azureAppService/zipDeploy"] = (["artifactFolder", "resourceId"], []),
    };

    public static TheoryData<string, string> Files =>
        new()
        {
            { "m365agents.yml", "dev" },
            { "m365agents.local.yml", "local" },
            { "m365agents.playground.yml", "playground" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_step_exists_and_has_what_it_needs(string file, string environment)
    {
        environment.ShouldNotBeEmpty();
        var root = await ReadAsync(file);

        Text(root, "version").ShouldBe("v1.8");
        Directory.Exists(Repository.At(Text(root, "environmentFolderPath"))).ShouldBeTrue();
        root.Children.Keys.Select(k => k.ToString())
            .Except(["version", "environmentFolderPath", "provision", "deploy", "publish"])
            .ShouldBeEmpty();
        foreach (var step in Steps(root))
        {
            var (with, writes) = Known[Text(step, "uses")];
            with.Except(Keys(step, "with")).ShouldBeEmpty($"{file}: {Text(step, "uses")}");
            Keys(step, "writeToEnvironmentFile").Order().ShouldBe(writes.Order(), $"{file}: {Text(step, "uses")}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_path_exists_or_is_made_by_a_step(string file, string environment)
    {
        environment.ShouldNotBeEmpty();
        var paths = Scalars(await ReadAsync(file)).SelectMany(s => Relative.Matches(s)).Select(m => m.Value.TrimEnd('.')).ToList();

        paths.ShouldNotBeEmpty();
        paths
            .Where(p => !p.StartsWith("./artifacts/", StringComparison.Ordinal) && !p.StartsWith("./env/.bot", StringComparison.Ordinal))
            .Where(p => !File.Exists(Repository.At(p)) && !Directory.Exists(Repository.At(p)))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_variable_is_known_to_its_environment(string file, string environment)
    {
        var root = await ReadAsync(file);
        var cancellation = TestContext.Current.CancellationToken;
        var declared = (await File.ReadAllLinesAsync(Repository.At("env", $".env.{environment}"), cancellation))
            .Where(l => !l.StartsWith('#') && l.Contains('='))
            .Select(l => l[..l.IndexOf('=', StringComparison.Ordinal)])
            .ToHashSet(StringComparer.Ordinal);
        var texts = Scalars(root).ToList();
        foreach (
            var read in texts
                .Where(t => t.EndsWith(".json", StringComparison.Ordinal) && t.StartsWith("./", StringComparison.Ordinal))
                .ToList()
        )
        {
            texts.Add(await File.ReadAllTextAsync(Repository.At(read), cancellation));
        }

        var used = texts.SelectMany(t => Variable.Matches(t)).Select(m => m.Groups[1].Value).Distinct().ToList();
        var written = Steps(root).SelectMany(s => Values(s, "writeToEnvironmentFile")).ToList();

        // A secret is kept in the file of the person alone, which git does not take.
        used.Where(v => !v.StartsWith("SECRET_", StringComparison.Ordinal)).Except(declared).ShouldBeEmpty();
        written.Where(v => !v.StartsWith("SECRET_", StringComparison.Ordinal)).Except(declared).ShouldBeEmpty();
        (await File.ReadAllTextAsync(Repository.At(".gitignore"), cancellation)).ShouldContain("env/.env.*.user");
    }

    [Fact]
    public async Task The_outputs_of_the_template_have_the_names_that_the_toolkit_passes_on()
    {
        var template = await File.ReadAllTextAsync(Repository.At("infra", "main.bicep"), TestContext.Current.CancellationToken);

        foreach (var name in (string[])["BOT_ID", "BOT_DOMAIN", "BOT_RESOURCE_ID"])
        {
            template.ShouldContain($"output {name} string");
        }
    }

    [Fact]
    public async Task Every_launch_has_its_task_and_its_program()
    {
        using var launch = JsonDocument.Parse(await TextAsync(".vscode", "launch.json"));
        using var tasks = JsonDocument.Parse(await TextAsync(".vscode", "tasks.json"));
        var labels = tasks.RootElement.GetProperty("tasks").EnumerateArray().ToDictionary(t => t.GetProperty("label").GetString()!); // A task has one.
        var configurations = launch.RootElement.GetProperty("configurations").EnumerateArray().ToList();

        foreach (var configuration in configurations)
        {
            if (configuration.TryGetProperty("preLaunchTask", out var task))
            {
                labels.Keys.ShouldContain(task.GetString());
            }

            if (configuration.TryGetProperty("program", out var program))
            {
                var parts = program.GetString()!.Split('/'); // A program has a path.
                File.Exists(
                        Directory.GetFiles(Repository.At(parts[3] == "Dev" ? "dev" : Path.Combine("src", parts[3])), "*.csproj").Single()
                    )
                    .ShouldBeTrue();
            }
        }

        var needed = labels
            .Values.Where(t => t.TryGetProperty("dependsOn", out _))
            .SelectMany(t => t.GetProperty("dependsOn").EnumerateArray());
        needed.Select(n => n.GetString()!).Except(labels.Keys).ShouldBeEmpty(); // A name.
        launch
            .RootElement.GetProperty("compounds")
            .EnumerateArray()
            .SelectMany(c => c.GetProperty("configurations").EnumerateArray())
            .Select(c => c.GetString())
            .Except(configurations.Select(c => c.GetProperty("name").GetString()))
            .ShouldBeEmpty();
    }

    private static Task<string> TextAsync(params string[] path) =>
        File.ReadAllTextAsync(Repository.At(path), TestContext.Current.CancellationToken);

    private static async Task<YamlMappingNode> ReadAsync(string file)
    {
        using var reader = new StringReader(await TextAsync(file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode root) =>
        root.Children.Values.OfType<YamlSequenceNode>().SelectMany(s => s.Children).Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode node, string key) => node.Children[new YamlScalarNode(key)].ToString();

    private static IEnumerable<string> Keys(YamlMappingNode node, string key) => Below(node, key).Select(c => c.Key.ToString());

    private static IEnumerable<string> Values(YamlMappingNode node, string key) => Below(node, key).Select(c => c.Value.ToString());

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Below(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? ((YamlMappingNode)found).Children : [];

    private static IEnumerable<string> Scalars(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(s => s.Value ?? "");

    [GeneratedRegex(@"\./[A-Za-z0-9_./-]+|\bsrc/[A-Za-z]+")]
    private static partial Regex Relative { get; }

    [GeneratedRegex(@"\$\{\{([A-Z0-9_]+)\}\}")]
    private static partial Regex Variable { get; }
}
