using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>
/// What somebody who installs the bot for the first time is told to type: parameters, outputs, settings, options, roles and names, each held against the
/// template or the program that takes it.
/// </summary>
public sealed partial class InstallPagesTests : IAsyncLifetime
{
    private static readonly string Infra = File.ReadAllText(Repository.At("infra", "README.md"));
    private static readonly string Permissions = File.ReadAllText(Repository.At("docs", "permissions.md"));

    private static readonly string Pages = string.Concat(
        File.ReadAllText(Repository.At("docs", "operations.md")),
        File.ReadAllText(Repository.At("manifest", "README.md")),
        Infra,
        Permissions
    );

    private JsonObject _template = [];

    public async ValueTask InitializeAsync() => _template = JsonNode.Parse((await Bicep.BuildMainAsync()).Output)!.AsObject();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_path_of_the_pages_exists()
    {
        var paths = Path().Matches(Pages).Select(m => m.Groups["path"].Value).Where(p => !p.Contains('*')).Distinct().ToList();

        paths.Count.ShouldBeGreaterThan(12);
        paths
            .Where(p => !p.Contains("KIND", StringComparison.Ordinal) && !p.EndsWith(".zip", StringComparison.Ordinal))
            .Where(p => !File.Exists(Repository.At(p.Split('/'))) && !Directory.Exists(Repository.At(p.Split('/'))))
            .ShouldBeEmpty();
    }

    /// <summary>Each parameter with its default; several in one row share it or have theirs in the same order.</summary>
    [Fact]
    public void The_table_of_parameters_is_that_of_the_template()
    {
        var told = Rows("parameter")
            .SelectMany(row =>
            {
                var (names, defaults) = (Code().Matches(row[0]), row[1].Split(", "));
                return names.Select((name, i) => (Name: name.Groups[1].Value, Default: defaults[names.Count == 1 ? ^1 : i].Trim('`')));
            })
            .ToDictionary(p => p.Name, p => p.Default, StringComparer.Ordinal);
        var parameters = _template["parameters"]!.AsObject(); // A template has some.

        told.Keys.ShouldBe(parameters.Select(p => p.Key), ignoreOrder: true);
        foreach (var (name, parameter) in parameters)
        {
            var value = parameter!["defaultValue"]; // A parameter is an object.
            var text =
                value is null || value is JsonArray { Count: 0 } or JsonObject { Count: 0 } || value.ToString().Length == 0
                    ? "none"
                    : value.ToString();
            (told[name] == "the deployment's tenant" ? "[tenant().tenantId]" : told[name]).ShouldBe(text, name);
        }
    }

    [Fact]
    public void The_table_of_settings_is_what_the_host_is_told()
    {
        var told = Rows("app setting").SelectMany(row => Code().Matches(row[0])).Select(m => m.Groups[1].Value);
        var settings = _template["resources"]!["hosting"]!["properties"]!["parameters"]!["settings"]!["value"]!.AsArray(); // See TemplateTests.

        told.ShouldBe(settings.Select(s => s!["name"]!.GetValue<string>()), ignoreOrder: true); // A setting has a name.
    }

    [Fact]
    public void The_table_of_modules_is_the_folder() =>
        Rows("module")
            .Select(row => row[0].Trim('`'))
            .ShouldBe(
                Directory.GetFiles(Repository.At("infra", "modules"), "*.bicep").Select(m => System.IO.Path.GetFileNameWithoutExtension(m)),
                ignoreOrder: true
            );

    [Fact]
    public void Outputs_and_parameters_that_are_named_are_those_of_the_template()
    {
        var outputs = _template["outputs"]!.AsObject().Select(o => o.Key).ToHashSet(StringComparer.Ordinal); // The template has some.
        var parameters = _template["parameters"]!.AsObject().Select(p => p.Key).ToHashSet(StringComparer.Ordinal);

        Output()
            .Matches(Pages)
            .Select(m => m.Value.Trim('`'))
            .Distinct()
            .Where(name => !outputs.Contains(name) && !parameters.Contains(name))
            .ShouldBeEmpty();
        new[] { "botAppId", "botObjectId", "botDomain", "webAppName" }.ShouldAllBe(name => Pages.Contains($"`{name}`"));
        var given = Given().Matches(Pages).SelectMany(m => m.Groups["name"].Captures).Select(c => c.Value).ToList();
        given.ShouldContain("image");
        given.Where(name => !parameters.Contains(name)).ShouldBeEmpty();
    }

