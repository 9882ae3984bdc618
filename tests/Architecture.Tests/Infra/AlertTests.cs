using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>An alert that asks for a metric of another name never fires, and nobody notices.</summary>
public sealed partial class AlertTests
{
    private static readonly string[] Queries = Directory.GetFiles(Repository.At("infra", "alerts"), "*.kql");

    [Fact]
    public async Task Every_metric_of_a_query_is_one_that_the_bot_counts()
    {
        var source = string.Concat(
            Directory.EnumerateFiles(Repository.At("src", "Bot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
        );
        var asked = (await Task.WhenAll(Queries.Select(q => File.ReadAllTextAsync(q, TestContext.Current.CancellationToken))))
            .SelectMany(query => Metric.Matches(query))
            .Select(match => match.Value.Trim('\''))
            .Distinct()
            .ToList();

        asked.Count.ShouldBeGreaterThanOrEqualTo(5);
        asked.Where(name => !source.Contains($"\"{name}\"")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_query_is_deployed_and_explained()
    {
        var module = await File.ReadAllTextAsync(Repository.At("infra", "modules", "alerts.bicep"), TestContext.Current.CancellationToken);
        var operations = await File.ReadAllTextAsync(Repository.At("docs", "operations.md"), TestContext.Current.CancellationToken);

        foreach (var name in Queries.Select(q => Path.GetFileNameWithoutExtension(q)))
        {
            module.ShouldContain($"loadTextContent('../alerts/{name}.kql')");
            operations.ShouldContain($"| `{name}` |");
        }
    }

    [GeneratedRegex("'(kobanbot|bot)\\.[a-z.]+'")]
    private static partial Regex Metric { get; }
}
