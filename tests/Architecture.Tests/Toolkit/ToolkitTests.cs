using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KobanBot.Architecture.Tests.Toolkit;

/// <summary>
/// What the Agents Toolkit and the editor read: steps that its own schema knows (v1.8), paths that exist, variables that somebody sets. The toolkit itself
/// needs an account and is not run here.
/// </summary>
public sealed partial class ToolkitTests
{
    public static TheoryData<string, string> Files =>
        new()
        {
            { "m365agents.yml", "dev" },
            { "m365agents.local.yml", "local" },
            { "m365agents.playground.yml", "playground" },
        };

    /// <summary>Its own schema, of its published package; with a step that it does not know, so that it is known to look.</summary>
    [Fact]
    public async Task The_toolkits_own_schema_has_nothing_to_say()
    {
        var documents = new JsonObject();
        foreach (var (file, _) in Files.Select(row => row.Data))
        {
            documents[file] = AsJson(await ReadAsync(file));
            Directory.Exists(Repository.At((string)documents[file]!["environmentFolderPath"]!)).ShouldBeTrue(); // Each names one.
        }

        var wrong = documents["m365agents.yml"]!.DeepClone(); // Read above.
        wrong["provision"]![1]!["with"]!["resourceGroup"] = "rg"; // The deployment, with an input that it does not have.
        documents["wrong"] = wrong;

        var complaints = await ComplaintsAsync(documents);

        complaints["wrong"].ShouldContain(c => c.Contains("additional properties", StringComparison.Ordinal));
        complaints.Remove("wrong");
        complaints.Values.SelectMany(c => c).ShouldBeEmpty();
        complaints.Count.ShouldBe(3);
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

    /// <summary>What stands empty in the file of an environment is asked for by the toolkit, or written there by somebody before it is read.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_empty_variable_is_filled_by_somebody(string file, string environment)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var empty = (await File.ReadAllLinesAsync(Repository.At("env", $".env.{environment}"), cancellation))
            .Where(l => !l.StartsWith('#') && l.EndsWith('='))
            .Select(l => l.TrimEnd('='))
            .ToList();
        var outputs = Output.Matches(await TextAsync("infra", "main.bicep")).Select(m => m.Groups["name"].Value);
        var tunnel = Written.Matches(await TextAsync(".vscode", "tasks.json")).SelectMany(m => Name.Matches(m.Value)).Select(m => m.Value);
        string[] byTheToolkit = ["AZURE_SUBSCRIPTION_ID", "AZURE_RESOURCE_GROUP_NAME", "TEAMS_APP_TENANT_ID"];

        empty
            .Except(Steps(await ReadAsync(file)).SelectMany(s => Values(s, "writeToEnvironmentFile")))
            .Except(environment == "local" ? tunnel : outputs)
            .Except(byTheToolkit)
            .ShouldBeEmpty();
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

    private static async Task<Dictionary<string, List<string>>> ComplaintsAsync(JsonObject documents)
    {
        var tools = await KobanBot.Dev.NodeTools.PrepareAsync(_ => { }, TestContext.Current.CancellationToken);
        var finished = await CommandLine.RunAsync(
            tools.Node,
            [Repository.At("tests", "Architecture.Tests", "Toolkit", "schema.cjs"), Repository.At("artifacts", "toolkit")],
            TestContext.Current.CancellationToken,
            documents.ToJsonString()
        );
        finished.ExitCode.ShouldBe(0, finished.Words);
        return JsonSerializer.Deserialize<Dictionary<string, List<string>>>(finished.Output)!; // An object, written by our script.
    }

    /// <summary>As a program reads it: plain words that are numbers or truths are none.</summary>
    private static JsonNode? AsJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(c.Key.ToString(), AsJson(c.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(AsJson)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" or "" or null } plain => JsonNode.Parse(
                string.IsNullOrEmpty(plain.Value) ? "null" : plain.Value
            ),
            YamlScalarNode { Style: ScalarStyle.Plain } plain when int.TryParse(plain.Value, out var number) => number,
            YamlScalarNode scalar => scalar.Value,
            _ => throw new FormatException($"Not understood: {node}"),
        };

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

    [GeneratedRegex("^output (?<name>[A-Z_]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Output { get; }

    [GeneratedRegex("\"writeToEnvironmentFile\": \\{[^}]*\\}")]
    private static partial Regex Written { get; }

    [GeneratedRegex("[A-Z]+_[A-Z_]+")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"\$\{\{([A-Z0-9_]+)\}\}")]
    private static partial Regex Variable { get; }
}
