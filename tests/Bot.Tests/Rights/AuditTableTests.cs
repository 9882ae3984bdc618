using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KobanBot.Bot.Features.Histories;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Rights;

/// <summary>
/// What has to leave a line in the audit: every change, every file with persons in it, every look at contacts and grounds. A new verb, file or place
/// that is in none of these tables fails. Who imports and who exports everything is in <c>ImportCommandTests</c> and <c>BackupTests</c>.
/// </summary>
public sealed partial class AuditTableTests
{
    private static readonly FlowTable Table = Flows.Declared;

    /// <summary>They change nothing but what is the person's own.</summary>
    private static readonly Dictionary<string, string> Own = new()
    {
        ["forms.stop"] = "stops a file in the making of the same person",
        ["remind.mute.save"] = "which reminders the person gets",
    };

    /// <summary>Every verb that makes a file, with the code of the line that whoever takes it leaves; empty where it names nobody.</summary>
    private static readonly Dictionary<string, (string Line, string Why)> Files = new()
    {
        ["forms.make"] = ("form.export", "forms with names; with addresses the purpose too"),
        ["forms.batch.make"] = ("form.export", "the same of all councils"),
        ["kit.make"] = ("kit.make", "members and what they said"),
        ["members.export.make"] = ("members.export", "all that is kept of a person"),
        ["package.make"] = ("package.make", "copies of the records, with names"),
        ["summary.export"] = ("", "numbers of units, no person"),
        ["templates.sample"] = ("", "an invented form"),
        ["templates.original"] = ("", "an empty form"),
    };

    /// <summary>Places that show the grounds of a 解嘱, with the verbs by which one gets there; each leaves read.dismissal, or enters what it shows.</summary>
    private static readonly Dictionary<string, string[]> Grounds = new()
    {
        ["DismissedCard.cs"] = ["dismiss.show"],
        ["DismissForm.cs"] = ["dismiss.enter"],
        ["DismissFlow.cs"] = ["dismiss.enter"],
        ["PersonalData.cs"] = ["members.export.make"],
    };

    /// <summary>Rows that say who may do what.</summary>
    private static readonly string[] OfRights = ["person", "council.roster", "office.directory", "office.deputy", "office.switch"];

    [Fact]
    public void Every_change_leaves_a_line()
    {
        var changes = Table.Verbs.Values.Where(v => v is Changes).Select(v => v.Name).ToList();

        changes.Count.ShouldBeGreaterThan(80);
        changes.Where(v => Table.Effects[v].Audits.Count == 0).ShouldBe(Own.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_change_of_rights_leaves_a_line()
    {
        var rights = Table.Effects.Values.Where(e => e.Writes.Intersect(OfRights).Any()).ToList();

        rights.Select(e => e.Verb).ShouldContain("transfer.save");
        rights.Select(e => e.Verb).ShouldContain("deputy.save");
        rights.Where(e => e.Audits.Count == 0).Select(e => e.Verb).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_with_persons_in_it_leaves_a_line()
    {
        Table.Verbs.Values.Where(v => v.File is not null).Select(v => v.Name).ShouldBe(Files.Keys, ignoreOrder: true);
        Files.Values.Where(f => f.Line.Length > 0 && !HistoryWords.IsTold(f.Line) && !HistoryWords.Untold.Contains(f.Line)).ShouldBeEmpty();
        var sources = Directory.EnumerateFiles(Features(), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        foreach (var line in Files.Values.Select(f => f.Line).Where(l => l.Length > 0))
        {
            sources.ShouldContain(s => s.Contains($"\"{line}\"", StringComparison.Ordinal), line);
        }
    }

    [Fact]
    public void Grounds_are_shown_only_where_the_look_is_noted()
    {
        var places = Directory
            .EnumerateFiles(Features(), "*.cs", SearchOption.AllDirectories)
            .Where(f => GroundsRead().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetFileName(f)); // A file has a name.

        places.ShouldBe(Grounds.Keys, ignoreOrder: true);
        Grounds.Values.SelectMany(v => v).ShouldAllBe(v => Table.Verbs.ContainsKey(v));
        Table.Verbs["dismiss.show"].Discloses.ShouldBe("read.dismissal");
    }

    /// <summary>By the only way to them, which asks for the line as an argument.</summary>
    [Fact]
    public void Contacts_are_read_in_one_place() =>
        Directory
            .EnumerateFiles(Features(), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains(".ReadContactsAsync(", StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f)) // A file has a name.
            .ShouldBe(["Reading.cs"]);

    private static string Features([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Bot", "Features")); // A source file lies in a folder.

    [GeneratedRegex(@"\bgrounds\.Text|Grounds\?\.Text|considered\.Grounds")]
    private static partial Regex GroundsRead();
}
