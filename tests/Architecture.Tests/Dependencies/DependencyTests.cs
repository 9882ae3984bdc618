using System.Reflection;
using KobanBot.Architecture.Tests.Tools;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;
using NetArchTest.Rules;

namespace KobanBot.Architecture.Tests.Dependencies;

/// <summary>Who may know whom. Each rule is shown to select something and to notice a dependency that is there.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Core = typeof(Council).Assembly;
    private static readonly Assembly Bot = typeof(FlowTable).Assembly;

    [Fact]
    public void Core_references_nothing_but_the_base_class_library()
    {
        Core.GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));
        File.ReadAllText(Path.Combine(Repository.Root, "src", "Core", "Core.csproj")).ShouldNotContain("Reference");
        Bot.GetReferencedAssemblies().ShouldContain(a => a.Name == "Azure.Data.Tables");
    }

    [Theory]
    [InlineData("KobanBot.Bot.Cards", "KobanBot.Bot.Features")]
    [InlineData("KobanBot.Bot.BotFramework", "KobanBot.Core")]
    [InlineData("KobanBot.Bot.BotFramework", "KobanBot.Bot.Features")]
    [InlineData("KobanBot.Bot.BotFramework", "KobanBot.Bot.Cards")]
    [InlineData("KobanBot.Bot.Guideline", "KobanBot.Bot.Features")]
    [InlineData("KobanBot.Bot.Features", "KobanBot.Bot.Storage")]
    [InlineData("KobanBot.Bot.Features", "KobanBot.Bot.Import")]
    [InlineData("KobanBot.Bot.Features", "KobanBot.Bot.Outbox")]
    [InlineData("KobanBot.Bot.Features", "Azure")]
    [InlineData("KobanBot.Bot.Storage", "KobanBot.Bot.Features")]
    [InlineData("KobanBot.Bot.Storage", "KobanBot.Bot.Cards")]
    public void A_folder_does_not_know_another(string from, string to)
    {
        Types.InAssembly(Bot).That().ResideInNamespaceStartingWith(from).GetTypes().ShouldNotBeEmpty();

        Offenders(from, to).ShouldBeEmpty();
    }

    /// <summary>The positive control: the same check reports dependencies that are known to exist.</summary>
    [Theory]
    [InlineData("KobanBot.Bot.Features", "KobanBot.Core")]
    [InlineData("KobanBot.Bot.Features", "KobanBot.Bot.Cards")]
    [InlineData("KobanBot.Bot.Storage", "Azure.Data.Tables")]
    [InlineData("KobanBot.Bot.Outbox", "KobanBot.Bot.Features")]
    public void The_check_notices_a_dependency_that_is_there(string from, string to) => Offenders(from, to).ShouldNotBeEmpty();

    [Fact]
    public void Cards_know_of_Core_what_it_says_of_text_and_nothing_of_the_police()
    {
        // The root itself would match all that lies below it.
        var others = Core.GetTypes().Select(t => t.Namespace ?? "").Where(n => n.StartsWith("KobanBot.Core.", StringComparison.Ordinal));
        var forbidden = others.Distinct().Except(["KobanBot.Core.Text"]).ToList();

        forbidden.ShouldContain("KobanBot.Core.Facts");
        forbidden.SelectMany(n => Offenders("KobanBot.Bot.Cards", n)).ShouldBeEmpty();
    }

    [Fact]
    public void Table_entities_appear_under_Storage_only()
    {
        Types
            .InAssembly(Bot)
            .That()
            .HaveDependencyOn("Azure.Data.Tables")
            .GetTypes()
            .Select(t => t.FullName!)
            .ShouldAllBe(n => n.StartsWith("KobanBot.Bot.Storage", StringComparison.Ordinal));
    }

    [Fact]
    public void Cards_know_neither_stores_nor_clocks()
    {
        var cards = Types
            .InAssembly(Bot)
            .That()
            .HaveNameEndingWith("Card", StringComparison.Ordinal)
            .And()
            .ResideInNamespaceStartingWith("KobanBot.Bot.Features")
            .GetTypes()
            .ToList();
        cards.Count.ShouldBeGreaterThan(10);

        Types
            .InAssembly(Bot)
            .That()
            .HaveNameEndingWith("Card", StringComparison.Ordinal)
            .And()
            .ResideInNamespaceStartingWith("KobanBot.Bot.Features")
            .ShouldNot()
            .HaveDependencyOnAny("KobanBot.Core.Facts.ICouncilStore", "System.TimeProvider", "KobanBot.Bot.Features.Kit.Partitions")
            .GetResult()
            .FailingTypeNames.ShouldBeNull();
    }

    [Fact]
    public void Only_the_kit_and_the_door_know_where_things_are_kept()
    {
        string[] stores =
        [
            "KobanBot.Core.Facts.ICouncilStore",
            "KobanBot.Core.Facts.IOfficeStore",
            "KobanBot.Core.Facts.IPersonnelStore",
            "KobanBot.Core.Facts.IAuditStore",
            "KobanBot.Core.Organisation.IPersonStore",
            "KobanBot.Core.Reminders.IReminderStore",
            "KobanBot.Core.Summaries.ISummaryStore",
        ];
        stores.ShouldAllBe(name => Core.GetType(name) != null);
        var knowing = Types
            .InAssembly(Bot)
            .That()
            .ResideInNamespaceStartingWith("KobanBot.Bot.Features")
            .And()
            .HaveDependencyOnAny(stores)
            .GetTypes()
            .ToList();

        knowing
            .Where(t => t.Namespace is not ("KobanBot.Bot.Features.Kit" or "KobanBot.Bot.Features.Turns"))
            .Select(t => (t.DeclaringType ?? t).Name)
            .ShouldBeEmpty();
        knowing.ShouldContain(t => t.Name == nameof(KobanBot.Bot.Features.Kit.SummaryReading));
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        string[] empty = ["Helper", "Manager", "Util", "Utils", "Common", "Base", "Info", "Impl"];

        var named = Core.GetTypes()
            .Concat(Bot.GetTypes())
            .Where(t =>
                empty.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal))
                && t.Namespace?.StartsWith("KobanBot", StringComparison.Ordinal) == true
            );

        named.Select(t => t.FullName).ShouldBeEmpty();
    }

    private static IEnumerable<string> Offenders(string from, string to) =>
        Types.InAssembly(Bot).That().ResideInNamespaceStartingWith(from).ShouldNot().HaveDependencyOn(to).GetResult().FailingTypeNames
        ?? [];
}
