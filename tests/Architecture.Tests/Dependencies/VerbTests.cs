using System.Text.RegularExpressions;
using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Appointments;
using KobanBot.Bot.Features.Templates;
using KobanBot.Bot.Features.Turns;
using KobanBot.Support.Features;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>Buttons, commands, handlers and the manifest speak of the same things.</summary>
public sealed partial class VerbTests
{
    private static readonly FlowTable Table = Flows.Declared;

    private static readonly IReadOnlySet<string> Handled = Table.Verbs.Keys.ToHashSet();

    [Fact]
    public void Every_verb_of_an_approved_card_has_a_handler()
    {
        var verbs = ApprovedFiles().SelectMany(f => VerbPattern().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();

        verbs.Count.ShouldBeGreaterThan(20);
        verbs.Except(Handled).ShouldBeEmpty();
    }

    [Fact]
    public void Every_handler_is_reached_by_a_button_a_refresh_a_command_a_file_the_message_extension_or_the_page_in_Outlook()
    {
        var reached = ApprovedFiles()
            .SelectMany(f => VerbPattern().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Concat(Table.Commands.Select(c => c.Verb))
            .Concat(Table.Extensions.Values.Select(e => e.Verb))
            .Concat([AppointmentFlow.Open, AppointmentFlow.Save, TemplateVerbs.Add])
            .ToHashSet();

        Handled.Except(reached).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_commands_share_a_word() =>
        Table.Commands.SelectMany(c => c.Ways).GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    /// <summary>A channel is bound in the channel itself; everything else there only reads.</summary>
    [Fact]
    public void What_others_see_changes_nothing_but_the_channel_itself()
    {
        var shared = Table.Verbs.Values.Where(v => v.Scopes != Scopes.Personal).ToList();
        shared.ShouldNotBeEmpty();

        shared.Where(v => v is Changes).ShouldAllBe(v => v.Name.StartsWith("channel.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_starts_a_verb_that_is_declared() => Table.Commands.ShouldAllBe(c => Table.Verbs.ContainsKey(c.Verb));

    [Fact]
    public void Every_approved_file_belongs_to_a_test()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.approved.*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("artifacts", StringComparison.Ordinal))
            .ToList();
        files.Count.ShouldBeGreaterThan(50);

        foreach (var file in files)
        {
            var parts = Path.GetFileName(file).Split('.');
            var test = Path.Combine(Path.GetDirectoryName(file)!, parts[0] + ".cs");
            File.Exists(test).ShouldBeTrue(file);
            File.ReadAllText(test).ShouldContain($"\"{parts[1]}\"", customMessage: file);
        }
    }

    [Fact]
    public void No_source_file_is_too_long_to_be_one_idea() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadLines(f).Count() > 450)
            .ShouldBeEmpty();

    private static IEnumerable<string> ApprovedFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Bot.Tests", "Features"), "*.approved.json");

    [GeneratedRegex("\"verb\": \"([a-z0-9.-]+)\"")]
    private static partial Regex VerbPattern();
}
