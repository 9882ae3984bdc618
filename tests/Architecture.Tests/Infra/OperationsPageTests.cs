using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>What docs/operations.md tells an operator to do, look at and search for is there: commands, paths, settings, sentences of the log, metrics.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string Operations = File.ReadAllText(Repository.At("docs", "operations.md"));

    private static readonly Lazy<string> Source = new(() =>
        string.Concat(Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText))
    );

    /// <summary>Of all pages: the mode that follows `--project X --` is one that X's program knows.</summary>
    [Theory]
    [InlineData("src/Bot")]
    [InlineData("dev")]
    [InlineData("bench")]
    public void Every_documented_command_is_one_that_its_program_knows(string project)
    {
        var program = File.ReadAllText(Repository.At([.. project.Split('/'), "Program.cs"]));
        var known = Quoted.Matches(program).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var documented = Pages()
            .SelectMany(File.ReadLines)
            .SelectMany(line => Command.Matches(line))
            .Where(m => m.Groups["project"].Value == project && m.Groups["mode"].Success)
            .Select(m => m.Groups["mode"].Value)
            .Distinct()
            .ToList();

        documented.ShouldNotBeEmpty();
        documented.Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void Every_mode_of_the_bots_program_is_explained_to_operators()
    {
        var modes = Mode.Matches(File.ReadAllText(Repository.At("src", "Bot", "Program.cs")))
            .SelectMany(m => Quoted.Matches(m.Value))
            .Select(m => m.Groups[1].Value)
            .ToList();

        modes.Count.ShouldBeGreaterThan(4);
        modes.Where(m => !Operations.Contains($"dotnet run --project src/Bot -- {m}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_path_that_is_named_exists()
    {
        var paths = Path.Matches(Operations)
            .Select(m => m.Groups[1].Value)
            .Where(p => !p.Contains('*') && !p.Contains("KIND", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        paths.Count.ShouldBeGreaterThan(8);
        paths.Where(p => !File.Exists(Repository.At(p.Split('/'))) && !Directory.Exists(Repository.At(p.Split('/')))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_that_is_named_stands_on_the_page_of_settings()
    {
        var settings = File.ReadAllText(Repository.At("docs", "settings.md"));
        var named = Setting.Matches(Operations).Select(m => m.Groups[1].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(5);
        named.Where(n => !settings.Contains(n, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Whoever searches the log for a sentence of this page finds what the bot writes.</summary>
    [Fact]
    public void Every_sentence_of_the_log_is_one_that_the_bot_writes()
    {
        var said = Sentence.Matches(Operations).Select(m => m.Groups[1].Value.TrimEnd('.')).Distinct().ToList();

        // A section of the page is quoted like a sentence.
        said.RemoveAll(s => Operations.Contains($"\n## {s}\n", StringComparison.Ordinal));
        said.Count.ShouldBeGreaterThan(5);
        said.Where(s => !Source.Value.Contains(s, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_metric_that_is_named_is_counted()
    {
        var named = Metric.Matches(Operations).Select(m => m.Groups[1].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(4);
        named.Where(m => !Source.Value.Contains($"\"{m}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_query_of_each_alert_stands_there_word_for_word()
    {
        foreach (var file in Directory.GetFiles(Repository.At("infra", "alerts"), "*.kql"))
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(file);

            Operations.ShouldContain($"`{name}`\n\n```kusto\n{File.ReadAllText(file).TrimEnd('\n')}\n```\n");
        }
    }

    private static IEnumerable<string> Pages() =>
        [
            .. Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories),
            Repository.At("README.md"),
            .. new[] { "infra", "manifest", "samples", "bench", "dev" }.Select(f => Repository.At(f, "README.md")),
        ];

    [GeneratedRegex(@"dotnet run( -c Release)? --project (?<project>[a-z/A-Z]+)( -- (?<mode>[a-z][a-z-]*))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Command { get; }

    [GeneratedRegex("""args is \[[^\]]+\]""")]
    private static partial Regex Mode { get; }

    [GeneratedRegex("\"([a-z][a-z-]*)\"")]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("`((src|infra|docs|dev|manifest|samples|tests)/[A-Za-z0-9_./*-]+)`")]
    private static partial Regex Path { get; }

    [GeneratedRegex(
        "`((Bot|Mail|MeetingCalendar|Installation|Outlook|Backup|People|Reminders|Delivery|Storage|Outbox|Obligations):[A-Za-z:]+)`"
    )]
    private static partial Regex Setting { get; }

    [GeneratedRegex("\"([A-Z][a-z]+( [a-z]+){2,}\\.?)\"")]
    private static partial Regex Sentence { get; }

    [GeneratedRegex("`((kobanbot|bot)\\.[a-z]+\\.[a-z]+)`")]
    private static partial Regex Metric { get; }
}