    /// <summary>The identity is made by hand before it may pull an image, and has to be the one that the template takes over.</summary>
    [Fact]
    public void Names_that_are_typed_are_those_that_the_template_makes_of_the_parameters()
    {
        var main = File.ReadAllText(Repository.At("infra", "main.bicep"));
        var name = Regex.Match(File.ReadAllText(Repository.At("infra", "prod.bicepparam")), "param name = '([a-z]+)'").Groups[1].Value;

        main.ShouldContain("name: 'id-${name}'");
        Infra.ShouldContain($"az identity create --resource-group rg-{name} --name id-{name} ");
        File.ReadAllText(Repository.At("infra", "modules", "hosting.bicep")).ShouldContain("appCommandLine: 'dotnet KobanBot.Bot.dll'");
        Pages.ShouldContain("`dotnet KobanBot.Bot.dll doctor`");
        File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, "KobanBot.Bot.dll")).ShouldBeTrue();
    }

    [Fact]
    public void The_options_of_the_package_are_those_that_its_program_takes()
    {
        var program = File.ReadAllText(Repository.At("manifest", "Package.cs"));
        var lines = Pages.Split('\n').Where(l => l.Contains("--project dev -- package", StringComparison.Ordinal)).ToList();
        var options = lines.SelectMany(l => Option().Matches(l[l.IndexOf("-- package", StringComparison.Ordinal)..])).Select(m => m.Value);

        options.Distinct().Order(StringComparer.Ordinal).ShouldBe(["--app-id", "--bot-domain", "--bot-id"]);
        options.Where(o => !program.Contains($"case \"{o}\"")).ShouldBeEmpty();
    }

    /// <summary>Mail and calendar get their right in Exchange, and a consent in Entra would undo its limit; the others know no smaller scope.</summary>
    [Fact]
    public void Every_permission_of_the_list_is_granted_at_one_place()
    {
        var listed = Listed().Matches(Permissions).Select(m => m.Groups["permission"].Value).Distinct().ToList();
        var exchange = Role().Matches(Permissions).Select(m => m.Groups[1].Value).ToList();
        var entra = Quoted().Matches(Loop().Match(Permissions).Value).Select(m => m.Groups[1].Value).ToList();

        exchange.ShouldBe(["Mail.Send", "Calendars.ReadWrite"], ignoreOrder: true);
        exchange.Concat(entra).ShouldBe(listed, ignoreOrder: true);
        exchange.Intersect(entra).ShouldBeEmpty();
    }

    [Fact]
    public void Settings_that_are_typed_are_settings()
    {
        var settings = File.ReadAllText(Repository.At("docs", "settings.md"));
        var typed = Typed().Matches(Pages).Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).Distinct().ToList();

        typed.ShouldContain("People:FirstAdministrators");
        typed.ShouldContain("Storage:AccountUri");
        typed.Where(s => !settings.Contains($"`{s}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The rows of the table of infra/README.md whose first column has this heading.</summary>
    private static List<string[]> Rows(string heading)
    {
        var rows = Infra
            .Split('\n')
            .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        rows.ShouldNotBeEmpty(heading);
        return rows;
    }

    [GeneratedRegex("`(?<path>(src|infra|docs|dev|manifest|samples|tests|env)/[A-Za-z0-9_./*-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    [GeneratedRegex("`([A-Za-z_0-9]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("`(bot[A-Z][A-Za-z]+|webApp[A-Z][a-z]+)`")]
    private static partial Regex Output();

    [GeneratedRegex(@"--parameters(?<pair> (?<name>[A-Za-z]+)=\S+)+", RegexOptions.ExplicitCapture)]
    private static partial Regex Given();

    [GeneratedRegex("--[a-z]+(-[a-z]+)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex("^\\| `[A-Z]+ users/[^`]+` \\| `(?<permission>[A-Za-z.]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();

    [GeneratedRegex("-Role \"Application ([A-Za-z.]+)\"")]
    private static partial Regex Role();

    [GeneratedRegex(@"foreach \(\$name in [^)]+\)")]
    private static partial Regex Loop();

    [GeneratedRegex("'([A-Za-z.]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\b([A-Z][A-Za-z]+__[A-Za-z]+)(__[0-9])?=")]
    private static partial Regex Typed();
}
